import type { Act, Say } from '#core/messaging/index.js';
import { dropVisit, findVisit } from '#core/visits/index.js';
import type { Visit } from '#core/visits/index.js';
import { withHousehold } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';
import { CLOSED, ownerOf } from './visits-wish.js';

/** Gives a visit up; undone by one digit while its time is free. On a shared phone only by whose it is. */
export const dropOne: Play<'drop-visit'> = async (turn, act) => {
  const found = await findVisit(turn.ctx, act.visit);
  const patient = found && ownerOf(turn, found);
  if (found?.state !== 'booked' || found.startAt <= turn.ctx.now || !patient) return CLOSED;
  const then: Act = { do: 'drop-visit', ...act };
  return withHousehold(turn, { patient, then }, () => drop(turn, found));
};

/** Gives up a booked visit of this number. */
async function drop(turn: Turn, found: Visit): Promise<Say> {
  await dropVisit(turn.ctx, found.id);
  turn.state.person = found.patientId;
  const { serviceId: service, siteId: site } = found;
  return {
    line: { name: 'visit-dropped' },
    answers: {
      '1': { do: 'restore-visit', visit: found.id },
      '2': { do: 'book-days', service, site, skip: 0 },
    },
  };
}

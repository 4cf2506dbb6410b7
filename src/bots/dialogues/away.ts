import { moment } from '#core/messaging/index.js';
import type { Act, Say } from '#core/messaging/index.js';
import { awayOf, bringAlong, comeBack, goAway, leftBehind } from '#core/reminders/index.js';
import type { Brought, LeftBehind } from '#core/reminders/index.js';
import { listSites } from '#core/sites/index.js';
import { withHousehold, withPatient } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';
import { kept } from './keep-item.js';
import { told } from './visits-take.js';

/** I am away: one other place at a time, or until when and where I am away already. */
export const away: Play<'away'> = (turn, { skip }) =>
  withPatient(turn, { do: 'away', skip }, async (patient) => {
    const now = await awayOf(turn.ctx, patient.id);
    if (now)
      return {
        line: { name: 'away-now', facts: { other: now.place, until: { day: now.lastDay } } },
        answers: { '1': { do: 'come-back' } },
      };
    const others = (await listSites(turn.ctx)).filter(({ id }) => id !== patient.usualSite?.id);
    const other = others[skip % Math.max(1, others.length)];
    if (!other) return { line: { name: 'no-such-place' } };
    const next: Record<string, Act> =
      others.length > 1 ? { '2': { do: 'away', skip: skip + 1 } } : {};
    return {
      line: { name: 'away', facts: { other: other.number } },
      answers: { '1': { do: 'away-days', site: other.id }, ...next },
    };
  });

/** For how long? */
export const awayDays: Play<'away-days'> = async ({ ctx }, { site }) => {
  const place = (await listSites(ctx)).find(({ id }) => id === site);
  if (!place) return { line: { name: 'no-such-place' } };
  return {
    line: { name: 'away-days', facts: { other: place.number } },
    answers: {
      '1': { do: 'go-away', site, days: 7 },
      '2': { do: 'go-away', site, days: 14 },
      '3': { do: 'go-away', site, days: 28 },
    },
  };
};

/** Agreed, for that place and those days only; what was booked or kept before may come along. On a shared phone only by whose absence it is. */
export const setAway: Play<'go-away'> = (turn, act) => {
  const then: Act = { do: 'go-away', ...act };
  return withPatient(turn, then, (patient) =>
    withHousehold(turn, { patient, then }, async () => {
      const { site: siteId, days } = act;
      const gone = await goAway(turn.ctx, patient.id, { siteId, days });
      const facts = { other: gone.place, until: { day: gone.lastDay } };
      const behind = await leftBehind(turn.ctx, patient.id, gone);
      if (!behind.visits && !behind.parcels)
        return { line: { name: behind.bound ? 'away-new' : 'away-set', facts } };
      return {
        line: { name: 'away-bring', facts: { ...facts, what: whatOf(behind) } },
        answers: { '1': { do: 'bring-along' }, '2': { do: 'leave-behind' } },
      };
    }),
  );
};

function whatOf({ visits, parcels }: LeftBehind): string {
  if (parcels) return visits ? 'both' : 'kept';
  return visits > 1 ? 'visits' : 'visit';
}

/** What was booked and kept before comes along, as far as there is room. */
export const bring: Play<'bring-along'> = (turn) => {
  const then: Act = { do: 'bring-along' };
  return withPatient(turn, then, (patient) =>
    withHousehold(turn, { patient, then }, async () => {
      const brought = await bringAlong(turn.ctx, patient.id);
      return brought ? saidOf(brought) : { line: { name: 'closed-question' } };
    }),
  );
};

/** One thing is said as if it had been booked or kept just now. */
function saidOf({ place: other, visits, parcels, left }: Brought): Say {
  const [visit] = visits;
  const [parcel] = parcels;
  if (!visit && !parcel) return { line: { name: 'away-no-room', facts: { other } } };
  const alone = !left && visits.length + parcels.length === 1;
  if (alone && visit) return told('visit-booked', visit);
  if (alone && parcel) return kept(parcel);
  const facts = { other, how: left ? 'some' : 'all' };
  const lists = { '3': { do: 'visits', skip: 0 }, '4': { do: 'pickups' } } as const;
  if (!visit) return { line: { name: 'away-kept', facts }, answers: { '4': lists['4'] } };
  const at = moment(visit.startAt, visit.zone);
  return { line: { name: 'away-brought', facts: { ...facts, at } }, answers: lists };
}

/** It stays where it is. */
export const leave: Play<'leave-behind'> = () => Promise.resolve({ line: { name: 'away-left' } });

/** I am back. */
export const back: Play<'come-back'> = (turn) =>
  withPatient(turn, { do: 'come-back' }, async (patient) => {
    if (!(await comeBack(turn.ctx, patient.id))) return { line: { name: 'closed-question' } };
    const [usual] = await turn.ctx.sql<{ place: number }>(
      `SELECT s.number AS place FROM patients p JOIN sites s ON s.id = p.usual_site_id WHERE p.id = $1`,
      [patient.id],
    );
    if (!usual) return { line: { name: 'thanks' } };
    return { line: { name: 'away-over', facts: { place: usual.place } } };
  });

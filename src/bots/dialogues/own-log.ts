import type { Act, Say } from '#core/messaging/index.js';
import { ownLog } from '#core/patients/index.js';
import type { Opening } from '#core/patients/index.js';
import { withPatient, withUnlock } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';

/** Who opened my file, after the secret number wherever it is read. */
export const log: Play<'log'> = (turn) => {
  const then: Act = { do: 'log' };
  return withPatient(turn, then, (patient) =>
    withUnlock(turn, { patient, then, always: true }, async () =>
      said(await ownLog(turn.ctx, patient.id, turn.contact.zone)),
    ),
  );
};

const MOST = 99;

function said(openings: readonly Opening[]): Say {
  const [last, before] = openings;
  if (!last) return { line: { name: 'log-none' } };
  if (!before) return { line: { name: 'log-one', facts: factsOf(last, '') } };
  const count = Math.min(openings.length, MOST);
  const facts = { count, ...factsOf(last, ''), ...factsOf(before, '2') };
  return { line: { name: 'log-some', facts } };
}

function factsOf({ day, place, byCode }: Opening, n: '' | '2') {
  return {
    [`day${n}`]: { day },
    [`place${n}`]: place ?? 0,
    [`by${n}`]: byCode ? 'with' : 'without',
  };
}

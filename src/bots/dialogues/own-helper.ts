import type { Act, Say } from '#core/messaging/index.js';
import { endOwnHelper, ownHelpers } from '#core/patients/index.js';
import type { OwnHelper, Patient } from '#core/patients/index.js';
import { withPatient, withUnlock } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';

/** For who shows that they know the secret number, whoever's the phone is. */
const unlocked = (turn: Turn, then: Act, go: (patient: Patient) => Promise<Say | null>) =>
  withPatient(turn, then, (patient) =>
    withUnlock(turn, { patient, then, always: true }, () => go(patient)),
  );

/** Who helps, one at a time; somebody is named at the desk alone. */
export const helper: Play<'helper'> = (turn, act) =>
  unlocked(turn, { do: 'helper', ...act }, async (patient) => {
    const helpers = await ownHelpers(turn.ctx, patient.id);
    const at = act.skip % Math.max(1, helpers.length);
    const one = helpers[at];
    if (!one) return { line: { name: 'helper-none' } };
    const next: Record<string, Act> =
      helpers.length > 1 ? { '2': { do: 'helper', skip: at + 1 } } : {};
    return {
      line: lineOf(one),
      answers: { '1': { do: 'end-helper', helper: one.id }, ...next },
    };
  });

function lineOf({ told }: OwnHelper): Say['line'] {
  if (!told) return { name: 'helper-untold' };
  if (told === 'chat') return { name: 'helper-in-chat' };
  return { name: 'helper', facts: { ending: told.phone } };
}

/** They help no more. */
export const endHelper: Play<'end-helper'> = (turn, act) =>
  unlocked(turn, { do: 'end-helper', ...act }, async (patient) => {
    const ended = await endOwnHelper(turn.ctx, patient.id, act.helper);
    return { line: { name: ended ? 'helper-ended' : 'closed-question' } };
  });

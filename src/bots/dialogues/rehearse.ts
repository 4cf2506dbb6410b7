import type { Say } from '#core/messaging/index.js';
import { passTask, tryUnlock, unlockQuestion } from '#core/patients/index.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';

const OVER: Say = { line: { name: 'closed-question' } };

/** One of the small tasks was done; the next one follows. */
export const rehearsed: Play<'rehearsed'> = async (turn, { rehearsal, task }) => {
  const passed = await passTask(turn.ctx, rehearsal, task);
  if (!passed) return OVER;
  if (task === 'delete') return { line: { name: 'try-done' } };
  return task === 'answer' ? askDigits(turn, rehearsal, passed.patientId) : askDelete(rehearsal);
};

/** Two digits of the secret number, as every unlock asks them; without one, or locked, the task is left out. */
async function askDigits(turn: Turn, rehearsal: string, patientId: string): Promise<Say> {
  const patient = turn.patients.find(({ id }) => id === patientId);
  const question = patient ? await unlockQuestion(turn.ctx, patient) : 'none';
  if (!patient || typeof question === 'string') return askDelete(rehearsal);
  const [first, second] = question.ask;
  return {
    line: { name: 'try-secret', facts: { first: { ordinal: first }, second: { ordinal: second } } },
    expects: {
      do: 'rehearse-secret',
      ...{ rehearsal, patient: patient.id, positions: [first, second] },
    },
  };
}

/** The two digits came: right ones lead on, wrong ones are asked for again. */
export const rehearseSecret: Play<'rehearse-secret'> = async (turn, act) => {
  const patient = turn.patients.find(({ id }) => id === act.patient);
  if (!patient) return OVER;
  const { contact, ctx } = turn;
  const given = { positions: act.positions, digits: turn.typed };
  const result = turn.typed.length === 2 ? await tryUnlock(ctx, { contact, patient }, given) : null;
  if (result === 'right') return rehearsed(turn, { rehearsal: act.rehearsal, task: 'secret' });
  return result === 'locked'
    ? askDelete(act.rehearsal)
    : askDigits(turn, act.rehearsal, patient.id);
};

function askDelete(rehearsal: string): Say {
  return {
    line: { name: 'try-delete' },
    answers: { '3': { do: 'rehearsed', rehearsal, task: 'delete' } },
  };
}

import type { Act, Say } from '#core/messaging/index.js';
import { changeContact, helpsFrom, standing } from '#core/patients/index.js';
import type { Reading } from '../reading/read.js';
import { openQuestion } from '../turn.js';
import type { Turn } from '../turn.js';
import { countSame } from './limits.js';

/** Whether this number was silent for long, or its carrier did not know it any more: whoever writes may be new to it. */
export function isInDoubt({ contact }: Turn): boolean {
  const stands = standing(contact);
  return stands === 'stale' || stands === 'reverify';
}

/** Whether a number in doubt speaks for a patient, whose secret number shows that it does still. */
export const isDoubted = (turn: Turn): boolean =>
  isInDoubt(turn) && turn.patients.some(({ confirmed }) => confirmed);

/** Whether a number in doubt is anybody's whom we know: a patient's, or that of a helper who agreed. */
export async function isDoubtedOfAny(turn: Turn): Promise<boolean> {
  if (!isInDoubt(turn)) return false;
  return isDoubted(turn) || (await helpsFrom(turn.ctx, turn.contact.id)) === 'agreed';
}

/** What a text does that answers the one question we ask such a number. */
export function doubtedAct(turn: Turn, reading: Reading): Act | null {
  const open = openQuestion(turn);
  if (open?.line !== 'still-you') return null;
  if (reading.is === 'yes') return { do: 'still-me' };
  return reading.is === 'no' ? { do: 'wrong' } : null;
}

/** Asks what says nothing: did you expect a text from us? Twice in half an hour at most. */
export async function askStillYou(turn: Turn): Promise<Say | null> {
  const { ctx, contact, state } = turn;
  if (!countSame(turn, 'still-you')) return null;
  if (contact.state === 'stale')
    turn.contact = await changeContact(ctx, contact, { state: 'reverify' });
  state.person = null;
  return {
    line: { name: 'still-you' },
    answers: { '1': { do: 'still-me' }, '2': { do: 'wrong' } },
  };
}

import type { Act, Say } from '#core/messaging/index.js';
import { changeContact, standing } from '#core/patients/index.js';
import type { Reading } from '../reading/read.js';
import { openQuestion } from '../turn.js';
import type { Turn } from '../turn.js';
import { countSame } from './limits.js';

/** Whether this number speaks for somebody, but its carrier did not know it any more: whoever writes may be new to it. */
export function isDoubted({ contact, patients }: Turn): boolean {
  const stands = standing(contact);
  const asked = stands === 'stale' || stands === 'reverify';
  return asked && patients.some(({ confirmed }) => confirmed);
}

/** What a text does that answers the one question we ask such a number; "not for me" is always heard. */
export function doubtedAct(turn: Turn, reading: Reading): Act | null {
  if (reading.is === 'wrong' || reading.is === 'wrong-number') return { do: 'wrong' };
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

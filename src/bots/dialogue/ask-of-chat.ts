import { clearAll } from '#core/messaging/index.js';
import type { Say } from '#core/messaging/index.js';
import { playAct } from '../dialogues/plays.js';
import type { Reading } from '../reading/read.js';
import type { Turn } from '../turn.js';
import { countSame } from './limits.js';

/** Whether a text asks how a chat is read. */
export const asksPrivacy = (text: string): boolean => /^\/?privacy$/i.test(text.trim());

/** What any chat may ask for, whoever holds it: how it is read, and to have it cleared. What it was asked stays asked. Undefined lets the rest go on. */
export async function askOfChat(turn: Turn, reading: Reading): Promise<Say | null | undefined> {
  const { ctx, contact, state, incoming } = turn;
  if (contact.channel !== 'telegram' || incoming.event.is !== 'text') return undefined;
  if (reading.is === 'wipe') {
    await clearAll(ctx, contact, state);
    return null;
  }
  if (!asksPrivacy(incoming.event.text)) return undefined;
  const said = countSame(turn, 'privacy') ? await playAct(turn, { do: 'privacy' }) : null;
  return said && { ...said, again: true };
}

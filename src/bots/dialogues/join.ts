import type { Say } from '#core/messaging/index.js';
import { hearJoin, hearJoinUnanswered, proposeRegistration } from '#core/patients/index.js';
import { findSiteByPoster } from '#core/sites/index.js';
import { countSame } from '../dialogue/limits.js';
import { onceADay } from '../dialogue/once-a-day.js';
import type { Turn } from '../turn.js';

/** JOIN and three words, or a place's poster word. Any three words get one reply; what they led to follows in a text of its own. */
export async function joinBy(turn: Turn, words: readonly string[]): Promise<Say | null> {
  const [word] = words;
  const site = words.length === 1 && word ? await findSiteByPoster(turn.ctx, word) : null;
  if (site) {
    const fresh = await proposeRegistration(turn.ctx, turn.contact, site.id);
    if (fresh) return { line: { name: 'proposed', facts: { days: 14 } } };
    return countSame(turn, 'proposed-waiting') ? { line: { name: 'proposed-waiting' } } : null;
  }
  const { contact, ctx, incoming } = turn;
  const heard = await hearJoin(ctx, { contact, address: incoming.from }, words);
  // In a chat every answer leaves by the outbox: the one that follows is enough.
  if (heard === 'heard') return contact.channel === 'sms' ? { line: { name: 'join-heard' } } : null;
  const enrolled = turn.patients.some(({ confirmed }) => confirmed);
  if (enrolled) return { line: { name: 'join-refused' } };
  return onceADay(turn, { line: { name: 'unknown' } });
}

/** The same three words where no reply is left for an unknown number. */
export function joinUnanswered(
  { contact, ctx, incoming }: Turn,
  words: readonly string[],
): Promise<void> {
  return hearJoinUnanswered(ctx, { contact, address: incoming.from }, words);
}

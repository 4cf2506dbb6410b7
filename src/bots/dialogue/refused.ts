import type { Say } from '#core/messaging/index.js';
import { close, openQuestion } from '../turn.js';
import type { Turn } from '../turn.js';
import { countUnderstood } from './limits.js';
import { answerStranger, isKnown } from './strangers.js';

/** What is said where an answer was refused, for what it was about changed meanwhile: its question has closed. */
export async function answerRefused(turn: Turn): Promise<Say | null> {
  if (turn.contact.state === 'stopped' && turn.contact.channel === 'sms') return null;
  if (!isKnown(turn)) return answerStranger(turn, { is: 'unknown' });
  const asked = askedBy(turn);
  if (asked) close(turn, asked);
  return countUnderstood(turn) === 'silent' ? null : { line: { name: 'closed-question' } };
}

/** The question that was answered: by its button, else the last one. */
function askedBy(turn: Turn) {
  const { event } = turn.incoming;
  if (event.is !== 'press') return openQuestion(turn);
  return turn.state.asks.find(({ n }) => n === event.n);
}

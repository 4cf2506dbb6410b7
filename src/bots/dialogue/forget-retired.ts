import { isLine } from '#core/messaging/index.js';
import type { Act, Ask, Conversation } from '#core/messaging/index.js';
import { isPlayed } from '../dialogues/plays.js';

/** Closes the questions of an earlier version whose words or answers this one does not know: a digit to one is told that it has closed. */
export function forgetRetired(state: Conversation): void {
  state.asks = state.asks.map((ask) => (isStillAsked(ask) ? ask : retired(ask)));
}

function isStillAsked({ line, answers, expects }: Ask): boolean {
  const acts: Act[] = [...Object.values(answers), ...(expects ? [expects] : [])];
  return isLine(line) && acts.every(isPlayed);
}

/** Its number stays, so that one of its buttons is an old button. */
function retired({ n, at, started }: Ask): Ask {
  return { n, at, started, line: 'closed-question', until: 0, question: true, answers: {} };
}

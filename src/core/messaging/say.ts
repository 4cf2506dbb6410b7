import type { Id } from '../kernel/ids.js';
import type { Act } from './act.js';
import type { Line } from './render.js';

/** What we say and what each answer does. A key of the line that has no answer here is not offered. */
export interface Say {
  line: Line;
  answers?: Readonly<Record<string, Act>>;
  /** Answers that its words name without listing them ("send 1, 4 or 5"). */
  named?: Readonly<Record<string, Act>>;
  /** What a typed answer does that is no choice: two digits, a word. */
  expects?: Act;
  /** The pickup for whose sake this text stays in a chat after the session. */
  staysFor?: Id<'Pickup'>;
  /** What a pressed button shows for a moment over the chat, on Telegram alone. */
  toast?: 'expired';
  /** A re-ask: the question before it stays the one that is answered. */
  again?: true;
}

const EVERYWHERE: Readonly<Record<string, Act>> = { '0': { do: 'menu' }, '5': { do: 'call' } };

/** The answers of a text, with `0` and `5` where its line offers them and says nothing else of them. */
export function answersOf(say: Say, offered: readonly string[]): Record<string, Act> {
  const answers: Record<string, Act> = { ...say.named };
  for (const key of offered) {
    const act = say.answers?.[key] ?? EVERYWHERE[key];
    if (act) answers[key] = act;
  }
  return answers;
}

/** The keys that a say can answer, so that no line offers a key that leads nowhere. */
export function answerable(say: Say): (key: string) => boolean {
  return (key) => Boolean(say.answers?.[key] ?? EVERYWHERE[key]);
}

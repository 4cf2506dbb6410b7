import { setTimeout as pause } from 'node:timers/promises';

/** Texts of one number that may wait; more are dropped with an empty answer. */
const MAX_WAITING = 20;

/** Milliseconds between two empty answers of a flood, and how long one is held at most: whoever floods sends the next only after the last was answered. */
const GAP_MS = 10;
const HELD_MS = 3_000;

/**
 * Runs the turns of one key one after another, before they take a database connection, so that a flood from one number is not
 * felt by another. Null where too many wait; behind those there is one place more, for what must be heard.
 */
export type TurnQueue = <T>(
  key: string,
  turn: () => Promise<T>,
  mustBeHeard?: () => boolean,
) => Promise<T | null>;

/** A queue for this process; across processes the locked contact row does the same. */
export function turnQueue(): TurnQueue {
  const lines = new Map<string, { waiting: number; last: Promise<unknown> }>();
  const drop = slowly();
  return async (key, turn, mustBeHeard) => {
    const line = lines.get(key) ?? { waiting: 0, last: Promise.resolve() };
    const full = line.waiting >= MAX_WAITING;
    if (full && !(line.waiting === MAX_WAITING && mustBeHeard?.())) return drop();
    lines.set(key, line);
    line.waiting += 1;
    const run = line.last.then(turn);
    line.last = run.catch(() => undefined);
    try {
      return await run;
    } finally {
      line.waiting -= 1;
      if (line.waiting === 0) lines.delete(key);
    }
  };
}

/** Drops at a steady pace, whatever comes. */
function slowly(): () => Promise<null> {
  let next = 0;
  return async () => {
    const now = performance.now();
    next = Math.min(Math.max(next + GAP_MS, now), now + HELD_MS);
    await pause(next - now);
    return null;
  };
}

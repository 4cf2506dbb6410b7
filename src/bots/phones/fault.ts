import { setTimeout as wait } from 'node:timers/promises';

/**
 * What a fake provider does instead of its plain answer: refuse with a status, say nothing for
 * `hangMs` and then cut the line, take the message and cut the line, or take it and answer after
 * `delayMs` milliseconds. `retryAfter` is in seconds.
 */
export type Fault =
  | { status: number; code?: number; message?: string; retryAfter?: number }
  | { hangMs: number }
  | { acceptThenDrop: true }
  | { delayMs: number };

/** What the recording server puts on the wire; `drop` resets the connection unanswered. */
export type Answer = { status: number; body: unknown } | 'drop';

/** Plays a fault around the plain answer; `refuse` puts a refusal in the provider's own words. */
export async function playFault(
  fault: Fault | null,
  accept: () => Promise<Answer> | Answer,
  refuse: (fault: Extract<Fault, { status: number }>) => Answer,
): Promise<Answer> {
  if (!fault) return accept();
  if ('status' in fault) return refuse(fault);
  if ('hangMs' in fault) {
    await wait(fault.hangMs, undefined, { ref: false });
    return 'drop';
  }
  const answer = await accept();
  if ('acceptThenDrop' in fault) return 'drop';
  await wait(fault.delayMs, undefined, { ref: false });
  return answer;
}

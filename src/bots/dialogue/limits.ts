import type { Conversation, Tally } from '#core/messaging/index.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Of a turn, what is counted in and when. */
export interface Counted {
  readonly state: Pick<Conversation, 'taken'>;
  readonly ctx: { readonly now: Date };
}

type Limit = readonly [name: string, count: number, windowMs: number];

/** Texts of an enrolled number that are answered. */
const UNDERSTOOD: readonly Limit[] = [
  ['ten', 30, 10 * MINUTE],
  ['day', 100, DAY],
];

/** What is replied to whatever came before: texts not understood, and words of danger. */
type Drawn = 'misread' | 'danger';

/** How often: robots answer robots. */
const drawn = (what: Drawn): readonly Limit[] => [
  [`${what}-ten`, 6, 10 * MINUTE],
  [`${what}-hour`, 20, 60 * MINUTE],
  [`${what}-day`, 40, DAY],
];

/** Counts a text that is about to be answered; `full` where a limit is reached, and after that `silent`, which counts nothing. */
export function countUnderstood(turn: Counted): 'answer' | 'full' | 'silent' {
  const over = Math.max(...UNDERSTOOD.map((limit) => taken(turn, limit).count - limit[1]));
  if (over > 0) return 'silent';
  for (const limit of UNDERSTOOD) take(turn, limit);
  return over === 0 ? 'full' : 'answer';
}

/** Counts a reply that any text of a kind draws; false where there have been enough, and then none is counted. */
export function countDrawn(turn: Counted, what: Drawn): boolean {
  const limits = drawn(what);
  if (limits.some((limit) => taken(turn, limit).count >= limit[1])) return false;
  for (const limit of limits) take(turn, limit);
  return true;
}

/** The same reply at most twice in half an hour; a third is not said. */
export function countSame(turn: Counted, line: string): boolean {
  return take(turn, [`same-${line}`, 2, 30 * MINUTE]) <= 2;
}

/** A reply to whom nobody is known by: once in 24 hours. */
export function countOnce(turn: Counted, line: string): boolean {
  return take(turn, [`once-${line}`, 1, DAY]) <= 1;
}

/** Takes one from a window; gives how many were taken. */
function take(turn: Counted, limit: Limit): number {
  const { since, count } = taken(turn, limit);
  turn.state.taken[limit[0]] = { since, count: count + 1 };
  return count + 1;
}

/** What was taken from a window, which starts anew when it is over. */
function taken({ state, ctx }: Counted, [name, , windowMs]: Limit): Tally {
  const now = ctx.now.getTime();
  const tally: Tally | undefined = state.taken[name];
  return !tally || now - tally.since >= windowMs ? { since: now, count: 0 } : tally;
}

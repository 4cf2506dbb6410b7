import type { Tally } from '#core/messaging/index.js';
import type { Turn } from '../turn.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

type Limit = readonly [name: string, count: number, windowMs: number];

/** Texts of an enrolled number that are answered. */
const UNDERSTOOD: readonly Limit[] = [
  ['ten', 30, 10 * MINUTE],
  ['day', 100, DAY],
];

/** Replies to texts not understood: robots answer robots. */
const MISREAD: readonly Limit[] = [
  ['misread-ten', 6, 10 * MINUTE],
  ['misread-hour', 20, 60 * MINUTE],
  ['misread-day', 40, DAY],
];

/** Counts a text that is about to be answered; `full` the first time a limit is passed, `silent` after that. */
export function countUnderstood(turn: Turn): 'answer' | 'full' | 'silent' {
  const over = UNDERSTOOD.map((limit) => take(turn, limit) - limit[1]);
  const worst = Math.max(...over);
  if (worst <= 0) return 'answer';
  return worst === 1 ? 'full' : 'silent';
}

/** Counts a reply to a text not understood; false where there have been enough. */
export function countMisread(turn: Turn): boolean {
  return MISREAD.map((limit) => take(turn, limit) <= limit[1]).every(Boolean);
}

/** The same reply at most twice in half an hour; a third is not said. */
export function countSame(turn: Turn, line: string): boolean {
  return take(turn, [`same-${line}`, 2, 30 * MINUTE]) <= 2;
}

/** Takes one from a window that starts anew when it is over; gives how many were taken. */
function take({ state, ctx }: Turn, [name, , windowMs]: Limit): number {
  const now = ctx.now.getTime();
  const tally: Tally | undefined = state.taken[name];
  const fresh = !tally || now - tally.since >= windowMs;
  const next = fresh ? { since: now, count: 1 } : { since: tally.since, count: tally.count + 1 };
  state.taken[name] = next;
  return next.count;
}

import type { Scan } from './scan.js';
import type { Tag } from './words/words.js';

const DAYS_IN: readonly (readonly [Tag, number])[] = [
  ['days', 1],
  ['weeks', 7],
  ['months', 30],
];

/** The days that a text names as a span: "5 days", "a week", "mwezi mmoja"; undefined where it names none. */
export function daysIn(scan: Scan): number | undefined {
  for (const [unit, days] of DAYS_IN) {
    const at = scan.at(unit);
    if (at < 0 || scan.items[at]?.tags.has('when')) continue;
    const count = countBeside(scan, at);
    if (count !== undefined) return count * days;
    if (unit !== 'days') return days;
  }
  return undefined;
}

/** "5 days", "siku 5", "siku tano". */
function countBeside(scan: Scan, at: number): number | undefined {
  const near = [scan.items[at - 1], scan.items[at + 1], scan.items[at + 2]];
  const digits = near.find((item) => item?.digits !== undefined)?.digits;
  return digits !== undefined && digits.length <= 3 ? Number(digits) : undefined;
}

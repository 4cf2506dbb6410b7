import type { Day } from '../kernel/dates.js';
import { addDays, daysBetween } from '../kernel/dates.js';

/** A handover: its day, and how many days it lasts. */
export interface Fill {
  on: Day;
  days: number;
}

/** A stay in hospital, `to` not included. */
export interface Away {
  from: Day;
  to: Day;
}

/** How well a patient was supplied over a period (docs/measures, 1 to 3). */
export interface Supply {
  covered: number;
  /** Days that count: from the first handover on, without days away. */
  days: number;
  /** Proportion of days covered, 0 to 1; null before the first handover. */
  pdc: number | null;
  /** Medication possession ratio; may exceed 1. */
  mpr: number | null;
  /** The longest run of uncovered days. */
  maxGap: number;
  /** The last day that is supplied; null without a handover. */
  suppliedThrough: Day | null;
  /** Each day of the period. */
  strip: ('before' | 'covered' | 'uncovered' | 'away')[];
}

/**
 * PDC, MPR and the longest gap over `[from, to]`, both included. A day counts once; overlapping supply shifts
 * forward; days away leave numerator and denominator, and the supply shifts past them.
 */
export function measureSupply(
  period: { from: Day; to: Day },
  fills: readonly Fill[],
  away: readonly Away[] = [],
): Supply {
  const known = fills.filter(({ on }) => on <= period.to);
  const [first] = known.map(({ on }) => on).sort();
  if (!first) return nothing(period);
  const walked = walk(first, { period, known, away });
  return summed({ period, known, ...walked, start: first > period.from ? first : period.from });
}

/** Goes day by day from the first handover until the period is over and the supply used up. */
function walk(
  first: Day,
  of: { period: { from: Day; to: Day }; known: readonly Fill[]; away: readonly Away[] },
): { strip: Supply['strip']; through: Day } {
  const { period, known, away } = of;
  const strip: Supply['strip'] = [];
  let left = 0;
  let through = addDays(first, -1);
  const state = (day: Day): Supply['strip'][number] => {
    if (day < first) return 'before';
    if (away.some(({ from, to }) => from <= day && day < to)) return 'away';
    return left > 0 ? 'covered' : 'uncovered';
  };
  const begin = first < period.from ? first : period.from;
  for (let day = begin; day <= period.to || left > 0; day = addDays(day, 1)) {
    left += suppliedOn(known, day);
    const now = state(day);
    if (now === 'covered') [left, through] = [left - 1, day];
    if (day >= period.from && day <= period.to) strip.push(now);
  }
  return { strip, through };
}

const suppliedOn = (fills: readonly Fill[], day: Day): number =>
  fills.reduce((sum, { on, days }) => sum + (on === day ? days : 0), 0);

interface Walked {
  period: { from: Day; to: Day };
  start: Day;
  known: readonly Fill[];
  strip: Supply['strip'];
  through: Day;
}

function summed({ period, start, known, strip, through }: Walked): Supply {
  const covered = strip.filter((day) => day === 'covered').length;
  const days = covered + strip.filter((day) => day === 'uncovered').length;
  const given = known
    .filter(({ on }) => on >= period.from)
    .reduce((sum, fill) => sum + fill.days, 0);
  return {
    ...{ covered, days, strip, suppliedThrough: through },
    pdc: days ? covered / days : null,
    mpr: given / (daysBetween(start, period.to) + 1),
    maxGap: longestGap(strip),
  };
}

function longestGap(strip: Supply['strip']): number {
  let [longest, run] = [0, 0];
  for (const day of strip) {
    if (day === 'covered' || day === 'before') run = 0;
    if (day === 'uncovered') run += 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

function nothing({ from, to }: { from: Day; to: Day }): Supply {
  const strip = Array.from({ length: daysBetween(from, to) + 1 }, () => 'before' as const);
  return { covered: 0, days: 0, pdc: null, mpr: null, maxGap: 0, suppliedThrough: null, strip };
}

/** When contact is expected after the last handover, and from when WHO calls it lost and PEPFAR interrupted (measure 6). */
export function expectedContact({ on, days }: Fill): {
  expected: Day;
  lost: Day;
  interrupted: Day;
} {
  const expected = addDays(on, days);
  return { expected, lost: addDays(expected, 28), interrupted: addDays(expected, 29) };
}

/** Days of supply left on a day. */
export const daysLeft = (suppliedThrough: Day | null, today: Day): number =>
  suppliedThrough === null ? 0 : Math.max(0, daysBetween(today, suppliedThrough) + 1);

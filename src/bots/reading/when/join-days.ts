import { addDays, weekdayOf } from '#core/kernel/dates.js';
import type { Day } from '#core/kernel/dates.js';
import { dateOfMonth } from './dates.js';
import type { Asked, Facts } from './facts.js';
import type { When } from '#core/messaging/index.js';

/** The days that are left when all that a text says of them is put together; `hour` is a number that was no date. */
export type JoinedDays =
  | { is: 'days'; days: Day[]; from: Day | null; hour: string | null }
  | Extract<When, { is: 'again' }>;

/** Puts days, weekdays and loose numbers together: "fri 19", "tuesday 6 march", "the 3rd or the 4th". */
export function joinDays(facts: Facts, { today, asks }: Asked): JoinedDays {
  const problem = facts.days.find(({ is }) => is !== 'days');
  if (problem && problem.is !== 'days') return { is: 'again', why: problem.is };
  const [number, ...more] = facts.numbers;
  if (more.length) return { is: 'again', why: 'unclear' };
  const joined = { is: 'days', days: agreed(facts), from: facts.from, hour: null } as const;
  if (number === undefined) return joined;
  const [only] = facts.days;
  if (!only) return numberAlone(facts, number, asks === 'day' ? today : null);
  const weekday = facts.days.length === 1 && only.is === 'days' && only.by === 'weekday';
  return weekday ? withNumber(joined.days, number, today) : { ...joined, hour: number };
}

/** The days that all agree on: a weekday only confirms a date. */
function agreed({ days }: Facts): Day[] {
  const sets = days.flatMap((fact) => (fact.is === 'days' ? [fact] : []));
  const dates = sets.filter(({ by }) => by !== 'weekday');
  const names = sets.filter(({ by }) => by === 'weekday');
  const all = [...new Set(sets.flatMap((set) => set.days))];
  if (!dates.length || !names.length) return all;
  const [named] = names.flatMap((set) => set.days);
  const same = dates
    .flatMap((set) => set.days)
    .filter((day) => named !== undefined && weekdayOf(day) === weekdayOf(named));
  return same.length ? [...new Set(same)] : all;
}

/** A number where a day was asked for is a date, where an hour was it is one. */
function numberAlone({ from, part }: Facts, number: string, dayFrom: Day | null): JoinedDays {
  if (dayFrom === null || part !== null) return { is: 'days', days: [], from, hour: number };
  const found = dateOfMonth(Number(number), dayFrom);
  return found.is === 'days'
    ? { is: 'days', days: found.days, from, hour: null }
    : { is: 'again', why: 'impossible' };
}

/** "Fri 19" is a date, "fri 9" an hour unless the 9th is a Friday soon; then it may be both. */
function withNumber(days: Day[], number: string, today: Day): JoinedDays {
  const n = Number(number);
  const [first = today] = days;
  const dated = Array.from({ length: 5 }, (_, week) => addDays(first, week * 7)).find(
    (day) => Number(day.slice(8)) === n,
  );
  const none = { from: null, hour: null };
  if (dated !== undefined && days.includes(dated)) return { is: 'days', days: [dated], ...none };
  if (dated !== undefined && n > 12) return { is: 'days', days: [dated], ...none };
  if (dated !== undefined) return { is: 'days', days: [...days, dated], ...none };
  if (n > 24 && number.length <= 2) return { is: 'again', why: 'impossible' };
  return { is: 'days', days, from: null, hour: number };
}

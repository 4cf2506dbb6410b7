import { Temporal } from 'temporal-polyfill';
import { addDays, daysBetween, weekdayOf } from '#core/kernel/dates.js';
import type { Day } from '#core/kernel/dates.js';
import { numberAt } from './numbers.js';
import { isAt } from './terms.js';
import type { Term } from './terms.js';

/** The days that a text may mean, or why none. */
export type Dated =
  | { is: 'days'; days: Day[]; by: 'date' | 'weekday' | 'other' }
  | { is: 'from'; day: Day }
  | { is: 'impossible' | 'past' | 'unclear' };

export type MatchedDay = { fact: Dated; length: number } | null;

/** A date in figures or words that begins at a term: `6/3`, `2027-03-06`, "6 mars", "march 6th", "tarehe 6 mwezi wa tatu". */
export function dateAt(terms: readonly Term[], at: number, today: Day): MatchedDay {
  return (
    inFigures(terms, at, today) ??
    dayThenMonth(terms, at, today) ??
    monthThenDay(terms, at, today) ??
    dayOfMonth(terms, at, today)
  );
}

function inFigures(terms: readonly Term[], at: number, today: Day): MatchedDay {
  const lead = isAt(terms, at, 'date') ? 1 : 0;
  const figures = figuresAt(terms, at + lead);
  if (!figures) return null;
  const { numbers } = figures;
  const length = figures.length + lead;
  const [a, b, c] = numbers;
  if (a.raw.length === 4 && c) return { fact: dated({ y: a.n, m: b.n, d: c.n }, today), length };
  const y = c && yearOf(c);
  const readings = [
    { d: a.n, m: b.n, y },
    { d: b.n, m: a.n, y },
  ].filter(exists);
  return { fact: eitherOf(readings, today), length };
}

/** Two or three numbers with strokes, dots or dashes between them, which are no hour. */
function figuresAt(terms: readonly Term[], at: number) {
  const [a, b] = [digitsOf(terms, at), digitsOf(terms, at + 2)];
  const mark = markAt(terms, at + 1);
  if (!a || !b || mark === null || mark === ':') return null;
  const third = markAt(terms, at + 3) ? digitsOf(terms, at + 4) : undefined;
  if (!third && mark === '.' && isHour(b, terms, at + 3)) return null;
  return { numbers: [a, b, third] as const, length: third ? 5 : 3 };
}

function markAt(terms: readonly Term[], at: number): string | null {
  return isAt(terms, at, 'mark') ? (terms[at]?.raw ?? null) : null;
}

function digitsOf(terms: readonly Term[], at: number): Term | undefined {
  return isAt(terms, at, 'digits') ? terms[at] : undefined;
}

function isHour({ n, raw }: Term, terms: readonly Term[], next: number): boolean {
  return raw.length === 2 && (n === 0 || n > 12 || isAt(terms, next, 'am', 'pm', 'hours'));
}

function eitherOf(readings: readonly Written[], today: Day): Dated {
  const facts = readings.map((date) => dated(date, today));
  const days = [...new Set(facts.flatMap((fact) => (fact.is === 'days' ? fact.days : [])))];
  return days.length ? { is: 'days', days, by: 'date' } : (facts[0] ?? { is: 'impossible' });
}

interface Written {
  d: number;
  m: number;
  y?: number | undefined;
}

/** "6 mars", "6th of march 2027", "tarehe sita machi", "6 mwezi wa tatu". */
function dayThenMonth(terms: readonly Term[], start: number, today: Day): MatchedDay {
  const at = isAt(terms, start, 'date') ? start + 1 : start;
  const day = numberAt(terms, at);
  if (!day) return null;
  const link = past(terms, at + day.length, 'of', 'date');
  const led = at > start || link > at + day.length || !day.words;
  const month = monthAt(terms, link) ?? (led ? monthFrom(terms[link], today) : null);
  if (!month) return null;
  const next = link + month.length;
  const y = fullYear(terms[next]);
  const length = next - start + (y ? 1 : 0);
  return { fact: dated({ d: day.n, m: month.n, y }, today), length };
}

/** The first index that is none of these. */
function past(terms: readonly Term[], at: number, ...kinds: string[]): number {
  let next = at;
  while (isAt(terms, next, ...kinds)) next += 1;
  return next;
}

function fullYear(term: Term | undefined): number | undefined {
  return term?.is === 'digits' && term.raw.length === 4 && term.n > 2000 ? term.n : undefined;
}

/** "March 6", "mars 6", "march the 6th"; not "march 6pm". */
function monthThenDay(terms: readonly Term[], at: number, today: Day): MatchedDay {
  const numbered = isAt(terms, at, 'month-number');
  const month = numbered || isAt(terms, at, 'month') ? monthAt(terms, at) : null;
  if (!month) return null;
  const next = past(terms, at + month.length, 'date', 'of');
  // "Mwezi wa nne tarehe 5"; another number after a month's is no day.
  if (numbered && !isAt(terms, next - 1, 'date')) return null;
  const day = numberAt(terms, next);
  if (!day || day.n > 31 || isTimed(terms[next + day.length])) return null;
  const length = next + day.length - at;
  return { fact: dated({ d: day.n, m: month.n }, today), length };
}

/** "Of next month", "mwezi huu". */
function monthFrom(term: Term | undefined, today: Day): { n: number; length: number } | null {
  const months = { 'month-of-this': 0, 'month-of-next': 1 }[term?.is ?? ''];
  if (months === undefined) return null;
  return { n: Temporal.PlainDate.from(today).add({ months }).month, length: 1 };
}

/** A month by name, or by number: "mwezi wa tatu". French "sept" counts beside a number. */
export function monthAt(terms: readonly Term[], at: number): { n: number; length: number } | null {
  const term = terms[at];
  if (!term) return null;
  if (term.is === 'month') return { n: term.n, length: 1 };
  if (term.raw === 'sept') return { n: 9, length: 1 };
  const numbered = term.is === 'month-number' || term.raw === 'mwezi';
  const found = numbered ? numberAt(terms, at + 1) : null;
  return found && { n: found.n, length: 1 + found.length };
}

/** "The 6th", "le 14", "tarehe 6": of this month, or of the next where it is over. */
function dayOfMonth(terms: readonly Term[], at: number, today: Day): MatchedDay {
  return isAt(terms, at, 'date') ? afterArticle(terms, at, today) : ordinalAt(terms, at, today);
}

/** A number in words is one in Swahili, after "on the", and where "le premier" and "the first" do not choose. */
function afterArticle(terms: readonly Term[], at: number, today: Day): MatchedDay {
  const day = numberAt(terms, at + 1);
  if (!day || (day.words && !isDatedBy(terms[at], day.n))) return null;
  const next = terms[at + 1 + day.length];
  if (next?.is !== 'unit' && isTimed(next)) return null;
  return { fact: dateOfMonth(day.n, today), length: 1 + day.length };
}

function isDatedBy(article: Term | undefined, n: number): boolean {
  return article?.language === 'sw' || article?.raw === 'on the' || n > 4;
}

function ordinalAt(terms: readonly Term[], at: number, today: Day): MatchedDay {
  const term = terms[at];
  return isOrdinal(term) ? { fact: dateOfMonth(term?.n ?? 0, today), length: 1 } : null;
}

const isOrdinal = (term: Term | undefined): boolean => term?.ordinal === true;

/** The next day with this number. */
export function dateOfMonth(n: number, today: Day): Dated {
  const from = Temporal.PlainDate.from(today);
  for (const months of [0, 1]) {
    const { year, month } = from.add({ months });
    if (!exists({ d: n, m: month, y: year })) continue;
    const day = Temporal.PlainDate.from({ year, month, day: n }).toString();
    if (day >= today) return { is: 'days', days: [day], by: 'date' };
  }
  return { is: 'impossible' };
}

/** Hours, minutes or a unit follow, so it is no date. */
function isTimed(term: Term | undefined): boolean {
  if (term?.is === 'mark') return term.raw === ':' || term.raw === '.';
  return term !== undefined && ['hours', 'am', 'pm', 'unit'].includes(term.is);
}

const yearOf = ({ n, raw }: Term): number => (raw.length <= 2 ? 2000 + n : n);

/** Whether the calendar has it; without a year, in some year. */
function exists({ d, m, y = 2028 }: Written): boolean {
  if (m < 1 || m > 12 || d < 1 || y < 1900 || y > 2999) return false;
  return d <= Temporal.PlainYearMonth.from({ year: y, month: m }).daysInMonth;
}

/** A date without a year that was a short while ago is over; one of half a year ago is meant for the next. */
const LONG_AGO_DAYS = 180;

function dated({ d, m, y }: Written, today: Day): Dated {
  const year = y ?? Number(today.slice(0, 4));
  if (!exists({ d, m, y: year })) return { is: 'impossible' };
  const day = Temporal.PlainDate.from({ year, month: m, day: d }).toString();
  if (day >= today) return { is: 'days', days: [day], by: 'date' };
  const long = daysBetween(day, today) > LONG_AGO_DAYS;
  if (y !== undefined || !long) return { is: 'past' };
  return dated({ d, m, y: year + 1 }, today);
}

/** The days that a weekday may mean on a day: its own name is today or in a week, and "next" may leave this week out. */
export function weekdays(n: number, today: Day, which: 'plain' | 'this' | 'next' | 'week'): Day[] {
  const now = weekdayOf(today);
  const coming = addDays(today, (n - now + 7) % 7);
  const nextWeek = addDays(today, 8 - now + n - 1);
  if (which === 'week') return [nextWeek];
  if (which === 'this') return [coming];
  if (which === 'next') return n > now ? [coming, nextWeek] : [nextWeek];
  return n === now ? [today, addDays(today, 7)] : [coming];
}

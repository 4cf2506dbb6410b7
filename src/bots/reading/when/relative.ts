import { Temporal } from 'temporal-polyfill';
import { addDays, weekdayOf } from '#core/kernel/dates.js';
import type { Day } from '#core/kernel/dates.js';
import { weekdays } from './dates.js';
import type { Dated, MatchedDay } from './dates.js';
import { inMonth, monthPart } from './month-parts.js';
import { numberAt } from './numbers.js';
import { isAt, kindAt, pastLinks } from './terms.js';
import type { Term } from './terms.js';

/** A day told from today that begins at a term: "tomorrow", "next tue", "mardi en huit", "in 3 days", "wiki ijayo". */
export function relativeAt(terms: readonly Term[], at: number, today: Day): MatchedDay {
  const term = terms[at];
  if (!term) return null;
  return (
    named(term, today) ??
    weekOn(terms, at, today) ??
    weekdayAt(terms, at, today) ??
    spanAt(terms, at, today) ??
    monthPart(terms, at, today) ??
    inMonth(terms, at, today) ??
    week(term, today)
  );
}

function named({ is, n }: Term, today: Day): MatchedDay {
  if (is === 'past' || is === 'last') return { fact: { is: 'past' }, length: 1 };
  if (is === 'tonight') return day(today, 1);
  return is === 'shift' ? day(addDays(today, n), 1) : null;
}

const day = (only: Day, length: number): MatchedDay => ({
  fact: { is: 'days', days: [only], by: 'other' },
  length,
});

/** "Tue", "next tue", "jumanne ya wiki ijayo", "next week tuesday", "mardi prochain". */
function weekdayAt(terms: readonly Term[], start: number, today: Day): MatchedDay {
  const lead = isAt(terms, start, ...LEADS);
  const at = lead ? pastLinks(terms, start + 1) : start;
  const weekday = terms[at];
  if (weekday?.is !== 'weekday') return null;
  const after = modifierAfter(terms, at + 1);
  const length = at - start + 1 + after.length;
  return { fact: meantBy(weekday.n, lead ? kindAt(terms, start) : after.is, today), length };
}

const LEADS = ['next', 'this', 'week-next', 'week-this', 'last'];

function meantBy(n: number, said: string, today: Day): Dated {
  if (said === 'last' || said === 'past') return { is: 'past' };
  const days = weekdays(n, today, WHICH[said] ?? 'plain');
  const later = LATER_BY[said];
  if (!later) return { is: 'days', days, by: 'weekday' };
  const coming = weekdays(n, today, 'this').flatMap((each) => later.map((by) => addDays(each, by)));
  return { is: 'days', days: coming, by: 'weekday' };
}

/** So many days after the coming one; "friday after next" may be either. */
const LATER_BY: Readonly<Record<string, readonly number[]>> = {
  'week-fortnight': [7],
  'after-next': [7, 14],
};

/** "A week from monday", "week on tuesday". */
function weekOn(terms: readonly Term[], start: number, today: Day): MatchedDay {
  const at = numberAt(terms, start)?.n === 1 ? start + 1 : start;
  const weekday = terms[at + 2];
  if (!isWeek(terms[at]) || !isAt(terms, at + 1, 'after', 'of') || weekday?.is !== 'weekday')
    return null;
  return { fact: meantBy(weekday.n, 'week-fortnight', today), length: at + 3 - start };
}

const isWeek = (term: Term | undefined): boolean =>
  term?.is === 'unit' && term.n === 7 && term.language === 'en';

const WHICH: Readonly<Record<string, 'this' | 'next' | 'week'>> = {
  this: 'this',
  'week-this': 'this',
  next: 'next',
  'week-next': 'week',
};

/** What follows a weekday and narrows it. */
function modifierAfter(terms: readonly Term[], start: number): { is: string; length: number } {
  const at = pastLinks(terms, start);
  // "Monday week" is a week after the coming Monday.
  if (isWeek(terms[at]) && at === start) return { is: 'week-fortnight', length: 1 };
  if (isAt(terms, start, 'after') && isAt(terms, start + 1, 'next'))
    return { is: 'after-next', length: 2 };
  const narrows = isAt(terms, at, ...LEADS, 'past', 'week-fortnight');
  return narrows ? { is: kindAt(terms, at), length: at - start + 1 } : { is: '', length: 0 };
}

/** "In 3 days", "2 weeks from now", "baada ya wiki mbili", "dans un mois". */
function spanAt(terms: readonly Term[], start: number, today: Day): MatchedDay {
  const lead = isAt(terms, start, 'in', 'after') ? 1 : 0;
  const at = start + lead;
  const counted = countedAt(terms, at);
  if (!counted) return inHours(terms, start);
  const tail = isAt(terms, at + counted.length, 'later', 'next') ? 1 : 0;
  if (!lead && !tail) return null;
  return { fact: spanned(counted, today), length: lead + counted.length + tail };
}

function spanned({ n: said, unit, french }: Counted, today: Day): Dated {
  if (said > 60) return { is: 'unclear' };
  // "Huit jours" are a week and "quinze jours" two: today counts.
  const n = french && unit === 1 && [8, 15].includes(said) ? said - 1 : said;
  const months = unit === 30 ? n : 0;
  const then = Temporal.PlainDate.from(today).add({ months, days: unit === 30 ? 0 : n * unit });
  return { is: 'days', days: [then.toString()], by: 'other' };
}

/** "In 2 hours" is nothing that is booked. */
function inHours(terms: readonly Term[], start: number): MatchedDay {
  const found = isAt(terms, start, 'in') ? numberAt(terms, start + 1) : null;
  const hours = found && isAt(terms, start + 1 + found.length, 'hours');
  return hours ? { fact: { is: 'unclear' }, length: 2 + found.length } : null;
}

interface Counted {
  n: number;
  unit: number;
  length: number;
  french: boolean;
}

/** "3 days", "siku tatu". */
function countedAt(terms: readonly Term[], at: number): Counted | null {
  const first = terms[at];
  const unitFirst = first?.is === 'unit';
  const count = numberAt(terms, unitFirst ? at + 1 : at);
  if (!count) return null;
  const unit = unitFirst ? first : terms[at + count.length];
  if (unit?.is !== 'unit') return null;
  const french = unit.language === 'fr';
  return { n: count.n, unit: unit.n, length: count.length + 1, french };
}

/** The first day of a stretch: next week, the weekend, next month, any day. */
function week({ is }: Term, today: Day): MatchedDay {
  const monday = addDays(today, 8 - weekdayOf(today));
  const starts: Readonly<Record<string, Day>> = {
    'week-next': monday,
    'week-two': addDays(monday, 7),
    'week-this': today,
    soon: today,
    weekend: weekdays(6, today, 'this')[0] ?? today,
    'next-weekend': addDays(monday, 5),
    'month-of-next': Temporal.PlainDate.from(today).with({ day: 1 }).add({ months: 1 }).toString(),
  };
  const first = starts[is];
  return first === undefined ? null : { fact: { is: 'from', day: first }, length: 1 };
}

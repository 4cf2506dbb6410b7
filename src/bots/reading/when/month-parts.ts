import { Temporal } from 'temporal-polyfill';
import type { Day } from '#core/kernel/dates.js';
import { monthAt } from './dates.js';
import type { MatchedDay } from './dates.js';
import { isAt, pastLinks } from './terms.js';
import type { Term } from './terms.js';

/** The days from which a month ends: "end of the month" is its last three. */
const LAST_DAYS = 3;

/** "End of the month", "katikati ya mwezi ujao", "fin avril": the first day of that part, or of the next such where it is over. */
export function monthPart(terms: readonly Term[], start: number, today: Day): MatchedDay {
  const part = terms[start];
  if (part?.is !== 'month-part') return null;
  const at = pastLinks(terms, start + 1);
  const month = whichMonth(terms, at, today) ?? wholePhrase(part);
  if (!month) return null;
  const begins = (months: number) =>
    beginsIn(today, { months: months + month.months, part: part.n });
  const over = begins(0).last < today;
  const { first } = over ? begins(month.named ? 12 : 1) : begins(0);
  const from = first > today ? first : today;
  return { fact: { is: 'from', day: from }, length: at - start + month.length };
}

interface WhichMonth {
  /** From this month on. */
  months: number;
  length: number;
  named?: boolean;
}

function whichMonth(terms: readonly Term[], at: number, today: Day): WhichMonth | null {
  const term = terms[at];
  if (term?.is === 'month-of-next') return { months: 1, length: 1 };
  if (term?.is === 'month-of-this') return { months: 0, length: 1 };
  const month = monthAt(terms, at);
  if (month) return { months: monthsTo(month.n, today), length: month.length, named: true };
  return term?.is === 'unit' && term.n === 30 ? { months: 0, length: 1 } : null;
}

/** "Month end", "mwezi ukiisha" name no month beside. */
const wholePhrase = ({ raw }: Term): WhichMonth | null =>
  /month|mwezi/.test(raw) ? { months: 0, length: 0 } : null;

const monthsTo = (n: number, today: Day): number => (n - Number(today.slice(5, 7)) + 12) % 12;

function beginsIn(today: Day, { months, part }: { months: number; part: number }) {
  const month = Temporal.PlainDate.from(today).with({ day: 1 }).add({ months }).toPlainYearMonth();
  const day = part > 28 ? month.daysInMonth - LAST_DAYS + 1 : part;
  const last = part > 28 ? month.daysInMonth : day + LAST_DAYS;
  return {
    first: month.toPlainDate({ day }).toString(),
    last: month.toPlainDate({ day: last }).toString(),
  };
}

/** "In december", "mwezi wa nne", "en avril": from its first day. */
export function inMonth(terms: readonly Term[], start: number, today: Day): MatchedDay {
  const lead = isAt(terms, start, 'in', 'month-in') ? 1 : 0;
  const at = pastLinks(terms, start + lead);
  if (!lead && !isAt(terms, at, 'month-number')) return null;
  const month = at > start || !lead ? monthAt(terms, at) : null;
  if (!month) return null;
  const { first } = beginsIn(today, { months: monthsTo(month.n, today), part: 1 });
  return {
    fact: { is: 'from', day: first > today ? first : today },
    length: at - start + month.length,
  };
}

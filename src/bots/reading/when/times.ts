import { bare, hhmm, hourOf, timesOf } from './clock.js';
import type { Clock } from './clock.js';
import { numberAt } from './numbers.js';
import { isAt, kindAt } from './terms.js';
import type { Term } from './terms.js';

/** The hours that a text may mean: `['09:00', '15:00']`; none where there is no such hour. */
export interface Hours {
  is: 'time';
  times: string[];
  /** After or before it, not at it. */
  bound?: 'after' | 'before';
}

type Matched = { fact: Hours; length: number } | null;

/** The hour that begins at a term. A number alone is one only after a word that says so. */
export function timeAt(terms: readonly Term[], at: number, swahili: boolean): Matched {
  if (isAt(terms, at, 'time')) return noon(terms, at + 1);
  if (isAt(terms, at, 'after', 'before')) return bounded(terms, at, swahili);
  const lead = isAt(terms, at, 'at') ? 1 : 0;
  const clock = clockAt(terms, at + lead) ?? (lead ? plainHour(terms, at + 1) : null);
  return clock && spelled(clock, { swahili, lead });
}

/** "Midi", "midi et demi". */
function noon(terms: readonly Term[], next: number): Matched {
  if (isAt(terms, next, 'half-past')) return matched(['12:30'], 2);
  return isAt(terms, next, 'quarter-past') ? matched(['12:15'], 2) : matched(['12:00'], 1);
}

/** A number by itself, read as an hour. */
export function bareHour(digits: string, swahili: boolean): string[] {
  const clock = digits.length > 2 ? hhmm(digits) : hourOf(digits);
  return clock ? timesOf(inSwahili(clock, swahili)) : [];
}

function spelled(clock: Clock, { swahili, lead }: { swahili: boolean; lead: number }): Matched {
  return matched(timesOf(inSwahili(clock, swahili)), clock.length + lead);
}

const inSwahili = (clock: Clock, swahili: boolean): Clock =>
  swahili && clock.style === 'bare' && !clock.half ? { ...clock, style: 'saa' } : clock;

const matched = (times: string[], length: number): Matched => ({
  fact: { is: 'time', times },
  length,
});

function bounded(terms: readonly Term[], at: number, swahili: boolean): Matched {
  const bound = terms[at]?.is === 'after' ? 'after' : 'before';
  const next = terms[at + 1];
  const found =
    next && !['after', 'before', 'at'].includes(next.is)
      ? (timeAt(terms, at + 1, swahili) ?? plain(terms, at + 1, swahili))
      : null;
  return found && { fact: { ...found.fact, bound }, length: found.length + 1 };
}

function plain(terms: readonly Term[], at: number, swahili: boolean): Matched {
  const clock = plainHour(terms, at);
  return clock && spelled(clock, { swahili, lead: 0 });
}

/** After "at": a number that no month, unit or date goes with. */
function plainHour(terms: readonly Term[], at: number): Clock | null {
  const found = numberAt(terms, at);
  const term = terms[at];
  if (!found || !term || term.ordinal || found.n > 24) return null;
  const next = terms[at + found.length];
  if (next && ['month', 'unit', 'mark', 'of', 'month-number'].includes(next.is)) return null;
  const clock = found.words ? { ...bare(found.n, 0), length: found.length } : hourOf(term.raw);
  return clock && withMinutes(terms, at, clock);
}

/** "At 9 30". */
function withMinutes(terms: readonly Term[], at: number, clock: Clock): Clock {
  const next = terms[at + clock.length];
  const minutes =
    next?.is === 'digits' && next.raw.length === 2 && next.n % 5 === 0 ? next.n : null;
  return minutes === null ? clock : { ...clock, minute: minutes, length: clock.length + 1 };
}

function clockAt(terms: readonly Term[], at: number): Clock | null {
  const term = terms[at];
  switch (term?.is) {
    case 'saa':
      return swahiliClock(terms, at + 1);
    case 'past-by':
    case 'short-by':
      return spokenBy(terms, at, term);
    case 'digits':
      return digitalClock(terms, at);
    case 'number':
      return wordsClock(terms, at);
    default:
      return null;
  }
}

/** "Saa tatu", "saa 3:40", "saa nne kasorobo". */
function swahiliClock(terms: readonly Term[], at: number): Clock | null {
  const found = numberAt(terms, at);
  if (!found || found.n > 24) return null;
  const spoken = found.words || isAt(terms, at + 1, 'half-past', 'quarter-past', 'quarter-short');
  const style = found.n > 12 ? 'exact' : spoken ? 'saa-words' : 'saa';
  const clock: Clock = { hour: found.n, minute: 0, style, length: 1 + found.length };
  return suffixed(terms, at - 1, minutesAfter(terms, at - 1, clock));
}

/** "Half past nine", "quarter to ten". */
function spokenBy(terms: readonly Term[], at: number, { is, n }: Term): Clock | null {
  const found = numberAt(terms, at + 1);
  if (!found || found.n < 1 || found.n > 12) return null;
  const clock =
    is === 'past-by' ? bare(found.n, n) : bare(found.n === 1 ? 12 : found.n - 1, 60 - n);
  return suffixed(terms, at, { ...clock, length: 1 + found.length });
}

/** "9:30", "9.30am", "14h30", "9 heures", "2pm", "1430hrs". */
function digitalClock(terms: readonly Term[], at: number): Clock | null {
  const term = terms[at];
  if (!term || term.ordinal) return null;
  const long = term.raw.length > 2 ? hhmm(term.raw) : null;
  const hour = long ?? hourOf(term.raw);
  if (!hour) return null;
  const minuted = long ?? minutesAfter(terms, at, hour);
  const clock = suffixed(terms, at, minuted);
  return clock.length > 1 || clock.half ? clock : null;
}

/** "Neuf heures et demie", "nine am", "nine thirty", "nine in the morning". */
function wordsClock(terms: readonly Term[], at: number): Clock | null {
  const found = numberAt(terms, at);
  if (!found || found.n > 24) return null;
  const plainly = { ...bare(found.n, 0), length: found.length };
  const after = terms[at + found.length];
  const minutes = after?.is === 'number' && [15, 30, 45].includes(after.n) ? after.n : 0;
  const clock = minutes
    ? { ...plainly, minute: minutes, length: found.length + 1 }
    : minutesAfter(terms, at, plainly);
  const whole = suffixed(terms, at, clock);
  const said = whole.length > found.length || isInPart(terms, at, found.length);
  return said && !isSpan(terms, at, found.length) ? whole : null;
}

/** "Nine in the morning", "tatu asubuhi"; not "one morning", "the second morning". */
function isInPart(terms: readonly Term[], at: number, length: number): boolean {
  const part = isAt(terms, at + length, 'part-morning', 'part-afternoon', 'part-evening');
  const { n = 1, raw = '' } = terms[at] ?? {};
  return part && n > 1 && !/^(?:second|third|couple of)$|th$/.test(raw);
}

/** "Two hours" are a span. */
function isSpan(terms: readonly Term[], at: number, length: number): boolean {
  const unit = terms[at + length];
  return unit?.raw === 'hours' || unit?.raw === 'hour';
}

/** Minutes after an hour: ":40", "h30", "na nusu", "et quart", "moins le quart". */
function minutesAfter(terms: readonly Term[], at: number, clock: Clock): Clock {
  const end = at + clock.length;
  const next = isAt(terms, end, 'hours') ? end + 1 : end;
  const length = next - at;
  switch (kindAt(terms, next)) {
    case 'mark':
      return isMinutes(terms, next)
        ? exactly({ ...clock, minute: minutesAt(terms, next + 1), length: length + 2 }, terms[at])
        : { ...clock, length };
    case 'digits':
    case 'number':
      return afterHours(terms, next, { ...clock, length });
    case 'half-past':
      return { ...clock, minute: 30, length: length + 1 };
    case 'quarter-past':
      return { ...clock, minute: 15, length: length + 1 };
    case 'quarter-short':
      return { ...clock, hour: clock.hour - 1 || 12, minute: 45, length: length + 1 };
    default:
      return { ...clock, length };
  }
}

/** "14 h 30", "onze heures trente". */
function afterHours(terms: readonly Term[], at: number, clock: Clock): Clock {
  if (!isAt(terms, at - 1, 'hours')) return clock;
  const found = isPair(terms[at]) || isAt(terms, at, 'number') ? numberAt(terms, at) : null;
  if (!found || found.n < 5) return clock;
  return { ...clock, minute: found.n, length: clock.length + found.length };
}

const minutesAt = (terms: readonly Term[], at: number): number => terms[at]?.n ?? 0;

const isPair = (term: Term | undefined): boolean => term?.raw.length === 2 && term.n < 60;

/** After a point, what could be a month is a month. */
function isMinutes(terms: readonly Term[], mark: number): boolean {
  const minutes = terms[mark + 1];
  if (minutes?.is !== 'digits' || minutes.raw.length !== 2) return false;
  if (terms[mark]?.raw !== '.') return terms[mark]?.raw === ':';
  if (isAt(terms, mark + 2, 'mark')) return false;
  return isAt(terms, mark + 2, 'am', 'pm', 'hours') || minutes.n > 12 || minutes.n === 0;
}

/** "09:40" is of 24 hours; "saa 09:40" is not. */
function exactly(clock: Clock, first: Term | undefined): Clock {
  const zero = first?.is === 'digits' && first.raw.startsWith('0');
  return zero ? { ...clock, style: 'exact' } : clock;
}

function suffixed(terms: readonly Term[], at: number, clock: Clock): Clock {
  let length = clock.length;
  if (terms[at + length]?.is === 'hours') length += 1;
  const next = terms[at + length];
  if (next?.is !== 'am' && next?.is !== 'pm') return { ...clock, length };
  return { ...clock, half: next.is, length: length + 1 };
}

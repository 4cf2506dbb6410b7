import type { Language } from '../language.js';
import type { PartOfDay } from '../reading.js';
import { dateAt } from './dates.js';
import type { MatchedDay } from './dates.js';
import { joinDays } from './join-days.js';
import { joinTimes } from './join-times.js';
import type { Asked, Facts } from './facts.js';
import { relativeAt } from './relative.js';
import { isAt, termsOf } from './terms.js';
import type { Term } from './terms.js';
import { timeAt } from './times.js';
import type { When } from '#core/messaging/index.js';

/**
 * The day and hour that a text names, told from the patient's local day; null where it names none. What it can mean
 * otherwise, or what is over or no day, is never guessed: that is a reading of its own, to be asked again.
 */
export function readWhen(text: string, asked: Asked): When | null {
  return whenOf(termsOf(text, asked.language), asked);
}

/** The same of terms that were cut already. */
export function whenOf(terms: readonly Term[], asked: Asked): When | null {
  if (isChoice(terms, asked)) return null;
  const facts = factsOf(terms, asked);
  if (!saysAnything(facts, asked)) return null;
  if (facts.denies || facts.parts > 1) return { is: 'again', why: 'unclear' };
  const days = joinDays(facts, asked);
  if (days.is === 'again') return days;
  return joinTimes(facts, days, asked);
}

/** Whether a text says nothing but when. */
export function isOnlyWhen(text: string, language: Language): boolean {
  return termsOf(text, language).every(({ is }) => is !== 'word' && is !== 'not');
}

/** One digit, or its word, is a choice of the last text; "the 5th" and "le 5" are, where days are listed by that number. */
function isChoice(terms: readonly Term[], { asks }: Asked): boolean {
  // "The 2nd one" counts once.
  const numbers = terms.filter(
    ({ is, raw }, at) => is === 'digits' || (is === 'number' && (at === 0 || raw !== 'one')),
  );
  const [only] = numbers;
  if (!only || numbers.length > 1 || only.n > 9) return false;
  const listed = asks === 'time' || (asks === 'day' && LISTED.has(only.n));
  if (!listed && terms.some((term, at) => namesDate(term, terms[at + 1]))) return false;
  const small = ['date', 'of', 'noise', 'word', 'or', 'digits', 'number'];
  return terms.every(({ is, raw }) => small.includes(is) && raw !== 'tarehe' && raw !== 'trh');
}

/** The keys of a list of days. */
const LISTED: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 6]);

/** "5th", "on the fifth", "le 5", "date 5"; "the 2" is none. */
function namesDate({ is, raw, ordinal, language }: Term, next: Term | undefined): boolean {
  if (ordinal) return true;
  const numbered = next?.is === 'digits' || (next?.is === 'number' && raw !== 'the');
  return is === 'date' && numbered && (language !== 'en' || raw !== 'the');
}

function saysAnything({ days, from, hours, part, numbers }: Facts, { asks }: Asked): boolean {
  const said = days.length > 0 || from !== null || hours.length > 0 || part !== null;
  return said || (asks !== undefined && numbers.length === 1);
}

function factsOf(terms: readonly Term[], { today, language }: Asked): Facts {
  const swahili = spokenIn(terms, language) === 'sw';
  const facts: Facts = {
    ...{ days: [], from: null, hours: [], part: null, parts: 0, numbers: [], denies: false },
    swahili,
  };
  for (let at = 0; at < terms.length;) {
    const day = dateAt(terms, at, today) ?? relativeAt(terms, at, today);
    at += day ? noteDay(facts, day) : noteRest(facts, terms, at);
    if (isAt(terms, at - 1, 'tonight')) noteTerm(facts, terms[at - 1]);
  }
  return facts;
}

function noteRest(facts: Facts, terms: readonly Term[], at: number): number {
  const time = timeAt(terms, at, facts.swahili);
  if (!time) noteTerm(facts, terms[at]);
  else facts.hours.push(time.fact);
  return time ? time.length : 1;
}

function noteDay(facts: Facts, { fact, length }: NonNullable<MatchedDay>): number {
  // "Next week, any day" is next week.
  if (fact.is === 'from') facts.from = facts.from && facts.from > fact.day ? facts.from : fact.day;
  else facts.days.push(fact);
  return length;
}

function noteTerm(facts: Facts, term: Term | undefined): void {
  if (term?.is === 'digits') facts.numbers.push(term.raw);
  if (term?.is === 'not') facts.denies = true;
  const part = PARTS[term?.is ?? ''];
  if (!part) return;
  if (facts.part !== part) facts.parts += 1;
  facts.part = part;
}

const PARTS: Readonly<Record<string, PartOfDay>> = {
  'part-morning': 'morning',
  'part-afternoon': 'afternoon',
  'part-evening': 'evening',
  tonight: 'evening',
};

/** The language that most of the words of days are of; of equals the reader's. */
function spokenIn(terms: readonly Term[], language: Language): Language {
  const TELLING = ['weekday', 'shift', 'saa', 'part-morning', 'part-afternoon', 'part-evening'];
  const votes = terms.filter(({ is }) => TELLING.includes(is)).map((term) => term.language);
  const other = votes.find((each) => each !== undefined && each !== language);
  return other !== undefined && !votes.includes(language) ? other : language;
}

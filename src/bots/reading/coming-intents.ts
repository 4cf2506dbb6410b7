import type { Reading } from './reading.js';
import { readReference } from './reference.js';
import type { Scan } from './scan.js';
import { tags } from './words/tags.js';

type Rule = (scan: Scan) => Reading | null;

const BESIDE_WHEN = tags('when-where yes thanks me i you want ask lost will-come');

/** "Where do I go?", "what time", "I forgot to come": nothing else is said, and no place or item is named. */
const mine: Rule = (scan) => {
  const asked = scan.has('when-where') && scan.only(...BESIDE_WHEN) && !namesThing(scan);
  return asked && scan.content.every(({ digits }) => digits === undefined) ? { is: 'mine' } : null;
};

/** "When is it coming", "where is A". */
function namesThing(scan: Scan): boolean {
  const ofIt = scan.words.includes('it') && scan.has('will-come');
  return ofIt || readReference(scan).letter !== undefined;
}

/** "Can I come tomorrow at nine", "I want to come on Monday": a visit to book, unless it is of a thing. */
const mayCome: Rule = (scan) => {
  if (!scan.has('may-come') || !isTimed(scan) || scan.unknown > 2) return null;
  if (scan.has(...OF_OTHER_MATTERS) || readReference(scan).letter !== undefined) return null;
  return { is: 'book', coming: true };
};

function isTimed(scan: Scan): boolean {
  const named = scan.has('when', 'morning', 'afternoon', 'evening') || scan.says('ahead');
  return named || (!scan.has('place') && scan.items.some(({ digits }) => digits !== undefined));
}

/** "Is it this week that I should come": when they are to come. */
const mustCome: Rule = (scan) => {
  if (!scan.has('must-come') || scan.unknown > 3 || scan.has(...OF_OTHER_MATTERS)) return null;
  return readReference(scan).letter === undefined ? { is: 'mine' } : null;
};

const BESIDE_ANSWER = tags(
  'will-answer later when ahead morning afternoon evening at-times yes no thanks i me you once',
);

/** "Ask me after work", "I will reply tonight", but not of an item. */
const answersLater: Rule = (scan) => {
  if (!scan.has('will-answer') || scan.question || scan.has('item')) return null;
  const timed = LATER_AT.some((tag) => scan.says(tag));
  const plain = scan.beside(...BESIDE_ANSWER).length <= 1;
  return timed && plain && readReference(scan).letter === undefined ? { is: 'later' } : null;
};

const LATER_AT = tags('at-times when evening later');

const OF_OTHER_MATTERS = tags(
  'item collect pickups code keep kept ready here gone neg cannot-come person moving visits none call talk',
);

/** "That day does not suit me". */
const unsuited: Rule = (scan) =>
  scan.has('unsuited') && scan.unknown <= 1 ? { is: 'move' } : null;

const forgotSecret: Rule = (scan) =>
  scan.has('no-secret') && scan.unknown <= 2 ? { is: 'forgot-secret' } : null;

const puzzled: Rule = (scan) =>
  scan.has('puzzled') && scan.words.length <= 2 && scan.only('puzzled') ? { is: 'help' } : null;

/** Of coming and not coming, read before what a word of days or numbers would make of it. */
export const comingIntents: readonly Rule[] = [
  forgotSecret,
  mine,
  unsuited,
  mayCome,
  mustCome,
  answersLater,
  puzzled,
];

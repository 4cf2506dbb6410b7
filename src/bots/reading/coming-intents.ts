import type { Reading } from './reading.js';
import type { Scan } from './scan.js';
import { tags } from './words/tags.js';

type Rule = (scan: Scan) => Reading | null;

const BESIDE_WHEN = tags('when-where yes thanks me i you want ask lost will-come');

/** "Where do I go?", "what time", "I forgot to come": nothing else is said, and no place or item is named. */
const mine: Rule = (scan) => {
  const asked = scan.has('when-where') && scan.only(...BESIDE_WHEN) && !isOfThing(scan);
  return asked && scan.content.every(({ digits }) => digits === undefined) ? { is: 'mine' } : null;
};

/** "When is it coming". */
const isOfThing = (scan: Scan): boolean => scan.words.includes('it') && scan.has('will-come');

/** "That day does not suit me". */
const unsuited: Rule = (scan) =>
  scan.has('unsuited') && scan.unknown <= 1 ? { is: 'move' } : null;

const forgotSecret: Rule = (scan) =>
  scan.has('no-secret') && scan.unknown <= 2 ? { is: 'forgot-secret' } : null;

const puzzled: Rule = (scan) =>
  scan.has('puzzled') && scan.words.length <= 2 && scan.only('puzzled') ? { is: 'help' } : null;

/** Of coming and not coming, read before what a word of days or numbers would make of it. */
export const comingIntents: readonly Rule[] = [forgotSecret, mine, unsuited, puzzled];

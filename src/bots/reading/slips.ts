import { isKnown, mendable } from './lexicon.js';
import type { Tag } from './words/words.js';

/** Words that no slip is ever mended to: each ends something. */
const GUARDED: readonly Tag[] = [
  'danger',
  'stop',
  'soft',
  'reserved',
  'wrong',
  'none',
  'drop',
  'start',
  'join',
];
const LONGEST_WORD = 24;

/** "Watasema" is no slip of "wanasema": a tense is not mended into another. */
const AHEAD = /^(?:wa|a|m|u)ta/;

/** "Uisweke" is no slip of "uiweke", nor "uinipigie" of "unipigie": Swahili denies with an early "si", of which a letter may be lost. */
const DENYING = [/^[a-z]{0,2}s/, /^[um]i/];

/** Words that say nothing of use, so no slip is mended to them; one may still have been meant. */
const SMALL: readonly Tag[] = ['filler', 'gap', 'article', 'other'];

/** Words one letter short of a mendable word, to find what may have been meant without comparing all. */
const shortened = new Map<string, string[]>();
for (const word of mendable.keys()) shorten(word);

function shorten(word: string) {
  for (const key of [word, ...lessOne(word)]) {
    const words = shortened.get(key) ?? [];
    words.push(word);
    shortened.set(key, words);
  }
}

/** The word that was meant where one slip of the finger explains it and no other word does; else as typed. `next` is the word after. */
export function mend(word: string, next?: string): string {
  if (word.length > LONGEST_WORD || isKnown(word)) return word;
  const place = isNumeral(next) ? PLACES.find((each) => oneSlip(word, each)) : undefined;
  return place ?? withoutSlip(word);
}

/** Before a number a word of four letters may be meant as one of these: "plae 2". */
const PLACES = ['place', 'point', 'sehemu'];

function isNumeral(word: string | undefined): boolean {
  return word !== undefined && word.charAt(0) >= '0' && word.charAt(0) <= '9';
}

function withoutSlip(word: string): string {
  if (word.length < 5) return word;
  const near = [word, ...lessOne(word)].flatMap((key) => shortened.get(key) ?? []);
  const meant = [...new Set(near.filter((candidate) => oneSlip(word, candidate)))];
  const [first, ...others] = meant;
  const certain = first !== undefined && others.every((other) => sayTheSame(first, other));
  if (!certain || guarded(first) || AHEAD.test(word) !== AHEAD.test(first)) return word;
  return DENYING.some((sign) => sign.test(word) && !sign.test(first)) ? word : first;
}

function sayTheSame(one: string, other: string): boolean {
  const [tags, otherTags] = [mendable.get(one), mendable.get(other)];
  if (tags === undefined || otherTags === undefined || tags.size === 0) return false;
  return tags.size === otherTags.size && [...tags].every((tag) => otherTags.has(tag));
}

function guarded(word: string): boolean {
  const tags = mendable.get(word);
  return [...GUARDED, ...SMALL].some((tag) => tags?.has(tag) ?? false);
}

/** `stoppp` is `stop` and `hellooo` is `hello`: three or more of one letter are emphasis, not a slip. */
export function withoutStretch(word: string): string {
  if (isKnown(word)) return word;
  const runs: string[] = [];
  for (const char of word) {
    if (runs.at(-1)?.startsWith(char) === true) runs.push(`${runs.pop() ?? ''}${char}`);
    else runs.push(char);
  }
  if (!runs.some((run) => run.length > 2)) return word;
  const ofLength = (n: number) =>
    runs.map((run) => (run.length > 2 ? run.slice(0, n) : run)).join('');
  return [ofLength(1), ofLength(2)].find(isKnown) ?? word;
}

function lessOne(word: string): string[] {
  return Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1));
}

/** One letter more, less, other, or two neighbours swapped. */
export function oneSlip(typed: string, meant: string): boolean {
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  const [a, b] = [typed.slice(start), meant.slice(start)];
  if (a.length > b.length) return a.slice(1) === b;
  if (a.length < b.length) return a === b.slice(1);
  const [first = '', second = ''] = a;
  return a.slice(1) === b.slice(1) || b === `${second}${first}${a.slice(2)}`;
}

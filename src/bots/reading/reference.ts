import type { Scan } from './scan.js';
import { numberOf } from './lexicon.js';
import type { Tag } from './words/words.js';

/** The letter and the place that a text names, as on the patient's card. */
export interface Reference {
  letter?: string;
  place?: number;
}

/** Letters that are as often a small word or half of one, so they need a word of stock after them or the end. */
const AMBIGUOUS = new Set('iurnytsmjldkoqv'.split(''));
/** Letters that say something else when alone: yes, no, ok, and the look-alikes of digits. */
const NEVER_ALONE = new Set('ynkoiluqrtsm'.split(''));
const BEFORE_PLACE = new Set(
  'at in au a kwa huko pale hapo to from de ku point sehemu site'.split(' '),
);
const SMALL = new Set('number no ya namba nambari numero num the le la n ni'.split(' '));

export function readReference(scan: Scan): Reference {
  const letterAt = findLetter(scan);
  const place = findPlace(scan, letterAt);
  const letter = letterAt === null ? undefined : scan.words[letterAt]?.toUpperCase();
  return { ...(letter !== undefined && { letter }), ...(place !== undefined && { place }) };
}

function findLetter(scan: Scan): number | null {
  const { words } = scan;
  const strong = words.findIndex((_, at) => isLetter(words[at]) && afterNoun(scan, at));
  if (strong >= 0) return strong;
  const loose = words.findIndex((_, at) => isLetter(words[at]) && stands(scan, at));
  return loose >= 0 ? loose : null;
}

function isLetter(word: string | undefined): boolean {
  return word?.length === 1 && word >= 'a' && word <= 'z';
}

/** "item b", "stock b 2", "bidhaa a ipo". */
function afterNoun(scan: Scan, at: number): boolean {
  const { words } = scan;
  const before = scan.itemAt(at - 1);
  if (!before?.tags.has('item'))
    return at > 0 && before?.tags.has('check') === true && closed(scan, at);
  return AMBIGUOUS.has(words[at] ?? '') ? closed(scan, at) : true;
}

/** Nothing, a number, or a word of stock or place follows. */
function closed(scan: Scan, at: number): boolean {
  const next = scan.itemAt(at + 1);
  if (next === undefined || next.digits !== undefined) return true;
  return hasAny(next.tags, ['here', 'gone', 'place']) || BEFORE_PLACE.has(scan.words[at + 1] ?? '');
}

/** A letter that stands by itself: the whole text, the first word before a number or a word of stock, or "B item". */
function stands(scan: Scan, at: number): boolean {
  const word = scan.words[at] ?? '';
  if (NEVER_ALONE.has(word)) return false;
  const next = scan.itemAt(at + 1);
  if (word !== 'a' && next?.tags.has('item')) return true;
  const first = scan.words
    .slice(0, at)
    .every((_, i) => scan.itemAt(i)?.tags.has('greeting') === true);
  if (first) return closed(scan, at);
  if (word === 'a')
    return (
      next !== undefined &&
      next.digits === undefined &&
      hasAny(next.tags, ['here']) &&
      !inFrench(scan, at)
    );
  return (
    closed(scan, at) &&
    hasAny(scan.itemAt(at - 1)?.tags, ['got-any', 'want', 'filler', 'have', 'ask', 'if'])
  );
}

/** "Il a", "y a": the French verb. */
function inFrench(scan: Scan, at: number): boolean {
  return ['il', 'y', 'elle', 'on', 'ca', 'qui'].includes(scan.words[at - 1] ?? '');
}

function findPlace(scan: Scan, letterAt: number | null): number | undefined {
  const at = scan.words.findIndex((_, i) => isPlace(scan, i, letterAt));
  if (at < 0) return undefined;
  return Number(numeral(scan, at));
}

function numeral(scan: Scan, at: number): string | undefined {
  const word = scan.words[at] ?? '';
  return scan.itemAt(at)?.digits ?? numberOf(word);
}

function isPlace(scan: Scan, at: number, letterAt: number | null): boolean {
  const digits = numeral(scan, at);
  if (digits === undefined || digits.length > 3) return false;
  if (hasAny(scan.itemAt(at + 1)?.tags, ['days', 'weeks', 'months'])) return false;
  if (letterAt !== null && at === letterAt + 1) return true;
  let before = at - 1;
  while (before >= 0 && SMALL.has(scan.words[before] ?? '')) before--;
  const item = scan.itemAt(before);
  if (item?.tags.has('place')) return true;
  const typed = scan.words[at] === digits;
  return (
    typed &&
    before >= 0 &&
    (BEFORE_PLACE.has(scan.words[before] ?? '') ||
      hasAny(item?.tags, ['item', 'none', 'check', 'here', 'gone']))
  );
}

function hasAny(tags: ReadonlySet<Tag> | undefined, wanted: readonly Tag[]): boolean {
  return tags !== undefined && wanted.some((tag) => tags.has(tag));
}

import { saysAlone } from './lexicon.js';
import type { Scan } from './scan.js';
import type { Tag } from './words/words.js';

/** Letters that are as often a small word or half of one, so a word of stock, a place or the end must follow. */
const AMBIGUOUS = new Set('iurnytsmjldkoqv');
/** Letters that say something else when alone: yes, no, ok, "you", "I", look-alikes of digits. */
const NEVER_ALONE = new Set('ynkoiluqrtsm');
/** Halves of elided French words: "d'article", "c'est". */
const ELIDED = new Set('cdjlmnsty');
const BEFORE_PLACE = new Set(['at', 'in', 'au', 'kwa', 'huko', 'pale', 'hapo']);
const COPULAS = new Set('is are est sont ni bado already still deja toujours bien'.split(' '));
const CLOSING: readonly Tag[] = ['here', 'there', 'gone', 'place'];
const FRENCH_SUBJECTS = new Set(['il', 'y', 'elle', 'on', 'ca', 'qui', 'n']);

/** Where in the text an item's letter stands: after its noun ("item b"), else by itself ("b ipo?"). */
export function findLetter(scan: Scan): number | null {
  const letters = scan.words.flatMap((word, at) => (isLetter(word) ? [at] : []));
  const found =
    letters.find((at) => followsNoun(scan, at)) ??
    letters.find((at) => scan.words[at] === scan.capital) ??
    letters.find((at) => stands(scan, at));
  return found ?? null;
}

function isLetter(word: string): boolean {
  return word.length === 1 && word >= 'a' && word <= 'z';
}

function followsNoun(scan: Scan, at: number): boolean {
  const [before = '', word = ''] = scan.words.slice(Math.max(0, at - 1));
  if (at === 0) return false;
  if (!saysAlone(before, 'item')) return saysAlone(before, 'check') && closes(scan, at);
  return !unsure(scan, word) || closes(scan, at);
}

function unsure(scan: Scan, word: string): boolean {
  return AMBIGUOUS.has(word) || (scan.language === 'fr' && ELIDED.has(word));
}

/** Nothing, a number, or a word of stock or place follows, "is" or "still" between them or not. */
function closes(scan: Scan, at: number): boolean {
  const next = pastCopula(scan, at);
  if (scan.words[next] === undefined || scan.itemAt(next)?.digits !== undefined) return true;
  return says(scan, next, CLOSING) || BEFORE_PLACE.has(scan.words[next] ?? '');
}

function pastCopula(scan: Scan, at: number): number {
  let next = at + 1;
  while (COPULAS.has(scan.words[next] ?? '')) next++;
  return next;
}

function followedBy(scan: Scan, at: number, tags: readonly Tag[]): boolean {
  return says(scan, pastCopula(scan, at), tags);
}

function says(scan: Scan, at: number, tags: readonly Tag[]): boolean {
  const word = scan.words[at] ?? '';
  if (word === 'la' && at < scan.words.length - 1) return false;
  return tags.some((tag) => (scan.itemAt(at)?.tags.has(tag) ?? false) || saysAlone(word, tag));
}

/** The whole text, its first word before a number or a word of stock, "the B item", "is B there". */
function stands(scan: Scan, at: number): boolean {
  const word = scan.words[at] ?? '';
  if (NEVER_ALONE.has(word) || verbLike(scan, at)) return false;
  if (word === 'a') return standsAsA(scan, at);
  if (followedBy(scan, at, ['item'])) return true;
  return closes(scan, at) && (leads(scan, at) || asked(scan, at));
}

/** "A" is an English article and a French verb, so it needs the start or a word of stock right after. */
function standsAsA(scan: Scan, at: number): boolean {
  const next = scan.words[at + 1];
  if (atPlace(scan, at)) return leads(scan, at) || next === 'at';
  if (leads(scan, at))
    return (
      scan.words.slice(at + 1).every((_, i) => says(scan, at + 1 + i, ['noise'])) ||
      isNumber(scan, at + 1) ||
      followedBy(scan, at, ['here', 'there', 'gone'])
    );
  if (followedBy(scan, at, ['here', 'there']) || isObject(scan, at)) return true;
  return scan.language === 'sw' && asked(scan, at) && closes(scan, at);
}

/** "Keep a", "drop a please". */
function isObject(scan: Scan, at: number): boolean {
  const verbs: readonly Tag[] = ['keep', 'drop', 'dont-need'];
  if (!verbs.some((tag) => scan.itemAt(at - 1)?.tags.has(tag))) return false;
  const next = scan.words[at + 1];
  return next === undefined || AFTER_OBJECT.has(next) || says(scan, at + 1, ['noise']);
}

const AFTER_OBJECT = new Set([
  'for',
  'until',
  'till',
  'pour',
  'au',
  'at',
  'anymore',
  'jusqu',
  'hadi',
]);

/** "A at 5", "A au point 5". */
function atPlace(scan: Scan, at: number): boolean {
  if (!BEFORE_PLACE.has(scan.words[at + 1] ?? '')) return false;
  return isNumber(scan, at + 2) || says(scan, at + 2, ['place']);
}

function isNumber(scan: Scan, at: number): boolean {
  return scan.itemAt(at)?.digits !== undefined;
}

/** "Il a", "y a", "c'est". */
function verbLike(scan: Scan, at: number): boolean {
  if (FRENCH_SUBJECTS.has(scan.words[at - 1] ?? '')) return true;
  return scan.language === 'fr' && ELIDED.has(scan.words[at] ?? '') && scan.words.length > 1;
}

function leads(scan: Scan, at: number): boolean {
  return scan.words.slice(0, at).every((_, i) => {
    const tags = scan.itemAt(i)?.tags;
    return tags?.has('greeting') === true || tags?.has('noise') === true;
  });
}

function asked(scan: Scan, at: number): boolean {
  const tags = scan.itemAt(at - 1)?.tags;
  const asking: readonly Tag[] = [
    'got-any',
    'want',
    'filler',
    'have',
    'ask',
    'if',
    'keep',
    'check',
    'drop',
    'dont-need',
  ];
  return asking.some((tag) => tags?.has(tag));
}

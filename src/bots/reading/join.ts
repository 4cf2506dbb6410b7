import { saysAlone } from './lexicon.js';
import type { Reading } from './reading.js';
import { tokenise } from './tokens.js';

/** Small words that no enrolment code holds. */
const NO_CODE = new Set(
  'the a an us me my to in for with you we i this your le la les de nous na ya wa'.split(' '),
);
const ENROLMENT_WORDS = 3;

/** Reads JOIN with a place's word or the words of a code, letter for letter: a code is never mended. */
export function readJoin(text: string): Reading | null {
  const tokens = tokenise(text);
  const at = tokens.findIndex((word) => !isManners(word));
  if (at < 0 || !saysAlone(tokens[at] ?? '', 'join')) return null;
  const words = tokens.slice(at + 1, endOfCode(tokens));
  if (words.some((word) => NO_CODE.has(word))) return null;
  return words.length < 2 || words.length === ENROLMENT_WORDS ? { is: 'join', words } : null;
}

/** Where a last "please" begins. */
function endOfCode(tokens: string[]): number {
  return POLITE.has(tokens.at(-1) ?? '') ? tokens.length - 1 : tokens.length;
}

const POLITE = new Set(['please', 'pls', 'plz', 'tafadhali', 'svp', 'stp']);

function isManners(word: string): boolean {
  return saysAlone(word, 'greeting') || saysAlone(word, 'noise');
}

import type { Keys } from '../kernel/keys.js';

const SHORTEST_PREFIX = 3;
const LONGEST = 24;
const MOST_WORDS = 8;

/** The words of a name as they are compared: no accents, no case, letters and digits only. */
export function wordsOfName(name: string): string[] {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
  return [...new Set(words.map((word) => word.slice(0, LONGEST)))].slice(0, MOST_WORDS);
}

/** The keyed digests under which a name is found: each word, and its beginnings of three letters and more. */
export function nameTokens(keys: Keys, name: string): Buffer[] {
  const parts = new Set<string>();
  for (const word of wordsOfName(name)) {
    parts.add(word);
    for (let end = SHORTEST_PREFIX; end < word.length; end += 1) parts.add(word.slice(0, end));
  }
  return [...parts].map((part) => wordToken(keys, part));
}

/** The digest of one word as it was typed. */
export function wordToken(keys: Keys, word: string): Buffer {
  return keys.blindIndex('name-word', word);
}

/** A clinic number as it is compared: letters and digits only, in capitals. */
export function plainClinicNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** A name of which only so much is shown that two people can be told apart: `Am•• Ot••`. */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/).slice(0, 3);
  return words.map((word) => `${Array.from(word).slice(0, 2).join('')}••`).join(' ');
}

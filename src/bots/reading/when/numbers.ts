import type { Term } from './terms.js';

/** A number in digits or words, and how many terms it takes. */
export interface Found {
  n: number;
  length: number;
  words: boolean;
}

/** The number that begins at a term: `6`, "six", "kumi na mbili", "vingt et un"; null where there is none. */
export function numberAt(terms: readonly Term[], at: number): Found | null {
  const term = terms[at];
  if (term?.is === 'digits') return { n: term.n, length: 1, words: false };
  if (term?.is !== 'number') return null;
  const more = tensBegin(term) ? unitAfter(terms, at + 1) : null;
  if (!more) return { n: term.n, length: 1, words: true };
  return { n: term.n + more.n, length: 1 + more.length, words: true };
}

/** "Kumi" is counted on, "dix" and "ten" are not. */
function tensBegin({ n, raw }: Term): boolean {
  return n === 20 || n === 30 || raw === 'kumi';
}

function unitAfter(terms: readonly Term[], at: number): { n: number; length: number } | null {
  const joined = terms[at]?.raw === 'na' || terms[at]?.raw === 'et';
  const unit = terms[joined ? at + 1 : at];
  const counts = unit?.is === 'number' && unit.n < 10;
  return counts ? { n: unit.n, length: joined ? 2 : 1 } : null;
}

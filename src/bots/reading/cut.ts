import type { Match, Meaning } from './lexicon.js';

/** A stretch of words that is one phrase, or one unknown word. */
export interface Piece {
  words: string[];
  meanings: Meaning[];
}

/** How the words from one on are best cut: the phrase there, and what the whole rest costs. */
interface Cut {
  length: number;
  meanings: Meaning[];
  items: number;
  squares: number;
}

/** Fewest items first, then the longest phrases; small talk costs nothing. */
export function cut(words: string[], matches: Match[][]): Piece[] {
  const best: Cut[] = [];
  for (let at = words.length - 1; at >= 0; at--) best[at] = bestAt(matches[at] ?? [], at, best);
  const found: Piece[] = [];
  for (let at = 0; at < words.length; at += best[at]?.length ?? 1) {
    const { length, meanings } = best[at] ?? { length: 1, meanings: [] };
    found.push({ words: words.slice(at, at + length), meanings });
  }
  return found;
}

function bestAt(matches: Match[], at: number, best: Cut[]): Cut {
  const unknown: Match = { length: 1, words: 1, meanings: [] };
  return [unknown, ...matches]
    .map((match) => costOf(match, best[at + match.length]))
    .reduce(better);
}

function costOf({ length, words, meanings }: Match, rest: Cut | undefined): Cut {
  const cost = meanings.some(({ tag }) => tag === 'noise') ? 0 : 1;
  const squares = (rest?.squares ?? 0) + words ** 2;
  return { length, meanings, items: (rest?.items ?? 0) + cost, squares };
}

/** A known word is better than none known, and of two readings of the same words both are kept. */
function better(one: Cut, other: Cut): Cut {
  if (one.length === other.length)
    return {
      ...one,
      items: Math.min(one.items, other.items),
      meanings: [...one.meanings, ...other.meanings],
    };
  if (one.items !== other.items) return one.items < other.items ? one : other;
  return one.squares >= other.squares ? one : other;
}

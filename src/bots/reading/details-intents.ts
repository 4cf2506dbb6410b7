import { partOfDay } from './part-of-day.js';
import type { Reading } from './reading.js';
import type { Scan } from './scan.js';
import { tags } from './words/tags.js';

/** Their own details: name, number, language, hours, and how much we say. */
export const details = (scan: Scan): Reading | null => {
  const named = scan.has('details') || scan.near(['change'], ['number'], 2) || ofNewNumber(scan);
  if (named) return scan.unknown <= 5 ? { is: 'details' } : null;
  return isOverlooked(scan) || ofHours(scan) ? { is: 'details' } : null;
};

/** "Update my number": not the one that collects. */
function ofNewNumber(scan: Scan): boolean {
  const at = scan.at('change');
  const words = scan.items[at + 1]?.words ?? [];
  return at >= 0 && words.length === 2 && NUMBERS.some((word) => words.includes(word));
}

const NUMBERS = ['number', 'namba', 'nambari', 'numero'];

/** "My husband reads my texts", "be more discreet": how little we say is in their details. */
function isOverlooked(scan: Scan): boolean {
  if (scan.unknown > 3) return false;
  const ours = scan.says('message') || scan.says('number');
  const bySomebody = scan.has('person', 'human') || scan.words.some((word) => OTHERS.has(word));
  const peeks = scan.has('peeks') && ours && bySomebody && !scan.has('item', 'visits', 'code');
  return scan.has('discreet') || peeks;
}

const OTHERS = new Set(
  'people they everyone everybody others he she boss watu wao bosi on ils elle il patron'.split(
    ' ',
  ),
);

/** "Text me only in the evening": the hours of our texts are in their details. */
function ofHours(scan: Scan): boolean {
  if (partOfDay(scan) === undefined || scan.question || scan.unknown > 1) return false;
  return (scan.says('texting') || scan.says('message')) && !scan.has(...OF_OTHER_MATTERS);
}

const OF_OTHER_MATTERS = tags(
  'call talk code item visits notify ready why check received got-any thanks',
);

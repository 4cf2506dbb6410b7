import { findLetter } from './letter.js';
import type { Reading } from './reading.js';
import { bare } from './scan.js';
import type { Item, Scan } from './scan.js';
import type { Tag } from './words/words.js';

/** Words that may stand beside a chosen digit. */
const BESIDE: readonly Tag[] = ['choice', 'filler', 'noise', 'thanks', 'yes', 'greeting', 'sorry'];
const LOOKALIKE = new Map([
  ['o', '0'],
  ['l', '1'],
  ['i', '1'],
  ['|', '1'],
]);

/** Reads a text that is one choice or a run of single digits: "2", "option 2", "ya pili", "5 8", "58". */
export function readDigits(scan: Scan): Reading | null {
  const rest = scan.items.filter((item) => item.digits === undefined);
  const numbers = withoutPronouns(scan.items.filter((item) => item.digits !== undefined));
  if (numbers.length === 0 || rest.some((item) => !mayStandBeside(item))) return null;
  if (
    scan.has('place') ||
    asksOfAnother(scan) ||
    findLetter(scan) !== null ||
    articleOnly(numbers, rest)
  )
    return null;
  const digits = numbers.map((item) => item.digits ?? '');
  if (digits.length > 1 && digits.some((each) => each.length > 1)) return null;
  return { is: 'digits', digits: digits.join('') };
}

/** "Et au 4?" asks about a place. */
function asksOfAnother(scan: Scan): boolean {
  return scan.question && scan.items.length > 1;
}

function mayStandBeside(item: Item): boolean {
  return BESIDE.some((tag) => item.tags.has(tag));
}

/** "The second one" is one number. */
function withoutPronouns(numbers: Item[]): Item[] {
  const counted = numbers.filter((item) => item.words[0] !== 'one' && item.words[0] !== 'un');
  return counted.length > 0 && counted.length < numbers.length && counted.length === 1
    ? counted
    : numbers;
}

function isNumeral(word: string | undefined): boolean {
  return (
    word !== undefined &&
    word !== '' &&
    Array.from(word).every((char) => char >= '0' && char <= '9')
  );
}

/** "One" and "un" beside other words count only where a word of choosing says so. */
function articleOnly(numbers: Item[], rest: Item[]): boolean {
  const said = bare(rest);
  const loose = numbers.every((item) => !isNumeral(item.words[0]) && item.tags.has('filler'));
  return (
    loose &&
    said.length > 0 &&
    !rest.some((item) => item.tags.has('choice') || item.tags.has('yes'))
  );
}

/** Where a digit is expected, `O` and `l` typed for it: `O`, `l`, `5O`; null where the text holds anything else. */
export function readLookalike(text: string): Reading | null {
  const typed = text.endsWith('.') ? text.slice(0, -1) : text;
  if (typed === '' || typed.length > 6) return null;
  const digits = Array.from(typed, (char) => LOOKALIKE.get(char) ?? char).join('');
  const all = Array.from(digits).every((char) => char >= '0' && char <= '9');
  const certain =
    typed.length === 1 || Array.from(typed).some((char) => char >= '0' && char <= '9');
  return all && certain ? { is: 'digits', digits } : null;
}

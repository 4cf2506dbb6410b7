import type { Reading } from './reading.js';
import type { Item, Scan } from './scan.js';
import type { Tag } from './words/words.js';

/** Words that may stand beside a chosen digit. */
const BESIDE: readonly Tag[] = ['choice', 'filler', 'thanks', 'yes', 'greeting', 'sorry'];
const LOOKALIKE = new Map([
  ['o', '0'],
  ['l', '1'],
  ['i', '1'],
  ['|', '1'],
]);

/** Reads a text that is one choice or a run of single digits: "2", "option 2", "ya pili", "5 8", "58". */
export function readDigits(scan: Scan): Reading | null {
  const numbers = scan.items.filter((item) => item.digits !== undefined);
  const rest = scan.items.filter((item) => item.digits === undefined);
  if (numbers.length === 0 || !rest.every((item) => BESIDE.some((tag) => item.tags.has(tag))))
    return null;
  if (articleOnly(numbers, rest)) return null;
  const digits = numbers.map((item) => item.digits ?? '');
  if (digits.length === 1) return { is: 'digits', digits: digits[0] ?? '' };
  if (digits.every((each) => each === digits[0])) return { is: 'digits', digits: digits.join('') };
  return digits.every((each) => each.length === 1)
    ? { is: 'digits', digits: digits.join('') }
    : null;
}

/** "One" and "un" beside other words count only where a word of choosing says so. */
function articleOnly(numbers: Item[], rest: Item[]): boolean {
  const loose = numbers.every((item) => item.words[0] !== item.digits && item.tags.has('filler'));
  return (
    loose &&
    rest.length > 0 &&
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

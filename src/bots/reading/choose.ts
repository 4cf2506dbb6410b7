import type { Language } from './language.js';
import { findLetter } from './letter.js';
import { saysAlone } from './lexicon.js';
import { normalise } from './normalise.js';
import { Scan } from './scan.js';
import type { Tag } from './words/words.js';

/** A choice as the last text listed it: its digit or name, and the words beside it. */
export interface Listed {
  key: string;
  label: string;
}

/** Which listed choice a typed answer means ("the other place" → "Other place"); null where none or more than one fits. */
export function choose(
  text: string,
  choices: readonly Listed[],
  language: Language,
): string | null {
  const typed = new Scan(normalise(text), language);
  const chosen = typed.words.join(' ');
  const labels = choices.map(({ key, label }) => ({
    key,
    scan: new Scan(normalise(label), language),
  }));
  const same = labels.filter(
    ({ key, scan }) => withoutKey(scan, key) === withoutKey(typed, key) && chosen !== '',
  );
  const fits = same.length > 0 ? same : labels.filter(({ scan }) => covers(typed, scan));
  const [only, another] = fits;
  return only && !another ? only.key : null;
}

/** "1 Keep it" typed as it was shown. */
function withoutKey({ words }: Scan, key: string): string {
  return (words[0] === key ? words.slice(1) : words).join(' ');
}

/** Every word typed that matters is on the label, and most of the label's are typed, or a day or an hour names it. */
function covers(typed: Scan, label: Scan): boolean {
  const [said, shown] =
    mattering(typed).length > 0
      ? [mattering(typed), mattering(label)]
      : [pairOf(typed), label.words];
  if (said.length === 0 || denies(typed) !== denies(label)) return false;
  const named = said.every((word) => label.words.some((other) => alike(word, other)));
  const timed = said.some((word) => TIMES.some((tag) => saysAlone(word, tag)));
  return named && (timed || said.length * 2 >= shown.length);
}

const TIMES: readonly Tag[] = ['when', 'ahead', 'morning', 'afternoon', 'evening'];
const SMALL: readonly Tag[] = ['filler', 'noise', 'greeting', 'sorry', 'me', 'i', 'you'];

function mattering(scan: Scan): string[] {
  // The A of "item A" is no article: it names one item, and no label that says "item" alone.
  const letter = scan.has('item') ? findLetter(scan) : null;
  return scan.words.filter(
    (word, at) => at === letter || !SMALL.some((tag) => saysAlone(word, tag)),
  );
}

/** Small words alone choose nothing unless two or more stand together: "autre point". */
function pairOf({ words }: Scan): string[] {
  return words.length > 1 ? words : [];
}

function denies({ words }: Scan): boolean {
  return words.some((word) => saysAlone(word, 'neg') || saysAlone(word, 'no'));
}

/** The same word, or a day's name and its short form. */
function alike(word: string, other: string): boolean {
  if (word === other) return true;
  const [short, long] = word.length < other.length ? [word, other] : [other, word];
  return short.length >= 3 && long.startsWith(short);
}

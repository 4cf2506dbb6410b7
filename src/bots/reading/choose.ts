import type { Language } from './language.js';
import { normalise } from './normalise.js';
import { isContent, Scan } from './scan.js';
import type { Item } from './scan.js';

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
  const plain = normalise(text);
  const typed = new Scan(plain, language);
  const chosen = typed.words.join(' ');
  const byKey = choices.find(({ key }) => key === plain);
  if (byKey !== undefined) return byKey.key;
  const labels = choices.map(({ key, label }) => ({
    key,
    scan: new Scan(normalise(label), language),
  }));
  const same = labels.filter(
    ({ key, scan }) => withoutKey(scan, key) === withoutKey(typed, key) && chosen !== '',
  );
  const fits = same.length > 0 ? same : labels.filter(({ scan }) => covers(typed, scan));
  return fits.length === 1 ? (fits[0]?.key ?? null) : null;
}

/** "1 Keep it" typed as it was shown. */
function withoutKey({ words }: Scan, key: string): string {
  return (words[0] === key ? words.slice(1) : words).join(' ');
}

/** Every word that matters on one side is on the other too, and neither denies what the other says. */
function covers(typed: Scan, label: Scan): boolean {
  const [said, shown] = [mattering(typed), mattering(label)];
  if (said.length === 0 || typed.has('neg') !== label.has('neg')) return false;
  return (
    said.every((word) => label.words.some((other) => alike(word, other))) &&
    (said.length * 2 >= shown.length ||
      shown.every((word) => typed.words.some((other) => alike(word, other))))
  );
}

function mattering(scan: Scan): string[] {
  return scan.items
    .filter((item) => isContent(item) || isNamed(item))
    .flatMap((item) => item.words);
}

function isNamed(item: Item): boolean {
  return (
    item.tags.size > 1 &&
    !item.tags.has('greeting') &&
    !item.tags.has('sorry') &&
    !item.tags.has('you')
  );
}

/** The same word, or a day's name and its short form. */
function alike(word: string, other: string): boolean {
  if (word === other) return true;
  const [short, long] = word.length < other.length ? [word, other] : [other, word];
  return short.length >= 3 && long.startsWith(short);
}

import { entriesFrom, reach } from './lexicon.js';
import type { Scan } from './scan.js';

/** Whether a text tells of danger to someone: to life, by blood, breath, swelling, poison or another's hand. */
export function tellsOfDanger(scan: Scan): boolean {
  const calm = withoutIdioms(scan.words);
  if (calm.some((_, at) => longest(calm, at, 'danger') > 0)) return true;
  return (
    scan.near(['swell'], ['body'], 5) ||
    scan.near(['body'], ['swell'], 5) ||
    scan.near(['neg', 'hard'], ['breath'], 3) ||
    scan.near(['breath'], ['hard'], 3) ||
    scan.near(['blood'], ['much-blood'], 3) ||
    scan.near(['much-blood'], ['blood'], 3)
  );
}

/** Idioms ("dying to know") become gaps, unless danger begins at the same word and reaches further. */
function withoutIdioms(words: string[]): string[] {
  const calm: string[] = [];
  for (let at = 0; at < words.length;) {
    const idiom = longest(words, at, 'idiom');
    if (idiom > 0 && idiom >= longest(words, at, 'danger')) {
      calm.push('');
      at += idiom;
    } else calm.push(words[at++] ?? '');
  }
  return calm;
}

function longest(words: string[], at: number, tag: 'danger' | 'idiom'): number {
  let length = 0;
  for (const entry of entriesFrom(words[at] ?? ''))
    if (entry.tag === tag) length = Math.max(length, reach(entry, words, at));
  return length;
}

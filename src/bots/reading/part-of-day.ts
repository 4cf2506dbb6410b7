import { saysAlone } from './lexicon.js';
import type { PartOfDay } from './reading.js';
import type { Scan } from './scan.js';
import type { Tag } from './words/words.js';

/** The part of the day a text names, but not in "good morning". */
export function partOfDay(scan: Scan): PartOfDay | undefined {
  const parts: readonly PartOfDay[] = ['morning', 'afternoon', 'evening'];
  const said = scan.items.filter((item, at) => at > 0 || !item.tags.has('greeting'));
  const names = (part: Tag) =>
    said.some((item) => item.tags.has(part) || item.words.some((word) => saysAlone(word, part)));
  return parts.find(names);
}

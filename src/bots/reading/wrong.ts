import type { Reading } from './reading.js';
import { bare } from './scan.js';
import type { Scan } from './scan.js';
import type { Tag } from './words/words.js';

/** What makes WRONG a matter of the day, the place or the item rather than of the person. */
const OTHER_MATTERS: readonly Tag[] = [
  ...([
    'when',
    'visits',
    'book',
    'item',
    'code',
    'place',
    'ready',
    'days',
    'item',
    'pickups',
  ] as const),
];
const ABOUT_US: readonly Tag[] = [
  ...([
    'not-me',
    'wrong-person',
    'wrong-number',
    'wrong',
    'number',
    'message',
    'texting',
    'you',
    'me',
    'i',
  ] as const),
  ...(['thanks', 'no', 'who', 'choice', 'person', 'human', 'here', 'all', 'neg', 'send'] as const),
];

/** Reads "not for me", or what may be it; null where neither is said. */
export function readWrong(scan: Scan): Reading | null {
  const said = bare(scan.items);
  if (said.length > 0 && said.every(({ words }) => words.join(' ') === 'wrong'))
    return { is: 'wrong' };
  if (!scan.has('wrong-number', 'wrong-person', 'not-me')) return readMaybeWrong(scan);
  const plain = scan.beside(...ABOUT_US).length === 0;
  if (scan.has('wrong-person'))
    return plain || !scan.has(...OTHER_MATTERS) ? { is: 'wrong' } : { is: 'wrong-or-day' };
  if (scan.has('not-me')) return readNotMe(scan, plain);
  return plain ? { is: 'wrong-number' } : { is: 'wrong-or-day' };
}

function readNotMe(scan: Scan, plain: boolean): Reading {
  if (!plain || scan.has(...OTHER_MATTERS)) return { is: 'wrong-or-day' };
  return scan.has('number') && !scan.has('wrong-number') ? { is: 'wrong-number' } : { is: 'wrong' };
}

function readMaybeWrong(scan: Scan): Reading | null {
  const at = scan.at('wrong');
  if (at >= 0) {
    const before = scan.items.slice(0, at);
    const asked = before.some((item) => item.tags.has('ask') || item.tags.has('neg'));
    return asked ? null : { is: 'wrong-or-day' };
  }
  return scan.near(['not-my'], ['number', 'visits', 'when'], 2) ? { is: 'wrong-or-day' } : null;
}

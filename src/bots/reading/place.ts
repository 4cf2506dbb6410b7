import { numberOf, saysAlone } from './lexicon.js';
import type { Scan } from './scan.js';
import type { Tag } from './words/words.js';

const BEFORE_PLACE = new Set('at in au a kwa huko pale hapo to from de du ku'.split(' '));
const SMALL = new Set('number no ya namba nambari numero num the le la n ni'.split(' '));
/** "Niwekee A kwanza" is "keep A for now": these number a place only after a word of place. */
const ORDINALS = new Set(['kwanza', 'pili']);
const UNITS: readonly Tag[] = ['days', 'weeks', 'months'];
const HOURS = new Set(['am', 'pm', 'oclock', 'h', 'heures', 'heure', 'hrs', 'o']);

/** The number of a place: after a word of place, after the letter, or after "at" or the item. */
export function findPlace(scan: Scan, letterAt: number | null): number | undefined {
  const at = scan.words.findIndex((_, i) => isPlace(scan, i, letterAt));
  return at < 0 ? undefined : Number(numeral(scan, at));
}

function numeral(scan: Scan, at: number): string | undefined {
  const word = scan.words[at] ?? '';
  const own = scan.itemAt(at)?.digits ?? numberOf(word);
  return own !== undefined && own.length <= 3 ? own : undefined;
}

function isPlace(scan: Scan, at: number, letterAt: number | null): boolean {
  const digits = numeral(scan, at);
  if (digits === undefined || isCounted(scan, at + 1)) return false;
  if (letterAt !== null && at === letterAt + 1) return !ORDINALS.has(scan.words[at] ?? '');
  const before = beforeSmall(scan, at);
  if (saysPlace(scan, before)) return true;
  return scan.words[at] === digits && mayPrecede(scan, before);
}

/** "2 days", "2 pm". */
function isCounted(scan: Scan, next: number): boolean {
  const unit = UNITS.some((tag) => scan.itemAt(next)?.tags.has(tag));
  return unit || HOURS.has(scan.words[next] ?? '');
}

/** "Sehemu ya 2", "place number 2". */
function beforeSmall({ words }: Scan, at: number): number {
  let before = at - 1;
  while (before > 0 && SMALL.has(words[before] ?? '')) before--;
  return before;
}

function saysPlace(scan: Scan, at: number): boolean {
  return (scan.itemAt(at)?.tags.has('place') ?? false) || saysAlone(scan.words[at] ?? '', 'place');
}

/** "I am coming at 4". */
function isHour(scan: Scan, before: number): boolean {
  const tags = scan.itemAt(before)?.tags;
  return COMING.some((tag) => tags?.has(tag));
}

const COMING: readonly Tag[] = ['will-come', 'send', 'when', 'call'];

/** Words after which bare digits are a place: "at 2", "item 2", "none 2". */
function mayPrecede(scan: Scan, before: number): boolean {
  if (BEFORE_PLACE.has(scan.words[before] ?? '')) return !isHour(scan, before - 1);
  const tags = scan.itemAt(before)?.tags;
  const known: readonly Tag[] = ['item', 'none', 'check', 'here', 'gone', 'came', 'nothing'];
  return known.some((tag) => tags?.has(tag));
}

import type { Language } from './language.js';
import type { Reading } from './reading.js';
import type { Scan } from './scan.js';
import { tags } from './words/tags.js';
import type { Tag } from './words/words.js';

interface Named {
  name: Tag;
  code: Tag;
  language: Language;
}
const OURS: readonly Named[] = [
  { name: 'in-en', code: 'code-en', language: 'en' },
  { name: 'in-sw', code: 'code-sw', language: 'sw' },
  { name: 'in-fr', code: 'code-fr', language: 'fr' },
];
const NAMES = tags('in-en in-sw in-fr in-other');
const BESIDE = tags(
  'in-en in-sw in-fr in-other language speaking want me i you change help neg message texting yes thanks talk choice have tell got-any no ask',
);
const BESIDE_CODE = tags('language code-en code-sw code-fr want me change you ask speaking talk');
const REFUSALS = new Set('dont cant not pas sielewi sijui siongei sisomi sifahamu no'.split(' '));

/** Reads a wish for a language, named or not; a language refused is not the one wished for. */
export function readLanguage(scan: Scan): Reading | null {
  if (!scan.has(...NAMES)) return readCode(scan);
  if (scan.has('why')) return { is: 'language' };
  if (scan.beside(...BESIDE).length > 1) return null;
  const wished = OURS.filter(({ name }) => scan.has(name) && !isRefused(scan, name));
  const [only] = wished;
  if (only !== undefined && wished.length === 1) return { is: 'language', language: only.language };
  const other = wished.length === 0 && scan.has('in-other') && !isRefused(scan, 'in-other');
  return other ? { is: 'language', unknown: true } : { is: 'language' };
}

/** "I don't understand English". */
function isRefused(scan: Scan, name: Tag): boolean {
  const at = scan.at(name);
  const before = scan.items.slice(Math.max(0, at - 3), at);
  const last = before.findLastIndex((item) => NAMES.some((other) => item.tags.has(other)));
  return before
    .slice(last + 1)
    .some((item) => item.tags.has('neg') || item.words.some((word) => REFUSALS.has(word)));
}

/** "LANGUAGE", "sw", "language fr". */
function readCode(scan: Scan): Reading | null {
  if (!scan.only(...BESIDE_CODE)) return null;
  const coded = OURS.find(({ code }) => scan.has(code));
  const alone = scan.items.length === 1 || scan.has('language');
  if (coded !== undefined && alone) return { is: 'language', language: coded.language };
  return scan.has('language') ? { is: 'language' } : null;
}

import type { Reading } from './reading.js';
import { bare } from './scan.js';
import type { Scan } from './scan.js';
import { tags } from './words/tags.js';

/** What makes WRONG a matter of the day, the place or the item rather than of the person. */
const OTHER_MATTERS = tags('when visits book item code place ready days pickups');
const ABOUT_US = tags(
  'not-me wrong-person wrong-number wrong number message texting you me i thanks no who choice person human here all neg send other',
);

/** Reads "not for me", or what may be it; null where neither is said. */
export function readWrong(scan: Scan): Reading | null {
  const said = bare(scan.items);
  const alone = said.length > 0 && said.every(({ words }) => words.join(' ') === 'wrong');
  if (alone) return { is: 'wrong' };
  if (scan.says('wrong-person')) return readWrongPerson(scan);
  const plain = scan.beside(...ABOUT_US).length === 0;
  if (scan.has('not-me') && scan.has('person') && scan.has('send', 'will-come', 'collect'))
    return { is: 'proxy' };
  if (scan.has('not-me')) return readNotMe(scan, plain);
  if (scan.has('wrong-number')) return plain ? { is: 'wrong-number' } : { is: 'wrong-or-day' };
  return readMaybeWrong(scan);
}

/** At a place, rather than at this phone; what oneself did, or was given, is of no other. */
const CAME = [
  /(?<!\bi )(?<!\bi have )\b(?:came|comes|went|collecte|took|picked|gave|given)\b(?! you\b)/,
  /\ba(?:li|me|na)(?:ye)?(?:kuja|chukua|pewa)\b|\b(?:m|u|wa)(?:li|me)mpa\b/,
  /(?<!\bje suis )(?<!\bj ai )\b(?:venue?|pris|recupere|retire|donn?ee?)\b/,
];
const OF_A_NUMBER = tags('number wrong-number message texting not-me neg who all');

function readWrongPerson(scan: Scan): Reading {
  const said = scan.words.join(' ');
  if (!scan.has(...OF_A_NUMBER) && CAME.some((did) => did.test(said))) return { is: 'other-came' };
  const elsewhere = scan.has(...OTHER_MATTERS) && !scan.has('not-me');
  return elsewhere ? { is: 'wrong-or-day' } : { is: 'wrong' };
}

function readNotMe(scan: Scan, plain: boolean): Reading {
  if (!plain || scan.has(...OTHER_MATTERS)) return { is: 'wrong-or-day' };
  return scan.has('number') && !scan.has('wrong-number') ? { is: 'wrong-number' } : { is: 'wrong' };
}

function readMaybeWrong(scan: Scan): Reading | null {
  const at = scan.at('wrong');
  if (at < 0) return ofAnotherDay(scan) ? { is: 'wrong-or-day' } : null;
  const before = scan.items.slice(0, at);
  const asked = before.some((item) => item.tags.has('ask') || item.tags.has('neg'));
  return asked ? null : { is: 'wrong-or-day' };
}

/** "Not my day", "ce n'est pas le bon jour". */
function ofAnotherDay(scan: Scan): boolean {
  const timed = scan.has('visits', 'when', 'days', 'number');
  return scan.says('not-my') && (timed || scan.says('wrong'));
}

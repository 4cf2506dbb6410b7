import type { Reading } from './reading.js';
import { bare } from './scan.js';
import type { Scan } from './scan.js';
import type { Tag } from './words/words.js';

type Rule = (scan: Scan) => Reading | null;

/** One word that is a whole command by itself. */
const commands: Rule = (scan) => {
  const said = bare(scan.items);
  const [only] = said;
  if (only === undefined || said.length > 1) return null;
  const word = only.words.join(' ');
  if (only.tags.has('start')) return { is: 'opt-in' };
  if (scan.items.length === 1 && (word === 'help' || word === 'info'))
    return { is: 'carrier-help' };
  if (only.tags.has('menu')) return { is: 'menu' };
  if (only.tags.has('report')) return { is: 'report' };
  return null;
};

const pickups: Rule = (scan) => {
  if (scan.items.some((item) => (item.digits?.length ?? 0) >= 7) || scan.has('details'))
    return null;
  const code = scan.has('code') && scan.unknown <= 3;
  const kept =
    scan.has('pickups', 'kept', 'ready') && scan.unknown <= 3 && !scan.has('here', 'gone');
  const collecting = scan.has('collect') && scan.unknown <= 2;
  return code || kept || collecting ? { is: 'pickups' } : null;
};

const details: Rule = (scan) =>
  scan.has('details') && scan.unknown <= 5 ? { is: 'details' } : null;

const away: Rule = (scan) => (scan.has('away') && scan.unknown <= 5 ? { is: 'away' } : null);

const visits: Rule = (scan) =>
  scan.has('visits', 'book') && scan.unknown <= 3 && !scan.has('item') ? { is: 'visits' } : null;

const later: Rule = (scan) =>
  scan.has('later') && scan.only('later', 'thanks', 'yes', 'no', 'me', 'i', 'when', 'ahead', 'tell')
    ? { is: 'later' }
    : null;

const answer: Rule = (scan) => {
  if (scan.has('cannot-come') && scan.unknown <= 3) return { is: 'no' };
  if (scan.has('will-come') && scan.only('will-come', 'yes', 'thanks', 'i')) return { is: 'yes' };
  if (scan.has('yes') && scan.only('yes', 'me', 'i')) return yes(scan);
  if (scan.has('no') && scan.only('no', 'thanks', 'neg', 'me', 'i', 'yes')) return { is: 'no' };
  return scan.has('thanks') && scan.only('thanks', 'yes', 'you', 'me', 'all', 'i', 'have')
    ? { is: 'thanks' }
    : null;
};

function yes(scan: Scan): Reading {
  const single = scan.items.length === 1 && scan.items[0]?.words.join(' ') === 'yes';
  return single ? { is: 'yes', single: true } : { is: 'yes' };
}

const help: Rule = (scan) =>
  scan.has('help', 'carrier-help') && scan.unknown <= 5 ? { is: 'help' } : null;

const menu: Rule = (scan) => {
  if (scan.has('menu') && scan.unknown <= 1 && scan.content.length <= 3) return { is: 'menu' };
  const greeted =
    scan.has('greeting') &&
    bare(scan.items).every((item) =>
      ['filler', 'you', 'thanks', 'human', 'person'].some((tag) => item.tags.has(tag as Tag)),
    );
  return greeted ? { is: 'menu' } : null;
};

/** Short answers and commands, read before longer tries. */
export const shortAnswers: readonly Rule[] = [commands, answer, later];
/** Questions read after those about stock. */
export const lastResorts: readonly Rule[] = [pickups, details, away, visits];
export const afterAll: readonly Rule[] = [help, menu];

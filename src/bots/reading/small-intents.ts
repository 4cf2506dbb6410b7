import { details } from './details-intents.js';
import { daysIn } from './quantities.js';
import type { Reading } from './reading.js';
import { readReference } from './reference.js';
import { isOnlyWhen } from './when/read-when.js';
import { bare, typedDigits } from './scan.js';
import type { Item, Scan } from './scan.js';
import { tags } from './words/tags.js';

type Rule = (scan: Scan) => Reading | null;

const BESIDE_LATER = tags('later thanks yes no me i when');
const NOT_COMING = tags('message texting call talk item code');
const BESIDE_THANKS = tags('thanks yes you me all i have human');
const BESIDE_MENU = tags('menu lost want me i you ask check choice send thanks yes');
const BESIDE_GREETING = tags('greeting noise filler you thanks human person sorry');

/** One word that is a whole command by itself. */
const command: Rule = (scan) => {
  const said = bare(scan.items);
  const [only] = said;
  if (only === undefined || said.length > 1) return null;
  if (only.tags.has('start')) return { is: 'opt-in' };
  if (scan.items.length === 1 && ['help', 'info'].includes(only.words.join(' ')))
    return { is: 'carrier-help' };
  if (only.tags.has('menu')) return { is: 'menu' };
  return only.tags.has('report') ? { is: 'report' } : null;
};

const later: Rule = (scan) => {
  const said = scan.has('later') && !scan.has('call') && scan.only(...BESIDE_LATER);
  return said && !namesItem(scan) ? { is: 'later' } : null;
};

/** "I cannot come for two weeks", but not "in two weeks". */
const isGoneForWeeks = (scan: Scan): boolean =>
  scan.has('cannot-come') &&
  (daysIn(scan) ?? 0) >= 7 &&
  !scan.has(...NOT_COMING) &&
  !scan.words.some((word) => FROM_NOW.has(word));

const FROM_NOW = new Set('in within after dans apres baada'.split(' '));

const coming: Rule = (scan) => {
  if (isGoneForWeeks(scan)) return { is: 'away' };
  if (scan.has('cannot-come') && scan.unknown <= 3 && !scan.has(...NOT_COMING))
    return scan.says('proxy') || sendsSomeone(scan) ? { is: 'proxy' } : { is: 'no', coming: true };
  return scan.has('will-come') && scan.only('will-come', 'yes', 'thanks', 'i')
    ? { is: 'yes', coming: true }
    : null;
};

/** "I cannot come, my brother will collect it". */
const sendsSomeone = (scan: Scan): boolean =>
  scan.near(['person'], ['send', 'collect', 'will-come'], 3) || scan.near(['send'], ['person'], 2);

const yesOrNo: Rule = (scan) => {
  if (scan.has('yes') && scan.only('yes', 'me', 'i')) return yes(scan);
  const no = scan.has('no') && scan.only('no', 'thanks', 'neg', 'me', 'i', 'yes');
  return no ? { is: 'no' } : null;
};

/** YES alone is also what carriers act on. */
function yes({ items }: Scan): Reading {
  const single = items.length === 1 && items[0]?.words.join(' ') === 'yes';
  return single ? { is: 'yes', single: true } : { is: 'yes' };
}

const thanks: Rule = (scan) => {
  const said = scan.has('thanks') && (scan.only(...BESIDE_THANKS) || thanksForHelp(scan));
  return said && !(scan.question && namesItem(scan)) ? { is: 'thanks' } : null;
};

/** "Asante kwa msaada", but not "help, thanks". */
function thanksForHelp(scan: Scan): boolean {
  const first = bare(scan.items)[0]?.tags.has('thanks') === true;
  return first && scan.only(...BESIDE_THANKS, 'help', 'message');
}

const pickups: Rule = (scan) => {
  if (scan.has('details') || scan.items.some(isPhoneNumber)) return null;
  const collecting = scan.has('collect') && scan.unknown <= 2;
  const asked = scan.has('code') || aboutLostNumber(scan) || aboutKept(scan) || collecting;
  return asked && scan.unknown <= 3 ? { is: 'pickups' } : null;
};

function aboutKept(scan: Scan): boolean {
  if (scan.has('here', 'gone', 'message', 'texting', 'visits')) return false;
  if (scan.has('kept') && !goesOn(scan)) return true;
  if (scan.has('how-long') && scan.has('keep')) return true;
  return scan.has('pickups', 'ready') || aboutDropped(scan);
}

/** "You keep asking", "keep going": it has nothing to do with what is kept. */
function goesOn({ words }: Scan): boolean {
  return words.some((word, at) => word === 'keep' && words[at + 1]?.endsWith('ing') === true);
}

/** "Did you cancel my order": an act that is only spoken of leads to what is kept. */
function aboutDropped(scan: Scan): boolean {
  return (
    scan.has('cancel', 'drop', 'drop-it', 'reserved', 'wipe') && scan.has('item', 'keep', 'kept')
  );
}

function namesItem(scan: Scan): boolean {
  return readReference(scan).letter !== undefined;
}

function isPhoneNumber(item: Item): boolean {
  return (item.digits?.length ?? 0) >= 7;
}

function aboutLostNumber(scan: Scan): boolean {
  return scan.near(['number'], ['lost'], 4) || scan.near(['lost'], ['number'], 4);
}

const away: Rule = (scan) => {
  const told = scan.items.some((item) => item.tags.has('away') && item.words.join(' ') !== 'away');
  const alone = scan.has('away') && scan.only('away', 'i', 'me', 'when', 'ahead', 'days', 'weeks');
  const said = told || alone;
  return said && scan.unknown <= 5 ? { is: 'away' } : null;
};

/** "I am back", but not "quiet until I am back". */
const home: Rule = (scan) =>
  scan.only(...BESIDE_HOME) && scan.has('returned') && !scan.question ? { is: 'home' } : null;

const BESIDE_HOME = tags('returned away i me when thanks yes morning afternoon evening place');

/** "Badilisha 73 iwe wiki ijayo": a number of two digits or more that is to change is a visit's. */
const changeByRef: Rule = (scan) => {
  const [first, second] = bare(scan.items);
  const led = first?.tags.has('change') === true && scan.unknown <= 1;
  if (!led || scan.has('language', 'details')) return null;
  const typed = typedDigits(second) ?? '';
  return typed.length > 1 && typed.length <= 4 ? { is: 'move', ref: Number(typed) } : null;
};

const visits: Rule = (scan) => {
  if (
    !scan.has('visits', 'book', 'booking', 'moving') ||
    scan.unknown > 3 ||
    scan.has('item') ||
    namesItem(scan)
  )
    return null;
  if (onlyWeaklyMoves(scan)) return null;
  if (scan.has('moving') && !isAsked(scan)) return { is: 'move', ...refAlone(scan) };
  return wantsVisit(scan) ? { is: 'book' } : { is: 'visits' };
};

/** "Make it Wednesday" moves, "make it quick" does not. */
function onlyWeaklyMoves(scan: Scan): boolean {
  const weak = scan.items.some(({ words }) => WEAK_MOVES.has(words.join(' ')));
  return weak && !scan.has('when', 'ahead', 'visits', 'days');
}

const WEAK_MOVES = new Set(['make it', 'iwe']);

function isAsked(scan: Scan): boolean {
  return scan.has('neg', 'why') || (scan.question && scan.has('ask'));
}

function wantsVisit(scan: Scan): boolean {
  const told = scan.words.some((word) => COUNTING.has(word)) || hasOne(scan);
  if (isAsked(scan) || scan.has('dont-need') || told) return false;
  const alone = scan.items.filter(
    ({ tags: said, words }) => said.has('visits') && words[0] !== 'tarehe',
  );
  return scan.has('booking') || (scan.has('book-alone') && alone.length < 2);
}

/** "Je nina miadi wiki hii", "ai-je un RDV jeudi": asks after one, and for none. */
const hasOne = (scan: Scan): boolean =>
  !scan.has('want', 'booking') && scan.words.some((word) => word === 'nina' || word === 'ai');

/** "How many visits do I have". */
const COUNTING = new Set(['many', 'ngapi', 'combien']);

/** "MOVE 73", "changer le rdv 73"; a number beside anything else may be of a day. */
function refAlone(scan: Scan): { ref?: number } {
  if (scan.beside(...BESIDE_REF).some(({ digits }) => digits === undefined)) return {};
  const typed = scan.items.filter((item) => typedDigits(item) !== undefined);
  const [only, another] = typed;
  const short = only?.digits !== undefined && only.digits.length <= 4 && !another;
  return short ? { ref: Number(only.digits) } : {};
}

const BESIDE_REF = tags('moving visits choice number code book');

/** "BOOK A", "RDV B mardi": a kind by its letter; with anything more it is of an item. */
const bookKind: Rule = (scan) => {
  const [first, ...rest] = bare(scan.items);
  if (!first || !BOOKING.has(first.words.join(' ')) || scan.unknown > 2) return null;
  const letter = rest[0]?.words.join('') ?? '';
  if (!/^[a-h]$/.test(letter)) return null;
  const more = rest.slice(1).flatMap(({ words }) => words);
  return isOnlyWhen(more.join(' '), scan.language)
    ? { is: 'book', letter: letter.toUpperCase() }
    : null;
};

const BOOKING = new Set(['book', 'book visit', 'miadi', 'weka miadi', 'rdv', 'prendre rdv']);

/** "How do I use this thing", but not "help me find item A". */
const wholeHelp: Rule = (scan) => {
  const asked = scan.items.some((item) => item.tags.has('help') && item.words.length > 2);
  const found = readReference(scan).letter !== undefined || scan.has('here', 'gone', 'got-any');
  return asked && !found && scan.unknown <= 5 ? { is: 'help' } : null;
};

const help: Rule = (scan) =>
  scan.has('help', 'carrier-help') && scan.unknown <= 5 ? { is: 'help' } : null;

const menu: Rule = (scan) => {
  if (scan.only(...BESIDE_MENU) && scan.has('menu')) return { is: 'menu' };
  const greeted =
    scan.has('greeting') &&
    scan.items.every((item) => BESIDE_GREETING.some((tag) => item.tags.has(tag)));
  return greeted ? { is: 'menu' } : null;
};

/** Short answers and commands, read before longer tries. */
export const shortAnswers: readonly Rule[] = [bookKind, command, coming, yesOrNo, thanks, later];
/** Questions that a word of stock would otherwise take. */
export const beforeStock: readonly Rule[] = [
  details,
  pickups,
  home,
  away,
  changeByRef,
  visits,
  wholeHelp,
];
export const afterAll: readonly Rule[] = [help, menu];

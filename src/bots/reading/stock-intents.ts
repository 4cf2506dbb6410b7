import type { Reading } from './reading.js';
import { readReference } from './reference.js';
import { bare } from './scan.js';
import type { Item, Scan } from './scan.js';
import type { Tag } from './words/words.js';

type Rule = (scan: Scan) => Reading | null;

/** Said beside a wish to keep: the thing, for whom, where, until when, and that one is coming. */
const BESIDE_KEEP: readonly Tag[] = [
  ...([
    'keep',
    'item',
    'place',
    'me',
    'i',
    'you',
    'want',
    'when',
    'ahead',
    'yes',
    'thanks',
    'will-come',
    'here',
  ] as const),
  ...([
    'days',
    'weeks',
    'got-any',
    'collect',
    'pickups',
    'choice',
    'have',
    'morning',
    'afternoon',
    'evening',
    'if',
  ] as const),
  ...([
    'check',
    'ask',
    'tell',
    'call',
    'later',
    'all',
    'send',
    'back',
    'visits',
    'book',
    'proxy',
    'ready',
  ] as const),
];
const BESIDE_DROP: readonly Tag[] = [
  ...([
    'drop',
    'drop-it',
    'dont-need',
    'cancel',
    'item',
    'kept',
    'keep',
    'pickups',
    'visits',
    'book',
    'me',
    'i',
  ] as const),
  ...([
    'want',
    'number',
    'choice',
    'thanks',
    'yes',
    'no',
    'you',
    'all',
    'here',
    'when',
    'place',
    'not-want',
  ] as const),
];

const turnedAway: Rule = (scan) => {
  const said = bare(scan.items);
  const command = said.some((item) => item.tags.has('none')) && said.every(isNoneCommand);
  if (command && !scan.question) return { is: 'none', ...readReference(scan) };
  if (scan.question || scan.has('if', 'ahead', 'code', 'call', 'why') || cameForNobody(scan))
    return null;
  const told = scan.has('turned-away') || cameBeforeNothing(scan);
  return told && scan.unknown <= 4 ? { is: 'none', ...readReference(scan) } : null;
};

function isNoneCommand(item: Item): boolean {
  const tags: readonly Tag[] = ['none', 'place', 'filler'];
  return item.digits !== undefined || tags.some((tag) => item.tags.has(tag));
}

function cameForNobody(scan: Scan): boolean {
  return scan.has('nobody') && !scan.has('turned-away');
}

/** "I came and there was none", but not "I came, I don't have my card". */
function cameBeforeNothing(scan: Scan): boolean {
  const came = scan.at('came');
  if (came < 0) return false;
  return scan.items.some((item, at) => at > came && item.tags.has('nothing') && !ownLack(scan, at));
}

function ownLack(scan: Scan, at: number): boolean {
  const [before] = scan.items.slice(at - 1, at);
  const lack = scan.items[at]?.words.join(' ') ?? '';
  return ['dont have', 'ai pas', 'sina'].includes(lack) && before?.words.at(-1) === 'i';
}

const drop: Rule = (scan) => {
  const ref = refOf(scan);
  if (scan.has('drop-it')) return ref;
  if (scan.question || scan.has('message', 'texting', 'call')) return null;
  if (scan.beside(...BESIDE_DROP).some((item) => item.digits === undefined)) return null;
  if (scan.has('dont-need')) return ref;
  if (scan.has('cancel') && (scan.has('item', 'kept', 'keep') || ref.ref !== undefined)) return ref;
  if (scan.has('not-want') && scan.has('item')) return ref;
  const at = scan.at('drop');
  const [before] = scan.items.slice(at - 1, at);
  if (at < 0 || before?.tags.has('neg') === true || scan.has('place')) return null;
  return ref;
};

function refOf(scan: Scan): { is: 'drop'; ref?: number; letter?: string } {
  const { letter } = readReference(scan);
  const digits = scan.items.find(
    (item) => item.digits !== undefined && item.words[0] === item.digits,
  )?.digits;
  const ref = digits !== undefined && digits.length <= 4 ? Number(digits) : undefined;
  return { is: 'drop', ...(ref !== undefined && { ref }), ...(letter !== undefined && { letter }) };
}

const tellMe: Rule = (scan) => {
  if (scan.has('code', 'visits', 'details') || deniedAt(scan, scan.at('notify', 'tell')))
    return null;
  const wanted =
    (scan.has('notify') && scan.unknown <= 2) || (scan.has('tell') && scan.has('back'));
  return wanted ? { is: 'tell-me', ...readReference(scan) } : null;
};

const keep: Rule = (scan) => {
  const at = scan.at('keep');
  const booked = scan.has('book') && scan.has('item') && !scan.has('visits');
  if (at < 0 && !booked) return null;
  if (at >= 0 && (deniedAt(scan, at) || aboutAnother(scan, at))) return null;
  if (scan.has('message', 'texting', 'code') || (scan.has('kept') && scan.question)) return null;
  const odd = scan.beside(...BESIDE_KEEP).filter((item) => item.digits === undefined);
  const said = (scan.items[at]?.words.length ?? 1) > 1 || scan.has('item');
  if (odd.length > (said ? 1 : 0)) return null;
  if (scan.has('other-place')) return { is: 'other-place' };
  return { is: 'keep', ...readReference(scan) };
};

function deniedAt(scan: Scan, at: number): boolean {
  return at >= 0 && scan.items.slice(Math.max(0, at - 2), at).some((item) => item.tags.has('neg'));
}

const ASKING = new Set([
  'can',
  'could',
  'will',
  'would',
  'may',
  'if',
  'if',
  'want',
  'like',
  'hope',
]);

/** "I keep forgetting", "you keep texting": the verb has a subject that is not asked. */
function aboutAnother(scan: Scan, at: number): boolean {
  const words = scan.items.slice(0, at).flatMap((item) => item.words);
  const subject = words.at(-1) ?? '';
  if (['i', 'we', 'they', 'he', 'she'].includes(subject)) return !ASKING.has(words.at(-2) ?? '');
  return subject === 'you' && words.length > 1 && !words.slice(-4).some((word) => ASKING.has(word));
}

const otherPlace: Rule = (scan) =>
  scan.has('other-place') &&
  scan.unknown <= 4 &&
  !scan.has('dont-need', 'details', 'away', 'visits')
    ? { is: 'other-place' }
    : null;

const item: Rule = (scan) => {
  const reference = readReference(scan);
  const alone = reference.letter !== undefined && scan.content.length <= 2;
  if (!asksForStock(scan, reference.letter !== undefined) && !alone) return null;
  return { is: 'item', ...reference, ...(scan.has('ahead') && { later: true as const }) };
};

/** The surer the words, the more unknown ones may stand beside them. */
function asksForStock(scan: Scan, lettered: boolean): boolean {
  if (scan.has('item') || lettered) return scan.unknown <= 5;
  if (scan.has('here', 'gone') && (scan.has('got-any') || scan.question || plainStock(scan)))
    return scan.unknown <= 2;
  return scan.has('check', 'got-any') && scan.unknown === 0;
}

/** A short text about stock without a question mark: "ipo leo", "in stock now". */
function plainStock(scan: Scan): boolean {
  return scan.has('here', 'gone') && scan.unknown === 0 && scan.items.length <= 6;
}

/** Readings about stock and what is kept, those that change something first. */
export const stockEffects: readonly Rule[] = [turnedAway, drop, tellMe, keep];
export const stockQuestions: readonly Rule[] = [otherPlace, item];

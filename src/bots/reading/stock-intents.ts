import type { Reading } from './reading.js';
import { readReference } from './reference.js';
import { bare, typedDigits } from './scan.js';
import type { Item, Scan } from './scan.js';
import { turnedAway } from './turned-away.js';
import { tags } from './words/tags.js';

type Rule = (scan: Scan) => Reading | null;

/** Said beside a wish to keep: the thing, for whom, where, until when, and that one is coming. */
const BESIDE_KEEP = tags(
  'keep item place me i you want when ahead yes thanks will-come here days weeks got-any collect pickups choice have morning afternoon evening if check ask tell call later all send back once visits book proxy ready other-place human kept at-times',
);
const BESIDE_DROP = tags(
  'drop drop-it dont-need cancel item kept keep pickups visits book me i want number thanks yes no you all here when place not-want other-place have',
);
const BESIDE_PLACE = tags(
  'place when-where when got-any here have ask item you me none nothing gone',
);
const BESIDE_QUESTION = tags(
  'check got-any place me you want have here gone ask when i thanks yes back it there if',
);

/** Neither a number nor an item's letter. */
function isWord({ words, digits }: Item): boolean {
  return digits === undefined && words.join('').length > 1;
}

type Drop = Extract<Reading, { is: 'drop' }>;

const drop: Rule = (scan) => {
  if (scan.has('drop-it')) return refOf(scan);
  if (scan.question || scan.has('message', 'texting', 'call')) return null;
  const named = refOf(scan).ref === undefined ? [] : tags('choice code');
  const odd = scan.beside(...BESIDE_DROP, ...named).some(isWord);
  if (dropsFirst(scan) || deletes(scan)) return refOf(scan);
  if (odd || !wantsDrop(scan)) return null;
  return scan.has('drop', 'cancel') ? refOf(scan) : { ...refOf(scan), item: true };
};

/** "Drop 41, am not going": the command and its number stand first, and hardly anything else. */
function dropsFirst(scan: Scan): boolean {
  const [first, second] = bare(scan.items);
  const led = first?.tags.has('drop') === true && typedDigits(second) !== undefined;
  return led && !scan.has('if', 'ask', 'keep') && dropsIt(scan);
}

/** "Delete 41", "delete my visit": the word that wipes a chat drops what stands beside it. */
function deletes(scan: Scan): boolean {
  const named = refOf(scan).ref !== undefined || scan.has('visits', 'book');
  const odd = scan.beside('wipe', ...BESIDE_DROP, 'number').some(isWord);
  return scan.has('wipe') && !scan.has('wipe-it', 'neg', 'place') && named && !odd;
}

function wantsDrop(scan: Scan): boolean {
  const numbered = refOf(scan).ref !== undefined;
  if (scan.says('dont-need')) return !scan.has('visits', 'book');
  if (scan.has('not-want') && scan.has('item')) return true;
  if (scan.has('cancel')) return numbered || scan.has('item', 'kept', 'keep', 'visits');
  return (numbered || !scan.has('number')) && dropsIt(scan);
}

function dropsIt(scan: Scan): boolean {
  const at = scan.at('drop');
  const elsewhere = scan.has('place', 'other-place') || PARTICLES.has(wordAfter(scan, at));
  return at >= 0 && !deniedAt(scan, at) && !elsewhere;
}

/** "Drop by", "drop in", "drop me there". */
const PARTICLES = new Set(['by', 'in', 'off', 'at', 'me', 'out', 'on', 'to', 'here']);

function wordAfter(scan: Scan, at: number): string {
  return scan.items[at + 1]?.words[0] ?? '';
}

function refOf(scan: Scan): Drop {
  const { letter, place } = readReference(scan);
  const typed = typedDigits(scan.items.find((item) => typedDigits(item) !== undefined));
  // "The one at place 2" names a place, not a ref.
  const digits = Number(typed) === place ? undefined : typed;
  const ref = digits !== undefined && digits.length <= 4 ? Number(digits) : undefined;
  return { is: 'drop', ...(ref !== undefined && { ref }), ...(letter !== undefined && { letter }) };
}

const tellMe: Rule = (scan) => {
  if (scan.has('code', 'visits', 'details') || deniedAt(scan, scan.at('notify', 'tell')))
    return null;
  const wanted = (scan.has('notify') && scan.unknown <= 2) || (scan.has('tell') && awaited(scan));
  return wanted ? { is: 'tell-me', ...readReference(scan) } : null;
};

/** "When it is back", or "once" before the item or its coming. */
function awaited(scan: Scan): boolean {
  const when = scan.items.some(
    (item) => item.tags.has('tell') && ['when', 'quand'].includes(item.words.at(-1) ?? ''),
  );
  const named = scan.has('once') && readReference(scan).letter !== undefined;
  return (
    when || named || scan.has('back') || scan.near(['once'], ['item', 'here', 'have', 'got-any'], 5)
  );
}

const keep: Rule = (scan) => {
  const at = scan.at('keep');
  const asked = at < 0 ? books(scan) : !deniedAt(scan, at) && !aboutAnother(scan, at);
  if (!asked || scan.has('message', 'texting', 'code', 'who') || isOfVisit(scan)) return null;
  if (scan.question && scan.says('kept')) return null;
  if (oddBesideKeep(scan, at)) return null;
  return scan.has('other-place') ? { is: 'other-place' } : { is: 'keep', ...readReference(scan) };
};

/** "Niwekeeni miadi jumatatu". */
const isOfVisit = (scan: Scan): boolean =>
  scan.has('book-alone') && !scan.has('item') && readReference(scan).letter === undefined;

/** Where the thing is named one word may be odd, else none: "keep me in your prayers". A reservation may be unmade. */
function oddBesideKeep(scan: Scan, at: number): boolean {
  const odd = scan.beside(...BESIDE_KEEP).filter(isWord);
  const { letter, place } = readReference(scan);
  const named = scan.has('item') || letter !== undefined || place !== undefined;
  const noun = scan.items[at]?.words[0] === 'reservation' && !scan.has('want');
  return odd.length > (named ? 1 : 0) || (noun && scan.content[0] !== scan.items[at]);
}

/** "Book item A", "I want it kept". */
function books(scan: Scan): boolean {
  if (scan.has('kept')) return scan.has('want') && !scan.has('ask', 'check', 'why');
  const named = scan.has('item') || readReference(scan).letter !== undefined;
  return scan.has('book') && named && !scan.has('visits');
}

function deniedAt(scan: Scan, at: number): boolean {
  if (at < 0) return false;
  if (scan.items[at]?.tags.has('refuse') === true) return true;
  return scan.items.slice(Math.max(0, at - 2), at).some((item) => item.tags.has('neg'));
}

const ASKING = new Set(['can', 'could', 'will', 'would', 'may', 'if', 'want', 'like', 'hope']);
const OTHERS = new Set(['i', 'we', 'they', 'he', 'she']);

/** "I keep forgetting", "you keep texting": the verb has a subject that is not asked. */
function aboutAnother(scan: Scan, at: number): boolean {
  if (ASKING.has(scan.items[at]?.words[0] ?? '')) return false;
  const words = scan.items.slice(0, at).flatMap((item) => item.words);
  const subject = words.at(-1) ?? '';
  if (OTHERS.has(subject)) return !ASKING.has(words.at(-2) ?? '');
  return subject === 'you' && words.length > 1 && !words.slice(-4).some((word) => ASKING.has(word));
}

const otherPlace: Rule = (scan) => {
  const lettered = readReference(scan).letter !== undefined;
  const elsewhere = scan.has('other-place') && !scan.has('dont-need', 'details', 'away', 'visits');
  return elsewhere && !lettered && scan.unknown <= 4 ? { is: 'other-place' } : null;
};

/** "No message on Sunday", "I got no text". */
function isOfTexts(scan: Scan): boolean {
  return scan.has('message') && scan.has('received', 'gone');
}

/** "I won't come for item A". */
function isNotComing(scan: Scan): boolean {
  return scan.has('cannot-come') && !scan.question && !scan.has('got-any', 'here');
}

const item: Rule = (scan) => {
  const reference = readReference(scan);
  const lettered = reference.letter !== undefined;
  const alone = lettered && scan.content.length <= 2;
  const placed = reference.place !== undefined && asksOfPlace(scan);
  if (isOfTexts(scan) || isNotComing(scan)) return null;
  if (!alone && !placed && !asksForStock(scan, lettered)) return null;
  return { is: 'item', ...reference, ...(scan.has('ahead') && { later: true as const }) };
};

/** "Does place 5 have it". */
function asksOfPlace(scan: Scan): boolean {
  const beside = scan.beside(...BESIDE_PLACE).filter(isWord);
  return scan.has('place') && beside.length === 0;
}

/** The surer the words, the more unknown ones may stand beside them. */
function asksForStock(scan: Scan, lettered: boolean): boolean {
  if (scan.has('item') || lettered) return scan.unknown <= 5;
  const ofStock = scan.says('here') || scan.says('gone');
  if (ofStock && scan.unknown <= 2 && isAsked(scan)) return true;
  if (scan.has('there') && isShort(scan)) return true;
  return scan.has('check', 'got-any') && scan.beside(...BESIDE_QUESTION).length === 0;
}

function isAsked(scan: Scan): boolean {
  return scan.has('got-any') || scan.question || beginsAsking(scan) || isPlainStock(scan);
}

/** "Is it available before I waste fare", typed without its mark. */
function beginsAsking({ items }: Scan): boolean {
  const first = bare(items)[0]?.words.join(' ') ?? '';
  return ['is it', 'are they', 'is mine', 'are mine', 'estceque'].includes(first);
}

/** "Is it in", "encore là?". */
function isShort(scan: Scan): boolean {
  const most = scan.has('it') || scan.says('got-any') ? 6 : 2;
  return scan.unknown === 0 && scan.items.length <= most && (most > 2 || scan.question);
}

/** A short text about stock without a question mark: "ipo leo", "in stock now". */
function isPlainStock(scan: Scan): boolean {
  return (
    scan.has('here', 'gone') &&
    scan.items.length <= 6 &&
    scan.unknown <= (scan.language === 'en' ? 0 : 1)
  );
}

/** Readings about stock and what is kept, those that change something first. */
export const stockEffects: readonly Rule[] = [turnedAway, drop, tellMe, keep];
export const stockQuestions: readonly Rule[] = [otherPlace, item];

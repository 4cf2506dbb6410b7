import { isDenied } from './mood.js';
import { daysIn } from './quantities.js';
import type { Reading } from './reading.js';
import { bare } from './scan.js';
import type { Item, Scan } from './scan.js';
import { oneSlip } from './slips.js';
import { tags } from './words/tags.js';

/** Things of ours that a text may be about; with one of these a word of stopping is asked about. */
const OURS = tags('item code pickups visits book collect keep place');
const OF_TEXTS = tags('message texting');
const BESIDE_STOP = tags(
  'stop soft message texting dont-text remove-me all me i you want thanks yes number neg if choice reserved other wrong wrong-number wrong-person not-me',
);
const BESIDE_REFUSAL = [
  ...BESIDE_STOP,
  ...tags('refuse not-want dont-need lost at-times when if days weeks months'),
];
const BEFORE_COMMAND = tags('noise filler greeting sorry want i you yes me ask thanks');

/** Reads a wish for no more texts, or a word that may be one; null where there is neither. */
export function readOptOut(scan: Scan): Reading | null {
  if (scan.says('remove-me')) return narrowed(scan);
  if (scan.has('received') || scan.says('not-stop')) return null;
  if (scan.says('dont-text')) return readDontText(scan);
  if (refusesLanguage(scan)) return null;
  return (
    readRefusal(scan) ??
    readStop(scan) ??
    readReserved(scan) ??
    readSoft(scan) ??
    readUnwanted(scan)
  );
}

/** "Sitaki kiingereza", "je ne veux pas l'anglais": the language, and no text, is not wanted. */
function refusesLanguage(scan: Scan): boolean {
  const named = scan.has('in-en', 'in-sw', 'in-fr', 'in-other');
  const unwanted = scan.has('not-want') || scan.words.includes('sitaki');
  return named && unwanted && !scan.has('stop', 'message', 'texting');
}

/** "Don't text my wife" is not about the sender's own texts, and "n'arrtez pas les messages" may deny what it seems to ask: both are asked about. */
function readDontText(scan: Scan): Reading {
  const at = scan.at('dont-text');
  const [before, next] = [scan.items[at - 1], scan.items[at + 1]];
  const doubtful = next?.tags.has('person') === true || before?.tags.size === 0;
  return doubtful ? { is: 'stop-or-drop' } : narrowed(scan);
}

/** "I don't need any of your messages", said in no phrase that the tables hold. */
function readRefusal(scan: Scan): Reading | null {
  if (!scan.tells('refuse', OF_TEXTS)) return null;
  if (scan.has('item', 'code') || !aboutTexts(scan)) return null;
  if (scan.has('person')) return { is: 'stop-or-drop' };
  return scan.beside(...BESIDE_REFUSAL).every(isNumber) ? narrowed(scan) : null;
}

/** "Don't send it yet" is about a thing. */
function aboutTexts(scan: Scan): boolean {
  return (
    scan.has('message', 'me', 'all') ||
    scan.items.some((item) => item.tags.has('texting') && item.words.length > 1)
  );
}

function readStop(scan: Scan): Reading | null {
  const at = scan.at('stop');
  if (at < 0 || denied(scan, at)) return null;
  if (scan.beside(...BESIDE_STOP).length === 0) return narrowed(scan);
  if (scan.has(...OURS)) return { is: 'stop-or-drop' };
  if (scan.tells('stop', OF_TEXTS)) return narrowed(scan);
  return leads(scan, at) || at === scan.items.length - 1 ? { is: 'stop-or-drop' } : null;
}

/** CANCEL, END, QUIT: alone or of texts they opt out, first of other words they are asked about. */
function readReserved(scan: Scan): Reading | null {
  const at = scan.at('reserved', 'cancel');
  if (at < 0 || denied(scan, at) || !leads(scan, at) || isNoun(scan, at)) return null;
  if (!scan.has('reserved')) return readCancel(scan);
  if (bare(scan.items).every((item) => item.tags.has('reserved'))) return { is: 'opt-out' };
  return ofTexts(scan) ? narrowed(scan) : { is: 'stop-or-drop' };
}

/** "The end", "when does it end". */
function isNoun(scan: Scan, at: number): boolean {
  return NOUN_BEFORE.has(scan.items[at - 1]?.words.at(-1) ?? '');
}

const NOUN_BEFORE = new Set(['the', 'an', 'it', 'this', 'that', 'la', 'l']);

function ofTexts(scan: Scan): boolean {
  if (scan.has(...OURS)) return false;
  return scan.has('message') || scan.near(['reserved'], ['texting'], 2);
}

/** Other words for cancel: with the thing or its number they drop it, which is read later. */
function readCancel(scan: Scan): Reading | null {
  return scan.has('item', 'drop-it', 'visits') || (scan.items.some(isNumber) && !scan.has('place'))
    ? null
    : { is: 'stop-or-drop' };
}

function isNumber(item: Item): boolean {
  return item.digits !== undefined;
}

/** Words that also mean "I don't want it". */
function readSoft(scan: Scan): Reading | null {
  const at = scan.at('soft');
  if (at < 0 || denied(scan, at)) return null;
  const alone = bare(scan.items).every((item) => item.tags.has('soft') || item.tags.has('me'));
  if (alone) return { is: 'soft-opt-out' };
  if (scan.has(...OURS)) return { is: 'stop-or-drop' };
  const plain = scan.has('message') && scan.beside(...BESIDE_STOP).length === 0;
  if (plain || scan.tells('soft', OF_TEXTS)) return narrowed(scan);
  return leads(scan, at) ? { is: 'stop-or-drop' } : null;
}

/** "I don't want it" may be the texts or the thing. */
function readUnwanted(scan: Scan): Reading | null {
  if (!scan.has('not-want') || scan.has('item', 'change', 'drop')) return null;
  return scan.unknown <= 1 && !scan.question ? { is: 'stop-or-drop' } : null;
}

/** Words that carry a denial on to the next: "never said to stop", "don't let it stop". */
const CARRYING = new Set(['to', 'it', 'let', 'them', 'they', 'you', 'de', 'd']);

/** "Why did you stop", "I don't want to stop". */
function denied(scan: Scan, at: number): boolean {
  const before = scan.items.slice(0, at);
  if (before.some((item) => item.tags.has('why') || item.tags.has('who'))) return true;
  const carriedOn = CARRYING.has(before.at(-1)?.words.at(-1) ?? '');
  const near = before.slice(carriedOn ? -5 : -2);
  return near.some(
    (item) =>
      (item.tags.has('neg') && !item.tags.has('soft')) ||
      item.words.some(isDenied) ||
      (item.tags.size === 0 && item.words.some(mayDeny)),
  );
}

const DENIALS = ['never', 'didnt', 'jamais'];

/** "I nver said to stop". */
function mayDeny(word: string): boolean {
  return DENIALS.some((denial) => oneSlip(word, denial));
}

/** Whether nothing but small words and "I want" stands before. */
function leads(scan: Scan, at: number): boolean {
  return scan.items.slice(0, at).every((item) => BEFORE_COMMAND.some((tag) => item.tags.has(tag)));
}

/** A text that narrows its wish ("at night", "about Tuesday") is asked about, or pauses for the days it names. */
function narrowed(scan: Scan): Reading {
  const days = daysIn(scan);
  if (days !== undefined) return { is: 'pause', days };
  if (scan.words.some(isUntil) && scan.has('when', 'ahead')) return { is: 'pause' };
  if (THIS_WHILE.test(scan.words.join(' '))) return { is: 'pause' };
  if (scan.items.some(narrows) || scan.items.some(isSpan) || scan.items.some(isOurs))
    return { is: 'stop-or-drop' };
  return { is: 'opt-out' };
}

const THIS_WHILE =
  /(?<!from |starting |kuanzia |a partir de )\b(?:this (?:week|month)|wiki hii|mwezi huu|cette semaine|ce mois)\b/;

/** "No texts until Monday". */
const isUntil = (word: string): boolean => UNTIL.has(word);

const UNTIL = new Set(['until', 'till', 'mpaka', 'hadi', 'jusqu', 'jusque']);

/** Something of ours by its own name: "these things" may be the texts. */
const isOurs = ({ tags: said, words }: Item): boolean =>
  OURS.some((tag) => said.has(tag)) && !words.every((word) => THINGS.has(word));

const THINGS = new Set('thing things stuff truc trucs choses'.split(' '));

/** A number of what cannot be read: "for 2 weks". */
function isSpan(item: Item, at: number, all: readonly Item[]): boolean {
  return isNumber(item) && all[at + 1]?.tags.size === 0;
}

function narrows({ tags: said }: Item): boolean {
  return (said.has('at-times') || said.has('if') || said.has('when')) && !said.has('all');
}

import { daysIn } from './quantities.js';
import type { Reading } from './reading.js';
import { bare } from './scan.js';
import type { Item, Scan } from './scan.js';
import type { Tag } from './words/words.js';

/** Things of ours that a text may be about; with one of these a word of stopping is asked about. */
const OURS: readonly Tag[] = [
  'item',
  'code',
  'pickups',
  'visits',
  'book',
  'collect',
  'keep',
  'place',
];
const BESIDE_STOP: readonly Tag[] = [
  ...([
    'stop',
    'soft',
    'message',
    'texting',
    'dont-text',
    'remove-me',
    'all',
    'me',
    'i',
    'you',
  ] as const),
  ...([
    'want',
    'thanks',
    'yes',
    'number',
    'neg',
    'noise',
    'if',
    'choice',
    'reserved',
    'other',
  ] as const),
];

/** Reads a wish for no more texts, or a word that may be one; null where there is neither. */
export function readOptOut(scan: Scan): Reading | null {
  if (scan.says('remove-me')) return narrowed(scan, 'opt-out');
  if (scan.has('received')) return null;
  if (scan.says('dont-text')) return readDontText(scan);
  if (scan.has('not-stop')) return null;
  return readRefusal(scan) ?? readStop(scan) ?? readReserved(scan) ?? readSoft(scan);
}

/** "Don't text my wife" is not about the sender's own texts, so it is asked about. */
function readDontText(scan: Scan): Reading {
  const next = scan.items[scan.at('dont-text') + 1];
  return next?.tags.has('person') ? { is: 'stop-or-drop' } : narrowed(scan, 'opt-out');
}

/** "I don't need any of your messages", said in no phrase that the tables hold. */
function readRefusal(scan: Scan): Reading | null {
  if (
    !scan.near(['refuse'], ['message', 'texting'], 4) ||
    scan.has('item', 'code') ||
    !aboutTexts(scan)
  )
    return null;
  if (scan.has('person')) return { is: 'stop-or-drop' };
  return scan.beside(...BESIDE_STOP, 'refuse', 'not-want', 'dont-need', 'at-times', 'when', 'if')
    .length === 0
    ? narrowed(scan, 'opt-out')
    : null;
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
  if (scan.beside(...BESIDE_STOP).length === 0) return narrowed(scan, 'opt-out');
  if (scan.has(...OURS)) return { is: 'stop-or-drop' };
  if (scan.near(['stop'], ['message', 'texting'], 4)) return narrowed(scan, 'opt-out');
  return leads(scan, at) || at === scan.items.length - 1 ? { is: 'stop-or-drop' } : null;
}

function readReserved(scan: Scan): Reading | null {
  const at = scan.at('reserved', 'cancel');
  if (at < 0 || denied(scan, at) || !leads(scan, at)) return null;
  if (!scan.has('reserved'))
    return scan.has('item') || numbered(scan) ? null : { is: 'stop-or-drop' };
  const said = bare(scan.items);
  if (said.every((item) => item.tags.has('reserved'))) return { is: 'opt-out' };
  const ofTexts = scan.has('message') || scan.near(['reserved'], ['texting'], 2);
  const about = ofTexts && !scan.has(...OURS);
  return about ? narrowed(scan, 'opt-out') : { is: 'stop-or-drop' };
}

function numbered(scan: Scan): boolean {
  return scan.items.some((item) => item.digits !== undefined);
}

function readSoft(scan: Scan): Reading | null {
  const at = scan.at('soft');
  if (at < 0 || denied(scan, at)) return null;
  const said = bare(scan.items);
  if (said.every((item) => item.tags.has('soft') || item.tags.has('me')))
    return { is: 'soft-opt-out' };
  if (scan.has(...OURS)) return { is: 'stop-or-drop' };
  if (scan.near(['soft'], ['message', 'texting'], 4)) return narrowed(scan, 'opt-out');
  return leads(scan, at) ? { is: 'stop-or-drop' } : null;
}

/** "Why did you stop", "I don't want to stop". */
function denied(scan: Scan, at: number): boolean {
  const before = scan.items.slice(0, at);
  if (before.some((item) => item.tags.has('why'))) return true;
  return before.slice(-2).some((item) => item.tags.has('neg') && !item.tags.has('soft'));
}

/** Whether nothing but small words and "I want" stands before. */
function leads(scan: Scan, at: number): boolean {
  const small: Tag[] = [
    'filler',
    'greeting',
    'sorry',
    'want',
    'i',
    'you',
    'yes',
    'me',
    'ask',
    'thanks',
  ];
  return scan.items.slice(0, at).every((item) => small.some((tag) => item.tags.has(tag)));
}

/** A text that narrows its wish ("at night", "for a week", "about Tuesday") is asked about, or pauses for the days it names. */
function narrowed(scan: Scan, is: 'opt-out'): Reading {
  const days = daysIn(scan);
  if (days !== undefined) return { is: 'pause', days };
  const narrows = (item: Item) =>
    (item.tags.has('at-times') || item.tags.has('if') || item.tags.has('when')) &&
    !item.tags.has('all');
  if (scan.items.some(narrows) || scan.has(...OURS)) return { is: 'stop-or-drop' };
  return { is };
}

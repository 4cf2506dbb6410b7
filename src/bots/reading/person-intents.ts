import type { Language } from './language.js';
import { saysAlone } from './lexicon.js';
import { daysIn } from './quantities.js';
import type { PartOfDay, Reading } from './reading.js';
import { bare } from './scan.js';
import type { Scan } from './scan.js';
import type { Tag } from './words/words.js';

type Rule = (scan: Scan) => Reading | null;

const BESIDE_PAUSE: readonly Tag[] = [
  ...([
    'pause',
    'message',
    'texting',
    'days',
    'weeks',
    'months',
    'me',
    'i',
    'want',
    'all',
    'when',
    'ahead',
    'you',
  ] as const),
  ...(['thanks', 'yes', 'soft', 'stop', 'at-times', 'choice', 'away'] as const),
];

const join: Rule = (scan) => {
  const [first, ...rest] = bare(scan.items).flatMap((item) =>
    item.words.map((word) => ({ word, item })),
  );
  if (first?.item.tags.has('join') !== true) return null;
  const words = rest.map(({ word }) => word);
  const ordinary = words.some((word) => NOT_JOIN_WORDS.has(word));
  return ordinary || words.length === 2 || words.length > 4 ? null : { is: 'join', words };
};
const NOT_JOIN_WORDS = new Set(
  'the a an us me my to in for with you we i this your le la les de nous na ya wa'.split(' '),
);

const pause: Rule = (scan) => {
  if (!scan.has('pause') || scan.question || scan.has('neg')) return null;
  if (scan.beside(...BESIDE_PAUSE).some((item) => item.digits === undefined)) return null;
  const days = daysIn(scan) ?? bareCount(scan);
  return days === undefined || days === 0 ? { is: 'pause' } : { is: 'pause', days };
};

function bareCount(scan: Scan): number | undefined {
  const counts = scan.items.flatMap((item) => (item.digits === undefined ? [] : [item.digits]));
  return counts.length === 1 && (counts[0]?.length ?? 9) <= 3 ? Number(counts[0]) : undefined;
}

const resume: Rule = (scan) =>
  scan.has('resume') &&
  !scan.has('neg') &&
  scan.only(
    'resume',
    'message',
    'texting',
    'me',
    'i',
    'you',
    'want',
    'thanks',
    'yes',
    'all',
    'when',
  )
    ? { is: 'resume' }
    : null;

const log: Rule = (scan) =>
  scan.has('log') && scan.only('log', 'me', 'want') ? { is: 'log' } : null;

const wipe: Rule = (scan) => {
  if (scan.has('wipe-it') && !deniedAt(scan, 'wipe-it')) return { is: 'wipe' };
  return scan.has('wipe') && scan.only('wipe', 'me', 'all', 'want') ? { is: 'wipe' } : null;
};

function deniedAt(scan: Scan, tag: Tag): boolean {
  const at = scan.at(tag);
  return scan.items.slice(Math.max(0, at - 2), at).some((item) => item.tags.has('neg'));
}

const proxy: Rule = (scan) => {
  if (scan.has('talk', 'call') && !scan.has('proxy')) return null;
  const sent =
    scan.near(['person'], ['send', 'collect', 'will-come'], 4) ||
    scan.near(['send'], ['person'], 2);
  return (scan.has('proxy') || sent) && scan.unknown <= 4 ? { is: 'proxy' } : null;
};

const call: Rule = (scan) => {
  const talking = scan.near(['talk'], ['human', 'person', 'you'], 4);
  if (!(scan.has('call') || talking) || scan.has('neg', 'not-me')) return null;
  if (scan.unknown > 3 || askedAbout(scan)) return null;
  const when = partOfDay(scan);
  return when === undefined ? { is: 'call' } : { is: 'call', when };
};

/** "Who called me", "why did you call". */
function askedAbout(scan: Scan): boolean {
  const [first] = bare(scan.items);
  return scan.has('who') || first?.tags.has('why') === true;
}

function partOfDay(scan: Scan): PartOfDay | undefined {
  const parts: readonly PartOfDay[] = ['morning', 'afternoon', 'evening'];
  const words = bare(scan.items).flatMap((item) => item.words);
  return parts.find(
    (part) =>
      scan.items.some((item) => item.tags.has(part) && !item.tags.has('greeting')) ||
      words.some((word) => saysAlone(word, part)),
  );
}

const who: Rule = (scan) => {
  const asked = scan.items.some((item) => item.tags.has('who') && item.words.length > 1);
  if (asked && !scan.has('item', 'collect')) return { is: 'who' };
  return scan.has('who') && scan.only('who', 'you', 'me') ? { is: 'who' } : null;
};

const LANGUAGE_TAGS: readonly (readonly [Tag, Tag, Language])[] = [
  ['in-en', 'code-en', 'en'],
  ['in-sw', 'code-sw', 'sw'],
  ['in-fr', 'code-fr', 'fr'],
];

const language: Rule = (scan) => {
  const named = LANGUAGE_TAGS.filter(([tag]) => scan.has(tag) && !refused(scan, tag));
  const about = scan.has('in-en', 'in-sw', 'in-fr', 'in-other');
  const odd = scan.beside(
    'in-en',
    'in-sw',
    'in-fr',
    'in-other',
    'language',
    'speaking',
    'want',
    'me',
    'i',
    'you',
    'change',
    'help',
    'neg',
    'message',
    'texting',
    'yes',
    'thanks',
    'talk',
    'choice',
    'have',
    'tell',
    'got-any',
    'no',
  );
  if (about && odd.length <= 1)
    return named.length === 1
      ? { is: 'language', language: named[0]?.[2] ?? 'en' }
      : languageOf(scan, named.length);
  return coded(scan);
};

function languageOf(scan: Scan, named: number): Reading {
  return named === 0 && scan.has('in-other') && !refused(scan, 'in-other')
    ? { is: 'language', unknown: true }
    : { is: 'language' };
}

/** "I don't understand English". */
function refused(scan: Scan, tag: Tag): boolean {
  const at = scan.at(tag);
  const before = scan.items.slice(Math.max(0, at - 3), at);
  return before.some((item) => item.tags.has('neg') || isRefusal(item.words));
}

const REFUSALS = new Set('dont cant not pas sielewi sijui siongei sisomi sifahamu no'.split(' '));

function isRefusal(words: string[]): boolean {
  return words.some((word) => REFUSALS.has(word));
}

function coded(scan: Scan): Reading | null {
  if (!scan.only('language', 'code-en', 'code-sw', 'code-fr', 'want', 'me', 'change')) return null;
  const code = LANGUAGE_TAGS.find(([, tag]) => scan.has(tag));
  const alone = scan.items.length === 1 || scan.has('language');
  if (code !== undefined && alone) return { is: 'language', language: code[2] };
  return scan.has('language') ? { is: 'language' } : null;
}

/** Readings about the person, their texts and the talk itself, those that change something first. */
export const personEffects: readonly Rule[] = [join, pause, resume];
export const personQuestions: readonly Rule[] = [log, wipe, language, proxy, who, call];

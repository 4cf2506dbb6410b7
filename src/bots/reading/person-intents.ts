import { partOfDay } from './part-of-day.js';
import { daysIn } from './quantities.js';
import type { PartOfDay, Reading } from './reading.js';
import { bare } from './scan.js';
import type { Scan } from './scan.js';
import { tags } from './words/tags.js';

type Rule = (scan: Scan) => Reading | null;

const BESIDE_PAUSE = tags(
  'pause message texting days weeks months me i want all when ahead you thanks yes soft stop at-times choice away',
);
const BESIDE_RESUME = tags('resume message texting me i you want thanks yes all when returned');
const pause: Rule = (scan) => {
  if (!scan.has('pause') || scan.question || scan.has('neg')) return null;
  if (scan.beside(...BESIDE_PAUSE).some((item) => item.digits === undefined)) return null;
  const days = daysIn(scan) ?? bareCount(scan);
  return days === undefined || days === 0 ? { is: 'pause' } : { is: 'pause', days };
};

/** "PAUSE 7". */
function bareCount(scan: Scan): number | undefined {
  const counts = scan.items.flatMap(({ digits }) => (digits === undefined ? [] : [digits]));
  const [only] = counts;
  return only !== undefined && counts.length === 1 && only.length <= 3 ? Number(only) : undefined;
}

const resume: Rule = (scan) =>
  scan.has('resume') && !scan.has('neg') && scan.only(...BESIDE_RESUME) ? { is: 'resume' } : null;

const log: Rule = (scan) => {
  const whole = scan.has('log') && scan.only('log', 'me', 'want');
  return whole || asksWhoOpened(scan) ? { is: 'log' } : null;
};

const WHO = new Set(['who', 'nani', 'qui']);

/** "Who has been opening my file". */
function asksWhoOpened(scan: Scan): boolean {
  const ofFile = scan.has('report') && !scan.only('report', 'who', 'ask', 'me');
  return ofFile && scan.unknown <= 2 && scan.words.some((word) => WHO.has(word));
}

const wipe: Rule = (scan) => {
  const at = scan.at('wipe-it');
  const denied = scan.items.slice(Math.max(0, at - 2), at).some((item) => item.tags.has('neg'));
  if (at >= 0 && !denied) return { is: 'wipe' };
  const whole = scan.has('wipe') && scan.only('wipe', 'me', 'all', 'want');
  return whole && !scan.has('it', 'ask') ? { is: 'wipe' } : null;
};

const proxy: Rule = (scan) => {
  const named = scan.says('proxy');
  if (scan.has('talk', 'call') && !named) return null;
  const sent =
    scan.near(['person'], ['send', 'collect', 'will-come'], 4) ||
    scan.near(['send'], ['person'], 2);
  return (named || sent) && scan.unknown <= 4 && !keepsFromOthers(scan) ? { is: 'proxy' } : null;
};

const GIVE = new Set(['give', 'giving', 'donner', 'donnez', 'donne', 'kumpa', 'mpe']);
const GIVE_NOT = /^[mu]si(?:m|wa)p[ae]/;

/** "Don't give mine to anybody", "msimpe mtu mwingine". */
function keepsFromOthers({ words, items }: Scan): boolean {
  if (words.some((word) => GIVE_NOT.test(word))) return true;
  const at = items.findIndex((item) => item.words.some((word) => GIVE.has(word)));
  return items.slice(Math.max(0, at - 2), at).some((item) => item.tags.has('neg'));
}

const call: Rule = (scan) => {
  const when = partOfDay(scan);
  const asked = scan.has('call') || wantsTalk(scan, when) || wantsPersonsHelp(scan);
  if (!asked || isBareNoun(scan) || isOfCalls(scan)) return null;
  return when === undefined ? { is: 'call' } : { is: 'call', when };
};

/** About a call rather than for one. */
function isOfCalls(scan: Scan): boolean {
  const [first] = bare(scan.items);
  const asks = scan.has('who') || first?.tags.has('why') === true || asksToRemind(scan);
  return asks || scan.has('neg', 'not-me') || scan.unknown > 3;
}

/** "Rappelez-moi ma date": to call back, and to remind, are one word. */
function asksToRemind({ words }: Scan): boolean {
  const at = words.findIndex((word) => word.startsWith('rap'));
  const [moi, of, what] = words.slice(at + 1);
  if (at < 0 || moi !== 'moi') return false;
  return OF_MINE.has(of ?? '') || (ARTICLES.has(of ?? '') && TOLD.has(what ?? ''));
}

const OF_MINE = new Set('mon ma mes'.split(' '));
const ARTICLES = new Set('le la l'.split(' '));
const TOLD = new Set('date jour heure numero code rdv'.split(' '));

const NOUNS = new Set(['simu', 'appel', 'bip']);
const BESIDE_NOUN = tags('call want me i you thanks yes when morning afternoon evening human talk');

/** "Simu" asks for a call by itself; "nimeacha simu", which tells of the phone, does not. */
function isBareNoun(scan: Scan): boolean {
  const calls = scan.items.filter((item) => item.tags.has('call'));
  const nouns = calls.length > 0 && calls.every(({ words }) => NOUNS.has(words.join(' ')));
  return nouns && !wantsTalk(scan, partOfDay(scan)) && scan.beside(...BESIDE_NOUN).length > 0;
}

function wantsTalk(scan: Scan, when: PartOfDay | undefined): boolean {
  if (!scan.has('talk')) return false;
  return when !== undefined || scan.near(['talk'], ['human', 'person', 'you'], 4);
}

/** "I need help from a real person": HELP alone is the help's. */
function wantsPersonsHelp(scan: Scan): boolean {
  return scan.near(['help', 'carrier-help'], ['human'], 3) && !scan.has('ask', 'who');
}

const who: Rule = (scan) => {
  const asked = scan.items.filter((item) => item.tags.has('who') && item.words.length > 1);
  const plain = asked.length > 0 && !scan.has('item', 'collect', 'code');
  if (plain || asked.length > 1) return { is: 'who' };
  const ofTexts = scan.near(['who'], ['texting', 'message', 'call', 'number'], 3);
  if (ofTexts && scan.unknown <= 2) return { is: 'who' };
  return scan.has('who') && scan.only('who', 'you', 'me') ? { is: 'who' } : null;
};

/** Readings about the person, their texts and the talk itself, those that change something first. */
export const personEffects: readonly Rule[] = [pause, resume];
export const personQuestions: readonly Rule[] = [log, wipe, proxy, who, call];

import type { Reading } from './reading.js';
import type { Item, Scan } from './scan.js';
import { moods } from './words/moods.js';
import type { Moods } from './words/moods.js';
import { tags } from './words/tags.js';
import type { Tag } from './words/words.js';

/** The words by which a text asks for an act: its verbs, and what may be said of it without making it a tale. */
interface Asking {
  verbs: readonly Tag[];
  beside?: readonly Tag[];
  /** How many words that no table knows may stand beside. */
  unexplained?: number;
}

const MOST_UNEXPLAINED = 1;

/** What a text may have us do. Opting out, danger and "not for me" have rules of their own. */
const ACTS: Partial<Record<Reading['is'], Asking>> = {
  keep: { verbs: tags('keep book'), beside: tags('want item') },
  drop: { verbs: tags('drop drop-it dont-need not-want cancel') },
  'tell-me': { verbs: tags('notify tell'), beside: tags('back once') },
  pause: { verbs: tags('pause stop soft dont-text'), beside: tags('message texting refuse') },
  resume: { verbs: tags('resume'), beside: tags('message texting') },
  call: { verbs: tags('call talk human'), unexplained: 3 },
  wipe: { verbs: tags('wipe wipe-it'), unexplained: 3 },
  language: {
    verbs: tags('in-en in-sw in-fr code-en code-sw code-fr'),
    beside: tags('language speaking'),
  },
  proxy: { verbs: tags('proxy send'), beside: tags('collect') },
  none: { verbs: tags('turned-away came nothing gone when-came') },
};

/** A denial is a part of these. */
const REFUSING = tags('dont-need not-want');
/** These are told rather than asked for: "I got it elsewhere", "my sister will come". */
const TOLD_BY_OTHERS: readonly Reading['is'][] = ['proxy', 'drop'];

/** Whether a reading does something when it is obeyed, so that it needs to have been asked for. */
export function isAct(reading: Reading): boolean {
  if (reading.is === 'language') return reading.language !== undefined;
  return reading.is in ACTS;
}

/** A text as it speaks of an act: the words beside those that ask for it, and where its verb stands. */
interface View {
  all: readonly string[];
  before: readonly string[];
  items: readonly Item[];
  verb: Item | undefined;
}

function viewOf(scan: Scan, { verbs, beside = [] }: Asking): View {
  const own = [...verbs, ...beside];
  const wordsOf = (items: readonly Item[]) =>
    without(
      items.filter((item) => !owns(item, own)).flatMap(({ words }) => words),
      'polite',
    );
  const at = scan.items.findIndex((item) => owns(item, verbs));
  const items = at < 0 ? scan.items : scan.items.slice(0, at);
  return { all: wordsOf(scan.items), before: wordsOf(items), items, verb: scan.items[at] };
}

/**
 * Whether a text, or one clause of it, asks for an act: its verb stands in it undenied, beside no word
 * by which it would be told as past, asked about, supposed, or done by somebody else, and beside
 * hardly a word that nothing explains.
 */
export function asksFor(scan: Scan, is: Reading['is']): boolean {
  const asking = ACTS[is];
  if (!asking) return true;
  const view = viewOf(scan, asking);
  if (isAsked(view, is)) return false;
  if (is === 'none') return true;
  if (scan.unknown > (asking.unexplained ?? MOST_UNEXPLAINED)) return false;
  return !isTale(view) && !isRefused(view) && !isOfOthers(view, is);
}

function isAsked({ all }: View, is: Reading['is']): boolean {
  const about = is !== 'proxy' && says(all, 'about');
  return about || says(all, 'supposed') || all.some(isAhead);
}

function isTale({ before }: View): boolean {
  return says(before, 'told') || before.some(isTold);
}

function isRefused({ before, verb }: View): boolean {
  const near = before.slice(-3);
  return !owns(verb, REFUSING) && (says(near, 'denied') || near.some(isDenied));
}

/** "My wife speaks Swahili", "they keep it". */
function isOfOthers({ items, before }: View, is: Reading['is']): boolean {
  if (TOLD_BY_OTHERS.includes(is)) return false;
  const named = items.some(({ tags: said }) => said.has('person') && !said.has('human'));
  if (is === 'language') return named || says(before, 'others') || before.some(isOfThirdPerson);
  return (is === 'call' && named) || says(before.slice(-1), 'others');
}

function owns(item: Item | undefined, own: readonly Tag[]): boolean {
  return own.some((tag) => item?.tags.has(tag));
}

const LISTS = new Map<keyof Moods, readonly string[][]>();

function phrasesOf(mood: keyof Moods): readonly string[][] {
  const known = LISTS.get(mood);
  if (known) return known;
  const all = Object.values(moods).flatMap((words) => words[mood].split(','));
  const phrases = all.map((phrase) => phrase.trim().split(/\s+/));
  LISTS.set(mood, phrases);
  return phrases;
}

function says(words: readonly string[], mood: keyof Moods): boolean {
  return words.some((_, at) => phrasesOf(mood).some((phrase) => standsAt(words, at, phrase)));
}

function standsAt(words: readonly string[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, i) => words[at + i] === word);
}

/** The words that are left where phrases of a mood are taken out. */
function without(words: readonly string[], mood: keyof Moods): string[] {
  const left: string[] = [];
  for (let at = 0; at < words.length;) {
    const found = phrasesOf(mood).filter((phrase) => standsAt(words, at, phrase));
    const longest = Math.max(0, ...found.map(({ length }) => length));
    if (longest === 0) left.push(words[at] ?? '');
    at += longest || 1;
  }
  return left;
}

/** A Swahili verb of a person in the past or the perfect: "waliniambia", "nimeacha", "niliwekewa". */
const TOLD_VERB =
  /^(?:ni|u|a|tu|m|mu|mli|wa)(?:li|me|mesha)(?!yo|cho|zo|vyo|po|ye|lo)[a-z]{2,}[aiou]$/;
/** "Nimechelewa, niwekee": why it is asked for, unless it tells what was said. */
const OWN_STATE = /^nime(?!amb|mwamb|omb|uliz|sem)/;
/** "Watasema", "atakuja", "mtaniwekea": not yet, and not by the writer. */
const AHEAD_VERB = /^(?:wa|a|m|u)ta[a-z]{4,}$/;
/** "Usiniwekee", "msifute", "sijafuta", "hawakuja". */
const DENIED_VERB =
  /^(?:usi|msi|tusi|wasi|sija|siku|haku|hawaku|hamku|huku|hatuku|hawa|ham)[a-z]{2,}$/;
/** Words of these shapes that are no verbs, or ask politely. */
const NO_VERB = new Set(
  'umesha mtandao utaratibu mtaani malipo hakuna hamna sikukuu hawajambo hamjambo'.split(' '),
);

function isTold(word: string): boolean {
  return !NO_VERB.has(word) && TOLD_VERB.test(word) && !OWN_STATE.test(word);
}

function isAhead(word: string): boolean {
  return !NO_VERB.has(word) && AHEAD_VERB.test(word);
}

/** "Husoma", "anajua", "wanaongea". */
function isOfThirdPerson(word: string): boolean {
  return /^(?:hu|ana|wana)[a-z]{3,}$/.test(word);
}

/** A Swahili verb that says that it is not, or not to be. */
export function isDenied(word: string): boolean {
  return !NO_VERB.has(word) && DENIED_VERB.test(word);
}

/** A text's clauses: apart by marks, and by words that begin a request after something told. */
export function clausesOf(text: string): string[] {
  const joints = phrasesOf('joints').filter(({ length }) => length === 1);
  const starts = new Set(joints.flat());
  const clauses: string[] = [];
  for (const part of text.split(/[,.;:!?\n]+/)) {
    let clause: string[] = [];
    for (const word of part.split(' ').filter((each) => each !== '')) {
      if (starts.has(word) && clause.length > 0) {
        clauses.push(clause.join(' '));
        clause = [];
      }
      clause.push(word);
    }
    if (clause.length > 0) clauses.push(clause.join(' '));
  }
  return clauses.slice(0, MOST_CLAUSES);
}

/** More than this no request needs. */
const MOST_CLAUSES = 8;

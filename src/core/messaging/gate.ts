import { findWord, tokens, wordList } from './find-word.js';
import type { WordList } from './find-word.js';
import { gateWords } from './gate-words.js';
import { LANGUAGES, LEVELS, lines } from './lines.js';
import type { Language, Level, LineName, Noun } from './lines.js';
import { longestLines } from './longest-lines.js';
import { measure } from './measure.js';
import { isOrdinary } from './ordinary-words.js';
import { asSms, render } from './render.js';

/** What is known of a text that wants to leave. */
export interface GateRules {
  language: Language;
  level: Level;
  brand: string;
  kind?: LineName;
  /** Names of staff, medicines and programmes, and of other people: never said. */
  forbiddenNames?: readonly string[];
  /** The patient's own name and nickname: said at OPEN, and where we ask who it is for. */
  ownNames?: readonly string[];
}

type Rule =
  | 'empty'
  | 'unfilled'
  | 'alphabet'
  | 'segments'
  | 'link'
  | 'code-and-place'
  | 'number'
  | 'money'
  | 'name'
  | 'word';

/** Why a text may not leave. `found` may be a name: it is for tests and the author, not for a log. */
export interface Refusal {
  rule: Rule;
  found: string;
}

type Check = (text: string, rules: GateRules) => string | null;

/** Four digits or more, however spaced: a code, a phone number, a file's number. */
const DIGITS = /\d(?:[ -]?\d){3,}/;
const PLACE = /\b(?:place|sehemu|point|lieu|site|station|kituo|mahali)\W+(?:\p{L}{1,3}\W+)?\d/iu;
const LINK = /:\/\/|\bwww\.|@|[\p{L}\d]\.\p{L}{2}/iu;
const CURRENCY =
  'kes|kshs?|tzs|tsh|ugx|ush|rwf|etb|usd|eur|cdf|fc|gnf|xof|xaf|f?cfa|shilingi|francs?';
const MONEY = new RegExp(
  `[$£¥¤]|\\b(?:${CURRENCY})\\b\\W*\\d|\\d\\W*(?:(?:${CURRENCY})\\b|/[=-])`,
  'i',
);

const lists = new Map<string, WordList>();

function forbiddenWords(language: Language, level: Level): WordList {
  const key = `${language} ${level}`;
  const list = lists.get(key) ?? wordList(gateWords(language, level));
  lists.set(key, list);
  return list;
}

function match(text: string, pattern: RegExp): string | null {
  return pattern.exec(text)?.[0] ?? null;
}

/** A line with a place for a code or a phone number may hold digits; no other may. */
function mayHoldDigits(kind: LineName): boolean {
  return 'code' in lines[kind].longest || 'number' in lines[kind].longest;
}

function forbiddenName(text: string, rules: GateRules): string | null {
  const { level, kind, forbiddenNames = [], ownNames = [] } = rules;
  const ownMayBeSaid = level === 'OPEN' || kind === 'which-person';
  const said = ` ${tokens(text).join(' ')} `;
  const brand = new Set(tokens(rules.brand));
  const names = ownMayBeSaid ? forbiddenNames : [...forbiddenNames, ...ownNames];
  return (
    names.find((name) => {
      const words = tokens(name);
      if (words.length === 0 || words.every((word) => brand.has(word) || isOrdinary(word)))
        return false;
      return said.includes(` ${words.join(' ')} `);
    }) ?? null
  );
}

const checks: Readonly<Record<Rule, Check>> = {
  empty: (text) => (text.trim() === '' ? 'nothing' : null),
  unfilled: (text) => match(text, /[{}]/),
  alphabet: (text) =>
    measure(text).encoding === 'GSM-7'
      ? null
      : (Array.from(text).find((letter) => measure(letter).encoding !== 'GSM-7') ?? text),
  segments: (text) => (measure(text).segments > 1 ? `${measure(text).units} units` : null),
  link: (text) => match(text, LINK),
  'code-and-place': (text) => (DIGITS.test(text) ? match(text, PLACE) : null),
  number: (text, { kind }) =>
    kind === undefined || mayHoldDigits(kind) ? null : match(text, DIGITS),
  money: (text) => match(text, MONEY),
  name: forbiddenName,
  word: (text, { language, level }) => findWord(text, forbiddenWords(language, level)),
};

const RULES: readonly Rule[] = [
  ...(['empty', 'unfilled', 'alphabet', 'segments', 'link'] as const),
  ...(['code-and-place', 'number', 'money', 'name', 'word'] as const),
];

/** Why a text may not leave; null where it may. Asked of every line by test, and again at every send. */
export function refusal(text: string, rules: GateRules): Refusal | null {
  for (const rule of RULES) {
    const found = checks[rule](text, rules);
    if (found !== null) return { rule, found };
  }
  return null;
}

/** Why words made earlier may not leave now; what is counted and measured was judged when they were made. */
export function refusalAtSend(text: string, rules: GateRules): Refusal | null {
  for (const rule of ['link', 'code-and-place', 'money', 'name', 'word'] as const) {
    const found = checks[rule](text, rules);
    if (found !== null) return { rule, found };
  }
  return null;
}

/** Roots that suggest health wherever they stand in a brand. */
const HEALTH = /clini|klini|pharm|hospi|health|medic|medik|sante|afya|dawa|doctor|daktari/;

/** A brand's parts: "MyClinic" is read as "My Clinic" too, and "HIVcare" as "HIV care". */
function suggestsHealth(brand: string): boolean {
  const apart = brand
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}{2,})(\p{Ll})/gu, '$1 $2');
  const inWords = LANGUAGES.some((language) =>
    findWord(`${brand} ${apart}`, forbiddenWords(language, 'COVERT')),
  );
  return inWords || HEALTH.test(tokens(brand).join(''));
}

/** The first line that cannot leave under this brand, with the reason; null where all can. */
export function brokenLine(brand: string, noun: Noun): string | null {
  for (const language of LANGUAGES)
    for (const line of longestLines(language))
      for (const level of LEVELS) {
        const text = asSms(render(line, { language, level, brand, noun }));
        const refused = refusal(text, { language, level, brand, kind: line.name });
        if (refused)
          return `${line.name} (${language}, ${level}): ${refused.rule}, ${refused.found}`;
      }
  return null;
}

/** Why a brand will not do, as a sentence; null where it passes: 1 to 11 GSM-7 letters, nothing of health, every line in one segment. */
export function brandRefusal(brand: string, noun: Noun = 'item'): string | null {
  if (!/^\p{L}{1,11}$/u.test(brand) || measure(brand).encoding !== 'GSM-7')
    return 'BRAND must be 1 to 11 letters that a plain SMS can carry, without spaces or digits.';
  if (suggestsHealth(brand))
    return `BRAND "${brand}" suggests health; choose a name that gives nothing away.`;
  const broken = brokenLine(brand, noun);
  return broken === null ? null : `BRAND "${brand}" breaks the line ${broken}.`;
}

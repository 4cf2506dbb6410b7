import { comingIntents } from './coming-intents.js';
import { tellsOfDanger } from './danger.js';
import { readDigits, readLookalike } from './digits.js';
import { readJoin } from './join.js';
import { readLanguage } from './language-intent.js';
import type { Language } from './language.js';
import { asksFor, clausesOf, isAct } from './mood.js';
import { lonelyCapital, normalise } from './normalise.js';
import { readOptOut } from './opt-out.js';
import { personEffects, personQuestions } from './person-intents.js';
import type { Reading } from './reading.js';
import { Scan } from './scan.js';
import { afterAll, beforeStock, shortAnswers } from './small-intents.js';
import { stockEffects, stockQuestions } from './stock-intents.js';
import { readWrong } from './wrong.js';

export type { Language } from './language.js';
export type { Reading } from './reading.js';

/** What helps to read a text where it could mean two things. */
export interface Hint {
  language: Language;
  /** Whether the open question wants a digit, so that `O` and `l` are digits. */
  digitExpected?: boolean;
}

/** In the order of what must never be missed: what ends or changes something, then answers, then questions. */
const rules: readonly Rule[] = [
  readOptOut,
  readDigits,
  readWrong,
  ...personEffects,
  ...comingIntents,
  ...shortAnswers,
  ...stockEffects,
  readLanguage,
  ...personQuestions,
  ...beforeStock,
  ...stockQuestions,
  ...afterAll,
];

/**
 * What a patient's text means, in any of our languages at any time; pure, and bounded whatever is
 * typed. What is unsure is `unknown` or a question, never an act.
 */
export function read(text: string, hint: Hint): Reading {
  const plain = normalise(spelledOut(text));
  if (plain === '?') return { is: 'menu' };
  const lookalike = hint.digitExpected === true ? readLookalike(plain) : null;
  if (lookalike !== null) return lookalike;
  const scan = new Scan(plain, hint.language, lonelyCapital(text));
  if (tellsOfDanger(scan)) return { is: 'danger' };
  return readJoin(plain) ?? readRules({ scan, clauses: readClauses(plain, hint.language) });
}

/** A text of signs alone, in words; "👍" says yes. */
function spelledOut(text: string): string {
  const [sign = ''] = /\p{Extended_Pictographic}/u.exec(text) ?? [];
  return /[\p{L}\p{N}]/u.test(text) ? text : (SIGNS[sign] ?? text);
}

const SIGNS: Readonly<Record<string, string>> = {
  ...{
    '👍': 'ok',
    '👌': 'ok',
    '✅': 'ok',
    '✔': 'ok',
    '🙏': 'thanks',
    '❤': 'thanks',
    '😊': 'thanks',
  },
  ...{ '👎': 'no', '❌': 'no' },
};

interface Typed {
  scan: Scan;
  /** Its clauses, each by itself. */
  clauses: () => readonly Scan[];
}

/** The clauses of a text, cut when first asked for, and once. */
function readClauses(text: string, language: Language): () => readonly Scan[] {
  let scans: readonly Scan[] | undefined;
  return () => (scans ??= clausesOf(text).map((clause) => new Scan(clause, language)));
}

/** The first rule that fits; an act that is only spoken of leads to its screen, or lets the rules of questions go on. */
function readRules(typed: Typed): Reading {
  let spokenOf = false;
  for (const rule of rules) {
    const reading = rule(typed.scan);
    if (reading === null) continue;
    if (!isAct(reading) || isAskedFor(typed, rule, reading)) return reading;
    const screen = SCREENS[reading.is];
    if (screen) return { is: screen };
    spokenOf ||= MAY_BE_KEPT.includes(reading.is) && typed.scan.unknown <= 1;
  }
  return spokenOf ? { is: 'pickups' } : (readOneClause(typed) ?? { is: 'unknown' });
}

/** "Good news. Keep it for me, my sister is ill": the one clause that asks to keep, where no other takes it back. */
function readOneClause({ clauses }: Typed): Reading | null {
  const scans = clauses();
  if (scans.length < 2) return null;
  const [only, ...more] = scans.flatMap((scan) => stockEffects.flatMap((rule) => rule(scan) ?? []));
  if (only?.is !== 'keep' || more.length > 0 || scans.some(takesBack)) return null;
  return scans.some((scan) => asksFor(scan, 'keep') && scan.has('keep')) ? only : null;
}

/** "No wait", "dont". */
function takesBack(scan: Scan): boolean {
  return scan.has('neg', 'no', 'if', 'why') && scan.content.length <= 2;
}

const MAY_BE_KEPT: readonly Reading['is'][] = ['keep', 'drop'];

/** Where an act is only spoken of, its own screen. */
const SCREENS: Partial<Record<Reading['is'], 'language' | 'pickups'>> = {
  language: 'language',
  proxy: 'pickups',
};

type Rule = (scan: Scan) => Reading | null;

/** An act is done only where the whole text, or one clause that reads so by itself, asks for it. */
function isAskedFor({ scan, clauses }: Typed, rule: Rule, { is }: Reading): boolean {
  if (asksFor(scan, is)) return true;
  if (is === 'none' || clauses().length < 2) return false;
  return clauses().some((part) => rule(part)?.is === is && asksFor(part, is));
}

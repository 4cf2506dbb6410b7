import { tellsOfDanger } from './danger.js';
import { readDigits, readLookalike } from './digits.js';
import { readJoin } from './join.js';
import { readLanguage } from './language-intent.js';
import type { Language } from './language.js';
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
const rules: readonly ((scan: Scan) => Reading | null)[] = [
  readOptOut,
  readDigits,
  readWrong,
  ...personEffects,
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
  const plain = normalise(text);
  if (plain === '?') return { is: 'menu' };
  const lookalike = hint.digitExpected === true ? readLookalike(plain) : null;
  if (lookalike !== null) return lookalike;
  const scan = new Scan(plain, hint.language, lonelyCapital(text));
  if (tellsOfDanger(scan)) return { is: 'danger' };
  const joined = readJoin(plain);
  if (joined !== null) return joined;
  for (const rule of rules) {
    const reading = rule(scan);
    if (reading !== null) return reading;
  }
  return { is: 'unknown' };
}

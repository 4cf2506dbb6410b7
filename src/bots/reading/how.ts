import type { Language } from './language.js';
import { normalise } from './normalise.js';
import { wordsOf } from './spelling.js';
import { how } from './words/how.js';

/** More is a tale of its own, and is asked about. */
const MOST_WORDS = 12;

/** Before a word of being well these say that they are not: "si sawa", "pas trop bien". */
const DENIALS = new Set('not dont isnt never si sio siko sipo pas plus jamais'.split(' '));
const BETWEEN = new Set('very really so too feeling doing sana trop tres vraiment'.split(' '));

/** How somebody says they are, where that was asked; null where the words tell neither. What is not well is heard first. */
export function readHow(text: string, language: Language): 'well' | 'not-well' | null {
  const typed = wordsOf(normalise(text));
  const told = tellings(typed, language);
  if (told.includes('not-well')) return 'not-well';
  return typed.length <= MOST_WORDS && told.includes('well') ? 'well' : null;
}

/** What each phrase tells, the longest first: "not bad" is no "bad". */
function tellings(typed: readonly string[], language: Language): ('well' | 'not-well')[] {
  const told: ('well' | 'not-well')[] = [];
  for (let at = 0; at < typed.length;) {
    const well = longestAt(typed, at, how[language].well);
    const unwell = longestAt(typed, at, how[language].unwell);
    if (unwell > 0 && unwell >= well) told.push('not-well');
    else if (well > 0) told.push(isDenied(typed, at) ? 'not-well' : 'well');
    at += Math.max(1, well, unwell);
  }
  return told;
}

function longestAt(typed: readonly string[], at: number, list: string): number {
  const lengths = list.split(',').map((phrase) => {
    const words = phrase.trim().split(/\s+/);
    return words.every((word, i) => typed[at + i] === word) ? words.length : 0;
  });
  return Math.max(...lengths);
}

function isDenied(typed: readonly string[], at: number): boolean {
  const before = BETWEEN.has(typed[at - 1] ?? '') ? typed[at - 2] : typed[at - 1];
  return DENIALS.has(before ?? '');
}

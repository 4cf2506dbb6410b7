import type { Language } from './language.js';
import { normalise } from './normalise.js';
import { wordsOf } from './spelling.js';
import { how } from './words/how.js';

/** More is a tale of its own, and is asked about. */
const MOST_WORDS = 12;

/** How somebody says they are, where that was asked; null where the words tell neither. What is not well is heard first. */
export function readHow(text: string, language: Language): 'well' | 'not-well' | null {
  const typed = wordsOf(normalise(text));
  const said = ` ${typed.join(' ')} `;
  const tells = (list: string) =>
    list.split(',').some((phrase) => said.includes(` ${phrase.trim().replace(/\s+/g, ' ')} `));
  const words = how[language];
  if (tells(words.unwell)) return 'not-well';
  return typed.length <= MOST_WORDS && tells(words.well) ? 'well' : null;
}

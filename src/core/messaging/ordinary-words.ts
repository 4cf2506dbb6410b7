import { tokens } from './find-word.js';
import { LANGUAGES } from './lines.js';
import type { Language } from './lines.js';
import { longestLines } from './longest-lines.js';
import { asSms, render, textsOf } from './render.js';
import { calendarWords } from './spoken-time.js';

const found = new Map<Language, ReadonlySet<string>>();

/**
 * The words that our lines say to anyone. A person named May or Hope has one of them, and a text
 * that says it gives nobody away.
 */
function ordinaryWords(language: Language): ReadonlySet<string> {
  const known =
    found.get(language) ??
    new Set([...ownWords(language), ...lineWords(language), ...calendarWords(language)]);
  found.set(language, known);
  return known;
}

/** Comments, and the names of texts, values and choices, which nobody reads. */
const NAMES = /^#.*$|^-?[\w-]+ =|^\s+\.[\w-]+ =|\$[\w-]+|\[\w+\]/gm;

/** The words in which the texts are written, whichever of them a reader is told. */
const ownWords = (language: Language) => tokens(textsOf(language).replaceAll(NAMES, ' '));

/** Those that come of facts. */
function lineWords(language: Language): string[] {
  return longestLines(language)
    .map(({ name, facts }) => ({ name, facts: { ...facts, name: '' } }))
    .flatMap((line) => {
      const { text, ...rest } = render(line, { language, level: 'COVERT', brand: '' });
      return [...tokens(text), ...tokens(asSms({ text, ...rest }))];
    });
}

/** Whether any language's lines say this word. */
export function isOrdinary(word: string): boolean {
  return LANGUAGES.some((language) => ordinaryWords(language).has(word));
}

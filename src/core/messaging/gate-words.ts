import type { Language, Level } from './line-spec.js';
import { en } from './gate-words/en.js';
import { fr } from './gate-words/fr.js';
import type { GateWords } from './gate-words/gate-words.js';
import { products } from './gate-words/products.js';
import { sw } from './gate-words/sw.js';

const tables: Record<Language, GateWords> = { en, sw, fr };

/**
 * The words refused at a level, each a whole word, a phrase or a `stem*`: the language's own,
 * English (which mixes into every language) and the products' names.
 */
export function gateWords(language: Language, level: Level): readonly string[] {
  const used = language === 'en' ? [en] : [tables[language], en];
  const quiet = level === 'COVERT' ? used.map((words) => words.allowedFromGeneral) : [];
  return [products, ...used.flatMap(({ never }) => Object.values(never)), ...quiet].flatMap(
    (words) => words.split(',').map((word) => word.trim()),
  );
}

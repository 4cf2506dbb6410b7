import { languages } from './language.js';
import type { Language } from './language.js';
import { enComing } from './words/en-coming.js';
import { enDanger } from './words/en-danger.js';
import { enKeeping } from './words/en-keeping.js';
import { enTexts } from './words/en-texts.js';
import { enVisits } from './words/en-visits.js';
import { en } from './words/en.js';
import { frComing } from './words/fr-coming.js';
import { frDanger } from './words/fr-danger.js';
import { frKeeping } from './words/fr-keeping.js';
import { frTexts } from './words/fr-texts.js';
import { frVisits } from './words/fr-visits.js';
import { fr } from './words/fr.js';
import { swComing } from './words/sw-coming.js';
import { swDanger } from './words/sw-danger.js';
import { swKeeping } from './words/sw-keeping.js';
import { swTexts } from './words/sw-texts.js';
import { swVisits } from './words/sw-visits.js';
import { sw } from './words/sw.js';
import type { Tag, Words } from './words/words.js';

interface Table {
  words: Words;
  says: Words['says'][];
}
const byLanguage: Record<Language, Table> = {
  en: { words: en, says: [en.says, enKeeping, enTexts, enVisits, enComing, enDanger] },
  sw: { words: sw, says: [sw.says, swKeeping, swTexts, swVisits, swComing, swDanger] },
  fr: { words: fr, says: [fr.says, frKeeping, frTexts, frVisits, frComing, frDanger] },
};

/** A phrase as a table holds it. */
export interface Row {
  phrase: string;
  tag: Tag;
  language: Language;
}

/** Every phrase of every language. */
export function rows(): Row[] {
  return languages.flatMap((language) =>
    byLanguage[language].says.flatMap((says) =>
      (Object.entries(says) as [Tag, string][]).flatMap(([tag, list]) =>
        listed(list).map((phrase) => ({ phrase, tag, language })),
      ),
    ),
  );
}

/** Pairs of all languages' lists of `typed = meant`. */
export function pairs(of: 'spelled' | 'numbers'): [string, string][] {
  return languages.flatMap((language) =>
    listed(byLanguage[language].words[of]).map((pair): [string, string] => {
      const [typed = '', meant = ''] = pair.split('=');
      return [typed.trim(), meant.trim()];
    }),
  );
}

function listed(list: string): string[] {
  return list.split(',').flatMap((phrase) => (phrase.trim() === '' ? [] : [phrase.trim()]));
}

import { readJoin } from './join.js';
import type { Language } from './language.js';
import { languagesOf } from './lexicon.js';
import { normalise } from './normalise.js';
import { wordsOf } from './spelling.js';

/** The language of a text from whom we do not know yet ("habari", "bonjour"): that of its words, where they are of one alone. The words of a code are of none. */
export function shownLanguage(text: string): Language | undefined {
  const shown = new Set<Language>();
  const tidy = normalise(text);
  const join = readJoin(tidy);
  const code = join?.is === 'join' ? join.words : [];
  const said = tidy.split(' ').filter((word) => !code.includes(word));
  for (const word of wordsOf(said.join(' '))) {
    const [language, ...others] = languagesOf(word);
    if (language && !others.length) shown.add(language);
  }
  const [only, ...others] = shown;
  return others.length ? undefined : only;
}

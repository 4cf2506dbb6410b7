import type { Incoming } from '../incoming.js';
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

/** How whoever we do not know is written to: as their app says, or in the language of their own words. */
export function languageOf({ event, language }: Pick<Incoming, 'event' | 'language'>): Language {
  return language ?? ('text' in event ? shownLanguage(event.text) : undefined) ?? 'en';
}

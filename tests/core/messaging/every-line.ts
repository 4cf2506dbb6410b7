import { LANGUAGES, LEVELS, NOUNS } from '#core/messaging/lines.js';
import type { Language, Level, Noun } from '#core/messaging/lines.js';
import { longestLines } from '#core/messaging/longest-lines.js';
import { asSms, render } from '#core/messaging/render.js';
import type { Line, Rendered } from '#core/messaging/render.js';

/** Eleven letters, as long as a brand may be. */
export const LONGEST_BRAND = 'Baobabbaoba';

export interface Said {
  line: Line;
  language: Language;
  level: Level;
  noun: Noun;
  rendered: Rendered;
  sms: string;
}

/** Every line, at its longest, in every language, level and noun. */
export function everyLine(brand = LONGEST_BRAND): Said[] {
  const all: Said[] = [];
  for (const language of LANGUAGES)
    for (const line of longestLines(language))
      for (const level of LEVELS)
        for (const noun of NOUNS) {
          const rendered = render(line, { language, level, brand, noun });
          all.push({ line, language, level, noun, rendered, sms: asSms(rendered) });
        }
  return all;
}

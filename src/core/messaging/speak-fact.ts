import { FluentNumber } from '@fluent/bundle';
import type { Fact, Language } from './line-spec.js';
import { spokenCount, spokenDay, spokenOrdinal, spokenTime } from './spoken-time.js';
import { toGsm7 } from './measure.js';

const or: Record<Language, string> = { en: 'or', sw: 'au', fr: 'ou' };

function listed(words: readonly string[], language: Language): string {
  const last = words.at(-1) ?? '';
  if (words.length < 2) return last;
  return `${words.slice(0, -1).join(', ')} ${or[language]} ${last}`;
}

function moment(fact: { day?: string; time?: string }, language: Language, inOption: boolean) {
  const said: string[] = [];
  if (fact.day !== undefined) said.push(spokenDay(fact.day, language, inOption));
  if (fact.time !== undefined) said.push(spokenTime(fact.time, language, inOption));
  return said.join(', ');
}

/** A fact in a language's own words. An option holds no bare one-digit number but its own. */
export function speakFact(fact: Fact, language: Language, inOption = false): string | FluentNumber {
  if (typeof fact === 'string') return toGsm7(fact).trim();
  if (typeof fact === 'number') return new FluentNumber(fact, { useGrouping: false });
  if ('counted' in fact) return spokenCount(fact.counted, fact.today, language);
  if ('ordinal' in fact) return spokenOrdinal(fact.ordinal, language);
  if ('oneOf' in fact) return listed(fact.oneOf, language);
  return moment(fact, language, inOption);
}

import { LINE_NAMES, lines } from './lines.js';
import type { Fact, Facts, Language, LineName, LineSpec } from './lines.js';
import type { Line } from './render.js';
import { speakFact } from './speak-fact.js';

/** A leap year, so that every day of the calendar is said. */
const days = Array.from({ length: 366 }, (_, i) =>
  new Date(Date.UTC(2028, 0, 1 + i)).toISOString().slice(0, 10),
);
const times = Array.from({ length: 48 }, (_, i) => {
  const hour = String(Math.floor(i / 2)).padStart(2, '0');
  return `${hour}:${i % 2 === 0 ? '00' : '30'}`;
});
const ordinals = [1, 2, 3, 4, 5, 6];

function longestOf(facts: readonly Fact[], language: Language): Fact {
  let longest: Fact = '';
  let length = -1;
  for (const fact of facts) {
    const size = String(speakFact(fact, language)).length;
    if (size > length) [longest, length] = [fact, size];
  }
  return longest;
}

const remembered = new Map<string, string>();

function longestDay(language: Language): string {
  return remember(`day ${language}`, () => {
    const fact = longestOf(
      days.map((day) => ({ day })),
      language,
    );
    return typeof fact === 'object' && 'day' in fact ? fact.day : '';
  });
}

function longestTime(language: Language): string {
  return remember(`time ${language}`, () => {
    const fact = longestOf(
      times.map((time) => ({ time })),
      language,
    );
    return typeof fact === 'object' && 'time' in fact ? fact.time : '';
  });
}

function remember(key: string, find: () => string): string {
  const known = remembered.get(key) ?? find();
  remembered.set(key, known);
  return known;
}

function longestCount(language: Language): Fact {
  const today = '2029-01-01';
  return longestOf(
    days.map((counted) => ({ counted, today })),
    language,
  );
}

/** Puts the language's longest day, time, count or ordinal in place of a stand-in. */
function lengthened(fact: Fact, language: Language): Fact {
  if (typeof fact !== 'object' || 'oneOf' in fact) return fact;
  if ('counted' in fact) return longestCount(language);
  if ('ordinal' in fact)
    return longestOf(
      ordinals.map((ordinal) => ({ ordinal })),
      language,
    );
  if (!('day' in fact)) return { time: longestTime(language) };
  if (!('time' in fact)) return { day: longestDay(language) };
  return { day: longestDay(language), time: longestTime(language) };
}

/** The facts at their longest, once for each combination of their variants. */
function cases(spec: Pick<LineSpec, 'longest' | 'variants'>, language: Language): Facts[] {
  const base = Object.entries(spec.longest).map(
    ([name, fact]) => [name, lengthened(fact, language)] as const,
  );
  let found: Facts[] = [Object.fromEntries(base)];
  for (const [name, values] of Object.entries(spec.variants ?? {}))
    found = found.flatMap((facts) => values.map((value) => ({ ...facts, [name]: value })));
  return found;
}

function longestOfLine(name: LineName, language: Language): Line[] {
  const spec: LineSpec = lines[name];
  const { entries } = spec;
  const said = cases(spec, language).map((facts) => ({ name, facts }));
  if (!entries) return said;
  return said.flatMap((line) =>
    cases(entries, language).map((facts) => ({
      ...line,
      entries: Array.from({ length: entries.max }, () => facts),
    })),
  );
}

/** Every line at its longest in a language: what is proven to fit one segment. */
export function longestLines(language: Language): Line[] {
  return LINE_NAMES.flatMap((name) => longestOfLine(name, language));
}

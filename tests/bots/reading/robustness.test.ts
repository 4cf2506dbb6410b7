import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { read } from '../../../src/bots/reading/read.js';
import type { Language } from '../../../src/bots/reading/read.js';
import { linesOf, shown, wrongEffect } from './corpus.js';

const LANGUAGES: Language[] = ['en', 'sw', 'fr'];
const RIGHT = 0.95;

/** The same phrases as other people and other handsets send them. */
const ways: Record<string, (phrase: string) => string> = {
  'in capitals': (phrase) => phrase.toUpperCase(),
  'in small letters': (phrase) => phrase.toLowerCase(),
  'without apostrophes': (phrase) => phrase.replaceAll("'", ''),
  'without full stops': (phrase) => phrase.replaceAll(/[.,!]/g, ''),
  'without accents': (phrase) => phrase.normalize('NFD').replaceAll(/\p{M}/gu, ''),
  'after a greeting': (phrase) => `hello ${phrase}`,
  'with a please': (phrase) => `${phrase} please`,
};

/** A fixed run of numbers for each phrase, so that a failure can be seen again, and other phrases may come and go. */
function diceOf(phrase: string): (sides: number) => number {
  let state = createHash('sha256').update(phrase).digest().readUInt32BE() % 2_147_483_648;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 65_536) % sides;
  };
}

/** One letter lost, added, changed or swapped in one word of five letters or more. */
function slip(phrase: string, roll: (sides: number) => number): string {
  const words = phrase.split(' ');
  const long = words.flatMap((word, i) => (word.length >= 5 ? [i] : []));
  const at = long[roll(Math.max(1, long.length))];
  const word = at === undefined ? undefined : words[at];
  if (at === undefined || word === undefined) return phrase;
  const i = 1 + roll(word.length - 2);
  const letter = String.fromCharCode(97 + roll(26));
  const [before, one, two, after] = [
    word.slice(0, i),
    word.charAt(i),
    word.charAt(i + 1),
    word.slice(i + 2),
  ];
  const typed = [
    before + two + after,
    before + letter + one + two + after,
    before + letter + two + after,
    before + two + one + after,
  ];
  words[at] = typed[roll(4)] ?? word;
  return words.join(' ');
}

/** "Dying of hunger" with a slip in "hunger" may raise an alarm. */
function holdsDanger(phrase: string): boolean {
  return phrase.split(' ').some((word) => read(word, { language: 'en' }).is === 'danger');
}

/** Which kind of reading it is, whatever letter, place or number it names. */
function kind(reading: string): string {
  return reading.split(' ')[0] ?? '';
}

test.each(Object.keys(ways))('what patients type is read right %s', (way) => {
  const tried = LANGUAGES.flatMap((language) =>
    linesOf(`./phrases.${language}.txt`).map(({ phrase, wanted }) => {
      const typed = ways[way]?.(phrase) ?? phrase;
      return { typed, wanted: wanted.map(kind), got: kind(shown(read(typed, { language }))) };
    }),
  );
  const missed = tried.filter(({ wanted, got }) => !wanted.includes(got));
  expect(missed.filter(({ wanted, got }) => wrongEffect(got, wanted))).toEqual([]);
  expect(1 - missed.length / tried.length).toBeGreaterThanOrEqual(RIGHT);
});

test.each(LANGUAGES)('every language is understood from a reader of %s', (hint) => {
  const tried = LANGUAGES.flatMap((language) =>
    linesOf(`./phrases.${language}.txt`).map(({ phrase, wanted }) => ({
      phrase,
      wanted,
      got: shown(read(phrase, { language: hint })),
    })),
  );
  const missed = tried.filter(({ wanted, got }) => !wanted.includes(got));
  expect(missed.filter(({ wanted, got }) => wrongEffect(got, wanted))).toEqual([]);
  expect(1 - missed.length / tried.length).toBeGreaterThanOrEqual(RIGHT);
});

test('a slip of the finger turns no phrase into an act that it did not ask for', () => {
  const turned = LANGUAGES.flatMap((language) =>
    linesOf(`./phrases.${language}.txt`).flatMap(({ phrase, wanted }) => {
      const typed = slip(phrase, diceOf(phrase));
      const got = kind(shown(read(typed, { language })));
      if (got === 'danger' && holdsDanger(phrase)) return [];
      return wrongEffect(got, wanted.map(kind))
        ? [`${typed} => ${got}, not ${wanted.join(' | ')}`]
        : [];
    }),
  );
  expect(turned).toEqual([]);
});

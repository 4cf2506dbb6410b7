import { expect, test } from 'vitest';
import { read } from '../../../src/bots/reading/read.js';
import type { Language } from '../../../src/bots/reading/read.js';
import { linesOf } from './corpus.js';

const languages: Language[] = ['en', 'sw', 'fr'];
const READ_AS = { out: ['opt-out'], soft: ['soft-opt-out'] } as const;

/** The same words as different thumbs send them. */
const typed: ((phrase: string) => string)[] = [
  (phrase) => phrase,
  (phrase) => phrase.toUpperCase(),
  (phrase) => phrase.charAt(0).toUpperCase() + phrase.slice(1),
  (phrase) => `  ${phrase.replaceAll(' ', '   ')}  `,
  (phrase) => `${phrase}.`,
  (phrase) => `"${phrase}"!!`,
  (phrase) => phrase.replaceAll("'", '’'),
  (phrase) => phrase.normalize('NFD'),
  (phrase) => phrase.normalize('NFD').replaceAll(/\p{M}/gu, ''),
  (phrase) => `Hello, ${phrase}`,
  (phrase) => `${phrase}\n`,
];

const lines = linesOf('./opt-outs.txt');
const outs = lines.filter(({ wanted }) => !wanted.includes('not'));
const nearMisses = lines.filter(({ wanted }) => wanted.includes('not'));

test('every way of saying stop is an opt-out, whatever its case, spaces, marks or language', () => {
  const missed = outs.flatMap(({ phrase, wanted }) =>
    languages.flatMap((language) =>
      typed.flatMap((as) => {
        const { is } = read(as(phrase), { language });
        const right: readonly string[] = READ_AS[wanted[0] === 'soft' ? 'soft' : 'out'];
        return right.includes(is) ? [] : [`${phrase} => ${is}`];
      }),
    ),
  );
  expect(outs.length).toBeGreaterThanOrEqual(60);
  expect([...new Set(missed)]).toEqual([]);
});

test('what only sounds like stop is no opt-out', () => {
  const missed = nearMisses.flatMap(({ phrase }) =>
    languages.flatMap((language) =>
      typed.flatMap((as) => {
        const { is } = read(as(phrase), { language });
        return is === 'opt-out' || is === 'soft-opt-out' ? [`${phrase} => ${is}`] : [];
      }),
    ),
  );
  expect(nearMisses.length).toBeGreaterThanOrEqual(50);
  expect([...new Set(missed)]).toEqual([]);
});

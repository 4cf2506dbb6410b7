import fc from 'fast-check';
import { expect, test } from 'vitest';
import { read } from '../../../src/bots/reading/read.js';
import { linesOf } from './corpus.js';

const RUNS = 100_000;
/** What one reading may cost at most, in milliseconds. */
const BOUND_MS = 10;

const phrases = (['en', 'sw', 'fr'] as const).flatMap((language) =>
  linesOf(`./phrases.${language}.txt`).map(({ phrase }) => phrase),
);
const words = [...new Set(phrases.flatMap((phrase) => phrase.split(' ')))];

const languages = fc.constantFrom('en' as const, 'sw' as const, 'fr' as const);
const some = (most: number, least = 0) =>
  fc
    .array(fc.constantFrom(...words), { minLength: least, maxLength: most })
    .map((all) => all.join(' '));
const signs = (unit: 'binary' | 'grapheme', most: number) => fc.string({ unit, maxLength: most });

/** Most are as long as what people type; of what is long, and takes longest, there are enough to find what does not end. */
const bodies = fc.oneof(
  { weight: 120, arbitrary: signs('binary', 40) },
  { weight: 60, arbitrary: signs('grapheme', 40) },
  { weight: 120, arbitrary: some(8) },
  { weight: 8, arbitrary: signs('binary', 200) },
  { weight: 4, arbitrary: signs('grapheme', 200) },
  { weight: 12, arbitrary: some(40) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...words, ' ', "'", '*', '0'), fc.nat(1600))
      .map(([word, n]) => `${word} `.repeat(n).slice(0, 2000)),
  },
  { weight: 1, arbitrary: some(300, 200) },
);

/** Milliseconds of one reading; what looks too slow is read again and beside a plain text, so that neither others' work nor a collection of rubbish nor a slow machine is blamed on the text. */
function timed(text: string, hint: Parameters<typeof read>[1]): number {
  const start = performance.now();
  read(text, hint);
  const first = performance.now() - start;
  if (first < BOUND_MS) return first;
  const least = leastWork(() => void read(text, hint), BOUND_MS);
  return least < BOUND_MS ? least : least / slowness();
}

/** Milliseconds that work takes where nothing breaks in: the least of fifteen tries, or the first that is little enough. Not the process's own time, as that counts what it compiles and collects on the side. */
function leastWork(work: () => void, enough = 0): number {
  let least = Infinity;
  for (let tries = 0; tries < 15 && least >= enough; tries += 1) {
    const before = performance.now();
    work();
    least = Math.min(least, performance.now() - before);
  }
  return least;
}

const PLAIN = 'is item a there please '.repeat(100).slice(0, 2_000);

/** How many times slower than a quiet machine this one reads a plain text now, which takes 3 ms there; five times at most. */
const slowness = () => Math.min(5, Math.max(1, leastWork(() => void read(PLAIN, PLAIN_HINT)) / 3));

const PLAIN_HINT = { language: 'en', digitExpected: false } as const;

test('no text at all stops the reading, or takes long', { timeout: 180_000 }, () => {
  let slowest = { ms: 0, length: 0 };
  fc.assert(
    fc.property(bodies, languages, fc.boolean(), (text, language, digitExpected) => {
      const ms = timed(text, { language, digitExpected });
      if (ms > slowest.ms) slowest = { ms, length: text.length };
    }),
    { numRuns: RUNS },
  );
  console.log(`slowest of ${RUNS}: ${slowest.ms.toFixed(1)} ms for ${slowest.length} characters`);
  expect(slowest.ms).toBeLessThan(BOUND_MS);
});

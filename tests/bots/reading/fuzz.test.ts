import fc from 'fast-check';
import { expect, test } from 'vitest';
import { read } from '../../../src/bots/reading/read.js';
import { linesOf } from './corpus.js';

const RUNS = 100_000;
/** Far above what is aimed at (10 ms), since the machine that tests may be busy. */
const HANG_MS = 250;

const phrases = (['en', 'sw', 'fr'] as const).flatMap((language) =>
  linesOf(`./phrases.${language}.txt`).map(({ phrase }) => phrase),
);
const words = [...new Set(phrases.flatMap((phrase) => phrase.split(' ')))];

const bodies = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((some) => some.join(' ')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...words, ' ', "'", '*', '0'), fc.nat(1600))
      .map(([word, n]) => `${word} `.repeat(n).slice(0, 2000)),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom(...words), { minLength: 200, maxLength: 300 })
      .map((some) => some.join(' ')),
  },
);

test('no text at all stops the reading, or takes long', { timeout: 180_000 }, () => {
  let slowest = { ms: 0, text: '' };
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      bodies,
      fc.constantFrom('en' as const, 'sw' as const, 'fr' as const),
      fc.boolean(),
      (text, language, digitExpected) => {
        const start = performance.now();
        const { is } = read(text, { language, digitExpected });
        const ms = performance.now() - start;
        if (ms > slowest.ms) slowest = { ms, text };
        seen.add(is);
      },
    ),
    { numRuns: RUNS },
  );
  console.log(
    `slowest of ${RUNS} bodies: ${slowest.ms.toFixed(1)} ms for ${slowest.text.length} characters`,
  );
  expect(slowest.ms).toBeLessThan(HANG_MS);
  expect(seen.size).toBeGreaterThan(20);
});

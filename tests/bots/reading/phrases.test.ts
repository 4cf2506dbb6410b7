import { expect, test } from 'vitest';
import { read } from '../../../src/bots/reading/read.js';
import { linesOf, shown, wrongEffect } from './corpus.js';

const RIGHT = 0.95;

test.each(['en', 'sw', 'fr'] as const)(
  'what patients type in %s is read right, and nothing is done unasked',
  (language) => {
    const lines = linesOf(`./phrases.${language}.txt`);
    const read_ = lines.map(({ phrase, wanted }) => ({
      phrase,
      wanted,
      got: shown(read(phrase, { language })),
    }));
    const missed = read_.filter(({ wanted, got }) => !wanted.includes(got));
    const harmful = missed.filter(({ wanted, got }) => wrongEffect(got, wanted));
    for (const { phrase, wanted, got } of missed)
      console.log(`${language}: ${phrase} => ${got}, not ${wanted.join(' | ')}`);
    console.log(`${language}: ${lines.length - missed.length} of ${lines.length} right`);
    expect(lines.length).toBeGreaterThanOrEqual(150);
    expect(harmful).toEqual([]);
    expect(1 - missed.length / lines.length).toBeGreaterThanOrEqual(RIGHT);
  },
);

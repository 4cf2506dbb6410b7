import { expect, test } from 'vitest';
import { read } from '../../../src/bots/reading/read.js';
import { linesOf, shown, wrongEffect } from './corpus.js';

const RIGHT = 0.95;
/** Of lines made to mislead. */
const RIGHT_AT_ONCE = 0.9;
/** A question back, or a short re-ask. */
const ASKED_ABOUT = ['unknown', 'stop-or-drop', 'wrong-or-day'];

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

test.each(['en', 'sw', 'fr'] as const)(
  'what is told, asked or denied beside a request in %s does nothing, and leads to its place or is asked about',
  (language) => {
    const tried = linesOf(`./near-misses.${language}.txt`).map(({ phrase, wanted }) => ({
      phrase,
      wanted,
      got: shown(read(phrase, { language })),
    }));
    const missed = tried.filter(({ wanted, got }) => !wanted.includes(got));
    const astray = missed.filter(({ got }) => !ASKED_ABOUT.includes(got));
    expect(missed.filter(({ wanted, got }) => wrongEffect(got, wanted))).toEqual([]);
    expect(tried.length).toBeGreaterThanOrEqual(150);
    expect(1 - astray.length / tried.length).toBeGreaterThanOrEqual(RIGHT);
    expect(1 - missed.length / tried.length).toBeGreaterThanOrEqual(RIGHT_AT_ONCE);
  },
);

test.each(['en', 'sw', 'fr'] as const)(
  'words of visits in %s are told apart from those of items',
  (language) => {
    const tried = linesOf(`./visits.${language}.txt`).map(({ phrase, wanted }) => ({
      phrase,
      wanted,
      got: shown(read(phrase, { language })),
    }));
    expect(tried.filter(({ wanted, got }) => !wanted.includes(got))).toEqual([]);
  },
);

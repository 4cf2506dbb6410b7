import { expect, test } from 'vitest';
import { read } from '../../../src/bots/reading/read.js';
import type { Language } from '../../../src/bots/reading/read.js';
import { linesOf, shown, wrongEffect } from './corpus.js';

/** So much of each file at least. */
const RIGHT = 0.95;
/** Of lines made to mislead. */
const RIGHT_AT_ONCE = 0.9;
/** A question back, or a short re-ask. */
const ASKED_ABOUT = ['unknown', 'stop-or-drop', 'wrong-or-day'];

/** Reads a file's lines; each that is not marked as missed is read right, and each that is marked is missed still. */
function tried(file: string, language: Language) {
  const lines = linesOf(file).map((line) => {
    const got = shown(read(line.phrase, { language }));
    return { ...line, got, right: line.wanted.includes(got) };
  });
  expect(lines.filter(({ missed, right }) => missed === right)).toEqual([]);
  expect(lines.length).toBeGreaterThanOrEqual(150);
  const missed = lines.filter(({ right }) => !right);
  expect(missed.filter(({ wanted, got }) => wrongEffect(got, wanted))).toEqual([]);
  return { all: lines.length, missed };
}

test.each(['en', 'sw', 'fr'] as const)(
  'what patients type in %s is read right, and nothing is done unasked',
  (language) => {
    const { all, missed } = tried(`./phrases.${language}.txt`, language);
    expect(1 - missed.length / all).toBeGreaterThanOrEqual(RIGHT);
  },
);

test.each(['en', 'sw', 'fr'] as const)(
  'what is told, asked or denied beside a request in %s does nothing, and leads to its place or is asked about',
  (language) => {
    const { all, missed } = tried(`./near-misses.${language}.txt`, language);
    const astray = missed.filter(({ got }) => !ASKED_ABOUT.includes(got));
    expect(1 - astray.length / all).toBeGreaterThanOrEqual(RIGHT);
    expect(1 - missed.length / all).toBeGreaterThanOrEqual(RIGHT_AT_ONCE);
  },
);

test.each(['en', 'sw', 'fr'] as const)(
  'words of visits in %s are told apart from those of items',
  (language) => {
    const lines = linesOf(`./visits.${language}.txt`).map(({ phrase, wanted }) => ({
      phrase,
      wanted,
      got: shown(read(phrase, { language })),
    }));
    expect(lines.filter(({ wanted, got }) => !wanted.includes(got))).toEqual([]);
  },
);

import { expect, test } from 'vitest';
import { read } from '../../../src/bots/reading/read.js';
import type { Language } from '../../../src/bots/reading/read.js';
import { linesOf } from './corpus.js';

const languages: Language[] = ['en', 'sw', 'fr'];
const lines = linesOf('./dangers.txt');

function readings(of: 'danger' | 'not') {
  const typed = lines.filter(({ wanted }) => wanted[0] === of);
  return typed.flatMap(({ phrase }) =>
    [phrase, phrase.toUpperCase(), `Hi, ${phrase}!!`, `${phrase} please help`].flatMap((text) =>
      languages.map((language) => ({ text, language, is: read(text, { language }).is })),
    ),
  );
}

test('words of danger are heard in every language, also inside other words', () => {
  expect(readings('danger').filter(({ is }) => is !== 'danger')).toEqual([]);
});

test('what only sounds like danger raises no alarm', () => {
  expect(readings('not').filter(({ is }) => is === 'danger')).toEqual([]);
});

test('danger wins over a word of stopping inside it', () => {
  expect(read('acha nife', { language: 'sw' })).toEqual({ is: 'danger' });
  expect(read('stop, I want to die', { language: 'en' })).toEqual({ is: 'danger' });
});

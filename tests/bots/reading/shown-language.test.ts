import { expect, test } from 'vitest';
import { shownLanguage } from '#bots/reading/shown-language.js';

test.each([
  ['habari', 'sw'],
  ['Niaje, mambo vipi', 'sw'],
  ['bonjour', 'fr'],
  ['Bonsoir, aidez-moi svp', 'fr'],
  ['hello', 'en'],
])('"%s" shows %s', (text, language) => {
  expect(shownLanguage(text)).toBe(language);
});

test.each(['', '1', 'bonjour habari', 'JOIN kettle river stone', 'JOIN nest lion olive', '??'])(
  '"%s" shows none',
  (text) => {
    expect(shownLanguage(text)).toBeUndefined();
  },
);

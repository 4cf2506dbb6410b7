import { expect, test } from 'vitest';
import { normalise } from '../../../src/bots/reading/normalise.js';

test.each([
  ['  Hello   There ', 'hello there'],
  ['RÉSERVÉ', 'reserve'],
  ['Re\u0301serve\u0301', 'reserve'],
  ['ça à où', 'ca a ou'],
  ['ma sœur', 'ma soeur'],
  ['l’article', "l'article"],
  ['...#3', '3'],
  ['/start', 'start'],
  ['«oui»', 'oui»'],
  ['?', '?'],
  [' ??? ', '?'],
  ['???', '?'],
  ['', ''],
  ['!!!', ''],
  ['٣', '3'],
  ['۵۸', '58'],
  ['५८', '58'],
  ['１２', '12'],
  ['1️⃣', '1'],
  ['Ａ', 'a'],
  ['a\u200bb\u0000c', 'abc'],
  ['one\u00a0two\nthree', 'one two three'],
  ['🙏🙏', ''],
  ['ﷺ', 'صلى الله عليه وسلم'],
])('%j is compared as %j', (typed, plain) => {
  expect(normalise(typed)).toBe(plain);
});

test('no more than 1,600 characters are read, also where one character folds into many', () => {
  expect(normalise('a'.repeat(5000))).toHaveLength(1600);
  expect(normalise('ﷺ'.repeat(5000)).length).toBeLessThanOrEqual(1600);
});

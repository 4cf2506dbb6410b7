import { expect, test } from 'vitest';
import { read } from '../../../src/bots/reading/read.js';

test.each([
  ['1', '1'],
  ['1.', '1'],
  [' 2 ', '2'],
  ['(3)', '3'],
  ['#3', '3'],
  ['no 1', '1'],
  ['No. 2', '2'],
  ['option 2', '2'],
  ['number two', '2'],
  ['nambari 2', '2'],
  ['namba tatu', '3'],
  ['ya pili', '2'],
  ['le 2', '2'],
  ['numéro 4', '4'],
  ['le deuxième', '2'],
  ['choix trois', '3'],
  ['one', '1'],
  ['moja', '1'],
  ['un', '1'],
  ['deux', '2'],
  ['send 3', '3'],
  ['tuma 4', '4'],
  ['2 please', '2'],
  ['2 tafadhali', '2'],
  ['2 svp', '2'],
  ['2nd', '2'],
  ['the first one', '1'],
  ['58', '58'],
  ['5 8', '58'],
  ['5,8', '58'],
  ['5-8', '58'],
  ['5 and 8', '58'],
  ['5 na 8', '58'],
  ['5 et 8', '58'],
  ['five eight', '58'],
  ['٣', '3'],
  ['०', '0'],
])('%j is the digits %s', (typed, digits) => {
  expect(read(typed, { language: 'en' })).toEqual({ is: 'digits', digits });
});

test.each([
  ['O', '0'],
  ['o', '0'],
  ['l', '1'],
  ['I', '1'],
  ['5O', '50'],
  ['l2', '12'],
  ['O.', '0'],
])('%j is the digits %s only where a digit is expected', (typed, digits) => {
  expect(read(typed, { language: 'en', digitExpected: true })).toEqual({ is: 'digits', digits });
  expect(read(typed, { language: 'en' }).is).not.toBe(digits.length === 1 ? 'digits' : 'keep');
});

test.each([
  'lol',
  'oil',
  '2 weeks',
  'A 2',
  'item 2',
  '9:40 tomorrow',
  'place 2',
  'no',
  '12 345',
  'one day',
])('%j is no choice', (typed) => {
  expect(read(typed, { language: 'en', digitExpected: true }).is).not.toBe('digits');
});

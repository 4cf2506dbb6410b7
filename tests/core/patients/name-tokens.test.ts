import { expect, test } from 'vitest';
import {
  maskName,
  nameTokens,
  plainClinicNumber,
  wordsOfName,
} from '#core/patients/name-tokens.js';
import { testKeys } from '../../support/keys.js';

test.each([
  ['Amina Otieno', ['amina', 'otieno']],
  ["N'Golo  KANTÉ-Diop", ['golo', 'kante', 'diop']],
  ['José  josé', ['jose']],
  ['  ', []],
])('%s is compared as %j', (name, words) => {
  expect(wordsOfName(name)).toEqual(words);
});

test('a word is found by itself and by its beginnings of three letters and more', () => {
  const tokens = nameTokens(testKeys, 'Amina Jo').map((token) => token.toString('hex'));
  const of = (word: string) => testKeys.blindIndex('name-word', word).toString('hex');
  expect(new Set(tokens)).toEqual(new Set(['ami', 'amin', 'amina', 'jo'].map(of)));
});

test('a clinic number is the same however it is written', () => {
  expect(plainClinicNumber('cc-12 / 0044')).toBe('CC120044');
});

test('a mask keeps the beginnings alone', () => {
  expect(maskName('Amina Wanjiru Otieno Njoroge')).toBe('Am•• Wa•• Ot••');
});

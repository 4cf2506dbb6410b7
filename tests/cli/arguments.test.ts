import { expect, test } from 'vitest';
import { DomainError } from '#core/kernel/errors.js';
import { day, pickupId, wholeNumber } from '../../src/cli/arguments.js';
import { sentenceOf } from '../../src/cli/refusals.js';

test.each([
  [wholeNumber, '30', 30],
  [day, '2028-12-31', '2028-12-31'],
  [pickupId, '01a20343-18fb-7a92-a541-2b2c12b0bbc2', '01a20343-18fb-7a92-a541-2b2c12b0bbc2'],
] as const)('what can be is read: %#', (reads, text, value) => {
  expect(reads(text)).toBe(value);
});

const WHOLE = 'Write a whole number, such as 30.';

test.each([
  [wholeNumber, 'two', WHOLE],
  [wholeNumber, '-5', WHOLE],
  [wholeNumber, '1e3', WHOLE],
  [day, 'soon', 'Write a day as 2028-12-31.'],
  [day, '2027-02-29', 'Write a day as 2028-12-31.'],
  [pickupId, 'not-an-id', 'Write the whole ID that `pickup list` shows.'],
] as const)('what cannot be is refused with how to write it: %#', (reads, text, sentence) => {
  expect(() => reads(text)).toThrow(sentence);
});

test.each([
  ['hours', 'mon-fri 08:00-16:00, sat 09:00-12:00'],
  ['zone', 'Africa/Nairobi'],
  ['phone', '+254700000101'],
  ['language', 'en, sw, fr'],
  ['level', 'COVERT, GENERAL, OPEN'],
])('a value of %s that the clinic cannot use is told with how to write it', (field, written) => {
  expect(sentenceOf(new DomainError('invalid', { field }))).toBe(
    `This value cannot be used: ${field}. Write it so: ${written}.`,
  );
});

import { expect, test } from 'vitest';
import { makeKeys } from '#core/kernel/config.js';
import { proveKeys } from '#core/kernel/prove-keys.js';
import { asSystem, testApp } from '../../support/app.js';
import { keySettings } from '../../support/keys.js';

const { app } = await testApp();
const { KEK_1, KEK_2, INDEX_KEY, PEPPER } = keySettings;
const RIGHT = { keks: { 1: KEK_1 }, indexKey: INDEX_KEY, pepper: PEPPER };
const prove = (changes: Partial<Parameters<typeof makeKeys>[0]>) =>
  asSystem({ ...app, keys: makeKeys({ ...RIGHT, ...changes }) }, proveKeys);

test('keys other than those that sealed the database are refused by name, with what to do', async () => {
  await prove({});
  await prove({});
  await expect(prove({ pepper: INDEX_KEY })).rejects.toThrow(
    'PEPPER is not what sealed this database. Give the keys it was made with',
  );
  await expect(prove({ keks: { 1: KEK_2 }, indexKey: PEPPER })).rejects.toThrow(
    /^KEK_1 and INDEX_KEY are not what/,
  );
});

test('a new key under the next number is taken, and held to from then on', async () => {
  await prove({ keks: { 1: KEK_1, 2: KEK_2 } });
  await expect(prove({ keks: { 1: KEK_1, 2: PEPPER } })).rejects.toThrow(/^KEK_2 is not what/);
});

import { expect, test } from 'vitest';
import { sweep } from '#jobs/handlers/sweep.js';
import { makeKeys } from '#core/kernel/config.js';
import { proveKeys } from '#core/kernel/prove-keys.js';
import { lockContact, patientsOf, rewrapKeys } from '#core/patients/index.js';
import { asSystem, testApp } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';
import { keySettings } from '../../support/keys.js';

const { app } = await testApp();
const { KEK_1, KEK_2, INDEX_KEY: indexKey, PEPPER: pepper } = keySettings;
const both = { ...app, keys: makeKeys({ keks: { 1: KEK_1, 2: KEK_2 }, indexKey, pepper }) };
const later = { ...app, keys: makeKeys({ keks: { 2: KEK_2 }, indexKey, pepper }) };

test('a sweep brings old data keys under the newest key, a batch at a time, and the old key may then go', async () => {
  const { address } = await buildPatient(app, { nickname: 'Zuri' });
  const nicknames = (by: typeof app) =>
    asSystem(by, async (ctx) => {
      const contact = await lockContact(ctx, { channel: 'sms', value: address });
      return contact && (await patientsOf(ctx, contact.id)).map(({ nickname }) => nickname);
    });
  await expect(nicknames(later)).rejects.toThrow('KEK_1 is not among the settings');
  await expect(asSystem(later, proveKeys)).rejects.toThrow(/^KEK_1 is still needed: \d+ data keys/);
  expect(await asSystem(both, (ctx) => rewrapKeys(ctx, 1))).toBe(1);
  await sweep({ app: both, channels: { sms: null, telegram: null } });
  expect(await asSystem(both, (ctx) => rewrapKeys(ctx, 500))).toBe(0);
  await asSystem(later, proveKeys);
  expect(await nicknames(later)).toEqual(['Zuri']);
});

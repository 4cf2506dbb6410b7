import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite } from '../../support/build.js';
import { testService } from '../../support/service.js';
import { builtConsole } from './build-console.js';
import { clear, clearInLooks, ENDS } from './clear.js';
import { openDesk } from './open-desk.js';
import type { OpenDesk } from './open-desk.js';
import { newPhone, register } from './register.js';

// What is done on a record with its person at the desk, and their phone in hand.
const service = await testService();
const { app } = service;
await buildSite(app, { number: 2 });

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk(builtConsole, app);
});
afterAll(() => desk.shut());

const toast = (page: Page, words: string) =>
  page.locator('toast-stack').getByText(words).first().waitFor();
const sure = (page: Page, act: string) =>
  page.locator('.question').getByRole('button', { name: act }).click();

/** Somebody who was registered just now, and their record. */
async function registered(name: string) {
  const address = newPhone();
  const { page, complaints } = await desk.visit('/patients', { as: 'front-desk' });
  await register(page, { base: desk.base, name, phone: address });
  await page.locator('patient-numbers').waitFor();
  return { address, page, complaints };
}

test('a helper is told once the person agrees and the helper does, and is told no more', async () => {
  const { page, complaints } = await registered('Halima Njeri');
  const part = page.locator('patient-helpers');
  await part.getByRole('button', { name: 'Name a helper' }).click();
  await part.getByLabel('Name', { exact: true }).fill('Wanjiru');
  await part.getByRole('button', { name: 'Save' }).click();
  await part.getByText('To tell them too, the person agrees to it first.').waitFor();

  const details = page.locator('patient-details');
  await details.getByRole('button', { name: 'Change what they agreed to' }).click();
  await details.getByLabel('A helper who collects, or is told').check();
  await clearInLooks(page, 'consents', ENDS);
  await details.getByRole('button', { name: 'Save' }).click();
  await details.getByText(/^A helper who collects, or is told, /).waitFor();

  const phone = '+254744100001';
  await part.getByRole('button', { name: 'Tell them too' }).click();
  await part.getByLabel('Their own phone').fill(phone);
  await clearInLooks(page, 'helper-tell', ENDS);
  await part.getByRole('button', { name: 'Ask them' }).click();
  await part.getByText('Asked, no answer yet').waitFor();
  await service.drain();
  await service.sms(phone, '1');
  await part.getByText('Told when ready').waitFor();
  await part.getByRole('button', { name: 'Tell them no more' }).click();
  await toast(page, 'They are told no more.');
  await part.getByRole('button', { name: 'Tell them too' }).waitFor();
  await part.getByRole('button', { name: 'End', exact: true }).click();
  await sure(page, 'End');
  await part.getByText('Nobody is named.').waitFor();
  expect(complaints).toEqual([]);
});

test('a phone that is in doubt is proved anew, one that said STOP starts again, and one is removed', async () => {
  const { page, complaints, address } = await registered('Asha Mwende');
  const part = page.locator('patient-numbers');
  await expect.poll(() => part.getByRole('button', { name: 'Prove it' }).count()).toBe(0);
  await service.postSms(address, 'WRONG');
  await part.getByRole('button', { name: 'Prove it' }).click();
  await part.getByRole('button', { name: 'I saw the phone here' }).waitFor();
  await expect.poll(() => part.getByRole('button', { name: 'Send a code there' }).count()).toBe(0);
  await clear(page, 'prove-denied');
  await part.getByRole('button', { name: 'I saw the phone here' }).click();
  await toast(page, 'The phone is theirs.');
  await part.getByRole('button', { name: 'Prove it' }).waitFor({ state: 'detached' });

  await service.postSms(address, 'STOP');
  await part.getByText('Said STOP').waitFor();
  await part.getByRole('button', { name: 'Change', exact: true }).click();
  await part.getByLabel('They agreed here to get texts again').check();
  await clearInLooks(page, 'start-again', ENDS);
  await part.getByRole('button', { name: 'Save' }).click();
  await part.getByText('Said STOP').waitFor({ state: 'detached' });
  expect(await service.sms(address, 'menu')).toContain('Check item');

  await part.getByRole('button', { name: 'Remove' }).click();
  await sure(page, 'Remove');
  await part.getByText('No phone yet.').waitFor();
  expect(await service.sms(address, 'menu')).toContain('not set up');
  expect(complaints).toEqual([]);
});

test('texts that are agreed to no more stop the phone at once', async () => {
  const { page, address } = await registered('Neema Karanja');
  const details = page.locator('patient-details');
  const texts = details.getByLabel('Texts to their number');
  await details.getByRole('button', { name: 'Change what they agreed to' }).click();
  await texts.uncheck();
  await details.getByRole('button', { name: 'Save' }).click();
  await details.getByText('Texts to their number, taken back').waitFor();
  await page.locator('patient-numbers').getByText('Said STOP').waitFor();
  expect(await service.sms(address, 'menu')).toBeNull();
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCode } from '#core/codes/index.js';
import type { Id } from '#core/kernel/ids.js';
import { apply, proveApplicant } from '#core/staff/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { axeViolations } from '../../support/browser.js';
import { buildSite } from '../../support/build.js';
import { clearInLooks, ENDS } from './clear.js';
import { givePassword, setUpFactor, signOut } from './gate-steps.js';
import { openDesk, PASSWORD } from './open-desk.js';
import type { OpenDesk } from './open-desk.js';

let desk: OpenDesk;
let siteId: Id<'Site'>;
beforeAll(async () => {
  desk = await openDesk();
  ({ id: siteId } = await buildSite(desk.app));
});
afterAll(() => desk.shut());

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
/** What the phone shows: the code that was asked for last. */
async function codeOnPhone(): Promise<string> {
  const [rows] = await desk.app.db.query(
    'SELECT id FROM one_time_codes WHERE digest IS NULL ORDER BY asked_at DESC, id DESC LIMIT 1',
  );
  const [row] = rows as { id: string }[];
  const made = row && (await asSystem(desk.app, (ctx) => makeCode(ctx, row.id)));
  return made ? made.code : '';
}

test('a doctor asks for an account, an admin approves, and the doctor signs in', async () => {
  const { page, complaints } = await desk.visit('/sign-in', { apart: true });
  await page.clock.install();
  await page.getByRole('link', { name: 'Ask for an account' }).click();
  // Only a robot fills it: nobody sees it, hears of it or comes to it by keys.
  const trap = page.locator('[name=website]');
  const box = await trap.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(0);
  await expect.poll(() => trap.getAttribute('tabindex')).toBe('-1');
  await expect.poll(() => page.getByRole('textbox', { name: 'Website' }).count()).toBe(0);
  await page.getByLabel('Your name').fill('Wanjiru Kamau');
  await page.getByLabel('E-mail').fill('wanjiru@example.org');
  await page.getByLabel('Your phone').fill('0700 000 821');
  await page.getByLabel('What you will work as').selectOption('doctor');
  await page.getByLabel('Where').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('link', { name: /Licence number/ }).waitFor();
  await page.getByLabel('Licence number').fill('A-1234');
  await page.getByRole('button', { name: 'Send' }).click();
  await heading(page, 'Type the code from your phone').waitFor();
  await page.getByRole('button', { name: /Send a new code in \d+ s/ }).waitFor();
  // The page is dropped while the text is read: it goes on at the code.
  await page.reload();
  await heading(page, 'Type the code from your phone').waitFor();
  await page.clock.fastForward(31_000);
  await page.getByRole('button', { name: 'Send a new code', exact: true }).click();
  await page.getByText('A new code is on its way.').waitFor();
  await page.getByLabel('Code', { exact: true }).fill(await codeOnPhone());
  await page.getByRole('button', { name: 'Go on' }).click();
  await heading(page, 'Your form is with an admin').waitFor();

  const admin = await desk.visit('/tasks', { as: 'admin' });
  await admin.page.getByRole('button', { name: 'Someone asks for an account' }).click();
  await admin.page.getByRole('button', { name: 'Take it' }).click();
  await admin.page.getByText('It is yours.').waitFor();
  await expect.poll(() => admin.page.getByRole('button', { name: 'Close it' }).count()).toBe(0);
  await admin.page.getByRole('link', { name: 'Read the form' }).click();
  await admin.page.getByRole('button', { name: 'Wanjiru Kamau' }).click();
  expect(await axeViolations(admin.page)).toEqual([]);
  await admin.page.getByRole('button', { name: 'Approve' }).click();
  const link = new URL(await admin.page.locator('one-time-link input').inputValue());
  await admin.page.getByRole('button', { name: 'I have it' }).click();
  await admin.page.getByText('Nobody here').waitFor();
  await admin.page.locator('h1:focus').waitFor();

  await page.goto(link.href);
  await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('New password once more').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('Your password is set.').waitFor();
  await givePassword(page, 'wanjiru@example.org');
  await setUpFactor(page);
  await heading(page, 'Today').waitFor();
  expect(complaints).toEqual([]);
});

test('an admin refuses who asks, with the reason that stands with the form', async () => {
  const form = { name: 'Baraka Mwangi', email: 'baraka@example.org', phone: '0700 000 823' };
  const facts = { ...form, role: 'agent', speciality: null, licenceNumber: null } as const;
  const token = await asSystem(desk.app, (ctx) => apply(ctx, { ...facts, siteId }, '127.0.0.1'));
  const code = await codeOnPhone();
  await asSystem(desk.app, (ctx) => proveApplicant(ctx, { token, code }));
  const { page, complaints } = await desk.visit('/staff', { as: 'admin' });
  await page.getByRole('link', { name: 'Applications' }).click();
  const open = () => page.getByRole('button', { name: form.name }).click();
  await open();
  await page.getByRole('button', { name: 'Refuse' }).click();
  await page
    .getByRole('alert')
    .getByRole('link', { name: /^Reason/ })
    .waitFor();
  await page.getByLabel('Reason, kept with the form').fill('Nobody at that place knows them.');
  await clearInLooks(page, 'application-refused', ENDS);
  await page.getByRole('button', { name: 'Refuse' }).click();
  await page.getByText('Nobody here').waitFor();
  await page.getByRole('link', { name: 'Refused' }).click();
  await open();
  await page.locator('application-sheet').getByText('Nobody at that place knows them.').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('a person proves a number, and a day later a text opens the desk in place of the app', async () => {
  const email = await desk.account('officer');
  const { page } = await desk.visit('/sign-in?then=/me');
  await givePassword(page, email);
  await setUpFactor(page);
  await page.getByRole('button', { name: 'Add a number' }).click();
  await page.getByLabel('Number', { exact: true }).fill('0700 000 822');
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Send a code' }).click();
  await page.getByLabel('Code from the text').waitFor();
  await page.getByLabel('Code from the text').fill(await codeOnPhone());
  await page.getByRole('button', { name: 'It is mine' }).click();
  await page.getByText('For its first 24 hours it gets no sign-in codes.').waitFor();
  await page.getByText('Stock that is low or ends soon is such a task.').waitFor();
  await page.getByLabel('Tell me of tasks').selectOption('sms');
  await page.getByText('Saved.').waitFor();
  await moveClock(desk.app, 25 * 60);
  await signOut(page);
  await givePassword(page, email);
  await page.getByText('numbers can be taken over').waitFor();
  await page.getByRole('button', { name: 'Send a code by SMS' }).click();
  await page.getByText('A code is on its way.').waitFor();
  await page.getByLabel('Code', { exact: true }).fill(await codeOnPhone());
  await page.getByRole('button', { name: 'Go on' }).click();
  await heading(page, 'Today').waitFor();
});

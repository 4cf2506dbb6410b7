import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { record } from '#core/audit/index.js';
import { perform } from '#core/kernel/context.js';
import { newId } from '#core/kernel/ids.js';
import { makeLink } from '#core/staff/index.js';
import { operator } from '../../../src/service/operator.js';
import { asSystem } from '../../support/app.js';
import { buildStaff } from '../../support/build-staff.js';
import { axeViolations } from '../../support/browser.js';
import { clearInLooks } from './clear.js';
import { givePassword, signOut } from './gate-steps.js';
import { openDesk, PASSWORD, saidOnceListed } from './open-desk.js';
import type { OpenDesk } from './open-desk.js';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.shut());

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
async function choose(page: Page, password = PASSWORD) {
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('New password once more').fill(password);
  await page.getByRole('button', { name: 'Set the password' }).click();
}

/** Signs in for the first time, with the authenticator that it sets up; gives its key. */
async function firstSignIn(page: Page, email: string): Promise<string> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await heading(page, 'Set up your second step').waitFor();
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  await page.getByLabel('Code', { exact: true }).fill(generateSync({ secret }));
  await page.getByRole('button', { name: 'Take it into use' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await heading(page, 'Today').waitFor();
  return secret;
}

test('the first link makes the first super admin, who adds a person, whose link opens once', async () => {
  const token = await asSystem(desk.app, (ctx) => makeLink(ctx, 'first', null));
  const { page, complaints } = await desk.visit('/sign-in');
  await page.route('**/api/links/read', (route) => route.abort());
  await page.goto(`${desk.base}/set-up#${token}`);
  const again = page.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  await page.unroute('**/api/links/read');
  await again.click();
  await heading(page, 'Choose your password').waitFor();
  await page.getByLabel('Your name').fill('The First');
  await page.getByLabel('E-mail').fill('first@example.org');
  await page.getByLabel('New password', { exact: true }).fill('short');
  await page.getByLabel('New password once more').fill('other');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByRole('link', { name: /The two are not the same/ }).waitFor();
  await choose(page);
  await page.getByText('Your password is set.').waitFor();
  await firstSignIn(page, 'first@example.org');

  await page.getByText('No place is open to you yet.').waitFor();
  await page.locator('main').getByRole('link', { name: 'Staff' }).click();
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.locator('new-account').getByLabel('E-mail').fill('juma@example.org');
  await page.getByLabel('Name', { exact: true }).fill('Juma Mwangi');
  await page.locator('new-account').getByLabel('Role').selectOption('dispenser');
  await page.getByLabel('Everywhere, later places too').check();
  await page.getByRole('button', { name: 'Make the account' }).click();
  const link = await page.locator('one-time-link input').inputValue();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByText('The link is copied.').waitFor();
  await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(link);
  await page.getByRole('button', { name: 'I have it' }).click();
  // One is found by their name, their role or their state; what is looked for stays out of the address.
  const row = (name: string) => page.locator('tbody tr').filter({ hasText: name });
  await page.getByLabel('Name or e-mail').fill('mwangi');
  await page.keyboard.press('Enter');
  await row('The First').waitFor({ state: 'detached' });
  await row('Juma Mwangi').waitFor();
  expect(page.url()).not.toContain('mwangi');
  await page.getByLabel('Name or e-mail').fill('');
  await page.keyboard.press('Enter');
  await row('The First').waitFor();
  await page.getByRole('combobox', { name: 'Role' }).selectOption('Dispenser');
  await row('The First').waitFor({ state: 'detached' });
  await row('Juma Mwangi').waitFor();
  await page.getByRole('combobox', { name: 'State' }).selectOption('Suspended');
  await page.getByText('Nobody here').waitFor();
  expect(complaints).toEqual([]);

  const other = await desk.visit(new URL(link).pathname + new URL(link).hash);
  await other.page.getByText('For juma@example.org').waitFor();
  await choose(other.page);
  await other.page.getByText('Your password is set.').waitFor();
  await firstSignIn(other.page, 'juma@example.org');
  await other.page.goto(link);
  await heading(other.page, 'This link does not open').waitFor();
});

test('two who edit one account: the second sees what changed, and decides', async () => {
  await desk.account('doctor');
  const [one, two] = [
    await desk.visit('/staff?role=doctor', { as: 'admin' }),
    await desk.visit('/staff?role=doctor', { as: 'admin' }),
  ];
  for (const { page } of [one, two]) await page.locator('tbody button.opens').first().click();
  await one.page.locator('account-sheet').getByLabel('Role').selectOption('officer');
  await two.page.getByLabel('Name', { exact: true }).fill('Amina Njeri');
  await one.page.getByRole('button', { name: 'Save' }).click();
  await one.page.getByText('Saved.', { exact: true }).waitFor();
  await two.page.getByRole('button', { name: 'Save' }).click();
  await two.page.getByText('Role: it was “Doctor”, it is “Medical officer” now').waitFor();
  await expect
    .poll(() => two.page.getByLabel('Name', { exact: true }).inputValue())
    .toBe('Amina Njeri');
  await two.page.getByRole('button', { name: 'Save' }).click();
  await two.page.getByText('Saved.', { exact: true }).waitFor();
});

test('a lost phone is taken off, a suspension can be undone, and a deletion names what it does', async () => {
  await buildStaff(desk.app, { role: 'finance' });
  const { page } = await desk.visit('/staff?role=finance', { as: 'admin' });
  await page.locator('tbody button.opens').first().click();
  await page.getByRole('button', { name: 'Lost phone' }).click();
  await page.getByText('Make sure it is really them.').waitFor();
  const list = '**/api/staff?*';
  const surely = (name: string) => () =>
    page.locator('.question').getByRole('button', { name }).click();
  const anew = 'At the next sign-in a new authenticator is set up.';
  await saidOnceListed(page, surely('Lost phone'), { list, words: anew });
  const [cleared] = await desk.app.db.query(
    `SELECT 1 FROM audit_entries WHERE action = 'staff.second-factor-cleared'`,
  );
  expect(cleared).toHaveLength(1);
  await page.locator('tbody button.opens').first().click();
  await page.getByRole('button', { name: 'Link for a new password' }).click();
  const link = new URL(await page.locator('one-time-link input').inputValue());
  const holder = (await desk.visit(link.pathname + link.hash)).page;
  await heading(holder, 'Choose a new password').waitFor();
  await choose(holder, 'Third-Harbour-7');
  await holder.getByText('Your password is set.').waitFor();
  await page.reload();
  await page.locator('tbody button.opens').first().click();
  const suspend = () => page.getByRole('button', { name: 'Suspend' }).click();
  await saidOnceListed(page, suspend, { list, words: 'is suspended and signed out.' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page
    .locator('tbody')
    .getByText('No password yet')
    .or(page.locator('tbody').getByText('Active'))
    .first()
    .waitFor();
  await page.locator('tbody button.opens').first().click();
  await saidOnceListed(page, suspend, { list, words: 'is suspended and signed out.' });
  await page.locator('tbody button.opens').first().click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByText('can sign in again.').waitFor();
  await page.locator('tbody').getByText('Active').waitFor();
  await page.locator('tbody button.opens').first().click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('What they did stays in the record').waitFor();
  await saidOnceListed(page, surely('Delete'), { list, words: 'is deleted.' });
  await page.getByText('Nobody here').waitFor();
});

test('the page of another role, typed as an address, says who may', async () => {
  const { page } = await desk.visit('/staff', { as: 'dispenser' });
  await heading(page, 'This page is not part of your role').waitFor();
  await page.getByText('It is open to: Super admin or Admin.').waitFor();
  await clearInLooks(page, 'no-permission');
  const refused = async () => {
    const [entries] = await desk.app.db.query(
      `SELECT facts FROM audit_entries WHERE action = 'console.refused'`,
    );
    return entries;
  };
  const entry = { facts: { page: 'staff.manage' } };
  await expect.poll(() => refused()).toEqual([entry]);
  // Inside the console no page is asked of the server: it says so itself.
  await page.getByRole('link', { name: 'Go to today' }).click();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.goBack();
  await heading(page, 'This page is not part of your role').waitFor();
  await page.getByText('It is open to: Super admin or Admin.').waitFor();
  await expect.poll(() => refused()).toEqual([entry, entry]);
  const statusOf = async (path: string) => (await page.goto(desk.base + path))?.status();
  expect(await statusOf('/staff')).toBe(403);
  await expect.poll(() => refused()).toHaveLength(3);
  expect([await statusOf('/'), await statusOf('/sign-in'), await statusOf('/stock/new')]).toEqual([
    200, 200, 200,
  ]);
  expect(await statusOf('/nowhere')).toBe(404);
  await heading(page, 'Nothing is here').waitFor();
  await page.context().clearCookies();
  expect(await statusOf('/staff')).toBe(200);
});

test('a person changes the password and the authenticator on their own page', async () => {
  const email = await desk.account('doctor');
  const { page } = await desk.visit('/sign-in?then=/me');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  await page.getByLabel('Code', { exact: true }).fill(generateSync({ secret }));
  await page.getByRole('button', { name: 'Take it into use' }).click();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByText('The codes are copied.').waitFor();
  const codes = await page.locator('ul.codes li').allInnerTexts();
  expect(codes).toHaveLength(10);
  await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(codes.join('\n'));
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('10 recovery codes left').waitFor();
  const details = page.getByRole('region', { name: 'My details' }).locator('dd');
  await expect
    .poll(() => details.allInnerTexts())
    .toEqual([...['Amina Otieno', email, 'Doctor', 'No place yet']]);
  await page.getByRole('button', { name: 'New authenticator' }).click();
  await page.getByLabel('Your password').fill('wrong');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.locator('.field').getByText('That is not your password.').waitFor();
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Go on' }).click();
  const fresh = (await page.locator('code').innerText()).replaceAll(' ', '');
  expect(fresh).not.toBe(secret);
  const scanned = new URL(
    await page.evaluate<string>(`document.querySelector('wa-qr-code').value`),
  );
  expect([scanned.protocol, scanned.host]).toEqual(['otpauth:', 'totp']);
  expect(scanned.searchParams.get('secret')).toBe(fresh);
  await page.getByLabel('Code', { exact: true }).fill(generateSync({ secret: fresh }));
  await page.getByRole('button', { name: 'Take it into use' }).click();
  const recovery = await page.locator('ul.codes li').first().innerText();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByLabel('Password of now').fill('wrong');
  await page.getByLabel('New password', { exact: true }).fill('Other-Harbour-8');
  await page.getByLabel('New password once more').fill('Other-Harbour-8');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByRole('link', { name: 'Password of now: That is not your password.' }).waitFor();
  await page.getByLabel('Password of now').fill(PASSWORD);
  await page.getByLabel('New password', { exact: true }).fill('Other-Harbour-8');
  await page.getByLabel('New password once more').fill('Other-Harbour-8');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('Your password is changed.').waitFor();
  // Forgotten, it is set anew by the second step.
  await signOut(page);
  // Where the deployment asks for length alone, the page names no other rule.
  await page.route('**/api/account/rules', (route) => route.fulfill({ json: { profile: 'nist' } }));
  await page.getByRole('link', { name: 'Forgotten the password?' }).click();
  await heading(page, 'Set a new password').waitFor();
  const rules = page.getByRole('list', { name: 'What it needs' }).getByRole('listitem');
  await expect.poll(() => rules.count()).toBe(2);
  await expect.poll(() => rules.first().innerText()).toBe('8 characters or more');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Code', { exact: true }).fill(recovery);
  await choose(page, 'Third-Harbour-7');
  await page.getByText('Your password is set.').waitFor();
  await givePassword(page, email, 'Third-Harbour-7');
  await heading(page, 'One more step').waitFor();
});

test('an account opened from the list has no barrier, nor has a first link', async () => {
  const { page } = await desk.visit('/staff', { as: 'admin', width: 320 });
  await heading(page, 'Staff').waitFor();
  await page.locator('tbody button.opens').first().click();
  await page.getByRole('button', { name: 'Save' }).or(page.getByText('Nobody changes')).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const token = await asSystem(desk.app, (ctx) => makeLink(ctx, 'first', null));
  const link = await desk.visit(`/set-up#${token}`, { width: 320 });
  await heading(link.page, 'Choose your password').waitFor();
  expect(await axeViolations(link.page)).toEqual([]);
});

test('an auditor looks for what was done, has the chain walked, and takes out what was found', async () => {
  await perform(desk.app, operator, (ctx) =>
    record(ctx, 'staff.added', { kind: 'staff', id: newId() }),
  );
  const { page, complaints } = await desk.visit('/', { as: 'auditor' });
  await page.getByRole('link', { name: 'Audit' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Audit' }).waitFor();
  await page.getByLabel('Act', { exact: true }).fill('staff.');
  await page.keyboard.press('Enter');
  await page
    .getByRole('row', { name: /staff\.added/ })
    .first()
    .waitFor();
  // At the command line nobody has an account; the entry is somebody's all the same.
  await page.getByRole('row', { name: 'Whoever runs Sotto' }).waitFor();
  const all = await page.locator('tbody tr').count();
  await page.getByLabel('Id of a record').fill('half of one');
  await page.keyboard.press('Enter');
  await page.getByText('That is not the id of a record.').waitFor();
  await expect.poll(() => page.locator('tbody').count()).toBe(0);
  await page.getByLabel('Id of a record').fill('');
  await page.keyboard.press('Enter');
  await page.locator('tbody button.line-act').first().click();
  await expect.poll(() => page.locator('tbody tr').count()).toBeLessThan(all);
  await page.getByRole('button', { name: 'Check the chain' }).click();
  await page.getByText(/wait for their link|None waits/).waitFor();
  await page.getByLabel('What for').fill('Audit of March');
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Take it out (CSV)' }).click();
  expect((await file).suggestedFilename()).toMatch(/^audit-.*\.csv$/);
  expect(complaints).toEqual([]);
});

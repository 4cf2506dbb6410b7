import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearInLooks, ENDS } from './clear.js';
import { givePassword, signOut } from './gate-steps.js';
import { openDesk, PASSWORD } from './open-desk.js';
import type { OpenDesk } from './open-desk.js';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.shut());

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('a first sign-in sets up the second step, keeps the recovery codes and opens the page asked for', async () => {
  const email = await desk.account();
  const { page, complaints } = await desk.visit('/nowhere?at=all');
  await givePassword(page, email);
  await heading(page, 'Set up your second step').waitFor();
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  // The key that was scanned stays good where a phone dropped the page meanwhile.
  await page.reload();
  await heading(page, 'Set up your second step').waitFor();
  await page.getByLabel('Code', { exact: true }).fill(generateSync({ secret }));
  await page.getByRole('button', { name: 'Take it into use' }).click();
  await heading(page, 'Keep these recovery codes').waitFor();
  const codes = await page.locator('.codes li').allInnerTexts();
  expect(codes).toHaveLength(10);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await heading(page, 'Nothing is here').waitFor();
  expect(new URL(page.url()).search).toBe('?at=all');

  await signOut(page);
  await page.getByText('You are signed out.').waitFor();
  await givePassword(page, email);
  await page.getByLabel('Code', { exact: true }).fill(codes[0] ?? '');
  await page.keyboard.press('Enter');
  await heading(page, 'Today').waitFor();
  expect(complaints).toEqual([]);
});

test('what is wrong stands above the form and beside each field, and what was typed stays', async () => {
  const { page } = await desk.visit('/sign-in');
  await page.getByLabel('E-mail').fill('amina');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Some fields are not right yet.' });
  await summary.waitFor();
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('field-summary');
  await summary.getByRole('link', { name: /^Password/ }).click();
  await expect.poll(() => page.evaluate('document.activeElement.name')).toBe('password');
  const email = page.getByLabel('E-mail');
  await expect.poll(() => email.inputValue()).toBe('amina');
  await expect.poll(() => email.getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => email.getAttribute('aria-describedby')).toBe('field-email-wrong');
  await email.fill('amina@example.org');
  await expect.poll(() => email.getAttribute('aria-invalid')).toBeNull();
});

test('a wrong password is refused in words, and nothing says whether the e-mail is known', async () => {
  const { page } = await desk.visit('/sign-in');
  await givePassword(page, await desk.account(), 'not this one');
  await page.getByText('E-mail and password do not belong together.').waitFor();
  await givePassword(page, 'nobody@example.org', 'not this one');
  await page.getByText('E-mail and password do not belong together.').waitFor();
});

test('a password can be looked at', async () => {
  const { page } = await desk.visit('/sign-in');
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('visible');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect.poll(() => password.getAttribute('type')).toBe('text');
  await expect.poll(() => password.inputValue()).toBe('visible');
  await page.getByRole('button', { name: 'Hide' }).click();
  await expect.poll(() => password.getAttribute('type')).toBe('password');
});

test('a password can be pasted', async () => {
  const { page } = await desk.visit('/sign-in', { apart: true });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const email = page.getByLabel('E-mail');
  await email.fill(PASSWORD);
  await email.press('ControlOrMeta+A');
  await email.press('ControlOrMeta+C');
  const password = page.getByLabel('Password', { exact: true });
  await password.press('ControlOrMeta+V');
  await expect.poll(() => password.inputValue()).toBe(PASSWORD);
});

test('at an address that is neither https nor this computer, it says that no session would be kept, and what is needed', async () => {
  const safe = await desk.visit('/sign-in');
  const unsafe = (page: Page) => page.getByRole('alert').filter({ hasText: 'not safe to sign in' });
  await safe.page.getByLabel('E-mail').waitFor();
  await expect.poll(() => unsafe(safe.page).count()).toBe(0);

  const { page } = await desk.visit('/sign-in');
  await page.route('http://desk.example/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: desk.base + pathname }) });
  });
  await page.goto('http://desk.example/sign-in');
  await unsafe(page).getByText('Open the console by https').waitFor();
});

test('by keyboard alone one can sign in', async () => {
  const email = await desk.account();
  const { page } = await desk.visit('/sign-in');
  await page.getByLabel('E-mail').focus();
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await heading(page, 'Set up your second step').waitFor();
});

test('with the service gone, what was typed stays, and it says so', async () => {
  const { page } = await desk.visit('/sign-in');
  await page.getByLabel('E-mail').waitFor();
  await page.context().setOffline(true);
  await givePassword(page, 'amina@example.org');
  await page.getByText('You are offline. What you typed stays here.').waitFor();
  await expect.poll(() => page.getByLabel('E-mail').inputValue()).toBe('amina@example.org');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('E-mail and password do not belong together.').waitFor();
  await expect.poll(() => page.getByText('You are offline.').count()).toBe(0);
});

test('the address of another site is no place to go on to', async () => {
  const { page } = await desk.visit('/sign-in?then=//elsewhere.example');
  await givePassword(page, await desk.account());
  await heading(page, 'Set up your second step').waitFor();
  expect(new URL(page.url()).search).toBe('');
});

test('wide in light and at 320 px in the dark, the gate has no barrier', async () => {
  const email = await desk.account();
  const { page, complaints } = await desk.visit('/sign-in');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').first().waitFor();
  await clearInLooks(page, 'sign-in', ENDS);
  await givePassword(page, email);
  await page.locator('wa-qr-code').waitFor();
  await clearInLooks(page, 'set-up', ENDS);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => cornerOf(page)).toEqual([0, 0, 0, 255]);
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  await page.getByLabel('Code', { exact: true }).fill(generateSync({ secret }));
  await page.keyboard.press('Enter');
  await heading(page, 'Keep these recovery codes').waitFor();
  await clearInLooks(page, 'recovery', ENDS);
  await page.goto(`${desk.base}/sign-in/code`);
  await heading(page, 'One more step').waitFor();
  await clearInLooks(page, 'code', ENDS);
  expect(complaints).toEqual([]);
});

/** The colour of the code's corner: a camera finds it by dark on white, whatever the page wears. */
const cornerOf = (page: Page) =>
  page.evaluate(
    `Array.from(document.querySelector('wa-qr-code').shadowRoot.querySelector('canvas')
       .getContext('2d').getImageData(2, 2, 1, 1).data)`,
  );

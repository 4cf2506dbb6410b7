import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSpecimen } from './build-console.js';
import { clearInLooks } from './clear.js';
import { openDesk } from './open-desk.js';
import type { OpenDesk } from './open-desk.js';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk(buildSpecimen);
});
afterAll(() => desk.shut());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const firstRow = (page: Page) => page.locator('tbody tr').first().innerText();

test('a list pages and sorts by the address, so that "back" takes a step back', async () => {
  const { page } = await desk.visit('/');
  await page.getByText('60 in all').waitFor();
  await expect.poll(() => page.locator('tbody tr').count()).toBe(25);
  await button(page, 'Next').click();
  await page.getByText('Page 2 of 3').waitFor();
  await expect.poll(() => firstRow(page)).toContain('Parcel 26');
  await button(page, 'Units').click();
  await page.getByText('Page 1 of 3').waitFor();
  const head = page.getByRole('columnheader', { name: 'Units' });
  await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending');
  expect(page.url()).toContain('sort=count');
  await button(page, 'Units').click();
  await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending');
});

test('a page that is no more leads to the last that is', async () => {
  const { page } = await desk.visit('/?page=9');
  await page.getByText('Page 3 of 3').waitFor();
  await expect.poll(() => firstRow(page)).toContain('Parcel 51');
  expect(new URL(page.url()).search).toBe('?page=3');
});

test('a list with nothing says what will come, and one that fails offers another try', async () => {
  const { page } = await desk.visit('/?none=1');
  await page.getByText('They come when a patient keeps one.').waitFor();
  await page.goto(`${desk.base}/?fail=1`);
  await page.getByText('The list could not be loaded. Nothing is lost.').waitFor();
  await expect.poll(() => button(page, 'Try again').count()).toBe(1);
});

test('a form sends numbers, lists, choices and nested fields as its contract wants them', async () => {
  const { page } = await desk.visit('/');
  await button(page, 'Add').click();
  await fill(page);
  const sent = page.waitForRequest((request) => request.method() === 'PUT');
  await page.route('**/api/things/**', (route) => route.fulfill({ json: { done: true } }));
  await button(page, 'Save').click();
  expect((await sent).postDataJSON()).toEqual({
    name: 'Amina',
    phone: '+254 700 000 101',
    count: 3,
    place: '2',
    days: ['mon'],
    level: 'covert',
    kept: true,
    until: { on: '2027-03-31' },
  });
  await page.getByText('Saved.').waitFor();
  await button(page, 'Undo').click();
  await page.getByText('taken back').waitFor();
});

test('what the contract refuses never leaves the page, and each field says why', async () => {
  const { page } = await desk.visit('/');
  let asked = 0;
  await page.route('**/api/things/**', (route) => ((asked += 1), route.abort()));
  await button(page, 'Add').click();
  await page.getByLabel('Count').fill('12');
  await page.getByLabel('Phone').fill('call me');
  await button(page, 'Save').click();
  const summary = page.getByRole('alert');
  await summary.waitFor();
  await expect
    .poll(() => summary.getByRole('link').allInnerTexts())
    .toEqual([
      'Name: Fill this in.',
      'Phone: Type a phone number, like +254 700 000 000.',
      'Count: That is too much.',
      'Place: Choose one of the list.',
      'Days: Choose at least one.',
      'Level: Choose one of the list.',
      'Until: Fill this in.',
    ]);
  expect(asked).toBe(0);
});

test('what the server refuses stands beside its field, and what was typed stays', async () => {
  const { page } = await desk.visit('/');
  await button(page, 'Add').click();
  await fill(page);
  const error = { code: 'invalid', message: 'Not yet.', fields: { name: 'missing' } };
  await page.route('**/api/things/**', (route) => route.fulfill({ status: 400, json: { error } }));
  await button(page, 'Save').click();
  await page.getByRole('link', { name: 'Name: Fill this in.' }).waitFor();
  await expect.poll(() => page.getByLabel('Phone').inputValue()).toBe('+254 700 000 101');
  await page.unroute('**/api/things/**');
  await page.route('**/api/things/**', (route) => route.abort());
  await button(page, 'Save').click();
  await page.getByText('The service does not answer. What you typed stays here.').waitFor();
  await expect.poll(() => page.getByLabel('Name').inputValue()).toBe('Amina');
});

test('what can be taken back stays while it can be, and a refusal until it is closed', async () => {
  const { page } = await desk.visit('/', { apart: true });
  await page.getByText('60 in all').waitFor();
  await page.clock.install();
  await page.evaluate(
    `{ const stack = document.querySelector('toast-stack');
       for (let id = 1; id <= 5; id += 1)
         stack.add({ id, words: 'Ready ' + id, undo() {}, undoMs: 10_000, stays: false });
       stack.add({ id: 6, words: 'Not done.', stays: true });
       stack.add({ id: 7, words: 'Saved.', stays: false }); }`,
  );
  await page.getByText('Saved.').waitFor();
  await expect.poll(() => button(page, 'Undo').count()).toBe(5);
  await page.clock.runFor(10_100);
  await page.getByText('Saved.').waitFor({ state: 'detached' });
  await expect.poll(() => button(page, 'Undo').count()).toBe(0);
  await button(page, 'Close this message').click();
  await page.getByText('Not done.').waitFor({ state: 'detached' });
});

test('a sheet keeps the focus inside, closes by Esc and gives the focus back', async () => {
  const { page } = await desk.visit('/');
  await button(page, 'Add').click();
  const sheet = page.getByRole('dialog', { name: 'A parcel' });
  await sheet.waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate('document.activeElement.textContent.trim()')).toBe('Add');
});

test('an act that cannot be undone is asked for first, and leaving it is the first choice', async () => {
  const { page } = await desk.visit('/');
  await button(page, 'Close the place').click();
  await page.getByText('4 parcels move.').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('left', { exact: true }).waitFor();
  await button(page, 'Close the place').click();
  await button(page, 'Close it').click();
  await page.getByText('closed', { exact: true }).waitFor();
});

test('wide and at 320 px, in light and in the dark, the parts have no barrier', async () => {
  const { page, complaints } = await desk.visit('/');
  await page.getByText('60 in all').waitFor();
  await clearInLooks(page, 'list');
  await button(page, 'Add').click();
  await button(page, 'Save').click();
  await page.getByRole('alert').waitFor();
  await clearInLooks(page, 'sheet');
  await page.keyboard.press('Escape');
  await button(page, 'Close the place').click();
  await clearInLooks(page, 'question');
  expect(complaints).toEqual([]);
});

async function fill(page: Page) {
  await page.getByLabel('Name').fill('Amina');
  await page.getByLabel('Phone').fill('+254 700 000 101');
  await page.getByLabel('Count').fill('3');
  await page.getByLabel('Place', { exact: true }).selectOption('2');
  await page.getByLabel('Monday').check();
  await page.getByLabel('Covert').check();
  await page.getByLabel('Keep it').check();
  await page.getByLabel('Until').fill('2027-03-31');
}

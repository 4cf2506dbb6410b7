import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { endSession } from '#core/staff/index.js';
import { asSystem } from '../../support/app.js';
import { axeViolations } from '../../support/browser.js';
import { clearInLooks } from './clear.js';
import { openDesk } from './open-desk.js';
import type { OpenDesk } from './open-desk.js';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.shut());

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const focused = (page: Page) => page.evaluate('document.activeElement?.textContent.trim()');

test('an unknown address says so and leads on', async () => {
  const { page } = await desk.visit('/nowhere', { as: 'officer' });
  await heading(page, 'Nothing is here').waitFor();
  await page.getByRole('link', { name: 'Go to today' }).click();
  await heading(page, 'Today').waitFor();
  await expect.poll(() => page.title()).toBe('Today · Sotto');
  await expect.poll(() => focused(page)).toBe('Today');
  await page.goBack();
  await heading(page, 'Nothing is here').waitFor();
});

test('a page about a place says so to who works at none, and what it is', async () => {
  const { page } = await desk.visit('/hand-over', { as: 'dispenser', siteIds: [] });
  await heading(page, 'Hand over').waitFor();
  await page.getByText('An admin can add you to one.').waitFor();
  await expect.poll(() => page.getByLabel('Code').count()).toBe(0);
});

test('one key blurs names and numbers, and shows them again', async () => {
  const { page } = await desk.visit('/', { as: 'officer' });
  await heading(page, 'Today').waitFor();
  const shaded = () => page.evaluate('document.documentElement.dataset.shade !== undefined');
  await page.keyboard.press('Control+.');
  await expect.poll(() => shaded()).toBe(true);
  const key = page.getByRole('button', { name: 'Shade' });
  await expect.poll(() => key.getAttribute('aria-pressed')).toBe('true');
  await key.click();
  await expect.poll(() => shaded()).toBe(false);
});

test('the first Tab leads past the frame, and the menu opens and shuts by keys', async () => {
  const { page } = await desk.visit('/', { as: 'officer' });
  await heading(page, 'Today').waitFor();
  await page.keyboard.press('Tab');
  await expect.poll(() => focused(page)).toBe('Skip to the page');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('main');
  const person = page.locator('summary');
  await person.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('button', { name: 'Sign out' }).isVisible()).toBe(false);
  await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('SUMMARY');
});

test('who is away is asked, any key keeps, and then the session ends and says why', async () => {
  const { page } = await desk.visit('/sign-in', { as: 'officer', apart: true });
  await page.clock.install();
  await page.goto(`${desk.base}/`);
  await heading(page, 'Today').waitFor();
  await page.clock.fastForward('14:01');
  await page.getByRole('heading', { name: 'Still there?' }).waitFor();
  await expect.poll(() => page.evaluate('document.documentElement.dataset.shade')).toBe('');
  expect(await axeViolations(page)).toEqual([]);
  const told = page.waitForRequest(
    (request) =>
      request.url().endsWith('/api/session') && request.headers()['x-background'] === undefined,
  );
  await page.keyboard.press('Shift');
  await told;
  await page.getByRole('heading', { name: 'Still there?' }).waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate('document.documentElement.dataset.shade')).toBeUndefined();
  await page.clock.fastForward('15:01');
  await page.getByText('because nobody used this page for a while').waitFor();
  const [causes] = await desk.app.db.query(
    `SELECT facts->>'cause' AS cause FROM audit_entries WHERE action LIKE 'session.%'`,
  );
  expect(causes).toEqual([{ cause: 'idle' }]);
  await page.goto(`${desk.base}/`);
  await heading(page, 'Sign in').waitFor();
});

test('who signs out offline is not let in again, and the service ends the session once it hears of it', async () => {
  const { page } = await desk.visit('/', { as: 'officer' });
  await heading(page, 'Today').waitFor();
  const standing = async () => {
    const [rows] = await desk.app.db.query(
      `SELECT 1 FROM staff_sessions WHERE ended_at IS NULL AND id = (SELECT id FROM staff_sessions ORDER BY created_at DESC LIMIT 1)`,
    );
    return rows.length;
  };
  await page.context().setOffline(true);
  await page.locator('summary').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  const untold = page.getByText('has not heard of it yet');
  await untold.waitFor();
  await expect.poll(() => standing()).toBe(1);
  await page.context().setOffline(false);
  await untold.waitFor({ state: 'detached' });
  await heading(page, 'Sign in').waitFor();
  await expect.poll(() => standing()).toBe(0);
  await page.getByRole('link', { name: 'Sotto' }).click();
  await heading(page, 'Sign in').waitFor();
});

test('the last minutes of a session are told by the time that is left, then it ends; a question and what was done do not outlive it', async () => {
  const { page } = await desk.visit('/sign-in', { as: 'officer', apart: true });
  // A device whose clock is a day ahead.
  await page.clock.install({ time: Date.now() + 24 * 3600_000 });
  await page.route('**/api/session', async (route) => {
    const response = await route.fetch();
    const view = (await response.json()) as object;
    // What the page that is left had asked needs no answer any more.
    await route.fulfill({ response, json: { ...view, secondsLeft: 400 } }).catch(() => undefined);
  });
  await page.goto(`${desk.base}/nowhere`);
  await heading(page, 'Nothing is here').waitFor();
  await page.clock.runFor(100_000);
  await page.getByText('Your session ends in 5 minutes.').waitFor();
  await page.evaluate(
    `document.querySelector('toast-stack').add({ id: 1, words: 'Suspended.', undo() {} });
     const question = document.createElement('dialog');
     question.className = 'question';
     document.body.append(question);
     question.showModal()`,
  );
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await page.unroute('**/api/session');
  await page.clock.runFor(301_000);
  await page.getByText('Your session has ended.').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  await page.getByLabel('E-mail').click();
});

test('a session that ended elsewhere leads to the sign-in page and back to where one was', async () => {
  const { page } = await desk.visit('/nowhere', { as: 'officer' });
  await heading(page, 'Nothing is here').waitFor();
  await page.context().clearCookies();
  await page.reload();
  await heading(page, 'Sign in').waitFor();
  expect(new URL(page.url()).searchParams.get('then')).toBe('/nowhere');
});

test('a page whose session is ended elsewhere leaves within seconds, untouched', async () => {
  const { page } = await desk.visit('/', { as: 'officer' });
  await heading(page, 'Today').waitFor();
  await asSystem(desk.app, async (ctx) => {
    const [newest] = await ctx.sql<{ id: Id<'Session'>; staffId: Id<'Staff'> }>(
      `SELECT id, staff_id AS "staffId" FROM staff_sessions ORDER BY created_at DESC LIMIT 1`,
      [],
    );
    if (newest) await endSession(ctx, newest, 'revoked');
  });
  await heading(page, 'Sign in').waitFor({ timeout: 9_000 });
});

test('a broken connection is said, and taken back once it stands', async () => {
  const { page } = await desk.visit('/', { as: 'officer' });
  await heading(page, 'Today').waitFor();
  const tasks = '**/api/tasks?*';
  const held = new Promise<Route>((resolve) => void page.route(tasks, resolve));
  await page.getByRole('link', { name: 'Tasks', exact: true }).first().click();
  const asked = await held;
  await page.context().setOffline(true);
  const offline = page.getByText('You are offline. What you typed stays here.');
  await offline.waitFor();
  // An answer to what was asked before tells nothing of now.
  await asked.fulfill({ status: 503, json: { error: { code: 'busy', message: 'Later' } } });
  await page.getByRole('main').getByRole('alert').first().waitFor();
  await expect.poll(() => offline.isVisible()).toBe(true);
  await page.unroute(tasks);
  await page.context().setOffline(false);
  await page.getByText('You are offline.').waitFor({ state: 'detached' });
});

test('at 768 px in light and at 320 px in the dark, the frame has no barrier', async () => {
  const looks = [
    { name: '768', width: 768 },
    { name: '320-dark', width: 320, dark: true },
  ];
  const { page, complaints } = await desk.visit('/', { width: 768, as: 'super-admin' });
  await heading(page, 'Today').waitFor();
  await clearInLooks(page, 'today', looks);
  await page.locator('summary').click();
  await clearInLooks(page, 'menu', looks);
  await page.goto(`${desk.base}/nowhere`);
  await heading(page, 'Nothing is here').waitFor();
  await clearInLooks(page, 'nowhere', looks);
  expect(complaints).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { openSession } from '#core/staff/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { axeViolations } from '../../support/browser.js';
import { testService } from '../../support/service.js';
import type { TestService } from '../../support/service.js';
import { builtConsole } from './build-console.js';
import { clearInLooks, ENDS } from './clear.js';
import { givePassword, setUpFactor, signOut } from './gate-steps.js';
import { openDesk, PASSWORD } from './open-desk.js';
import type { OpenDesk } from './open-desk.js';

let service: TestService;
let desk: OpenDesk;
beforeAll(async () => {
  service = await testService();
  desk = await openDesk(builtConsole, service.app);
});
afterAll(() => desk.shut());

test('a person links Telegram, signs in by a code in it the day after, is told there, and unlinks it', async () => {
  const email = await desk.account('officer');
  const { page, complaints } = await desk.visit('/sign-in?then=/me');
  await givePassword(page, email);
  await setUpFactor(page);
  await page.getByRole('button', { name: 'Link Telegram' }).click();
  const part = page.locator('own-chat');
  await part.getByLabel('Your password').fill(PASSWORD);
  await part.getByRole('button', { name: 'Make the link' }).click();
  const said = part.getByRole('status');
  await said.getByText('Waiting for the chat…').waitFor();
  const start = await part.getByLabel('What to send').inputValue();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await part.getByRole('button', { name: 'Copy' }).click();
  await said.getByText('Copied.').waitFor();
  await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(start);
  expect(await axeViolations(page)).toEqual([]);
  // Somebody else's account changes: it is looked for, is not there, and is waited for on.
  for (const role of ['doctor', 'agent'] as const) {
    const looked = page.waitForResponse(/api\/account$/);
    await desk.account(role);
    await looked;
    await expect.poll(() => part.getByLabel('What to send').inputValue()).toBe(start);
  }
  await service.write(97_501, start);
  await page.getByText('Your Telegram is linked', { exact: true }).waitFor();
  await moveClock(service.app, 25 * 60);
  await signOut(page);
  await givePassword(page, email);
  await page.getByRole('button', { name: 'Send a code on Telegram' }).click();
  await page.getByText('A code is on its way.').waitFor();
  await service.drain();
  const code = /\b\d{3} ?\d{3}\b/.exec(service.latest(97_501)?.text ?? '')?.[0] ?? '';
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.goto(`${desk.base}/me`);
  await page.getByLabel('Tell me of tasks').selectOption('telegram');
  await page.getByText('Saved.').waitFor();
  await service.push(service.telegram.build.blocked({ id: 97_501 }));
  await page.reload();
  await page.getByText('Telegram is stopped').waitFor();
  await expect.poll(() => page.getByLabel('Tell me of tasks').inputValue()).toBe('console');
  await page.setViewportSize({ width: 320, height: 800 });
  await page.getByRole('button', { name: 'Unlink' }).click();
  await page.locator('dialog.question').getByRole('button', { name: 'Unlink' }).click();
  await page.getByRole('button', { name: 'Link Telegram' }).waitFor();
  expect(complaints).toEqual([]);
});

test('the link that a real bot gives is scanned or opened; whoever leaves it keeps nothing; elsewhere one is signed out', async () => {
  const email = await desk.account('doctor');
  const { page, complaints } = await desk.visit('/sign-in?then=/me');
  await givePassword(page, email);
  await setUpFactor(page);
  const link = 'https://t.me/a_bot?start=abc';
  await page.route('**/api/account/chat', async (route) => {
    const response = await route.fetch();
    const made = (await response.json()) as object;
    await route.fulfill({ response, json: { ...made, link } });
  });
  await page.getByRole('button', { name: 'Link Telegram' }).click();
  const part = page.locator('own-chat');
  await part.getByLabel('Your password').fill(PASSWORD);
  await part.getByRole('button', { name: 'Make the link' }).click();
  await expect
    .poll(() => part.getByRole('link', { name: 'Open Telegram' }).getAttribute('href'))
    .toBe(link);
  await clearInLooks(page, 'chat-link', ENDS);
  await part.getByRole('button', { name: 'Leave it' }).click();
  await part.getByRole('button', { name: 'Link Telegram' }).waitFor();

  const [person] = await asSystem(service.app, (ctx) =>
    ctx.sql<{ id: Id<'Staff'> }>('SELECT id FROM staff WHERE email = $1', [email]),
  );
  if (!person) throw new Error('no account');
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';
  await asSystem(service.app, (ctx) =>
    openSession(ctx, { staffId: person.id, stage: 'whole', agent }),
  );
  await page.reload();
  await page.getByRole('button', { name: /^Sign out of Firefox/ }).click();
  await page.getByText('That browser is signed out.').waitFor();
  await page.getByRole('button', { name: /^Sign out of/ }).waitFor({ state: 'detached' });
  await page.getByText('Here', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveClock } from '../../support/app.js';
import { axeViolations } from '../../support/browser.js';
import { testService } from '../../support/service.js';
import type { TestService } from '../../support/service.js';
import { builtConsole } from './build-console.js';
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
  const start = await part.getByLabel('What to send').inputValue();
  const waits = part.getByRole('status').getByText('Waiting for the chat…');
  await waits.waitFor();
  expect(await axeViolations(page)).toEqual([]);
  // Somebody else's account changes: it is looked for, is not there, and is waited for on.
  for (const role of ['doctor', 'agent'] as const) {
    const looked = page.waitForResponse(/api\/account$/);
    await desk.account(role);
    await looked;
    await waits.waitFor();
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
  expect(await page.getByLabel('Tell me of tasks').inputValue()).toBe('console');
  await page.setViewportSize({ width: 320, height: 800 });
  await page.getByRole('button', { name: 'Unlink' }).click();
  await page.locator('dialog.question').getByRole('button', { name: 'Unlink' }).click();
  await page.getByRole('button', { name: 'Link Telegram' }).waitFor();
  expect(complaints).toEqual([]);
});

// Takes docs/console.png of a fresh demo: `npx tsx scripts/picture-console.ts`.
import path from 'node:path';
import type { Page } from 'playwright-core';
import { demo } from '#console/contract/demo.js';
import { openBrowser } from '../tests/support/browser.js';
import { root, withFreshDemo } from './fresh-demo.js';

await withFreshDemo(async (bases) => {
  const opened = await openBrowser();
  try {
    const page = await opened.browser.newPage({
      viewport: { width: 1280, height: 760 },
      deviceScaleFactor: 1.25,
      colorScheme: 'light',
      reducedMotion: 'reduce',
      locale: 'en-US',
    });
    await signIn(page, bases.console, 'dispenser');
    await page.getByRole('link', { name: 'Pickups', exact: true }).first().click();
    await page.getByRole('button', { name: 'Ready' }).first().waitFor();
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: path.join(root, 'docs', 'console.png') });
  } finally {
    await opened.shut();
  }
});

async function signIn(page: Page, base: string, role: string): Promise<void> {
  const answer: unknown = await (await fetch(`${base}${demo.accounts.path}`)).json();
  const { accounts } = demo.accounts.answer.parse(answer);
  const account = accounts.find((one) => one.role === role);
  await page.goto(`${base}/sign-in`);
  await page.locator('input[name=email]').fill(account?.email ?? '');
  await page.locator('input[name=password]').fill(account?.password ?? '');
  await page.keyboard.press('Enter');
  await page.locator('input[name=code]').fill(account?.code ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Today/ }).waitFor();
}

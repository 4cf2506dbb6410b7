// Takes the pictures of the console in docs/ of a fresh demo: `npx tsx scripts/picture-console.ts`.
import path from 'node:path';
import type { Page } from 'playwright-core';
import { demo } from '#console/contract/demo.js';
import { openBrowser } from '../tests/support/browser.js';
import { root, withFreshDemo } from './fresh-demo.js';

/** Each picture: who looks, where, and what stands there once it is drawn. */
const pictures = [
  { file: 'console', role: 'dispenser', way: 'Pickups', drawn: 'button.parcel', sharp: 1.25 },
  { file: 'console-today', role: 'front-desk', way: 'Today', drawn: '.tiles li', sharp: 1 },
  { file: 'console-visits', role: 'front-desk', way: 'Visits', drawn: '.fc-event', sharp: 1 },
  { file: 'console-stock', role: 'officer', way: 'Stock', drawn: 'tbody a', sharp: 1 },
];

await withFreshDemo(async (bases) => {
  const browser = await openBrowser();
  try {
    for (const { file, role, way, drawn, sharp } of pictures) {
      const page = await browser.newPage({
        viewport: { width: 1280, height: 760 },
        deviceScaleFactor: sharp,
        colorScheme: 'light',
        reducedMotion: 'reduce',
        locale: 'en-US',
      });
      await signIn(page, bases.console, role);
      await page.getByRole('link', { name: way, exact: true }).first().click();
      await page.locator(drawn).first().waitFor();
      await page.evaluate('document.fonts.ready');
      await page.screenshot({ path: path.join(root, 'docs', `${file}.png`) });
      await page.close();
    }
  } finally {
    await browser.close();
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

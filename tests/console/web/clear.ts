import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeViolations } from '../../support/browser.js';

/** Sees that the page as it stands has no barrier and nothing off its sides; its picture is kept in the folder SHOTS, where one is named. */
export async function clear(page: Page, name: string): Promise<void> {
  if (process.env['SHOTS'])
    await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true });
  expect([name, await axeViolations(page)]).toEqual([name, []]);
  const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect([name, beyond]).toEqual([name, 0]);
}

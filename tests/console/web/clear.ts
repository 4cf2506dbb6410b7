import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeViolations, see } from '../../support/browser.js';
import type { Look } from '../../support/browser.js';

/** A look by its name. */
export interface NamedLook extends Look {
  name: string;
}

/** The ways in which each page is looked at. */
export const LOOKS: readonly NamedLook[] = [
  { name: 'wide', width: 1280 },
  { name: 'dark', width: 1280, dark: true },
  { name: '320', width: 320 },
  { name: '320-dark', width: 320, dark: true },
];

/** The two looks that differ most: what each of the others may break breaks in one of them. */
export const ENDS = LOOKS.filter(({ name }) => name === 'wide' || name === '320-dark');

/** In the dark the same page wears other colours; the rest of it was looked at in light. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Sees that the page as it stands has no barrier, by all rules or by those named, and nothing off its sides; its picture is kept in the folder SHOTS, where one is named. */
export async function clear(
  page: Page,
  name: string,
  rules: readonly string[] | null = null,
): Promise<void> {
  if (process.env['SHOTS'])
    await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true });
  expect([name, await axeViolations(page, rules)]).toEqual([name, []]);
  const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect([name, beyond]).toEqual([name, 0]);
}

/** Sees the same of it in several looks, one after another, and leaves it in the first. */
export async function clearInLooks(
  page: Page,
  name: string,
  looks: readonly NamedLook[] = LOOKS,
): Promise<void> {
  const seen = new Set<number>();
  for (const look of looks) {
    await see(page, look);
    // A width that was seen in light already.
    const rules = look.dark && seen.has(look.width) ? OF_COLOURS : null;
    seen.add(look.width);
    await clear(page, `${name}-${look.name}`, rules);
  }
  if (looks[0]) await see(page, looks[0]);
}

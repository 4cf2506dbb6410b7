import { mkdtempSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { chromiumFor } from './chromium.js';

/** A headless Chromium with a folder of its own. */
export async function openBrowser(): Promise<{ browser: Browser; shut(): Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'sotto-browser-'));
  const { executablePath, env } = await chromiumFor(home);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
    env: { ...process.env, HOME: home, TMPDIR: home, ...env },
  });
  return {
    browser,
    async shut() {
      await browser.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** A page as a visitor's: its size, its colours, and whether it moves. */
export async function openPage(
  browser: Browser,
  { width, height = 800, dark = false }: { width: number; height?: number; dark?: boolean },
): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-US',
  });
  page.setDefaultTimeout(10_000);
  return page;
}

/** What axe finds wrong on the page as it stands, by all its rules or by those named; one line a rule, shadow trees too. */
export async function axeViolations(
  page: Page,
  rules: readonly string[] | null = null,
): Promise<string[]> {
  const source = await readFile(
    createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
    'utf8',
  );
  await page.evaluate(source);
  return page.evaluate<string[]>(
    `axe.run(document, { resultTypes: ['violations'], ${rules ? `runOnly: ${JSON.stringify(rules)}` : ''} }).then(({ violations }) =>
       violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target, failureSummary }) => target.flat().join(' ') + ' ' + failureSummary).join(' | ')))`,
  );
}

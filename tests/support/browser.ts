import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { chromiumFor } from './chromium.js';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--in-process-gpu',
  '--font-render-hinting=none',
  // The pages of a test come from one server: a process for each time one is opened took a quarter of their time.
  '--disable-site-isolation-trials',
  '--process-per-site',
];
/** No page lives long enough to be worth its being optimised: a sixth of what pages take. */
const SHORT_LIVED = '--no-opt --no-maglev';

let started: Promise<Browser> | null = null;

/** The headless Chromium of this worker, which ends with it. What is opened in it is shut by who opened it. */
export function openBrowser(): Promise<Browser> {
  started ??= startBrowser();
  return started;
}

async function startBrowser(): Promise<Browser> {
  const home = mkdtempSync(join(tmpdir(), 'sotto-browser-'));
  process.once('exit', () => {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });
  const { executablePath, env } = await chromiumFor(home);
  return chromium.launch({
    executablePath,
    args: [...ARGS, `--js-flags=${SHORT_LIVED}`],
    env: { ...process.env, HOME: home, TMPDIR: home, ...env },
  });
}

/** How a page is looked at. */
export interface Look {
  width: number;
  height?: number;
  dark?: boolean;
}

/** A visitor's browser without anything from before. */
export function openContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ reducedMotion: 'reduce', locale: 'en-US' });
}

/** A page as a visitor's: its size, its colours, and whether it moves. One that is open already is taken again. */
export async function openPage(context: BrowserContext, look: Look): Promise<Page> {
  const [open] = context.pages();
  const page = open ?? (await context.newPage());
  page.setDefaultTimeout(10_000);
  watchRequests(page);
  await page.emulateMedia({ media: null });
  await see(page, look);
  return page;
}

/** Leaves a page without anything of the test it was in, for the next: a new one costs a process of its own. */
export async function leavePage(page: Page): Promise<void> {
  if (page.isClosed()) return;
  const others = page
    .context()
    .pages()
    .filter((other) => other !== page);
  await Promise.all(others.map((other) => other.close()));
  page.removeAllListeners();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.goto('about:blank');
}

/** Gives the page another size and other colours, as it stands. */
export async function see(page: Page, { width, height = 800, dark = false }: Look): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
}

const open = new WeakMap<Page, Set<Request>>();

/** Keeps which requests of the page are still to be answered; a stream of events never is. */
function watchRequests(page: Page): void {
  const asked = new Set<Request>();
  open.set(page, asked);
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') asked.add(request);
  });
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
}

const QUIET_MS = 50;
const RESTED = `new Promise((rested) => requestIdleCallback(rested, { timeout: ${QUIET_MS * 5} }))`;

/** Until the page stands: its heading is there, nothing is being loaded, and nothing is left to do. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  const asked = open.get(page) ?? new Set();
  const end = performance.now() + 10_000;
  for (let still = 0; still < 2; still = asked.size ? 0 : still + 1) {
    if (performance.now() > end) throw new Error(`still loading ${[...asked].map(urlOf).join()}`);
    await pause(QUIET_MS);
    await page.evaluate(RESTED);
  }
}

const urlOf = (request: Request) => request.url();

/** Half a megabyte of script, as one string: `evaluate` would quote and evaluate it once more. */
async function load(page: Page, expression: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression });
  await session.detach();
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds wrong on the page as it stands, by all its rules or by those named; one line a rule, shadow trees too. */
export async function axeViolations(
  page: Page,
  rules: readonly string[] | null = null,
): Promise<string[]> {
  const only = rules ? `runOnly: ${JSON.stringify(rules)}` : '';
  // Nothing here plays by itself or turns with the screen, which is all that it would load beforehand.
  const run = `axe.run(document, { resultTypes: ['violations'], preload: false, rules: { 'target-size': { enabled: true } }, ${only} }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target, failureSummary }) => target.flat().join(' ') + ' ' + failureSummary).join(' | ')))`;
  const found = await page.evaluate<string[] | null>(`'axe' in globalThis ? ${run} : null`);
  if (found) return found;
  await load(page, await readFile(axe, 'utf8'));
  return page.evaluate<string[]>(run);
}

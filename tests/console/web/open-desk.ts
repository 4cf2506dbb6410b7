import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { App } from '#core/kernel/context.js';
import type { Role } from '#core/kernel/permissions.js';
import type { Id } from '#core/kernel/ids.js';
import { newId } from '#core/kernel/ids.js';
import { addStaff, hashPassword, openSession, savePassword } from '#core/staff/index.js';
import { consoleApp } from '#console/server/app.js';
import type { ConsoleParts } from '#console/server/app.js';
import { asSystem, testApp } from '../../support/app.js';
import { PASSWORD } from '../../support/build-staff.js';
import { leavePage, openBrowser, openContext, openPage } from '../../support/browser.js';
import type { Look } from '../../support/browser.js';
import { builtConsole } from './build-console.js';

export { PASSWORD };

interface Visit {
  width?: number;
  dark?: boolean;
  /** Signed in with both factors as this role; nobody where it is left out. */
  as?: Role;
  /** The places that person works at; everywhere unless some are named. */
  siteIds?: readonly Id<'Site'>[];
  /** In a browser that no later page is given, as its clock is another. */
  apart?: boolean;
  /** Whether that person has the password of the tests; hashing it takes its time. */
  password?: boolean;
}

/** The real console over HTTP with its web half, and a browser in front of it; on the app of a test that has one already. */
export async function openDesk(
  build: () => Promise<string> = builtConsole,
  known?: App,
  beside?: ConsoleParts['beside'],
) {
  const made = known ? { app: known } : testApp();
  const [folder, browser, { app }] = await Promise.all([build(), openBrowser(), made]);
  const { koa, leave } = consoleApp({ app, folder, https: false, ...(beside && { beside }) });
  const server = koa.listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const pages = pagesOf(browser, base);
  return {
    app,
    base,
    /** An account with a password and no second factor yet; gives its e-mail. */
    async account(role: Role = 'front-desk'): Promise<string> {
      const email = `${newId()}@example.org`;
      const hash = await hashPassword(app.keys, PASSWORD);
      await asSystem(app, async (ctx) => {
        const facts = { email, name: 'Amina Otieno', role, siteIds: 'all' } as const;
        await savePassword(ctx, { staffId: await addStaff(ctx, facts), hash });
      });
      return email;
    },
    /** Opens an address, and keeps what the page complains of. */
    async visit(
      path: string,
      { width = 1280, dark = false, as, apart = false, ...who }: Visit = {},
    ) {
      const page = await pages.open({ width, dark }, apart);
      const complaints = listenTo(page);
      if (as) await page.context().addCookies([await sessionOf(app, { base, role: as, ...who })]);
      await page.goto(base + path);
      return { page, complaints };
    },
    async shut() {
      leave();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await pages.shut();
      if (build !== builtConsole) await rm(folder, { recursive: true });
    },
  };
}

/** Pages one beside the other, each in a browser of its own for all that they know; what a test is done with is taken for the next, as what it loaded need not be loaded again. */
function pagesOf(browser: Browser, origin: string) {
  const opened = new Set<BrowserContext>();
  const spare: BrowserContext[] = [];
  return {
    async shut() {
      await Promise.all([...opened].map((context) => context.close()));
    },
    async open(look: Look, apart: boolean): Promise<Page> {
      const context = spare.pop() ?? (await openContext(browser));
      opened.add(context);
      await context.clearCookies();
      const page = await openPage(context, look);
      const known = await context.newCDPSession(page);
      await known.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage' });
      await known.detach();
      onTestFinished(async () => {
        if (apart) return context.close();
        await leavePage(page);
        spare.push(context);
      });
      return page;
    },
  };
}

/** Presses what saves. That it is done is said once the list behind, which is held back meanwhile, shows it. */
export async function saidOnceListed(
  page: Page,
  press: () => Promise<void>,
  { list, words }: { list: string; words: string },
): Promise<void> {
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((go) => (goOn = go));
  await page.route(list, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(list);
  await press();
  await asked;
  const toast = page.locator('toast-stack').getByText(words);
  await expect.poll(() => toast.count()).toBe(0);
  goOn();
  await toast.waitFor();
  await page.unroute(list);
}

export type OpenDesk = Awaited<ReturnType<typeof openDesk>>;

/** Faults of scripts and what the page's policy stopped; a refused request is no fault. */
function listenTo(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (said) => {
    if (said.type() === 'error' && !said.text().startsWith('Failed to load resource'))
      complaints.push(said.text());
  });
  return complaints;
}

type TestApp = Awaited<ReturnType<typeof testApp>>['app'];
type Cookie = Parameters<ReturnType<Browser['contexts']>[number]['addCookies']>[0][number];

async function sessionOf(
  app: TestApp,
  {
    base,
    role,
    password = false,
    siteIds = 'all',
  }: Pick<Visit, 'password'> & {
    base: string;
    role: Role;
    siteIds?: readonly Id<'Site'>[] | 'all';
  },
): Promise<Cookie> {
  const hash = password ? await hashPassword(app.keys, PASSWORD) : null;
  const value = await asSystem(app, async (ctx) => {
    const facts = { email: `${newId()}@example.org`, name: 'Amina Otieno', role } as const;
    const staffId = await addStaff(ctx, { ...facts, siteIds });
    if (hash) await savePassword(ctx, { staffId, hash });
    return openSession(ctx, { staffId, stage: 'whole', agent: 'tests' });
  });
  // Set as over https; the browser sends it to loopback without, as it does one that it was given there.
  const url = base.replace('http:', 'https:');
  return { name: '__Host-sotto', value, url, secure: true, httpOnly: true, sameSite: 'Strict' };
}

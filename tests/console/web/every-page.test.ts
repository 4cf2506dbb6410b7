import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import type { Role } from '#core/kernel/permissions.js';
import { keep, markReady } from '#core/pickups/index.js';
import { noteStuck } from '#core/reports/index.js';
import { openTask } from '#core/tasks/index.js';
import { openCount } from '#core/stock/index.js';
import { asSystem, testApp } from '../../support/app.js';
import { axeViolations, see, settled } from '../../support/browser.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { builtConsole } from './build-console.js';
import { LOOKS } from './clear.js';
import { pageDoors } from '#console/contract/pages.js';
import { openDesk } from './open-desk.js';
import type { OpenDesk } from './open-desk.js';

// Where pictures go of every page, if that folder is named; none are taken otherwise.
const SHOTS = process.env['PAGE_SHOTS'];

let desk: OpenDesk;
let address: Record<string, string> = {};
/** What stands on the paper of a page. */
let onPaper: Record<string, string[]> = {};
/** Names and numbers of people that are somewhere on these pages. */
const named = ['Amina Otieno'];
beforeAll(async () => {
  const { app } = await testApp('2027-03-03T06:30:00Z');
  const site = await buildSite(app, { number: 2 });
  const medicine = await buildMedicine(app);
  const productId = medicine.product.id;
  await buildStock(app, { siteId: site.id, productId, quantity: 30 });
  const parcels = [];
  for (let n = 0; n < 3; n += 1) {
    const built = await buildPatient(app, { site, medicines: [medicine] });
    const { course, contact, patientId, publicRef } = built;
    named.push(spaced(publicRef), built.address);
    const held = await asSystem(app, (ctx) =>
      keep(ctx, { course, siteId: site.id, contactId: contact.id }),
    );
    parcels.push({ ...held, patientId, publicRef, contactId: contact.id });
  }
  const [first] = parcels;
  if (!first) throw new Error('no parcel');
  await asSystem(app, (ctx) => markReady(ctx, first.id));
  await asSystem(app, (ctx) =>
    openTask(ctx, { kind: 'call-back', siteId: site.id, contactId: first.contactId }),
  );
  await asSystem(app, (ctx) =>
    openTask(ctx, { kind: 'not-delivered', siteId: site.id, contactId: first.contactId }),
  );
  const failed = `INSERT INTO messages (id, contact_id, patient_id, channel, kind, subject_id, rev, state,
      due_at, useful_until, reply, outcome, made_at)
    SELECT gen_random_uuid(), contact_id, patient_id, channel, kind, gen_random_uuid(), 1, $1, due_at,
           due_at + interval '1 hour', false, $2, due_at FROM messages LIMIT 1`;
  for (const bind of [
    ['failed', '30003'],
    ['denied', null],
    ['expired', null],
  ])
    await app.db.query(failed, { bind });
  const fails = { step: 'visits', row: first.id, fault: 'SequelizeDatabaseError' };
  for (let n = 0; n < 5; n += 1) await asSystem(app, (ctx) => noteStuck(ctx, fails));
  const countId = await asSystem(app, (ctx) => openCount(ctx, { siteId: site.id, productId }));
  onPaper = {
    '/pickups/sheet': ['Pickups of Wednesday 3 March 2027', first.publicRef, 'Ready'],
    '/patients/:id/card': [spaced(first.publicRef), 'Items\nA', 'JOIN '],
  };
  address = addresses({
    site: site.id,
    product: productId,
    patient: first.patientId,
    count: countId,
  });
  desk = await openDesk(builtConsole, app);
});
afterAll(() => desk.shut());

const spaced = (text: string) => `${text.slice(0, -4)} ${text.slice(-4)}`;

/** Patterns of pages with names in them, filled with what there is. */
function addresses(ids: { site: Id<'Site'>; product: string; patient: string; count: string }) {
  return {
    '/stock/counts/:id': `/stock/counts/${ids.count}`,
    '/stock/:productId': `/stock/${ids.product}`,
    '/places/:id': `/places/${ids.site}`,
    '/patients/:id': `/patients/${ids.patient}`,
    '/patients/:id/card': `/patients/${ids.patient}/card`,
  };
}

/** Other lists of a page, and the page for where nothing is. */
const ALSO = [
  '/medicines?show=programmes',
  '/tasks?show=done',
  '/reports?report=stuck-work',
  '/nowhere',
];

/** Pages of those who are not signed in yet. */
const GATE = ['/register', '/reset', '/set-up', '/sign-in', '/sign-in/code', '/sign-in/set-up'];

/** Every pattern of the tables of pages, read where it is written, so that a page that is not walked is found out. */
const patterns = ['pages.ts', 'public-pages.ts'].flatMap((file) =>
  Array.from(
    readFileSync(`src/console/web/${file}`, 'utf8').matchAll(/pattern: '([^']+)'/g),
    ([, pattern = '']) => pattern,
  ),
);

async function look(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  if (!existsSync(SHOTS)) mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

const wide = (page: Page) =>
  page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );

const built = fileURLToPath(new URL('../../../dist/console', import.meta.url));

/** Bytes of the scripts and styles that a page asked for before its first view, as gzip sends them. What comes after that view, on a page that says when it stands, is not waited for. */
async function weight(page: Page): Promise<number> {
  const names = await page.evaluate<string[]>(
    `{ const [view] = performance.getEntriesByName('first-view');
       performance.getEntriesByType('resource')
         .filter(({ startTime }) => startTime < (view?.startTime ?? Infinity))
         .map(({ name }) => new URL(name).pathname) }`,
  );
  const loaded = new Set(names.filter((name) => /\.(js|css)$/.test(name)));
  return [...loaded].reduce((sum, name) => sum + gzipSync(readFileSync(built + name)).length, 0);
}

/** What stands in the page, its sheets and its toasts of these words, and is to be read though the page is shaded. */
const read = (page: Page) =>
  page.evaluate<string[]>(
    `{ const words = ${JSON.stringify(named)};
       const seen = [];
       const isBlurred = (node) => {
         for (let at = node; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host)
           if (getComputedStyle(at).filter !== 'none') return true;
         return false;
       };
       const walk = (root) => {
         for (const one of root.querySelectorAll('*')) {
           if (one.shadowRoot) walk(one.shadowRoot);
           if (one.closest('script, style') || !one.checkVisibility()) continue;
           const own = [...one.childNodes].filter(({ nodeType }) => nodeType === 3)
             .map(({ textContent }) => textContent).join(' ');
           if (words.some((word) => own.includes(word)) && !isBlurred(one)) seen.push(own.trim());
         }
       };
       for (const root of document.querySelectorAll('main, toast-stack, body > dialog')) walk(root);
       seen; }`,
  );

/** How many choices bear no arrow, so that they look like fields to type in. */
const LIKE_FIELDS = `[...document.querySelectorAll('select')]
  .filter((one) => !getComputedStyle(one).backgroundImage.includes('gradient')).length`;

test('there are pages, and each is walked below', () => {
  expect(patterns.length).toBeGreaterThan(25);
  const named = patterns.filter((pattern) => pattern.includes(':'));
  expect(Object.keys(address).sort()).toEqual(named.sort());
  expect(Object.keys(pageDoors).sort()).toEqual([...patterns].sort());
  expect(patterns).toEqual(expect.arrayContaining(GATE));
});

test.each([...patterns, ...ALSO])(
  '%s has no fault in light, dark and at 320 px',
  async (pattern) => {
    const as: { as?: Role } = GATE.includes(pattern) ? {} : { as: 'super-admin' };
    const { page, complaints } = await desk.visit(address[pattern] ?? pattern, as);
    await settled(page);
    for (const { name, ...looked } of LOOKS) {
      await see(page, { ...looked, height: 900 });
      await look(
        page,
        `${pattern.replaceAll(/[^a-z]+/g, '-').replace(/^-/, '') || 'today'}-${name}`,
      );
      // In the dark the same page wears other colours.
      const faults = await axeViolations(
        page,
        looked.dark ? ['color-contrast', 'link-in-text-block'] : null,
      );
      expect([name, faults]).toEqual([name, []]);
      expect([name, await wide(page)]).toEqual([name, 0]);
    }
    await expect.poll(() => page.evaluate(LIKE_FIELDS)).toBe(0);
    await page.keyboard.press('Control+.');
    expect(await read(page)).toEqual([]);
    expect(await weight(page)).toBeLessThanOrEqual(150_000);
    expect(complaints).toEqual([]);
  },
);

test('on a phone the tab that is shown is in sight, also once it is turned, and its way is marked', async () => {
  const { page } = await desk.visit('/services', { as: 'officer' });
  const tab = page.locator('.tabs [aria-current="page"]');
  await tab.waitFor();
  await see(page, { width: 320 });
  const side = async () => {
    const box = await tab.boundingBox();
    return box ? box.x + box.width : 0;
  };
  await expect.poll(side).toBeLessThanOrEqual(320);
  const way = page.locator('nav.bottom').getByRole('link', { name: 'Visits' });
  await expect.poll(() => way.getAttribute('aria-current')).toBe('page');
});

test('under a finger, what is pressed is 44 px high', async () => {
  const { page } = await desk.visit('/pickups', { as: 'dispenser', width: 320 });
  const touch = await page.context().newCDPSession(page);
  await touch.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await page
    .getByRole('button', { name: /^Ready/ })
    .first()
    .waitFor();
  const low = await page.evaluate<string[]>(
    `[...document.querySelectorAll('main :is(button, .button, .tabs a)')]
       .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
       .map(({ innerText }) => innerText)`,
  );
  expect(low).toEqual([]);
  await look(page, 'pickups-touch');
  // And what is too small for one is found on any page that is looked at.
  await page.evaluate(`for (const word of ['More', 'Less']) {
    const small = document.createElement('button');
    small.textContent = word;
    small.style = 'all: unset; display: inline-block; width: 8px; height: 8px; overflow: hidden';
    document.querySelector('main').prepend(small);
  }`);
  expect((await axeViolations(page)).map((one) => one.split(':')[0])).toContain('target-size');
  await touch.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await touch.detach();
});

test('a page that did not load has no fault, and loads when the line is back', async () => {
  const { page } = await desk.visit('/', { as: 'agent' });
  await settled(page);
  await page.route(/pickups-page/, (route) => route.abort());
  await page.getByRole('link', { name: 'Pickups' }).first().click();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  for (const { name, ...looked } of LOOKS) {
    await see(page, looked);
    await look(page, `not-loaded-${name}`);
    expect([name, await axeViolations(page), await wide(page)]).toEqual([name, [], 0]);
  }
  await page.unroute(/pickups-page/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 1, name: /^Pickups at place/ }).waitFor();
});

test('a sheet that names somebody is shaded with the page, and so is a question and what was done', async () => {
  const { page } = await desk.visit('/staff', { as: 'super-admin' });
  await page.locator('tbody button.opens').first().click();
  await page.getByRole('dialog', { name: 'Amina Otieno' }).waitFor();
  expect(await read(page)).not.toEqual([]);
  await page.keyboard.press('Control+.');
  expect(await read(page)).toEqual([]);
  await page.getByRole('button', { name: 'Suspend' }).click();
  await page.getByText('Amina Otieno is suspended').waitFor();
  expect(await read(page)).toEqual([]);
  await page.locator('tbody button.opens').first().click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('What they did stays in the record').waitFor();
  expect(await read(page)).toEqual([]);
});

const PAPER = { A4: { format: 'A4' }, till: { width: '80mm', height: '200mm' } } as const;

test.each(['/pickups/sheet', '/patients/:id/card'])(
  '%s prints what is on it, on A4 and on 80 mm, without what is for the screen',
  async (pattern) => {
    // Who has a parcel here today is open to the desk; of any other there is no card, but a way to open it.
    const { page } = await desk.visit(address[pattern] ?? pattern, { as: 'front-desk' });
    await settled(page);
    if (pattern.endsWith('card')) {
      await page.getByRole('button', { name: 'Make words' }).click();
      await page.getByText(/^JOIN /).waitFor();
    }
    await page.emulateMedia({ media: 'print' });
    const paper = await page.locator('main').innerText();
    for (const words of onPaper[pattern] ?? ['nothing']) expect(paper).toContain(words);
    for (const part of ['nav', '.acts', '.toasts'])
      expect([part, await page.locator(part).filter({ visible: true }).count()]).toEqual([part, 0]);
    for (const [name, size] of Object.entries(PAPER)) {
      const pdf = await page.pdf({
        ...size,
        ...(SHOTS ? { path: `${SHOTS}/print-${name}-${pattern.length}.pdf` } : {}),
      });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    }
  },
);

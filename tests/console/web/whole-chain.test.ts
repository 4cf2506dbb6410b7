import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roles } from '#core/kernel/permissions.js';
import type { Role } from '#core/kernel/permissions.js';
import { addHelper } from '#core/patients/index.js';
import { findPickup, keep, markReady, pickupCode } from '#core/pickups/index.js';
import { DEMO_PASSWORD, DEMO_SIGN_INS, seedAccounts } from '../../../src/demo/accounts.js';
import { demoRoutes } from '../../../src/demo/console.js';
import { asSystem, moveClock } from '../../support/app.js';
import { axeViolations, see, settled } from '../../support/browser.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { testService } from '../../support/service.js';
import { readCode, secretDigits } from '../../support/transcript.js';
import { builtConsole } from './build-console.js';
import { signOut } from './gate-steps.js';
import { openDesk } from './open-desk.js';
import type { OpenDesk } from './open-desk.js';

// A demo's desk and the patients' phones, on one service.
const service = await testService();
const { app } = service;
const site = await buildSite(app, { number: 2 });
for (const number of [3, 5]) await buildSite(app, { number });
const medicine = await buildMedicine(app, { earlyDays: 0 });
const { product } = medicine;
await app.db.query(`UPDATE products SET code = 'Product-A' WHERE id = $1`, { bind: [product.id] });
await seedAccounts(app);

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk(builtConsole, app, demoRoutes(app));
});
afterAll(() => desk.shut());

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const PATIENT = { timeout: 10_000 };
const here = { siteIds: [site.id] };

/** What a number got last. */
async function lastText(to: string): Promise<string> {
  await service.drain();
  return service.twilio.accepted.filter((one) => one.to === to).at(-1)?.body ?? '';
}

/** Ten seconds later the patient is told. */
async function undoIsOver() {
  await moveClock(app, 0.2);
  await service.sweep();
}

test('a demo names an account of every role; its password and its code of now open the desk, which leads to the phones', async () => {
  const { page, complaints } = await desk.visit('/sign-in');
  await page.getByText('Every sign-in and every act here is recorded').waitFor();
  const people = page.getByRole('region', { name: 'Try it as' });
  await people.waitFor();
  await expect.poll(() => people.getByRole('listitem').count()).toBe(roles.length);
  await press(page, 'Use: Front desk');
  await expect.poll(() => page.getByLabel('E-mail').inputValue()).toBe('front-desk@demo.example');
  expect(DEMO_SIGN_INS.map(({ email }) => email)).toContain('front-desk@demo.example');
  await expect
    .poll(() => page.getByLabel('Password', { exact: true }).inputValue())
    .toBe(DEMO_PASSWORD);
  await goIn(page, 'Demo front desk');
  await heading(page, 'Today at place 2');
  const phones = page.getByRole('link', { name: 'The two phones' }).first();
  await expect.poll(() => phones.getAttribute('href')).toMatch(/^http:\/\/localhost:\d+\/phones$/);
  await walk(page, 'front-desk');
  await signOut(page);
  await press(page, 'Use: Front desk');
  // Once that code has opened the desk, the next one is shown.
  await goIn(page, 'Demo front desk');
  await heading(page, 'Today at place 2');
  expect(complaints).toEqual([]);
});

/** From the filled form on, by the code that the demo shows of an account. */
async function goIn(page: Page, name: string) {
  await press(page, 'Sign in');
  await heading(page, 'One more step');
  const shown = page.getByRole('listitem').filter({ hasText: name });
  await page.getByLabel('Code', { exact: true }).fill(await shown.locator('code').innerText());
  await page.keyboard.press('Enter');
}

/** The first of each kind of figure that Today has for a role; whoever has none is greeted. */
const TODAY: Record<Role, readonly string[]> = {
  'super-admin': ['Visits still to come', 'To prepare', 'Below the minimum', 'Texts failed'],
  admin: ['Visits still to come', 'To prepare', 'Below the minimum', 'Texts failed'],
  doctor: ['Visits still to come', 'Below the minimum', 'Texts failed'],
  officer: ['Visits still to come', 'To prepare', 'Below the minimum', 'Texts failed'],
  'front-desk': ['Visits still to come', 'To prepare', 'Below the minimum', 'Texts failed'],
  'data-entry': ['Visits still to come', 'Below the minimum'],
  dispenser: ['To prepare', 'Below the minimum', 'Texts failed'],
  agent: ['To prepare'],
  finance: [],
  auditor: [],
};
const firsts = new Set(Object.values(TODAY).flat());

const wide = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** Pairs of ways in an open sheet, the second of which begins before the first has ended. */
const overlaps = (page: Page) =>
  page.evaluate<number>(
    `[...document.querySelectorAll('side-sheet .way')]
       .map((way) => way.getBoundingClientRect())
       .filter(({ top }, n, all) => n > 0 && top < all[n - 1].bottom).length`,
  );

/** What stands in the place of a page that is refused, not there or not loaded, and in one that could not read what it shows. */
const AMISS = 'no-permission-page, not-found-page, not-loaded-page, main [role="alert"]';

/** Today; then each of one's own ways once: on a phone those that stand at its bottom, at a desk the others. */
async function walk(page: Page, role: Role) {
  const failed: string[] = [];
  page.on('response', (answer) => {
    if (answer.status() >= 400) failed.push(`${answer.status()} ${answer.url()}`);
  });
  await settled(page);
  const seen = await page.locator('.tiles a span:first-child').allInnerTexts();
  expect(seen.filter((label) => firsts.has(label))).toEqual(TODAY[role]);
  if (!seen.length) await page.getByText(/^Good day, Demo/).waitFor();
  const side = page.locator('nav.side .ways a.way');
  const own = await side.count();
  await see(page, { width: 320 });
  const atBottom = await takeEach(page, page.locator('nav.bottom a.way:not(.phones)'), 0);
  await lookUnderMore(page);
  // Who has every way takes the rest of them on the phone too; the others at a desk.
  const underMore = role === 'super-admin' ? await takeUnderMore(page) : 0;
  await see(page, { width: 1280 });
  expect(await takeEach(page, side, atBottom + underMore)).toBe(own);
  expect(failed).toEqual([]);
}

/** Takes each way from the one given on; gives how many there are. */
async function takeEach(page: Page, ways: Locator, from: number): Promise<number> {
  const count = await ways.count();
  for (let n = from; n < count; n += 1) {
    await ways.nth(n).click();
    await settled(page);
    await expect.poll(() => ways.nth(n).getAttribute('aria-current')).toBe('page');
    expect([page.url(), await page.locator(AMISS).count()]).toEqual([page.url(), 0]);
    expect([page.url(), await wide(page)]).toEqual([page.url(), 0]);
  }
  return count;
}

const moreOn = (page: Page) => page.getByRole('button', { name: 'More', exact: true });

/** Takes each way under "More": its page stands, and the sheet is shut. Gives how many there are. */
async function takeUnderMore(page: Page): Promise<number> {
  const ways = page.locator('side-sheet .ways a:not([target])');
  let taken = 0;
  let count: number;
  do {
    await moreOn(page).click();
    await ways.last().waitFor();
    count = await ways.count();
    const to = await ways.nth(taken).getAttribute('href');
    await ways.nth(taken).click();
    await ways.last().waitFor({ state: 'detached' });
    await settled(page);
    const here = [new URL(page.url()).pathname, await moreOn(page).getAttribute('aria-current')];
    expect(here).toEqual([to, 'page']);
    expect([to, await page.locator(AMISS).count(), await wide(page)]).toEqual([to, 0, 0]);
    taken += 1;
  } while (taken < count);
  return taken;
}

async function lookUnderMore(page: Page) {
  const more = moreOn(page);
  if (await more.count()) await more.click();
  await settled(page);
  expect(await overlaps(page)).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
  expect(await wide(page)).toBe(0);
  await page.keyboard.press('Escape');
}

test.each(roles.filter((role) => role !== 'front-desk'))(
  'the day of %s, from sign-in to sign-out, on a laptop and on a phone',
  async (role) => {
    const name = role === 'agent' ? 'Demo pickup agent' : `Demo ${role.replace('-', ' ')}`;
    const title = role === 'officer' ? 'medical officer' : name.replace('Demo ', '');
    const { page, complaints } = await desk.visit('/sign-in');
    await page.getByRole('button', { name: `Use: ${title}` }).click();
    await goIn(page, name);
    await walk(page, role);
    await signOut(page);
    await page.getByText('You are signed out.').waitFor();
    expect(complaints).toEqual([]);
  },
);

test('one person through the whole: registered, tried on their phone, prescribed to, asked for by text, prepared, handed over', async () => {
  const phone = '+254745000001';
  const say = async (text: string) => (await service.sms(phone, text)) ?? '';
  const front = (await desk.visit('/patients/new', { as: 'front-desk', ...here })).page;
  await front.getByLabel('Full name').fill('Zuhura Wairimu');
  await front.getByLabel('Phone number').fill(phone);
  await front.getByLabel('Secret number').fill('482715');
  await front.getByLabel('Texts to their number').check();
  await press(front, 'Register');
  await press(front, 'Send the first task');
  await front.getByText('The tasks are on the phone.').waitFor();
  await service.drain();
  const ask = await say('1');
  await say(secretDigits(ask, '482715'));
  await say('3');
  await front.getByText('What they could do on').waitFor();
  await front.close();

  // The doctor finds the record closed; its person reads out the code that came to their phone.
  const doctor = (await desk.visit('/patients', { as: 'doctor', ...here })).page;
  await doctor.getByLabel('Card, phone, clinic number or name').fill(phone);
  await doctor.keyboard.press('Enter');
  await doctor.getByRole('link', { name: /^\w{4} \w{4}/ }).click();
  await doctor.getByRole('heading', { name: 'Their details are closed' }).waitFor();
  await press(doctor, 'Send a code');
  await doctor.getByText('The code is on its way.').waitFor();
  const opens = /\d{6}/.exec(await lastText(phone))?.[0] ?? '';
  await doctor.getByLabel('The code they say').fill(opens);
  await doctor.keyboard.press('Enter');
  await doctor.getByText('Zuhura Wairimu').first().waitFor();
  await press(doctor, 'Prescribe');
  await doctor.getByLabel('Programme').selectOption({ index: 1 });
  await doctor.getByLabel('Product').selectOption({ index: 1 });
  await doctor.getByLabel('How it is taken').fill('one in the evening');
  await doctor.locator('side-sheet').getByRole('button', { name: 'Prescribe' }).click();
  await doctor.getByRole('button', { name: 'Item A' }).waitFor();
  await doctor.close();

  const dispenser = (await desk.visit('/stock', { as: 'dispenser', ...here })).page;
  await dispenser.getByRole('link', { name: 'Receive', exact: true }).first().click();
  await dispenser.getByLabel('Product').selectOption({ label: 'Product-A (bottle)' });
  await dispenser.getByLabel('Lot number').fill('AB300');
  await dispenser.getByLabel('Expires on').fill('2028-11-29');
  await dispenser.getByLabel('Units').fill('40');
  await dispenser.keyboard.press('Enter');
  await dispenser.getByText('40 received, lot AB300.').first().waitFor();

  await say('0');
  await say('1');
  expect(await say('1')).toMatch(/^Kept for you at place 2/);
  await dispenser.goto(`${desk.base}/pickups`);
  await dispenser.getByRole('row').filter({ hasText: 'Item A' }).waitFor();
  await press(dispenser, /^Ready/);
  await dispenser.getByText('Its patient is told in 10 seconds.').waitFor();
  await undoIsOver();
  expect(await lastText(phone)).toContain('yours is ready at place 2');
  await dispenser.close();

  // Whoever hands it over at the place sees its number alone.
  const [code = ''] = readCode(await say(secretDigits(await say('1'), '482715')));
  const agent = (await desk.visit('/hand-over', { as: 'agent', width: 320, ...here })).page;
  await agent.getByLabel('Code').fill(code);
  await agent.getByText('Fetch this parcel').waitFor();
  await expect.poll(() => agent.locator('main').innerText()).not.toMatch(/Item|Product-A|Zuhura/);
  await press(agent, /^Hand over parcel/);
  await agent.getByText(/Parcel .* is handed over/).waitFor();
  const [given] = await app.db.query(`SELECT receiver, proof FROM handovers`);
  expect(given).toEqual([{ receiver: 'patient', proof: 'code' }]);
});

/** A parcel that is ready, its code, and who it is for. */
async function readied(dueOn = '2027-03-03') {
  await buildStock(app, { siteId: site.id, productId: product.id });
  const person = await buildPatient(app, { site, medicines: [medicine], dueOn });
  const { course, contact } = person;
  const pickup = await asSystem(app, async (ctx) => {
    const { id } = await keep(ctx, { course, siteId: site.id, contactId: contact.id });
    await markReady(ctx, id);
    return findPickup(ctx, id);
  });
  if (!pickup) throw new Error('no pickup');
  return { ...person, pickup, code: pickupCode(app.keys, pickup) };
}

test('a helper of the record takes a parcel at the front desk, by name', async () => {
  const { patientId, pickup, code } = await readied();
  await asSystem(app, (ctx) => addHelper(ctx, patientId, 'Njeri'));
  const { page, complaints } = await desk.visit('/hand-over', { as: 'front-desk', ...here });
  await page.getByLabel('Code').fill(code);
  await page.getByLabel('A helper in their record').check();
  await page.getByLabel('Which helper').selectOption({ label: 'Njeri' });
  await press(page, /^Hand over parcel/);
  await page.getByText(/Parcel .* is handed over/).waitFor();
  const [given] = await app.db.query(
    `SELECT o.receiver, o.helper_id = h.id AS named FROM handovers o JOIN helpers h ON h.patient_id = $2
     WHERE o.pickup_id = $1`,
    { bind: [pickup.id, patientId] },
  );
  expect(given).toEqual([{ receiver: 'helper', named: true }]);
  expect(complaints).toEqual([]);
});

test('who comes too early, or is to see the officer first, is told so in words that give nothing away', async () => {
  const early = await readied('2027-03-08');
  const withheld = await readied();
  await app.db.query('UPDATE courses SET withheld = true WHERE id = $1', {
    bind: [withheld.course.id],
  });
  const { page } = await desk.visit('/hand-over', { as: 'agent', ...here });
  for (const [{ code }, words] of [
    [early, 'Say: “It is not ready for you today. Please come from Mon 8 Mar.”'],
    [withheld, 'Say: “Please see the officer first.” Nothing more.'],
  ] as const) {
    await page.getByLabel('Code').fill(code);
    await page.getByText(words).waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^Hand over/ }).count()).toBe(0);
    await page.locator('button.again').click();
  }
});

test('finance reads the reports and prints one, once its purpose is said', async () => {
  const { page, complaints } = await desk.visit('/reports', { as: 'finance' });
  await page.getByRole('cell', { name: 'Product-A' }).first().waitFor();
  for (const name of ['Due and late', 'Time in the queue', 'Not delivered', 'Stock by place']) {
    await page.getByRole('link', { name }).click();
    await page
      .locator('.tabs, nav')
      .getByRole('link', { name })
      .and(page.locator('[aria-current]'))
      .first()
      .waitFor();
  }
  await page.goto(`${desk.base}/reports?from=2027-03-02&to=2027-03-01`);
  await page.getByText('The first day is after the last.').waitFor();
  await page.goto(`${desk.base}/reports`);
  await page.evaluate('window.print = () => { document.title = "printed" }');
  await page.getByLabel('What for').fill('Budget of April');
  await page.getByLabel('On paper').check();
  await press(page, 'Take it out');
  await expect.poll(() => page.title(), PATIENT).toBe('printed');
  const [kept] = await app.db.query('SELECT report, purpose FROM export_purposes');
  expect(kept).toEqual([{ report: 'stock-by-place', purpose: 'Budget of April' }]);
  expect(complaints).toEqual([]);
});

test('data entry takes a file in, and sees how far it is', async () => {
  const { page, complaints } = await desk.visit('/stock/import', { as: 'data-entry', ...here });
  const rows = Array.from({ length: 120 }, (_, n) => `2,Product-A,CSV${n},2028-12-31,1`);
  await page.getByLabel('CSV file').setInputFiles({
    name: 'deliveries.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['place,product,lot,expires,quantity', ...rows].join('\n')),
  });
  await press(page, 'Check the file');
  await page.getByText('120 rows').first().waitFor();
  await page.locator('[role=status]:focus', { hasText: '120 rows' }).waitFor();
  // The second fifty wait until the bar was seen.
  let seen: () => void = () => undefined;
  const bar = new Promise<void>((resolve) => (seen = resolve));
  let asked = 0;
  await page.route('**/import', async (route) => {
    asked += 1;
    if (asked === 2) await bar;
    await route.continue();
  });
  await press(page, /^Import/);
  const progress = page.getByRole('progressbar');
  await expect.poll(() => progress.getAttribute('value'), PATIENT).toBe('50');
  await expect.poll(() => progress.getAttribute('max')).toBe('120');
  seen();
  await page.getByText('120 rows were taken in.').waitFor();
  expect(asked).toBe(3);
  expect(complaints).toEqual([]);
});

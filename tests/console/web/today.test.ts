import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#core/kernel/context.js';
import { newId } from '#core/kernel/ids.js';
import { changeProduct } from '#core/medicines/index.js';
import { keep, markArrived } from '#core/pickups/index.js';
import { setSafetyStock } from '#core/stock/index.js';
import { openTask } from '#core/tasks/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { axeViolations } from '../../support/browser.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { buildStaff } from '../../support/build-staff.js';
import { clearInLooks, ENDS } from './clear.js';
import { openDesk } from './open-desk.js';
import type { OpenDesk } from './open-desk.js';

let desk: OpenDesk;
let siteId: Awaited<ReturnType<typeof buildSite>>['id'];
let medicine: Awaited<ReturnType<typeof buildMedicine>>;

beforeAll(async () => {
  desk = await openDesk();
  const { app } = desk;
  ({ id: siteId } = await buildSite(app, { number: 2 }));
  medicine = await buildMedicine(app);
  await buildStock(app, { siteId, productId: medicine.product.id });
});
afterAll(() => desk.shut());

const tile = (page: Page, name: string) => page.locator('.tiles a').filter({ hasText: name });

async function kept() {
  const { course, contact, patientId } = await buildPatient(desk.app, {
    medicines: [medicine],
    nickname: 'Zed',
  });
  const { id } = await asSystem(desk.app, (ctx) =>
    keep(ctx, { course, siteId, contactId: contact.id }),
  );
  return { id, contact, patientId };
}

test('today changes by itself: who keeps, who stands at the desk, and what is to be done', async () => {
  const { page, complaints } = await desk.visit('/', { as: 'dispenser', apart: true });
  await page.getByRole('heading', { level: 1, name: 'Today at place 2' }).waitFor();
  await page.getByText('Nobody waits for a parcel.').waitFor();
  const { id } = await kept();
  await tile(page, 'To prepare').filter({ hasText: '1' }).waitFor();
  await asSystem(desk.app, (ctx) => markArrived(ctx, id, 1));
  await page.getByText('At the desk since 09:30').waitFor();
  const about = { siteId, subjectId: siteId };
  await asSystem(desk.app, async (ctx) => {
    await openTask(ctx, { kind: 'recount', ...about, facts: { shelves: 2 } });
    await openTask(ctx, { kind: 'stock-alert', ...about, facts: { low: 0, ending: 1 } });
  });
  await page.getByRole('button', { name: 'Count a shelf' }).click();
  await page.getByText('2 shelves were not counted for over a week.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Stock is low or ends soon' }).click();
  await page.getByText('Of one product units end within 30 days.').waitFor();
  await expect.poll(() => page.getByText('below its minimum').count()).toBe(0);
  await page.keyboard.press('Escape');
  const low = (count: number) =>
    tile(page, 'Below the minimum')
      .filter({ hasText: String(count) })
      .waitFor();
  const { id: productId, code, unit } = medicine.product;
  const minimum = (rev: number, units: number) =>
    asSystem(desk.app, (ctx) => {
      const change = { code, unit, minimum: units, reorder: 0, substitutes: [] };
      return changeProduct(ctx, productId, { rev, ...change });
    });
  const safety = (units: number) =>
    asSystem(desk.app, (ctx) => setSafetyStock(ctx, { siteId, productId, units }));
  await low(0);
  await minimum(1, 100);
  await low(1);
  await minimum(2, 0);
  await low(0);
  await safety(100);
  await low(1);
  await safety(0);
  await low(0);
  expect(await axeViolations(page)).toEqual([]);
  const hrefs = await page
    .locator('.tiles a')
    .evaluateAll((all: { getAttribute(name: string): string }[]) =>
      all.map((one) => one.getAttribute('href')),
    );
  expect(hrefs).toEqual([
    ...['prepare', 'ready', 'here', 'late', 'done'].map((show) => `/pickups?show=${show}`),
    ...['low', 'ending', 'stale'].map((show) => `/stock?show=${show}`),
    '/texts',
  ]);
  await tile(page, 'To prepare').click();
  await page.getByRole('heading', { level: 1, name: 'Pickups at place 2' }).waitFor();
  // Nothing is written when a half hour is over.
  await page.clock.install();
  await desk.app.db.query(
    `UPDATE pickups SET window_start = '2027-03-03T06:05Z' WHERE id = '${id}'`,
  );
  await page.goBack();
  await tile(page, 'Late').filter({ hasText: '0' }).waitFor();
  await moveClock(desk.app, 10);
  await page.clock.fastForward('01:01');
  await tile(page, 'Late').filter({ hasText: '1' }).click();
  const parcels = page.locator('tbody tr');
  const listed = () => expect.poll(() => parcels.count()).toBe(1);
  await listed();
  await page.getByRole('link', { name: 'Ready', exact: true }).click();
  await expect.poll(() => parcels.count()).toBe(0);
  await page.getByRole('link', { name: 'At the desk' }).click();
  await listed();
  await page.getByRole('combobox', { name: 'Expected' }).selectOption('By tonight');
  await page.waitForURL(/expected=today/);
  await listed();
  expect(complaints).toEqual([]);
});

test('a call is taken, the number shown, a remark written, and the task closed with what it came to', async () => {
  const { contact, patientId } = await kept();
  await asSystem(desk.app, (ctx) =>
    openTask(ctx, {
      kind: 'call-back',
      siteId,
      contactId: contact.id,
      patientId,
      facts: { when: 'morning', from: '07:00', to: '12:30' },
    }),
  );
  await buildStaff(desk.app, { role: 'front-desk' });
  const { page, complaints } = await desk.visit('/', { as: 'front-desk' });
  await page.getByRole('button', { name: 'Call back' }).click();
  await page.getByText('They asked for the morning.').waitFor();
  await page.getByText('Call from 07:00 to 12:30 only').waitFor();
  await page.getByRole('button', { name: 'Take it' }).click();
  await page.getByText('It is yours.').waitFor();
  // Whose task it is leads to their record.
  const record = page.locator('task-sheet dd').getByRole('link', { name: /^Place \d+, Card / });
  await expect.poll(() => record.getAttribute('href')).toBe(`/patients/${patientId}`);
  // A colleague takes it from nobody without having read whose it is.
  const colleague = await desk.visit('/', { as: 'front-desk' });
  await colleague.page.getByRole('button', { name: 'Call back' }).click();
  await colleague.page.getByRole('button', { name: 'Take it' }).click();
  await colleague.page.getByText('Take it from Amina Otieno?').waitFor();
  await colleague.page.getByRole('button', { name: 'Leave it' }).click();
  await page.getByRole('button', { name: 'Show the number' }).click();
  await page.getByRole('link', { name: /^\+254/ }).waitFor();
  await page.getByText('Zed').waitFor();
  await clearInLooks(page, 'task-sheet', ENDS);
  await page.getByRole('button', { name: 'A remark' }).click();
  await page.getByLabel('A remark').fill('Ring again at two.');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await page.getByText('Ring again at two.').waitFor();
  // Handed to a colleague it is theirs, and handed back it is anybody's.
  const has = (who: string) => page.locator('task-sheet dd').getByText(who, { exact: true });
  await page.getByRole('button', { name: 'Hand it over' }).click();
  await page.getByLabel('Hand it to').selectOption({ label: 'A colleague, Front desk' });
  await page.getByRole('button', { name: 'Hand it over' }).click();
  await has('A colleague').waitFor();
  await page.getByRole('button', { name: 'Hand it over' }).click();
  await page.getByLabel('Hand it to').selectOption({ label: 'Back to all' });
  await page.getByRole('button', { name: 'Hand it over' }).click();
  await has('Nobody yet').waitFor();
  await page.getByRole('button', { name: 'Take it' }).click();
  await page.getByRole('button', { name: 'Close it' }).click();
  await page.getByRole('button', { name: 'Close it' }).click();
  await page.getByText('Some fields are not right yet.').waitFor();
  await page.getByLabel('Reached', { exact: true }).check();
  await page.getByRole('button', { name: 'Close it' }).click();
  await page.getByText('Closed.').waitFor();
  // The line that was pressed is gone from the list: whoever worked there goes on at the top.
  await page.locator('h1:focus').waitFor();
  await page.getByRole('link', { name: 'All tasks' }).click();
  await page.getByRole('link', { name: 'Mine', exact: true }).click();
  await page.getByText('You have taken none').waitFor();
  await page.getByRole('link', { name: 'Done', exact: true }).click();
  await page.getByRole('cell', { name: 'Reached' }).waitFor();
  const kinds = page.getByRole('combobox', { name: 'Which kind' });
  await kinds.selectOption('Check a number');
  await page.getByText('None of this kind').waitFor();
  await kinds.selectOption('Call back');
  await page.getByRole('cell', { name: 'Reached' }).waitFor();
  await expect.poll(() => kinds.getByText('Count a shelf').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('a report is read, and taken out as a file once its purpose is said', async () => {
  const { page, complaints } = await desk.visit('/reports', { as: 'officer' });
  await page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
  await page.getByRole('cell', { name: medicine.product.code }).waitFor();
  await expect.poll(() => page.getByLabel('To', { exact: true }).inputValue()).toBe('2027-03-03');
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take it out' }).click();
  await page.getByText('Some fields are not right yet.').waitFor();
  await page.getByLabel('What for').fill('Order for April');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Take it out' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('stock-by-place-2027-02-01-2027-03-03.csv');
  expect(await readFile(await download.path(), 'utf8')).toContain(medicine.product.code);
  // On paper the whole stands, without pages to turn.
  await page.evaluate('window.print = () => { document.title = "printed"; }');
  await page.getByLabel('What for').fill('For the wall');
  await page.getByLabel('On paper').check();
  await page.getByRole('button', { name: 'Take it out' }).click();
  await expect.poll(() => page.title()).toBe('printed');
  await page.emulateMedia({ media: 'print' });
  await page.locator('.paper').getByText(medicine.product.code).waitFor();
  await expect.poll(() => page.locator('list-table').isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'There', exact: true }).click();
  await page.waitForURL(/sort=on-hand/);
  await page.getByRole('combobox', { name: 'Place' }).selectOption('Place 2');
  await page.waitForURL(new RegExp(`place=${siteId}`));
  await page.getByLabel('From', { exact: true }).fill('2027-03-01');
  await page.waitForURL(/from=2027-03-01/);
  const asked = page.waitForRequest(/api\/reports.*to=2027-03-02/);
  await page.getByLabel('To', { exact: true }).fill('2027-03-02');
  const { searchParams } = new URL((await asked).url());
  expect([searchParams.get('siteId'), searchParams.get('from')]).toEqual([siteId, '2027-03-01']);
  for (const name of ['Due and late', 'Time in the queue', 'Not delivered']) {
    await page.getByRole('link', { name }).click();
    await expect.poll(() => page.locator('.bone').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  }
  expect(complaints).toEqual([]);
});

test('from a text that did not arrive the way leads to its task, which is closed there', async () => {
  const { contact, patientId } = await kept();
  const failed = (ctx: Context) =>
    ctx.sql(
      `INSERT INTO messages (id, contact_id, patient_id, channel, kind, subject_id, rev, state, due_at, useful_until, reply, outcome, made_at)
       SELECT $1, $2, $3, 'sms', 'visit-reminder', $1, 1, 'failed', $4, $4, false, '30003', $4`,
      [newId(), contact.id, patientId, ctx.now],
    );
  await asSystem(desk.app, failed);
  await asSystem(desk.app, (ctx) =>
    openTask(ctx, { kind: 'not-delivered', contactId: contact.id, siteId }),
  );
  const { page } = await desk.visit('/texts', { as: 'front-desk' });
  await page.getByRole('combobox', { name: 'From' }).selectOption('the last 31 days');
  await page.getByRole('button', { name: 'Open the task' }).first().click();
  const sheet = page.locator('task-sheet');
  await sheet.getByRole('button', { name: 'Take it' }).waitFor();
  await clearInLooks(page, 'texts-task', ENDS);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
});

test('whoever has nothing to do at a place is greeted', async () => {
  const { page } = await desk.visit('/', { as: 'auditor' });
  await page.getByText('Good day, Amina Otieno').waitFor();
  expect(await axeViolations(page)).toEqual([]);
});

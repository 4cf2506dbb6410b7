import { readFile } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keep } from '#core/pickups/index.js';
import { recordUnmetAsk, setSafetyStock } from '#core/stock/index.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { testService } from '../../support/service.js';
import { builtConsole } from './build-console.js';
import { clear, clearInLooks, ENDS } from './clear.js';
import { openDesk, saidOnceListed } from './open-desk.js';
import type { OpenDesk } from './open-desk.js';

const service = await testService();
const { app } = service;
let desk: OpenDesk;
const site = await buildSite(app, { number: 2 });
const other = await buildSite(app, { number: 5 });
const third = await buildSite(app, { number: 3 });
const medicine = await buildMedicine(app, { code: 'Prog-A' });
await app.db.query(
  `UPDATE products SET code = 'Product-A', minimum = 20, reorder = 100 WHERE id = $1`,
  {
    bind: [medicine.product.id],
  },
);
const productId = medicine.product.id;
await buildStock(app, {
  siteId: site.id,
  productId,
  quantity: 12,
  lotNumber: 'AB100',
  expiresOn: '2027-04-20',
});
await buildStock(app, { siteId: site.id, productId, quantity: 30, lotNumber: 'AB200' });
await buildStock(app, { siteId: site.id, productId, quantity: 40, lotNumber: 'AB300' });
await buildStock(app, { siteId: other.id, productId, quantity: 9, lotNumber: 'AB200' });
await asSystem(app, (ctx) => setSafetyStock(ctx, { siteId: site.id, productId, units: 4 }));

beforeAll(async () => {
  desk = await openDesk(builtConsole, app);
});
afterAll(() => desk.shut());

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const said = (page: Page, words: string | RegExp) =>
  page.locator('toast-stack').getByText(words).waitFor();

test('a delivery is received, and stands on the shelf', async () => {
  const { page, complaints } = await desk.visit('/stock', { as: 'dispenser', siteIds: [third.id] });
  await heading(page, 'Stock at place 3').waitFor();
  await page.getByRole('link', { name: 'Receive', exact: true }).click();
  await heading(page, 'Receive at place 3').waitFor();
  await press(page, 'Receive');
  await page
    .getByRole('alert')
    .getByRole('link', { name: /^Lot number/ })
    .waitFor();
  await page.getByLabel('Product').selectOption({ label: 'Product-A (bottle)' });
  await page.getByLabel('Lot number').fill('AB400');
  await page.getByLabel('Expires on').fill('2028-11-29');
  await page.getByLabel('Units').fill('40');
  await page.keyboard.press('Enter');
  await said(page, '40 received, lot AB400.');
  await page.getByRole('link', { name: 'See the shelf' }).click();
  await page.getByRole('rowheader', { name: 'AB400' }).waitFor();
  await page.locator('h1:focus').waitFor();
  const { course } = await buildPatient(app, { site: third, medicines: [medicine] });
  await asSystem(app, (ctx) =>
    recordUnmetAsk(ctx, course, { siteId: third.id, day: '2027-03-03' }),
  );
  await page.locator('main').getByRole('link', { name: 'Stock', exact: true }).click();
  await page.getByRole('cell', { name: 'today 1 asked in vain since' }).waitFor();
  await page.getByLabel('What for').fill('A look');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    press(page, 'Take it out (CSV)'),
  ]);
  expect(await readFile(await file.path(), 'utf8')).toMatch(/Product-A.*AB400.*2028-11-29.*40/);
  expect(complaints).toEqual([]);
});

test('one person counts blind, another approves, and the shelf is right', async () => {
  const first = await desk.visit(`/stock/${productId}`, { as: 'dispenser' });
  await press(first.page, 'Count');
  await heading(first.page, 'Count Product-A at place 2').waitFor();
  await expect.poll(() => first.page.locator('main').innerText()).not.toMatch(/\b(12|30|40)\b/);
  await first.page.getByLabel(/^Lot AB100/).fill('11');
  await first.page.getByLabel(/^Lot AB200/).fill('30');
  await press(first.page, 'That is what I found');
  await first.page.getByText('Some fields are not right yet.').waitFor();
  await first.page.getByLabel(/^Lot AB300/).fill('40');
  await press(first.page, 'That is what I found');
  await first.page.getByText('You counted this, so a second person approves it.').waitFor();

  const second = await desk.visit('/stock/counts', { as: 'officer' });
  await second.page.getByRole('link', { name: 'Product-A' }).click();
  await second.page.getByRole('button', { name: 'Approve' }).waitFor();
  await clear(second.page, 'count-compared');
  // Sent back it is counted anew, as blind as before.
  await press(second.page, 'Count again');
  await second.page
    .getByRole('dialog')
    .getByText('What was found is put away, and everything is counted anew without it.')
    .waitFor();
  await second.page.getByRole('dialog').getByRole('button', { name: 'Count again' }).click();
  for (const [lot, units] of [
    ['AB100', '11'],
    ['AB200', '30'],
    ['AB300', '40'],
  ] as const)
    await first.page.getByLabel(new RegExp(`^Lot ${lot}`)).fill(units);
  await press(first.page, 'That is what I found');
  await first.page.getByText('You counted this, so a second person approves it.').waitFor();
  await press(second.page, 'Approve');
  const dialog = second.page.getByRole('dialog');
  await dialog.getByText('One lot is corrected.').waitFor();
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await second.page.getByText('Every difference became one correction.').waitFor();
  await second.page.goto(`${desk.base}/stock/${productId}`);
  const row = second.page.getByRole('row', { name: /AB100/ });
  await row.waitFor();
  await expect.poll(() => row.getByRole('cell').nth(1).innerText()).toContain('11');

  // One that nobody needs is given up, and changes nothing.
  await first.page.goto(`${desk.base}/stock/counts`);
  await first.page.getByLabel('Product', { exact: true }).selectOption('Product-A (bottle)');
  await press(first.page, 'Begin a count');
  await heading(first.page, 'Count Product-A at place 2').waitFor();
  await press(first.page, 'Give it up');
  await first.page.getByRole('dialog').getByRole('button', { name: 'Give it up' }).click();
  await said(first.page, 'Given up.');
  await first.page.getByRole('cell', { name: 'Given up' }).waitFor();
  expect([...first.complaints, ...second.complaints]).toEqual([]);
});

const cells = (page: Page, lot: string) => page.getByRole('row', { name: new RegExp(lot) });
const onHand = async (page: Page, lot: string, units: number) => {
  await expect
    .poll(() => cells(page, lot).getByRole('cell').nth(1).innerText())
    .toBe(String(units));
};
const openLot = async (page: Page, lot: string) => {
  await press(page, `Open ${lot}`);
  await page.getByRole('dialog', { name: `Lot ${lot}` }).waitFor();
};

test('units are sent to another place, and both shelves show it', async () => {
  const { page, complaints } = await desk.visit(`/stock/${productId}`, { as: 'officer' });
  await openLot(page, 'AB200');
  await press(page, 'Send to another place');
  await page.getByText('30 can be sent; 0 are kept for patients.').waitFor();
  await clearInLooks(page, 'lot-send', ENDS);
  await page.getByLabel('To place').selectOption(other.id);
  await page.getByLabel('Units', { exact: true }).fill('31');
  await press(page, 'Send');
  await page
    .getByRole('alert')
    .getByRole('link', { name: /^Units: There is not enough of it here/ })
    .waitFor();
  await page.getByLabel('Units', { exact: true }).fill('3');
  await press(page, 'Send');
  await said(page, 'Sent. The same lot stands at the other place now.');
  await onHand(page, 'AB200', 27);
  await page.getByLabel('Place shown').selectOption({ label: 'Place 5' });
  await onHand(page, 'AB200', 12);

  // What is past its day, or kept to the last unit, goes nowhere.
  const at = { siteId: third.id, productId, quantity: 1, expiresOn: '2027-09-30' };
  for (const lotNumber of ['GONE', 'KEPT']) await buildStock(app, { ...at, lotNumber });
  await app.db.query(`UPDATE stock_lots SET expires_on = '2027-03-01' WHERE lot_number = 'GONE'`);
  const { course, contact } = await buildPatient(app, { site: third, medicines: [medicine] });
  await asSystem(app, (ctx) => keep(ctx, { course, siteId: third.id, contactId: contact.id }));
  await page.getByLabel('Place shown').selectOption({ label: 'Place 3' });
  for (const lot of ['GONE', 'KEPT']) {
    await openLot(page, lot);
    await page.getByRole('button', { name: 'Put right' }).waitFor();
    await expect
      .poll(() => page.getByRole('button', { name: 'Send to another place' }).count())
      .toBe(0);
    await page.keyboard.press('Escape');
  }
  expect(complaints).toEqual([]);
});

test('a lot is put right only with a reason that fits, and its reason stands with its movement', async () => {
  const { page, complaints } = await desk.visit(`/stock/${productId}`, { as: 'dispenser' });
  await openLot(page, 'AB300');
  // What was pressed becomes a form, and is there again where the form is left.
  await press(page, 'Put right');
  await page.locator('input[name=quantity]:focus').waitFor();
  await press(page, 'Leave it');
  await page.locator('button:focus', { hasText: 'Put right' }).press('Enter');
  await page.getByLabel('Units, with a minus').fill('-2');
  await clearInLooks(page, 'lot-put-right', ENDS);
  await press(page, 'Put right');
  await page
    .getByRole('alert')
    .getByRole('link', { name: /^Reason/ })
    .waitFor();
  await page.getByLabel('Reason').selectOption('Found');
  await press(page, 'Put right');
  await page
    .getByRole('alert')
    .getByRole('link', { name: /^Units.*Type a minus for what left/ })
    .waitFor();
  await page.getByLabel('Reason').selectOption('Damaged');
  await press(page, 'Put right');
  await said(page, 'Put right.');
  await onHand(page, 'AB300', 38);
  await openLot(page, 'AB300');
  await page.getByRole('row', { name: /Damaged.*-2/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByLabel('Units kept for walk-ins').fill('5');
  await press(page, 'Save');
  await said(page, 'Saved.');
  await page
    .locator('.figures')
    .getByText(/For walk-ins\s*5/)
    .waitFor();
  expect(complaints).toEqual([]);
});

test('a file with bad rows is shown row by row, and only its good rows are imported', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sotto-csv-'));
  const file = join(folder, 'deliveries.csv');
  const good = Array.from({ length: 60 }, (_, n) => `2,Product-A,CSV${n},2028-12-31,${n + 1}`);
  writeFileSync(
    file,
    [
      'place,product,lot,expires,quantity',
      ...good,
      '9,Product-A,X1,2028-12-31,4',
      '2,Nothing,X2,2028-12-31,4',
      '2,Product-A,X3,31/12/2028,4',
    ].join('\n'),
  );
  const { page, complaints } = await desk.visit('/stock/import', { as: 'dispenser' });
  await page.getByLabel('CSV file').setInputFiles(file);
  // While it is checked it says so, and a second press asks nothing.
  let asked = 0;
  const checked = new Promise<void>((go) => {
    void page.route('**/api/receipt-files', async (route) => {
      asked += 1;
      await page.getByText('The rows are being checked…').waitFor();
      await page.getByRole('button', { name: 'Check the file' }).click({ force: true });
      await route.continue();
      go();
    });
  });
  await press(page, 'Check the file');
  await checked;
  await page.unroute('**/api/receipt-files');
  await page.getByText('3 rows are not right.').waitFor();
  expect(asked).toBe(1);
  await page.getByText('There is no such place').waitFor();
  await page.getByText('There is no such product').waitFor();
  await page.getByText('Format the column as YYYY-MM-DD').waitFor();
  await clear(page, 'import-checked');
  await press(page, 'Import the 60 good rows');
  await page.getByText('60 rows were taken in.').waitFor();
  await press(page, 'Another file');
  await page.getByLabel('CSV file').setInputFiles(file);
  await press(page, 'Check the file');
  await page.getByText('The same file again changes nothing.').waitFor();
  // Of a file that was shown without bad rows none is left out unasked.
  writeFileSync(file, 'place,product,lot,expires,quantity\n2,Product-A,CLEAN,2028-12-31,1');
  await press(page, 'Another file');
  await page.getByLabel('CSV file').setInputFiles(file);
  await press(page, 'Check the file');
  await page.getByText('1 row.').waitFor();
  const sent = page.waitForRequest('**/api/receipt-files/*/import');
  await press(page, 'Import 1 row');
  expect((await sent).postDataJSON()).toEqual({ onlyGood: false });
  expect(complaints).toEqual([]);
});

test('closing a place names its parcels, moves them, and the phone beside gets the offer', async () => {
  const person = await buildPatient(app, { site: other, medicines: [medicine] });
  const { course, contact } = person;
  await asSystem(app, (ctx) => keep(ctx, { course, siteId: other.id, contactId: contact.id }));
  const { page, complaints } = await desk.visit('/places', { as: 'officer' });
  await page.getByRole('link', { name: 'Place 5' }).click();
  await heading(page, 'Place 5').waitFor();
  await press(page, 'Close the place');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1 parcel is kept there').waitFor();
  await dialog.getByRole('button', { name: 'Close the place' }).click();
  await said(page, 'Done. 1 parcel is being moved.');
  await service.drain();
  const text = service.twilio.accepted.filter(({ to }) => to === person.address).at(-1)?.body;
  expect(text).toContain('place 5 can no longer keep yours. Place 2 has it.');
  expect(await service.sms(person.address, '1')).toContain('Kept for you at place 2');
  expect(complaints).toEqual([]);
});

test('closing a day keeps its parcels longer, and the phone beside gets the offer', async () => {
  const person = await buildPatient(app, { site, medicines: [medicine] });
  const { course, contact } = person;
  await asSystem(app, (ctx) => keep(ctx, { course, siteId: site.id, contactId: contact.id }));
  const { page, complaints } = await desk.visit(`/places/${site.id}`, { as: 'officer' });
  // A day that is missing, or over, is marked beside its field, and above with a link to it.
  await press(page, 'Close a day');
  await page.getByRole('link', { name: 'Day: Choose a day.' }).waitFor();
  await page.getByLabel('Day', { exact: true }).fill('2027-03-01');
  await press(page, 'Close a day');
  await page.getByRole('dialog').getByRole('button', { name: 'Close a day' }).click();
  await page.getByRole('link', { name: 'Day: Choose today, or a day to come.' }).waitFor();
  await page.getByLabel('Day', { exact: true }).fill('2027-03-05');
  await page.getByLabel('Reason').selectOption('No staff');
  await press(page, 'Close a day');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('parcels are kept to that day').waitFor();
  await clear(page, 'close-day');
  await dialog.getByRole('button', { name: 'Close a day' }).click();
  await said(page, /^Closed on Fri 5 Mar\. \d parcels are being moved\.$/);
  await service.drain();
  const text = service.twilio.accepted.filter(({ to }) => to === person.address).at(-1)?.body;
  expect(text).toContain('place 2 is closed then. Kept for you until Sat 6 Mar, 4pm.');
  await page.getByText('No staff', { exact: true }).first().waitFor();
  await press(page, 'Open again Fri 5 Mar');
  await said(page, 'Open again on Fri 5 Mar.');
  expect(complaints).toEqual([]);
});

test('a programme and a product are added and changed at the side', async () => {
  const { page, complaints } = await desk.visit('/medicines', { as: 'officer' });
  await page.getByRole('button', { name: 'Edit' }).first().waitFor();
  await page.getByRole('link', { name: 'Programmes', exact: true }).click();
  await press(page, 'Add a programme');
  await page.getByLabel('Name').fill('Prog-B');
  await page.getByLabel('Given on site').check();
  await page.getByLabel('Only these places').check();
  await page.getByLabel('Reminders, hours before').fill('24, 72');
  await press(page, 'Save');
  await page.getByText('Some fields are not right yet.').waitFor();
  await page.getByLabel('Reminders, hours before').fill('72, 24');
  await clearInLooks(page, 'programme-sheet', ENDS);
  await press(page, 'Save');
  await page.getByText('Some fields are not right yet.').waitFor();
  await page.locator('programme-sheet').getByLabel('Place 2').check();
  await press(page, 'Save');
  await said(page, 'Saved.');
  await page.getByRole('row', { name: /Prog-B.*Given on site.*Only these places/ }).waitFor();
  const weekly = page.getByLabel('Ask each week how they are');
  await press(page, 'Edit Prog-B');
  await expect.poll(() => weekly.isChecked()).toBe(false);
  await weekly.check();
  await press(page, 'Save');
  await page.locator('programme-sheet').waitFor({ state: 'detached' });
  await page.reload();
  await press(page, 'Edit Prog-B');
  await expect.poll(() => weekly.isChecked()).toBe(true);
  await expect
    .poll(() => page.locator('programme-sheet').getByLabel('Place 2').isChecked())
    .toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Products', exact: true }).click();
  await press(page, 'Edit Product-A');
  await page.getByLabel('Minimum at a place').fill('25');
  await app.db.query('UPDATE products SET reorder = 90, rev = rev + 1 WHERE id = $1', {
    bind: [productId],
  });
  await press(page, 'Save');
  await page.getByText(/: it was “100”, it is “90” now$/).waitFor();
  await saidOnceListed(page, () => press(page, 'Save'), {
    ...{ list: '**/api/products?*', words: 'Saved.' },
  });
  await expect.poll(() => page.getByRole('row', { name: /Product-A.*25/ }).count()).toBe(1);
  await press(page, 'Add a product');
  const sheet = page.locator('product-sheet');
  await sheet.getByLabel('Name').fill('Product-B');
  await sheet.getByLabel('One unit is').fill('vial');
  await sheet.getByLabel('Product-A (bottle)').check();
  await press(page, 'Save');
  await sheet.waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /Product-B.*vial/ }).waitFor();
  await press(page, 'Edit Product-B');
  await expect.poll(() => sheet.getByLabel('Product-A (bottle)').isChecked()).toBe(true);
  await press(page, 'Retire it');
  await said(page, 'Product-B is retired.');
  await page.getByRole('row', { name: /Product-B.*Retired/ }).waitFor();
  await press(page, 'Edit Product-B');
  await press(page, 'Offer it again');
  await said(page, 'Product-B is offered again.');
  await page.getByRole('row', { name: /Product-B.*Retired/ }).waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

test('a programme is taken away from a place only once its parcels there were named', async () => {
  const medicine = await buildMedicine(app, { code: 'Prog-C' });
  for (const siteId of [site.id, third.id])
    await buildStock(app, { siteId, productId: medicine.product.id });
  const person = await buildPatient(app, { site, medicines: [medicine] });
  const { course, contact } = person;
  await asSystem(app, (ctx) => keep(ctx, { course, siteId: site.id, contactId: contact.id }));
  const { page, complaints } = await desk.visit('/medicines?show=programmes', { as: 'officer' });
  await press(page, 'Edit Prog-C');
  await page.getByLabel('Only these places').check();
  await page.locator('programme-sheet').getByLabel('Place 3').check();
  await press(page, 'Save');
  const question = page.locator('.question');
  await question.getByText(/1 parcel cannot stay as it is: \d+\./).waitFor();
  await clearInLooks(page, 'programme-question', ENDS);
  await question.getByRole('button', { name: 'Leave it' }).click();
  await press(page, 'Save');
  await question.getByRole('button', { name: 'Save it' }).click();
  await said(page, 'Saved.');
  await service.drain();
  const text = service.twilio.accepted.filter(({ to }) => to === person.address).at(-1)?.body;
  expect(text).toContain('place 2 can no longer keep yours. Place 3 has it.');
  expect(complaints).toEqual([]);
});

/** Holds the first reading of an address until it is read again, for which `act` sees. */
async function heldUntilAgain(page: Page, url: string, act: () => Promise<void>) {
  let go: () => void;
  const again = new Promise<void>((release) => (go = release));
  let reads = 0;
  await page.route(url, async (route) => {
    if (route.request().method() === 'GET') {
      reads += 1;
      if (reads === 1) await Promise.all([act(), again]);
      else go();
    }
    await route.continue().catch(() => undefined);
  });
}

test('what was typed on a page is asked for once before a link, Back, the tab or another place takes it away', async () => {
  const { page, complaints } = await desk.visit('/places', { as: 'officer' });
  await page.getByRole('link', { name: 'Add a place' }).click();
  const name = page.getByLabel('Private name');
  const ask = page.getByRole('heading', { name: 'Throw away what you typed?' });
  const goOn = async () => {
    await ask.waitFor();
    await press(page, 'Go on with it');
    await ask.waitFor({ state: 'detached' });
    await expect.poll(() => name.inputValue()).toBe('North gate');
  };
  const unloads = () =>
    page.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))");
  await expect.poll(() => unloads()).toBe(true);
  await name.fill('North gate');
  await expect.poll(() => unloads()).toBe(false);
  await page.goBack();
  await goOn();
  await page.getByRole('link', { name: 'Stock', exact: true }).first().click();
  await goOn();
  const place = page.locator('header.top select');
  const chosen = await place.inputValue();
  await place.selectOption({
    index: chosen === (await place.locator('option').first().getAttribute('value')) ? 1 : 0,
  });
  await goOn();
  await expect.poll(() => place.inputValue()).toBe(chosen);
  await page.goBack();
  await ask.waitFor();
  await press(page, 'Throw it away');
  await heading(page, 'Places').waitFor();
  await page.getByRole('link', { name: 'Stock', exact: true }).first().click();
  await heading(page, /Stock/).waitFor();
  expect(complaints).toEqual([]);
});

test('a place is added, and two who change it at once lose nothing; it is closed, opened and retired', async () => {
  const { page } = await desk.visit('/places/new', { as: 'officer' });
  await page.getByLabel('Number').fill('7');
  await page.getByLabel('Private name').fill('North gate');
  // A new place begins where the clinic is, wherever the browser thinks it is.
  await expect.poll(() => page.getByLabel('Time zone').inputValue()).toBe('Africa/Nairobi');
  await press(page, 'Add a place');
  await said(page, 'Place 7 is open.');
  await heading(page, 'Place 7').waitFor();
  await page.locator('header.top option', { hasText: 'Place 7' }).waitFor({ state: 'attached' });
  await page.getByLabel('Private name').fill('West gate');
  const again = await desk.visit(new URL(page.url()).pathname, { as: 'admin' });
  await again.page.getByLabel('Private name').fill('South gate');
  await again.page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await said(again.page, 'Saved.');
  // The place is changed once more while it is looked at for the first change.
  await page.locator('main').getByText('South gate').waitFor();
  await heldUntilAgain(page, '**/api/places/*', async () => {
    await again.page.getByLabel('Private name').fill('East gate');
    await again.page.getByRole('button', { name: 'Save', exact: true }).first().click();
  });
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await page.getByText('Private name: it was “North gate”, it is “East gate” now').waitFor();
  await expect.poll(() => page.getByLabel('Private name').inputValue()).toBe('West gate');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await said(page, 'Saved.');

  const turn = async (act: string, words: string) => {
    await press(page, act);
    await page.getByRole('dialog').getByRole('button', { name: act }).click();
    await page.locator('main').getByText(words).waitFor();
  };
  await turn('Close the place', 'Nothing is kept here until it opens again.');
  await press(page, 'Open the place');
  await page.locator('place-state').getByText('Patients can keep and collect here.').waitFor();
  await turn('Retire the place', 'It never opens again.');
});

test('a lot is set apart from its sheet, with what is kept from it named first', async () => {
  const { page } = await desk.visit(`/stock/${productId}`, { as: 'officer' });
  await press(page, 'Open AB200');
  const sheet = page.getByRole('dialog', { name: 'Lot AB200' });
  await sheet.waitFor();
  await page.locator('lot-sheet').getByText('Received').first().waitFor();
  await clear(page, 'lot-sheet');
  // What was typed is asked for before the sheet is shut, inside of it: there is one dialog.
  const open = page.locator('dialog[open]');
  await press(page, 'Put right');
  const units = page.getByLabel('Units, with a minus');
  await units.fill('-1');
  await page.keyboard.press('Escape');
  await page.getByText('Throw away what you typed?').waitFor();
  await clear(page, 'unsaved');
  await expect.poll(() => open.count()).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => units.inputValue()).toBe('-1');
  await page.keyboard.press('Escape');
  await press(page, 'Throw it away');
  await sheet.waitFor({ state: 'detached' });
  await press(page, 'Open AB200');
  await press(page, 'Set apart');
  await page.getByText('Set lot AB200 apart?').waitFor();
  await expect.poll(() => open.count()).toBe(1);
  await page.locator('.question').getByRole('button', { name: 'Set apart' }).click();
  await said(page, 'Set apart. Parcels kept from it are being moved.');
  await page.getByRole('row', { name: /AB200.*Set apart/ }).waitFor();
  await press(page, 'Open AB200');
  await press(page, 'Take back into use');
  await said(page, 'Back in use.');
  await page.getByRole('row', { name: /AB200.*Good/ }).waitFor();
});

test('a lot is recalled everywhere once its consequence was read, and is taken in nowhere any more', async () => {
  const { page } = await desk.visit(`/stock/${productId}`, { as: 'officer' });
  await openLot(page, 'AB200');
  await press(page, 'Recall everywhere');
  const dialog = page.locator('.question');
  await dialog.getByText('It is taken in nowhere any more, and this cannot be undone.').waitFor();
  await dialog.getByRole('button', { name: 'Leave it' }).click();
  await press(page, 'Recall everywhere');
  await dialog.getByRole('button', { name: 'Recall everywhere' }).click();
  await said(page, /^Recalled in 2 lots\./);
  await page.getByRole('row', { name: /AB200.*Recalled/ }).waitFor();
  await page.getByRole('link', { name: 'Receive', exact: true }).click();
  await page.getByLabel('Lot number').fill('AB200');
  await page.getByLabel('Expires on').fill('2028-11-29');
  await page.getByLabel('Units').fill('1');
  await press(page, 'Receive');
  await page
    .getByRole('alert')
    .getByRole('link', { name: /^Lot number: That lot number is recalled/ })
    .waitFor();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf } from '#core/kernel/dates.js';
import type { Id } from '#core/kernel/ids.js';
import { orNull } from '#core/kernel/or-null.js';
import { keep } from '#core/pickups/index.js';
import { stockByPlace } from '#core/reports/index.js';
import { closeDay } from '#core/sites/index.js';
import {
  adjustLot,
  approveCount,
  askToBeTold,
  availability,
  checkReceipts,
  countStock,
  giveCount,
  nextBest,
  openCount,
  pageOfLots,
  pageOfShelves,
  readShelf,
  receiveStock,
  reportTurnedAway,
  tellWaiting,
  transferStock,
  whatIsHere,
} from '#core/stock/index.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { firstExpiryFirst } from '../../../src/core/stock/lock-lots.js';
import { asSystem, moveClock, setClock, testApp } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';

const { app } = await testApp();

test('yes, few and no; the next best is yes before few, then the order of places', async () => {
  const medicine = await buildMedicine(app);
  const place = async (number: number, quantity: number) => {
    const site = await buildSite(app, { number });
    const shelf = { siteId: site.id, productId: medicine.product.id };
    if (quantity) await buildStock(app, { ...shelf, quantity });
    return site;
  };
  const none = await place(11, 0);
  await place(12, 2);
  const much = await place(13, 9);
  await place(14, 9);
  const { course } = await buildPatient(app, { medicines: [medicine] });
  const offers = await asSystem(app, (ctx) => availability(ctx, course));
  const mine = offers.filter(({ site }) => site.number > 10);
  expect(mine.map(({ site, answer }) => [site.number, answer])).toEqual([
    [11, 'no'],
    [12, 'few'],
    [13, 'yes'],
    [14, 'yes'],
  ]);
  expect(nextBest(mine, none.id).map(({ site }) => site.number)).toEqual([13, 14, 12]);

  await asSystem(app, (ctx) => reportTurnedAway(ctx, course, much.id));
  const after = await asSystem(app, (ctx) => availability(ctx, course));
  expect(after.find(({ site }) => site.id === much.id)?.answer).toBe('few');

  const lots = await asSystem(app, (ctx) =>
    ctx.sql<{ n: string }>('SELECT lot_number AS n FROM stock_lots WHERE site_id = $1', [much.id]),
  );
  const counted = lots.map(({ n }) => ({ lotNumber: n, counted: 9 }));
  const shelf = { siteId: much.id, productId: medicine.product.id };
  await asSystem(app, (ctx) => countStock(ctx, { ...shelf, lots: counted }));
  const trusted = await asSystem(app, (ctx) => availability(ctx, course));
  expect(trusted.find(({ site }) => site.id === much.id)?.answer).toBe('yes');

  for (const [days, answer] of [
    [7, 'yes'],
    [1, 'few'],
  ] as const) {
    await moveClock(app, days * 24 * 60);
    const then = await asSystem(app, (ctx) => availability(ctx, course));
    expect(then.find(({ site }) => site.id === much.id)?.answer).toBe(answer);
  }
});

test('a place that does not open for as long as a parcel is kept has nothing to offer', async () => {
  const site = await buildSite(app, { number: 61 });
  const medicine = await buildMedicine(app);
  await buildStock(app, { siteId: site.id, productId: medicine.product.id, quantity: 9 });
  const { course } = await buildPatient(app, { medicines: [medicine] });
  const answer = async () => {
    const offers = await asSystem(app, (ctx) => availability(ctx, course));
    return offers.find((offer) => offer.site.id === site.id)?.answer;
  };
  const today = await asSystem(app, ({ now }) => Promise.resolve(dayOf(now, site.zone)));
  for (let ahead = 0; ahead < 7; ahead += 1)
    await asSystem(app, (ctx) =>
      closeDay(ctx, site.id, { day: addDays(today, ahead), reason: 'staff' }),
    );
  expect(await answer()).toBe('yes');
  await asSystem(app, (ctx) => closeDay(ctx, site.id, { day: addDays(today, 7), reason: 'staff' }));
  expect(await answer()).toBe('no');
});

test('a shelf is trusted again when its last lot with units is counted, each by its own last day', async () => {
  const medicine = await buildMedicine(app);
  const site = await buildSite(app, { number: 21 });
  const shelf = { siteId: site.id, productId: medicine.product.id };
  for (const expiresOn of ['2027-06-30', '2027-12-31'])
    await asSystem(app, (ctx) =>
      receiveStock(ctx, { ...shelf, lotNumber: 'twin', quantity: 9, expiresOn }),
    );
  const { course } = await buildPatient(app, { medicines: [medicine] });
  const answer = async () =>
    (await asSystem(app, (ctx) => availability(ctx, course))).find(
      (offer) => offer.site.id === site.id,
    )?.answer;
  const count = (expiresOn?: string) =>
    asSystem(app, (ctx) =>
      countStock(ctx, { ...shelf, lots: [{ lotNumber: 'twin', expiresOn, counted: 9 }] }),
    );
  await count('2027-06-30');
  await moveClock(app, 1);
  await asSystem(app, (ctx) => reportTurnedAway(ctx, course, site.id));
  await expect(count()).rejects.toMatchObject({ code: 'invalid', facts: { field: 'expires' } });
  expect(await count('2027-12-31')).toBe(false);
  expect(await answer()).toBe('few');
  expect(await count('2027-06-30')).toBe(true);
  expect(await answer()).toBe('yes');
});

/** A place where it is 2 May still, and one where it is 3 May, as where the service is set up. */
async function twoDays() {
  await setClock(app, '2027-05-03T06:30:00Z');
  const medicine = await buildMedicine(app);
  const productId = medicine.product.id;
  const at = async (zone: string) => {
    const site = await buildSite(app, { zone });
    const facts = { siteId: site.id, productId };
    const stocked = (expiresOn: string) => buildStock(app, { ...facts, expiresOn });
    return { site, shelf: facts, stocked };
  };
  return { medicine, behind: await at('Pacific/Honolulu'), here: await at('Africa/Nairobi') };
}

test('a lot is promised, told of and kept where it lasts from the day of its own place', async () => {
  const { medicine, behind, here } = await twoDays();
  const outcomes = [behind, here].map(async ({ site, shelf, stocked }) => {
    // Thirty days of a course that may be fetched within seven days of 2 May.
    await stocked('2027-06-08');
    const { course, contact } = await buildPatient(app, { medicines: [medicine] });
    const ask = { siteId: site.id, contactId: contact.id };
    const offers = await asSystem(app, (ctx) => availability(ctx, course));
    await asSystem(app, (ctx) => askToBeTold(ctx, course, ask));
    const told = await asSystem(app, (ctx) => tellWaiting(ctx, shelf));
    const kept = await asSystem(app, (ctx) => orNull(() => keep(ctx, { course, ...ask })));
    const offer = offers.find((each) => each.site.id === site.id);
    return [offer?.courses, told, kept?.place === site.number];
  });
  expect(await Promise.all(outcomes)).toEqual([
    [10, 1, true],
    [0, 0, false],
  ]);
});

test('a place takes in what has a day left by its own clock', async () => {
  const { medicine, behind, here } = await twoDays();
  const lotId = await behind.stocked('2027-05-03');
  await expect(here.stocked('2027-05-03')).rejects.toThrow('stock.lot-expired');
  const transfer = (toSiteId: typeof here.site.id) =>
    asSystem(app, (ctx) => transferStock(ctx, { lotId, toSiteId, quantity: 1 }));
  await expect(transfer(here.site.id)).rejects.toThrow('stock.lot-expired');
  const beside = await buildSite(app, { zone: 'Pacific/Honolulu' });
  await transfer(beside.id);
  const shelf = { siteId: beside.id, productId: medicine.product.id };
  expect(await asSystem(app, (ctx) => readShelf(ctx, shelf))).toMatchObject({
    ...{ onHand: 1, countedOn: '2027-05-02', countAge: 0 },
  });
  const rows = [behind, here].map(
    ({ site }) => `${site.number},${medicine.product.code},N1,2027-05-03,5`,
  );
  const text = ['Place,Product,Lot,Expires,Quantity', ...rows].join('\n');
  const file = await asSystem(app, (ctx) => checkReceipts(ctx, text));
  const problems = await asSystem(app, (ctx) =>
    ctx.sql('SELECT problem FROM receipt_rows WHERE file_id = $1 ORDER BY row', [file]),
  );
  expect(problems).toEqual([{ problem: null }, { problem: 'expired' }]);
});

test('a shelf is shown, counted and asked about by the clock of its place', async () => {
  const { behind, here } = await twoDays();
  const { siteId, productId } = behind.shelf;
  const lotId = await behind.stocked('2027-05-03');
  const count = await asSystem(app, (ctx) => openCount(ctx, behind.shelf));
  const lots = [{ lotId, counted: 8 }];
  await asSystem(app, (ctx) => giveCount(ctx, count, { rev: 1, lots }));
  await asSystem(app, (ctx) => approveCount(ctx, count, { rev: 2 }));
  const shown = { countedOn: '2027-05-02', promisable: 8, apart: 0 };
  const page = { page: 1, size: 10, down: false };
  const seen = await asSystem(app, async (ctx) => {
    const report = await stockByPlace(ctx, { from: '2027-05-02', to: '2027-05-03', siteId });
    const list = await pageOfShelves(ctx, { siteId, only: 'all', sort: 'code', ...page });
    const lotList = await pageOfLots(ctx, { ...behind.shelf, sort: 'onHand', ...page });
    return {
      shelf: await readShelf(ctx, behind.shelf),
      list: list.rows[0],
      expired: lotList.rows[0]?.expired,
      here: (await whatIsHere(ctx, siteId))?.get(productId)?.here,
      report: report[0]?.promisable,
    };
  });
  expect(seen).toMatchObject({ shelf: shown, list: shown, expired: false, here: true, report: 8 });

  for (const { stocked, site } of [behind, here]) {
    await stocked('2027-06-02');
    await app.db.query(`UPDATE stock_shelves SET counted_on = '2027-04-25' WHERE site_id = $1`, {
      bind: [site.id],
    });
  }
  await asSystem(app, (ctx) => adjustLot(ctx, lotId, { quantity: -8, reason: 'lost' }));
  await sweep({ app, channels: { sms: null, telegram: null } });
  const tasks = await asSystem(app, (ctx) =>
    ctx.sql('SELECT kind, site_id FROM tasks WHERE site_id = ANY($1) ORDER BY kind', [
      [behind.site.id, here.site.id],
    ]),
  );
  expect(tasks).toEqual([
    { kind: 'recount', site_id: here.site.id },
    { kind: 'stock-alert', site_id: here.site.id },
  ]);
});

test('units are taken from the first lots, add up, and never break the safety stock', () => {
  const lots = fc.array(fc.nat(20), { maxLength: 6 });
  fc.assert(
    fc.property(lots, fc.integer({ min: 1, max: 30 }), fc.nat(10), (frees, units, safety) => {
      const shelf = frees.map((free, i) => ({ lotId: `lot-${i}` as Id<'Lot'>, free }));
      const total = frees.reduce((sum, free) => sum + free, 0);
      const lines = firstExpiryFirst(shelf, units, safety);
      if (total - safety < units) return lines === null;
      const taken = lines?.reduce((sum, { quantity }) => sum + quantity, 0);
      const last = lines?.at(-1)?.lotId;
      const before = shelf.slice(
        0,
        shelf.findIndex(({ lotId }) => lotId === last),
      );
      const whole = before.every(
        ({ lotId, free }) =>
          free === 0 || lines?.some((line) => line.lotId === lotId && line.quantity === free),
      );
      return taken === units && whole;
    }),
  );
});

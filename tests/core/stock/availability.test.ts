import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import {
  availability,
  countStock,
  nextBest,
  receiveStock,
  reportTurnedAway,
} from '#core/stock/index.js';
import { firstExpiryFirst } from '../../../src/core/stock/lock-lots.js';
import { asSystem, moveClock, testApp } from '../../support/app.js';
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

  await moveClock(app, 8 * 24 * 60);
  const stale = await asSystem(app, (ctx) => availability(ctx, course));
  expect(stale.find(({ site }) => site.id === much.id)?.answer).toBe('few');
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

import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import { keep } from '#core/pickups/index.js';
import { counts } from '#console/contract/counts.js';
import { places } from '#console/contract/places.js';
import { stock } from '#console/contract/stock.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { stockDesk } from './stock-desk.js';

const { app, as, officer, dispenser, shelf } = await stockDesk();

test('a delivery is received, and the lot says what came and who took it in', async () => {
  const { site, product, lotId, read } = await shelf(4);
  const body = {
    siteId: site.id,
    productId: product.id,
    lotNumber: 'A1',
    expiresOn: '2028-12-31',
    quantity: 6,
  };
  expect(await dispenser.call(stock.receive, { body })).toEqual({ lotId });
  expect((await read()).lots).toMatchObject([{ lotNumber: 'A1', onHand: 10, reserved: 0 }]);
  const { rows } = await officer.call(stock.movements, { params: { id: lotId } });
  expect(rows).toMatchObject([
    { kind: 'received', quantity: 6, by: 'A dispenser' },
    { kind: 'received', quantity: 4, by: null },
  ]);
  expect(
    await dispenser.refused(stock.receive, { body: { ...body, expiresOn: '2027-03-03' } }),
  ).toBe('409 stock.lot-expired');
  expect(await dispenser.refused(stock.receive, { body: { ...body, quantity: 0 } })).toBe(
    '400 invalid',
  );
});

test('staff act at the places where they work alone', async () => {
  const { site, product, lotId } = await shelf();
  const other = await buildSite(app);
  const elsewhere = await as('dispenser', [other.id]);
  const body = {
    siteId: site.id,
    productId: product.id,
    lotNumber: 'A1',
    expiresOn: '2028-12-31',
    quantity: 6,
  };
  expect(await elsewhere.refused(stock.receive, { body })).toBe('403 not-allowed');
  expect(await elsewhere.refused(stock.shelves, { query: { siteId: site.id } })).toBe(
    '403 not-allowed',
  );
  expect(
    await elsewhere.refused(stock.adjust, {
      params: { id: lotId },
      body: { quantity: -1, reason: 'lost' },
    }),
  ).toBe('403 not-allowed');
  expect(
    await elsewhere.refused(stock.transfer, {
      params: { id: lotId },
      body: { toSiteId: other.id, quantity: 1 },
    }),
  ).toBe('403 not-allowed');
  expect(
    await elsewhere.refused(counts.open, { body: { siteId: site.id, productId: product.id } }),
  ).toBe('403 not-allowed');
  const boss = await as('officer', [other.id]);
  expect(await boss.refused(places.read, { params: { id: site.id } })).toBe('404 not-found');
  expect((await boss.call(places.list)).rows.map(({ id }) => id)).toEqual([other.id]);
});

test('units go to another place, and a lot is put right with a reason; neither takes what is kept', async () => {
  const here = await shelf(10);
  const { site, product, lotId } = here;
  const there = await buildSite(app);
  const { course, contact } = await buildPatient(app, { medicines: [here] });
  await asSystem(app, (ctx) => keep(ctx, { course, siteId: site.id, contactId: contact.id }));

  const params = { id: lotId };
  const send = (quantity: number, toSiteId = there.id) => ({
    params,
    body: { toSiteId, quantity },
  });
  await officer.call(stock.transfer, send(4));
  const arrived = { siteId: there.id, productId: product.id };
  expect((await officer.call(stock.lots, { params: arrived })).rows).toMatchObject([
    { lotNumber: 'A1', expiresOn: '2028-12-31', onHand: 4, reserved: 0 },
  ]);
  expect(await officer.refused(stock.transfer, send(6))).toBe('409 stock.insufficient');
  expect(await officer.refused(stock.transfer, send(1, site.id))).toBe('400 invalid');

  const adjust = (quantity: number, reason: string) => ({ params, body: { quantity, reason } });
  await officer.call(stock.adjust, adjust(-2, 'damaged'));
  expect((await here.read()).lots).toMatchObject([{ onHand: 4, reserved: 1 }]);
  expect(await officer.refused(stock.adjust, adjust(2, 'damaged'))).toBe('400 invalid');
  expect(await officer.refused(stock.adjust, adjust(-4, 'lost'))).toBe('409 stock.kept');
  expect(await officer.refused(stock.adjust, adjust(-5, 'lost'))).toBe('409 stock.insufficient');
  await officer.call(stock.quarantine, { params });
  expect(await officer.refused(stock.transfer, send(1))).toBe('409 stock.set-apart');
  const { rows } = await officer.call(stock.movements, { params });
  expect(rows).toMatchObject([
    { kind: 'adjusted', quantity: -2, reason: 'damaged', by: 'A officer' },
    { kind: 'sent', quantity: -4, reason: null, by: 'A officer' },
    { kind: 'received', quantity: 10 },
  ]);
});

test('a recall takes a lot number out of use in every place, for good', async () => {
  const { site, product, lotId, read } = await shelf(5);
  const there = await buildSite(app);
  const facts = { siteId: there.id, productId: product.id, quantity: 3 };
  await buildStock(app, { ...facts, lotNumber: 'A1' });
  await buildStock(app, { ...facts, lotNumber: 'B2' });
  const body = { productId: product.id, lotNumber: 'A1' };
  const local = await as('officer', [site.id]);
  expect(await dispenser.refused(stock.recall, { body })).toBe('403 not-allowed');
  // Whoever hears of it first, wherever they work.
  expect(await local.call(stock.recall, { body })).toEqual({ lots: 2 });
  expect((await read()).lots).toMatchObject([{ lotNumber: 'A1', state: 'recalled', onHand: 5 }]);
  const elsewhere = { siteId: there.id, productId: product.id };
  const { rows } = await officer.call(stock.lots, { params: elsewhere });
  expect(rows.map(({ lotNumber, state }) => [lotNumber, state]).sort()).toEqual([
    ['A1', 'recalled'],
    ['B2', 'approved'],
  ]);
  expect(await officer.refused(stock.release, { params: { id: lotId } })).toBe(
    '409 stock.lot-recalled',
  );
});

test('shelves, lots and places are turned round; what is not there is said so', async () => {
  const { site, product, params } = await shelf(3);
  const more = await buildMedicine(app);
  const facts = { siteId: site.id, quantity: 7, expiresOn: '2029-12-31' };
  await buildStock(app, { ...facts, productId: more.product.id });
  await buildStock(app, { ...facts, productId: product.id, lotNumber: 'B2' });
  const shelves = async (sort: string) => {
    const { rows } = await officer.call(stock.shelves, { query: { siteId: site.id, sort } });
    return rows.map(({ onHand }) => onHand);
  };
  expect([await shelves('onHand'), await shelves('-onHand')]).toEqual([
    [7, 10],
    [10, 7],
  ]);
  const only = async (part: string) => {
    const { rows } = await officer.call(stock.shelves, { query: { siteId: site.id, only: part } });
    return rows.map(({ onHand }) => onHand);
  };
  const parts = () => Promise.all(['low', 'ending', 'stale'].map(only));
  expect(await parts()).toEqual([[], [], []]);
  const of = [more.product.id, site.id];
  for (const [change, bind, after] of [
    ['UPDATE products SET minimum = 8 WHERE id = $1', of.slice(0, 1), [[7], [], []]],
    [
      `UPDATE stock_lots SET expires_on = '2027-05-02' WHERE product_id = $1 AND site_id = $2`,
      of,
      [[7], [7], []],
    ],
    [
      `UPDATE stock_shelves SET counted_on = '2027-02-23' WHERE product_id = $1 AND site_id = $2`,
      of,
      [[7], [7], [7]],
    ],
  ] as const) {
    await app.db.query(change, { bind: [...bind] });
    expect(await parts()).toEqual(after);
  }
  const lots = async (sort: string) => {
    const { rows } = await officer.call(stock.lots, { params, query: { sort } });
    return rows.map(({ lotNumber }) => lotNumber);
  };
  expect([await lots('lotNumber'), await lots('-lotNumber')]).toEqual([
    ['A1', 'B2'],
    ['B2', 'A1'],
  ]);
  const numbers = async (sort: string) => {
    const { rows } = await officer.call(places.list, { query: { sort, size: 100, state: 'open' } });
    return rows.map(({ number }) => number);
  };
  const up = await numbers('number');
  expect(await numbers('-number')).toEqual(up.toReversed());
  const nothing = { params: { ...params, productId: newId() } };
  expect(await officer.refused(stock.shelf, nothing)).toBe('404 not-found');
});

import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import { keep } from '#core/pickups/index.js';
import { recordUnmetAsk, reportTurnedAway } from '#core/stock/index.js';
import { csvOf } from '#console/server/csv.js';
import { moveParcel } from '#core/visits/index.js';
import { counts } from '#console/contract/counts.js';
import { courses } from '#console/contract/courses.js';
import { medicines } from '#console/contract/medicines.js';
import { pickups } from '#console/contract/pickups.js';
import { places } from '#console/contract/places.js';
import { receipts } from '#console/contract/receipts.js';
import { session } from '#console/contract/session.js';
import { stock } from '#console/contract/stock.js';
import { asSystem, moveClock } from '../../support/app.js';
import {
  buildMedicine,
  buildPatient,
  buildSite,
  buildStock,
  WEEKDAYS,
} from '../../support/build.js';
import { testDesk } from '../../support/desk.js';
import { hostileCell } from '../../support/hostile-cell.js';

const { app, as } = await testDesk();
const officer = await as('officer');
const dispenser = await as('dispenser');

async function shelf(quantity = 10) {
  const site = await buildSite(app);
  const { product, programme } = await buildMedicine(app);
  const lotId = await buildStock(app, {
    siteId: site.id,
    productId: product.id,
    quantity,
    lotNumber: 'A1',
  });
  const params = { siteId: site.id, productId: product.id };
  const read = async () => ({ lots: (await officer.call(stock.lots, { params })).rows });
  return { site, product, programme, lotId, params, read };
}

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

test('what was asked for and not there stands beside the count, until the next one', async () => {
  const here = await shelf(3);
  const { site, product } = here;
  const query = { siteId: site.id };
  const row = async () => (await dispenser.call(stock.shelves, { query })).rows[0];
  expect(await row()).toMatchObject({ productId: product.id, unmet: 0, turnedAway: 0 });
  const people = [
    await buildPatient(app, { medicines: [here] }),
    await buildPatient(app, { medicines: [here] }),
  ];
  for (const { course } of people)
    await asSystem(app, async (ctx) => {
      // Twice a day is one ask; each came for nothing once.
      for (let n = 0; n < 2; n += 1)
        await recordUnmetAsk(ctx, course, { siteId: site.id, day: '2027-03-03' });
      await reportTurnedAway(ctx, course, site.id);
    });
  expect(await row()).toMatchObject({ onHand: 3, unmet: 2, turnedAway: 2 });
  const { id } = await dispenser.call(counts.open, {
    body: { siteId: site.id, productId: product.id },
  });
  const lots = [{ lotId: here.lotId, counted: 3 }];
  await dispenser.call(counts.give, { params: { id }, body: { rev: 1, lots } });
  await officer.call(counts.approve, { params: { id }, body: { rev: 2 } });
  // What was said earlier on the day of the count is answered by it; what is said later is not.
  expect(await row()).toMatchObject({ unmet: 0, turnedAway: 0 });
  await moveClock(app, 5);
  for (const { course } of people.slice(0, 1))
    await asSystem(app, (ctx) =>
      recordUnmetAsk(ctx, course, { siteId: site.id, day: '2027-03-03' }),
    );
  expect(await row()).toMatchObject({ unmet: 1, turnedAway: 0 });
  await moveClock(app, -5);
});

test('a count that is begun after midnight stands under the day of its place', async () => {
  const { site, product } = await shelf(3);
  await moveClock(app, 15 * 60);
  const late = await as('dispenser', [site.id]);
  const query = { siteId: site.id };
  await late.call(counts.open, { body: { ...query, productId: product.id } });
  const { rows } = await late.call(counts.list, { query });
  expect(rows).toMatchObject([{ openedOn: '2027-03-04' }]);
  await moveClock(app, -15 * 60);
});

test('a place serves the programmes that it is not taken from', async () => {
  const { site, programme } = await shelf();
  const params = { id: site.id };
  const { rev, not } = await officer.call(places.read, { params });
  expect(not).toEqual([]);
  const serve = (from: number, programmes: string[]) => ({
    params,
    body: { rev: from, not: programmes },
  });
  const changed = await officer.call(places.serve, serve(rev, [programme.id]));
  expect(changed).toMatchObject({ not: [programme.id], rev: rev + 1 });
  expect(await officer.refused(places.serve, serve(rev, []))).toBe('409 changed-meanwhile');
  expect(await dispenser.refused(places.serve, serve(rev + 1, []))).toBe('403 not-allowed');
  expect((await officer.call(places.serve, serve(rev + 1, []))).not).toEqual([]);
});

test('a count is blind, and approved by another person than counted', async () => {
  const { site, product, lotId, read } = await shelf(10);
  const { id } = await dispenser.call(counts.open, {
    body: { siteId: site.id, productId: product.id },
  });
  expect(
    await officer.refused(counts.open, { body: { siteId: site.id, productId: product.id } }),
  ).toBe('409 count.going-on');
  const blind = await dispenser.call(counts.read, { params: { id } });
  expect(blind.lines).toMatchObject([{ lotId, counted: null, expected: null }]);
  expect(await dispenser.refused(counts.give, { params: { id }, body: { rev: 1, lots: [] } })).toBe(
    '400 invalid',
  );
  await officer.call(counts.give, {
    params: { id },
    body: { rev: 1, lots: [{ lotId, counted: 8 }] },
  });
  expect(await officer.refused(counts.approve, { params: { id }, body: { rev: 2 } })).toBe(
    '403 count.two-people',
  );
  expect(await dispenser.refused(counts.approve, { params: { id }, body: { rev: 2 } })).toBe(
    '403 not-allowed',
  );
  await expect(
    app.db.query(`UPDATE count_sheets SET approved_by = counted_by WHERE id = $1`, { bind: [id] }),
  ).rejects.toThrow(/count_by_two/);
  const second = await as('officer');
  expect(await second.refused(counts.approve, { params: { id }, body: { rev: 1 } })).toBe(
    '409 changed-meanwhile',
  );
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () =>
      second.call(counts.approve, { params: { id }, body: { rev: 2 } }).then(
        () => 'done',
        () => 'refused',
      ),
    ),
  );
  expect(outcomes.filter((each) => each === 'done')).toHaveLength(1);
  expect((await read()).lots).toMatchObject([{ onHand: 8 }]);
  const seen = await dispenser.call(counts.read, { params: { id } });
  expect(seen).toMatchObject({
    sheet: { state: 'approved' },
    lines: [{ counted: 8, expected: 10 }],
  });
});

test('a count is made again when it is asked for, blind as at first, or given up and changes nothing', async () => {
  const { site, product, lotId, read } = await shelf(10);
  const body = { siteId: site.id, productId: product.id };
  const { id } = await dispenser.call(counts.open, { body });
  const params = { id };
  const give = (rev: number, counted: number) => ({
    params,
    body: { rev, lots: [{ lotId, counted }] },
  });
  const turn = (rev: number, to: string) => ({ params, body: { rev, to } });
  await dispenser.call(counts.give, give(1, 3));
  expect(await dispenser.refused(counts.give, give(2, 9))).toBe('409 count.wrong-state');
  expect(await officer.refused(counts.turn, turn(1, 'open'))).toBe('409 changed-meanwhile');
  await officer.call(counts.turn, turn(2, 'open'));
  const again = await dispenser.call(counts.read, { params });
  expect(again).toMatchObject({
    sheet: { state: 'open' },
    lines: [{ counted: null, expected: null }],
  });
  await dispenser.call(counts.give, give(3, 4));
  await officer.call(counts.turn, turn(4, 'dropped'));
  const over = { params, body: { rev: 5 } };
  for (const refused of [
    officer.refused(counts.approve, over),
    officer.refused(counts.turn, turn(5, 'dropped')),
  ])
    expect(await refused).toBe('409 count.wrong-state');
  expect((await read()).lots).toMatchObject([{ onHand: 10 }]);
  // The shelf can be counted anew.
  await dispenser.call(counts.open, { body });
});

test('what was kept for somebody since it was counted is not counted away', async () => {
  const here = await shelf(1);
  const { site, product, lotId, read } = here;
  const { id } = await dispenser.call(counts.open, {
    body: { siteId: site.id, productId: product.id },
  });
  const params = { id };
  await dispenser.call(counts.give, { params, body: { rev: 1, lots: [{ lotId, counted: 0 }] } });
  const { course } = await buildPatient(app, { medicines: [here] });
  await asSystem(app, (ctx) => keep(ctx, { course, siteId: site.id, contactId: null }));
  expect(await officer.refused(counts.approve, { params, body: { rev: 2 } })).toBe(
    '409 stock.kept',
  );
  expect((await read()).lots).toMatchObject([{ onHand: 1, reserved: 1 }]);
});

test('a closed place keeps nothing until it is opened again; one that is retired stays so', async () => {
  const here = await shelf();
  const { course, contact } = await buildPatient(app, { medicines: [here] });
  const keepIt = () =>
    asSystem(app, (ctx) => keep(ctx, { course, siteId: here.site.id, contactId: contact.id }));
  const params = { id: here.site.id };
  const set = (rev: number, state: string) => ({ params, body: { rev, state } });
  const { rev } = await officer.call(places.setState, set(1, 'closed'));
  await expect(keepIt()).rejects.toThrow('place.closed');
  expect(await officer.refused(places.setState, set(1, 'open'))).toBe('409 changed-meanwhile');
  expect(await dispenser.refused(places.setState, set(rev, 'open'))).toBe('403 not-allowed');
  expect(await officer.call(places.setState, set(rev, 'open'))).toMatchObject({ state: 'open' });
  expect((await keepIt()).place).toBe(here.site.number);
  const retire = set(rev + 1, 'retired');
  expect(await officer.refused(places.setState, retire)).toBe('409 place.has-stock');
  const unseen = app.db.query(`UPDATE sites SET state = 'retired' WHERE id = '${params.id}'`);
  await expect(unseen).rejects.toThrow('on the shelves');
  // What stands in a closed place is still seen to by who works there.
  const empty = await shelf();
  const own = await as('officer', [empty.site.id]);
  await own.call(places.setState, {
    params: { id: empty.site.id },
    body: { rev: 1, state: 'closed' },
  });
  expect((await own.call(session.read)).sites).toMatchObject([{ state: 'closed' }]);
  const gone = { quantity: -10, reason: 'disposed' };
  await own.call(stock.adjust, { params: { id: empty.lotId }, body: gone });
  const at = (state: string, over: number) => ({
    params: { id: empty.site.id },
    body: { rev: over, state },
  });
  await own.call(places.setState, at('retired', 2));
  expect(await own.refused(places.setState, at('open', 3))).toBe('409 place.retired');
  const place = await own.call(places.read, { params: { id: empty.site.id } });
  const { number, privateName, zone, hours, windowCapacity, posterWord } = place;
  const renamed = { number, privateName, zone, hours, windowCapacity, posterWord, rev: 3 };
  const change = { params: { id: empty.site.id }, body: renamed };
  expect(await own.refused(places.change, change)).toBe('409 place.retired');
  const received = { ...empty.params, lotNumber: 'A1', expiresOn: '2028-12-31', quantity: 6 };
  expect(await own.refused(stock.receive, { body: received })).toBe('409 place.retired');
});

test('a file is imported only when it is clean or confirmed, each row once', async () => {
  const { site, product } = await shelf(1);
  const row = (lot: string, quantity: string, expires = '2028-10-31') =>
    `${site.number},${product.code},${lot},${expires},${quantity}`;
  const text = [
    'Place,Product,Lot,Expires,Quantity',
    row('N1', '5'),
    row('N2', 'five'),
    row('N3', '3', '03/04/2028'),
    `98,${product.code},N4,2028-10-31,2`,
    `${site.number},nothing,N5,2028-10-31,2`,
    row('N6', '2', '2020-01-01'),
    row('A1', '9', '2029-01-31'),
    row('N1', '5'),
    row('', '4'),
    row('N7', '"1,000"', '2028-02'),
    row('N8', '1,000'),
  ].join('\n');
  const file = await dispenser.call(receipts.check, { body: { text } });
  expect(file).toMatchObject({ state: 'checked', rows: 11, good: 2, bad: 9, done: 0 });
  const { rows } = await dispenser.call(receipts.rows, {
    params: { id: file.id },
    query: { only: 'bad' },
  });
  expect(rows.map(({ row: n, problem }) => [n, problem])).toEqual([
    [2, 'quantity-wrong'],
    [3, 'expires-spreadsheet'],
    [4, 'place-unknown'],
    [5, 'product-unknown'],
    [6, 'expired'],
    [7, 'expiry-differs'],
    [8, 'repeated'],
    [9, 'lot-missing'],
    [11, 'columns-wrong'],
  ]);
  const params = { id: file.id };
  expect(await dispenser.refused(receipts.import, { params, body: { onlyGood: false } })).toBe(
    '409 receipts.unclean',
  );
  await Promise.all(
    Array.from({ length: 8 }, () =>
      dispenser.call(receipts.import, { params, body: { onlyGood: true } }),
    ),
  );
  const again = await dispenser.call(receipts.check, { body: { text } });
  expect(again).toMatchObject({ id: file.id, state: 'done', done: 2 });
  const { rows: lots } = await officer.call(stock.lots, {
    params: { siteId: site.id, productId: product.id },
  });
  expect(lots.map(({ lotNumber, onHand, expiresOn }) => [lotNumber, onHand, expiresOn])).toEqual([
    ['N7', 1000, '2028-02-29'],
    ['N1', 5, '2028-10-31'],
    ['A1', 1, '2028-12-31'],
  ]);
  const head = 'place,product,lot,expires,quantity\n';
  for (const [text, why] of [
    ['a,b\n1,2', 'unreadable'],
    [head, 'empty'],
    [head + '1,a,b,2028-12,1\n'.repeat(2_001), 'too-many'],
  ] as const)
    expect(await dispenser.refused(receipts.check, { body: { text } })).toBe(`400 receipts.${why}`);
});

test('a row of another’s place, of a recalled lot or without a day is bad, and so is one that became so since', async () => {
  const { site, product } = await shelf(1);
  const other = await buildSite(app);
  const local = await as('dispenser', [site.id]);
  const row = (number: number, lot: string, expires = '2028-10-31') =>
    `${number},${product.code},${lot},${expires},5`;
  const recall = (lotNumber: string) =>
    officer.call(stock.recall, { body: { productId: product.id, lotNumber } });
  await recall('R1');
  const { number } = site;
  const text = [
    'place,product,lot,expires,quantity',
    row(number, 'G1'),
    row(number, 'G2'),
    row(other.number, 'G3'),
    row(number, 'r1'),
    row(number, 'G5', 'soon'),
  ].join('\n');
  const { id } = await local.call(receipts.check, { body: { text } });
  await recall('g2');
  const params = { id };
  await local.call(receipts.import, { params, body: { onlyGood: true } });
  const { rows } = await local.call(receipts.rows, { params, query: { only: 'all' } });
  expect(rows.map(({ row: n, problem, done }) => [n, problem, done])).toEqual([
    [2, 'lot-recalled', false],
    [3, 'place-not-yours', false],
    [4, 'lot-recalled', false],
    [5, 'expires-wrong', false],
    [1, null, true],
  ]);
});

test('a file is checked anew as long as nothing of it is taken in, by whoever checked it last', async () => {
  const { site } = await shelf();
  const code = `Later-${newId().slice(-8)}`;
  const row = (more: string) => `${site.number};${code};${more}`;
  const days = ['2028-13', '2028-00-10', '2028-02-31', '2028-02-00', '2028-12-31'];
  const text = [
    'Expiry;Batch;Qty;Item;Site'.split(';').reverse().join(';'),
    ...days.map((day, n) => row(`${n + 1};N${n};${day}`)),
    row('5'),
  ].join('\r\n');
  const first = await dispenser.call(receipts.check, { body: { text } });
  expect(first).toMatchObject({ rows: 6, good: 0, bad: 6, madeBy: 'A dispenser' });
  const product = { code, unit: 'box', minimum: 0, reorder: 0, substitutes: [] };
  await officer.call(medicines.addProduct, { body: product });
  const again = await officer.call(receipts.check, { body: { text } });
  expect(again).toMatchObject({ id: first.id, rows: 6, good: 1, bad: 5, madeBy: 'A officer' });
  const { rows } = await officer.call(receipts.rows, {
    ...{ params: { id: first.id }, query: { only: 'all' } },
  });
  expect(rows.map(({ row: n, problem }) => [n, problem])).toEqual([
    ...[1, 2, 3, 4].map((n) => [n, 'expires-wrong']),
    ...[
      [6, 'columns-wrong'],
      [5, null],
    ],
  ]);
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

test('of 10,000 hostile cells none begins a formula, and none is lost', () => {
  const hostile = fc.sample(hostileCell, 10_000);
  const csv = csvOf(
    ['cell'],
    hostile.map((cell) => [cell]),
  );
  const read = parse(csv, { bom: true }).flat().slice(1);
  expect(read).toHaveLength(10_000);
  expect(read.filter((cell) => /^[\s"\p{Cf}]*[=+\-@\uff1d]/u.test(cell))).toEqual([]);
  expect(csv.split('\r\n')).toHaveLength(10_002);
});

test('the lots of a place leave with a purpose, which is kept, in a file that a spreadsheet runs nothing of', async () => {
  const { site, product } = await shelf(3);
  await buildStock(app, { siteId: site.id, productId: product.id, quantity: 1, lotNumber: '=1+1' });
  const params = { id: site.id };
  const dispenser = await as('dispenser', [site.id]);
  expect(await dispenser.refused(stock.takeOut, { params, body: { purpose: '' } })).toBe(
    '400 invalid',
  );
  const body = { purpose: 'Order for April' };
  const { file, csv } = await dispenser.call(stock.takeOut, { params, body });
  expect(file).toMatch(/^stock-[\d-]+\.csv$/);
  expect(csv).toContain(`"'=1+1"`);
  const [noted] = await app.db.query(
    `SELECT e.facts->>'report' AS report, e.facts->>'site' AS site, x.purpose
     FROM audit_entries e JOIN export_purposes x ON x.id = (e.facts->>'export')::uuid
     WHERE e.action = 'report.exported'`,
  );
  expect(noted).toEqual([{ report: 'stock', site: site.id, ...body }]);
  const elsewhere = await as('dispenser', [(await buildSite(app, {})).id]);
  expect(await elsewhere.refused(stock.takeOut, { params, body })).toBe('403 not-allowed');
});

test('two people change one place: the second is told, and nothing is lost', async () => {
  const { site } = await shelf();
  const place = await officer.call(places.read, { params: { id: site.id } });
  const { number, zone, hours, windowCapacity, posterWord, rev } = place;
  const body = { rev, number, zone, hours, windowCapacity, posterWord, privateName: 'North gate' };
  const other = await as('admin');
  const changed = await officer.call(places.change, { params: { id: site.id }, body });
  expect(changed).toMatchObject({ privateName: 'North gate', rev: rev + 1 });
  expect(
    await other.refused(places.change, {
      params: { id: site.id },
      body: { ...body, privateName: 'South' },
    }),
  ).toBe('409 changed-meanwhile');
  const closure = { id: site.id, day: '2027-03-10' };
  await officer.call(places.closeDay, { params: closure, body: { reason: 'holiday' } });
  const late = { params: closure, body: { reason: 'stock' } };
  expect(await other.refused(places.closeDay, late)).toBe('409 changed-meanwhile');
  const same = await other.call(places.closeDay, { params: closure, body: { reason: 'holiday' } });
  expect(same.closures).toMatchObject([{ day: '2027-03-10', reason: 'holiday' }]);
  const over = { params: { id: site.id, day: '2027-03-02' }, body: { reason: 'holiday' } };
  expect(await other.refused(places.closeDay, over)).toBe('400 invalid');
  for (const bad of [{ hours: { '1': [['09:00', '08:00']] } }, { zone: 'Africa/Nowhere' }])
    expect(
      await other.refused(places.change, {
        params: { id: site.id },
        body: { ...body, rev: rev + 1, ...bad },
      }),
    ).toBe('400 invalid');
});

test('a number or a poster word belongs to one place, however many ask at once', async () => {
  const body = {
    number: 71,
    privateName: 'New',
    zone: 'Africa/Nairobi',
    hours: WEEKDAYS,
    windowCapacity: 4,
    posterWord: 'mango',
  };
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => officer.ask('POST', '/api/places', { body })),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(409)]);
  expect(await officer.refused(places.add, { body: { ...body, number: 72 } })).toBe(
    '409 place.word-taken',
  );
  // It reads as it was typed, also once it was changed.
  const made = outcomes.find(({ status }) => status === 200)?.body as { id: string; rev: number };
  const read = () => officer.call(places.read, { params: { id: made.id } });
  expect(await read()).toMatchObject(body);
  const two = { '2': [['09:00', '12:30'] as const, ['14:00', '17:00'] as const] };
  const other = {
    ...{ number: 77, privateName: 'Newer', zone: 'Africa/Lagos', hours: two },
    ...{ windowCapacity: 9, posterWord: 'guava' },
  };
  await officer.call(places.change, { params: { id: made.id }, body: { ...other, rev: made.rev } });
  const now = await read();
  expect(now).toMatchObject(other);
  expect(Object.keys(now.hours)).toEqual(['2']);
  const hours = {
    '1': [
      ['09:00', '12:00'],
      ['11:00', '15:00'],
    ],
  };
  const odd = { ...body, number: 73, posterWord: 'papaya', hours };
  expect(await officer.refused(places.add, { body: odd })).toBe('400 invalid');
});

test('who works at some places works at the one that they open too', async () => {
  const one = await buildSite(app);
  const local = await as('officer', [one.id]);
  const { id } = await local.call(places.add, {
    body: {
      ...{ number: 74, privateName: 'New', zone: 'Africa/Nairobi', hours: WEEKDAYS },
      ...{ windowCapacity: 4, posterWord: null },
    },
  });
  expect(await local.call(places.read, { params: { id } })).toMatchObject({ number: 74 });
  expect((await local.call(places.list, { query: {} })).rows.map((row) => row.id).sort()).toEqual(
    [one.id, id].sort(),
  );
});

test('products and programmes are kept by officers, and their codes are their own', async () => {
  const product = { code: 'Prod-Z', unit: 'box', minimum: 5, reorder: 50, substitutes: [] };
  const { id } = await officer.call(medicines.addProduct, { body: product });
  expect(
    await officer.refused(medicines.addProduct, { body: { ...product, code: 'prod-z' } }),
  ).toBe('409 medicine.code-taken');
  await officer.call(medicines.changeProduct, {
    params: { id },
    body: { ...product, minimum: 9, substitutes: [id], rev: 1 },
  });
  // Nothing stands in for itself.
  const { rows: products } = await officer.call(medicines.products, { query: { size: 100 } });
  expect(products.find((row) => row.id === id)).toMatchObject({ minimum: 9, substitutes: [] });
  expect(
    await officer.refused(medicines.changeProduct, {
      params: { id },
      body: { ...product, rev: 1 },
    }),
  ).toBe('409 changed-meanwhile');
  const programme = {
    code: 'Prog-Z',
    handover: 'on-site',
    places: 'own',
    proxyAllowed: false,
    earlyDays: 2,
    dailyTexts: false,
    remindHours: [72, 24],
    callAfterDays: 2,
    withholdAfterDays: 3,
  };
  const made = await officer.call(medicines.addProgramme, { body: programme });
  expect(
    await officer.refused(medicines.changeProgramme, {
      params: made,
      body: { ...programme, remindHours: [24, 72], rev: 1 },
    }),
  ).toBe('400 invalid');
  const { rows } = await dispenser.call(medicines.programmes, { query: { size: 100 } });
  expect(rows.find((row) => row.id === made.id)).toMatchObject(programme);
  expect(await dispenser.refused(medicines.addProduct, { body: product })).toBe('403 not-allowed');

  const [here, there] = [await buildSite(app), await buildSite(app)];
  const change = (sites: string[], by = officer) => {
    const body = { ...programme, places: 'named', sites, rev: 1 };
    return by.ask('PATCH', `/api/programmes/${made.id}`, { body });
  };
  expect((await change([])).status).toBe(400);
  expect((await change([here.id, newId()])).status).toBe(404);
  const elsewhere = await as('officer', [there.id]);
  expect((await change([here.id], elsewhere)).status).toBe(403);
  expect((await change([here.id])).status).toBe(200);
  const read = async () => {
    const { rows: now } = await officer.call(medicines.programmes, { query: { size: 100 } });
    return now.find((row) => row.id === made.id);
  };
  expect(await read()).toMatchObject({ places: 'named', sites: [here.id] });

  const other = {
    ...{ code: 'Prog-Y', handover: 'taken-away', places: 'any', proxyAllowed: true },
    ...{ earlyDays: 5, dailyTexts: true, checkIns: true, remindHours: [48] },
    ...{ textAfterDays: 4, callAfterDays: 6, withholdAfterDays: 7 },
    ...{ seeAfterDays: 8, restartAfterDays: 9 },
  };
  const next = { params: made, body: { ...other, rev: 2 } };
  await officer.call(medicines.changeProgramme, next);
  expect(await read()).toMatchObject({ ...other, sites: [here.id], rev: 3 });
});

test('what may stand in is named where a place lacks a product, to whoever prescribes, counts or prepares', async () => {
  const { site, product, lotId, params } = await shelf();
  const medicine = await buildMedicine(app);
  const other = { siteId: site.id, productId: medicine.product.id };
  const otherLot = await buildStock(app, other);
  const absent = await buildMedicine(app);
  const course = await buildMedicine(app).then(async ({ programme }) => {
    const person = await buildPatient(app, { site, medicines: [{ product, programme }] });
    return person.course;
  });
  const { id } = await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId: site.id, contactId: null }),
  );
  const substitutes = [medicine.product.id, absent.product.id];
  const body = { code: product.code, unit: 'bottle', minimum: 0, reorder: 0, rev: 1, substitutes };
  await officer.call(medicines.changeProduct, { params: { id: product.id }, body });
  const seen = async (show: string) => {
    const { rows } = await officer.call(pickups.list, { query: { siteId: site.id, show } });
    const chosen = await officer.call(courses.choices, { query: { siteId: site.id } });
    return {
      parcel: rows.find((row) => row.id === id)?.contents?.standIns,
      shelf: (await dispenser.call(stock.shelf, { params })).standIns,
      choice: chosen.products.find((one) => one.id === product.id)?.standIns,
    };
  };
  expect(await seen('prepare')).toEqual({ parcel: null, shelf: [], choice: [] });
  await officer.call(stock.quarantine, { params: { id: lotId } });
  const named = [medicine.product.code];
  expect(await seen('prepare')).toEqual({ parcel: named, shelf: named, choice: named });
  expect(await asSystem(app, (ctx) => moveParcel(ctx, id))).toBe('ended');
  expect((await seen('done')).parcel).toEqual(named);
  await officer.call(stock.quarantine, { params: { id: otherLot } });
  expect(await seen('done')).toEqual({ parcel: [], shelf: [], choice: [] });

  // Where it is the day before still.
  const away = await buildSite(app, { zone: 'Pacific/Honolulu' });
  const elsewhere = await as('officer', [away.id]);
  const there = await elsewhere.call(courses.choices, { query: { siteId: away.id } });
  expect(there.today).toBe('2027-03-02');
  const { products } = await elsewhere.call(courses.choices, { query: { siteId: site.id } });
  expect(products.find((one) => one.id === product.id)).toMatchObject({ here: null, standIns: [] });
});

test('of two who set what is kept for walk-ins at once one is told that it changed', async () => {
  const { params } = await shelf();
  const { rev } = await officer.call(stock.shelf, { params });
  await officer.call(stock.setSafety, { params, body: { rev, units: 3 } });
  const late = { params, body: { rev, units: 9 } };
  expect(await dispenser.refused(stock.setSafety, late)).toBe('409 changed-meanwhile');
  const now = await officer.call(stock.shelf, { params });
  expect(now).toMatchObject({ safetyStock: 3, rev: rev + 1 });
});

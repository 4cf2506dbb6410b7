import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import { csvOf } from '#console/server/csv.js';
import { medicines } from '#console/contract/medicines.js';
import { receipts } from '#console/contract/receipts.js';
import { stock } from '#console/contract/stock.js';
import { buildSite, buildStock } from '../../support/build.js';
import { hostileCell } from '../../support/hostile-cell.js';
import { stockDesk } from './stock-desk.js';

const { app, as, officer, dispenser, shelf } = await stockDesk();

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

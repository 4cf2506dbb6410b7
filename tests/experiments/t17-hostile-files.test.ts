import { randomBytes } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DomainError } from '#core/kernel/errors.js';
import { receiveStock } from '#core/stock/index.js';
import { receipts } from '#console/contract/receipts.js';
import { Refusal } from '#console/contract/route.js';
import { csvOf } from '#console/server/csv.js';
import { asSystem } from '../support/app.js';
import { buildMedicine, buildSite } from '../support/build.js';
import { testDesk } from '../support/desk.js';
import { hostileCell } from '../support/hostile-cell.js';
import { added, contents } from './contents.js';
import { figure, patience, size } from './size.js';

const { app, ownerUrl, as } = await testDesk();
const UPLOADS = size(50, 500);
const CELLS = 10_000;
const SEED = 20_270_303;

/** A cell that a spreadsheet would run. */
const runs = (text: string) =>
  /^[\s\p{Cf}\p{Cc}"']*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(text) && !text.startsWith("'");

const HEAD = 'place,product,lot,expires,quantity';
/** A file that is none, or is one with cells that mean harm. */
const files = fc.oneof(
  fc
    .array(hostileCell, { minLength: 5, maxLength: 5 })
    .map((cells) => `${HEAD}\n${stringify([cells])}`),
  hostileCell.map((lot) => `${HEAD}\n${stringify([['1', 'p', lot, '2028-12-31', '5']])}`),
  fc.string({ unit: 'binary', maxLength: 2_000 }),
  fc.nat(4_000).map((length) => randomBytes(length).toString('latin1')),
  fc.constantFrom(
    '<html><script>alert(1)</script></html>',
    `${HEAD}\n"unclosed`,
    `${HEAD}\n${',x'.repeat(20_000)}`,
    'PK\u0003\u0004zip',
    '%PDF-1.7',
    '\u0000'.repeat(500),
    `${HEAD}\n`.repeat(500),
    `__proto__,constructor\n1,2\n`,
  ),
);

test(
  'T17: no hostile file is answered with a fault, and none brings stock',
  { timeout: patience },
  async () => {
    const site = await buildSite(app, { number: 1 });
    await buildMedicine(app);
    const me = await as('officer', [site.id]);
    const before = await contents(ownerUrl);
    const statuses: Record<number, number> = {};
    const faults: unknown[] = [];
    for (const text of fc.sample(files, { numRuns: UPLOADS, seed: SEED })) {
      const said = await me.ask('POST', receipts.check.path, { body: { text } });
      statuses[said.status] = (statuses[said.status] ?? 0) + 1;
      const well = said.status < 300 || (said.status < 500 && Refusal.safeParse(said.body).success);
      if (!well) faults.push([text.slice(0, 60), said.status]);
      if (said.status >= 300) continue;
      const { id } = receipts.check.answer.parse(said.body);
      await me.ask('POST', `/api/receipt-files/${id}/import`, { body: { onlyGood: true } });
    }
    const came = added(before, await contents(ownerUrl));
    figure('T17 files', {
      files: UPLOADS,
      answers: JSON.stringify(statuses),
      came: JSON.stringify(came),
    });
    expect(faults).toEqual([]);
    expect([came['stock_lots'], came['stock_movements']]).toEqual([undefined, undefined]);
  },
);

test('control: taken in without the check of its rows, a file breaks the import', async () => {
  const site = await buildSite(app, { number: 2 });
  const { product } = await buildMedicine(app);
  const me = await as('officer', [site.id]);
  const cells = fc.sample(hostileCell, { numRuns: UPLOADS, seed: SEED });
  let [broken, taken] = [0, 0];
  for (const cell of cells) {
    const shelf = { siteId: site.id, productId: product.id, lotNumber: 'L-1', quantity: 5 };
    const unchecked = asSystem(app, (ctx) => receiveStock(ctx, { ...shelf, expiresOn: cell }));
    await unchecked.catch((error: unknown) => {
      if (!(error instanceof DomainError)) broken += 1;
    });
    const row = stringify([['2', product.code, 'L-1', cell, '5']]);
    const said = await me.ask('POST', receipts.check.path, { body: { text: `${HEAD}\n${row}` } });
    expect(said.status).toBeLessThan(500);
    if (said.status < 300) taken += receipts.check.answer.parse(said.body).good;
  }
  figure('T17 files control', { cells: cells.length, broken, taken });
  expect(taken).toBe(0);
  expect(broken).toBeGreaterThan(cells.length / 5);
});

test('T17: of 10,000 hostile cells none is a formula in what leaves; control: as they are, all are', () => {
  const hostile = fc.sample(hostileCell, { numRuns: CELLS, seed: SEED });
  const read = (csv: string) => parse(csv, { bom: true }).flat().slice(1);
  const safe = read(
    csvOf(
      ['cell'],
      hostile.map((each) => [each]),
    ),
  );
  const naive = read(stringify([['cell'], ...hostile.map((each) => [each])], { quoted: true }));
  figure('T17 cells', {
    cells: CELLS,
    formulas: safe.filter(runs).length,
    control: naive.filter(runs).length,
  });
  expect(safe).toHaveLength(CELLS);
  expect(safe.filter(runs)).toHaveLength(0);
  expect(naive.filter(runs).length).toBeGreaterThan(CELLS * 0.8);
});

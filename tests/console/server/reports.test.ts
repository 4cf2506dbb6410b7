import { expect, test } from 'vitest';
import { record } from '#core/audit/index.js';
import { newId } from '#core/kernel/ids.js';
import { collect, findPickup, markArrived, markReady, pickupCode } from '#core/pickups/index.js';
import { noteStuck } from '#core/reports/index.js';
import { findSite } from '#core/sites/index.js';
import type { Site } from '#core/sites/index.js';
import { ReportName, reports } from '#console/contract/reports.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { reportDesk } from './report-desk.js';

const { app, as, DAYS, place, kept, texts } = await reportDesk();

/** Arrives, waits so many minutes, and takes the parcel. */
async function queued(here: Awaited<ReturnType<typeof place>>, minutes: number): Promise<void> {
  const id = await kept(here);
  const { rev } = await asSystem(app, (ctx) => markReady(ctx, id));
  await asSystem(app, (ctx) => markArrived(ctx, id, rev));
  await moveClock(app, minutes);
  await asSystem(app, async (ctx) => {
    const [pickup, site] = [await findPickup(ctx, id), await findSite(ctx, here.site.id)];
    if (!pickup || !site) throw new Error('no pickup');
    await collect(ctx, { site, code: pickupCode(app.keys, pickup) });
  });
  await moveClock(app, -minutes);
}

test('stock by place says what is there, and counts out nobody who is one of few', async () => {
  const here = await place();
  const finance = await as('finance', [here.site.id]);
  for (let n = 0; n < 6; n += 1) await kept(here);
  const { course } = await buildPatient(app, { medicines: [here.medicine] });
  await app.db.query(
    `INSERT INTO unmet_asks (site_id, product_id, course_id, day, at)
     VALUES ($1, $2, $3, '2027-03-02', '2027-03-02T09:00Z')`,
    { bind: [here.site.id, here.medicine.product.id, course.id] },
  );
  const read = await finance.call(reports.read, {
    params: { report: 'stock-by-place' },
    query: DAYS,
  });
  const row = Object.fromEntries(read.columns.map((name, n) => [name, read.rows[0]?.[n]]));
  expect(row).toMatchObject({ 'on-hand': 100, kept: 6, promisable: 94, minimum: 95, unmet: '<5' });
  expect(read.rows).toHaveLength(1);
});

test('due and late counts parcels by what became of them', async () => {
  const here = await place();
  for (let n = 0; n < 7; n += 1) await queued(here, 5);
  // Whose half hour has begun is not late before it is over.
  await app.db.query(
    `UPDATE pickups SET window_start = '2027-03-03T06:20:00Z' WHERE id = '${await kept(here)}'`,
  );
  const officer = await as('officer', [here.site.id]);
  const { columns, rows } = await officer.call(reports.read, {
    params: { report: 'due-and-late' },
    query: DAYS,
  });
  expect(columns).toEqual(['place', 'due', 'collected', 'late', 'uncollected', 'dropped']);
  expect(rows).toEqual([[here.site.number, 8, 7, 0, 0, 0]]);
});

test('a total is not shown where it would tell a small number beside it', async () => {
  const here = await place();
  for (let n = 0; n < 7; n += 1) await queued(here, 5);
  await kept(here);
  await asSystem(app, async (ctx) => {
    const dropped = `SELECT id FROM pickups WHERE site_id = $1 AND state = 'held'`;
    await ctx.sql(`UPDATE pickup_lines SET live = false WHERE pickup_id IN (${dropped})`, [
      here.site.id,
    ]);
    await ctx.sql(
      `UPDATE pickups SET state = 'released', end_reason = 'patient', ended_at = $2
       WHERE id IN (${dropped})`,
      [here.site.id, ctx.now],
    );
    await record(ctx, 'pickup.released', { kind: 'site', id: here.site.id });
  });
  const officer = await as('officer', [here.site.id]);
  const { rows } = await officer.call(reports.read, {
    params: { report: 'due-and-late' },
    query: DAYS,
  });
  expect(rows).toEqual([[here.site.number, '–', 7, 0, 0, '<5']]);
  // Two that are small: 9 less 7 would tell that each is one.
  await kept(here);
  await asSystem(app, async (ctx) => {
    await ctx.sql(
      `UPDATE pickups SET window_start = $2::timestamptz - interval '2 hours'
       WHERE site_id = $1 AND state = 'held'`,
      [here.site.id, ctx.now],
    );
    await record(ctx, 'pickup.moved', { kind: 'site', id: here.site.id });
  });
  const again = await officer.call(reports.read, {
    params: { report: 'due-and-late' },
    query: DAYS,
  });
  expect(again.rows).toEqual([[here.site.number, '–', 7, '<5', 0, '<5']]);
});

test('a report is turned page by page and sorted by what it shows; what leaves is whole', async () => {
  const here = await place('B-1');
  for (const [code, quantity] of [
    ['A-1', 7],
    ['C-1', 30],
  ] as const) {
    const { product } = await buildMedicine(app);
    await app.db.query('UPDATE products SET code = $1 WHERE id = $2', { bind: [code, product.id] });
    await buildStock(app, { siteId: here.site.id, productId: product.id, quantity });
  }
  const finance = await as('finance', [here.site.id]);
  const params = { report: 'stock-by-place' };
  const shown = async (query: object) => {
    const { rows, total } = await finance.call(reports.read, {
      params,
      query: { ...DAYS, ...query },
    });
    return [total, rows.map(([, product]) => product)];
  };
  expect(await shown({ size: 2 })).toEqual([3, ['A-1', 'B-1']]);
  expect(await shown({ size: 2, page: 2 })).toEqual([3, ['C-1']]);
  expect(await shown({ sort: '-on-hand' })).toEqual([3, ['B-1', 'C-1', 'A-1']]);
  expect(await shown({ sort: 'on-hand', size: 1 })).toEqual([3, ['A-1']]);
  expect(await finance.refused(reports.read, { params, query: { sort: 'due' } })).toBe(
    '400 invalid',
  );
  const body = { ...DAYS, purpose: 'Order for April' };
  const csv = await finance.call(reports.takeOut, { params, body: { ...body, as: 'csv' } });
  expect(csv.csv?.trim().split('\n')).toHaveLength(4);
  const paper = await finance.call(reports.takeOut, { params, body: { ...body, as: 'paper' } });
  expect(paper.table?.rows).toHaveLength(3);
});

test('time in the queue is told by place and half hour, for five or more', async () => {
  const here = await place();
  for (const minutes of [2, 4, 6, 8, 10, 12, 14, 16, 18, 40]) await queued(here, minutes);
  await moveClock(app, 60);
  await queued(here, 3);
  await moveClock(app, -60);
  const officer = await as('officer', [here.site.id]);
  const { rows } = await officer.call(reports.read, {
    params: { report: 'queue-time' },
    query: DAYS,
  });
  expect(rows).toEqual([
    [here.site.number, '09:30', 10, 10, 18],
    [here.site.number, '10:30', '<5', null, null],
  ]);
});

test('the day of a report is that of each place by its own clock', async () => {
  const [here, there] = [await place(), await place(newId(), 'Asia/Tokyo')];
  const at = '2027-03-02T18:00:00Z';
  for (const each of [here, there]) {
    for (let n = 0; n < 5; n += 1) await queued(each, 5);
    await texts(each.site, 'failed', { times: 5, madeAt: at });
  }
  const both = [here.site.id, there.site.id];
  await app.db.query(
    `UPDATE pickups SET window_start = $1, arrived_at = $1::timestamptz - interval '5 minutes', ended_at = $1
     WHERE site_id = ANY($2)`,
    { bind: [at, both] },
  );
  const officer = await as('officer', both);
  const read = async (report: string, day: string, siteId?: string) => {
    const query = { from: day, to: day, ...(siteId && { siteId }) };
    return (await officer.call(reports.read, { params: { report }, query })).rows;
  };
  const days = [
    ['2027-03-02', here.site, there.site, '20:30'],
    ['2027-03-03', there.site, here.site, '02:30'],
  ] as const;
  for (const [day, then, other, halfHour] of days) {
    expect(await read('due-and-late', day)).toEqual([[then.number, 5, 5, 0, 0, 0]]);
    expect(await read('queue-time', day)).toEqual([[then.number, halfHour, 5, 5, 5]]);
    const failed = [['sms', 'ready', 'failed', 5, 5]];
    expect(await read('not-delivered', day, then.id)).toEqual(failed);
    expect(await read('not-delivered', day, other.id)).toEqual([]);
  }
});

test('without days a report ends today by the clock of its places, where they share one', async () => {
  const [here, there] = [await buildSite(app), await buildSite(app, { zone: 'Pacific/Honolulu' })];
  const last = async (places: readonly Site[], siteId?: string) => {
    const officer = await as(
      'officer',
      places.map(({ id }) => id),
    );
    const asked = { params: { report: 'due-and-late' }, query: siteId ? { siteId } : {} };
    const { to, at } = await officer.call(reports.read, asked);
    return [to, at.day, at.time];
  };
  expect(await last([there])).toEqual(['2027-03-02', '2027-03-02', '20:30']);
  expect(await last([here, there], there.id)).toEqual(['2027-03-02', '2027-03-02', '20:30']);
  expect(await last([here, there])).toEqual(['2027-03-03', '2027-03-03', '09:30']);
});

test('what was tried in vain five times, also in the last hour, is listed by ids and the name of its fault', async () => {
  const officer = await as('officer', 'all');
  const params = { report: 'stuck-work' };
  const fails = { step: 'visits', row: newId(), fault: 'TypeError' };
  const once = { ...fails, row: newId() };
  await asSystem(app, (ctx) => noteStuck(ctx, once));
  for (let n = 0; n < 5; n += 1) {
    await asSystem(app, (ctx) => noteStuck(ctx, fails));
    await moveClock(app, 10);
  }
  const { columns, rows } = await officer.call(reports.read, { params, query: DAYS });
  expect(columns).toEqual(['step', 'row', 'times', 'since', 'last', 'fault']);
  const day = '2027-03-03';
  expect(rows).toEqual([['visits', fails.row, 5, `${day} 09:30`, `${day} 10:10`, 'TypeError']]);
  await moveClock(app, 61);
  expect((await officer.call(reports.read, { params, query: DAYS })).rows).toEqual([]);
  await moveClock(app, -111);
});

test('a report leaves only with a purpose, which is kept; its CSV runs no formula', async () => {
  const here = await place('=1+1');
  const officer = await as('officer', [here.site.id]);
  const params = { report: 'stock-by-place' };
  const body = { ...DAYS, as: 'csv', purpose: '' };
  expect(await officer.refused(reports.takeOut, { params, body })).toBe('400 invalid');
  const purpose = 'Order for April';
  for (const report of ReportName.options) {
    const asked = { params: { report }, body: { ...body, purpose } };
    const { columns } = await officer.call(reports.read, { params: { report }, query: DAYS });
    const left = (await officer.call(reports.takeOut, asked)).csv ?? '';
    expect(left.split('\r\n')[0]?.match(/"[^"]+"/g)).toHaveLength(columns.length);
    expect(left).not.toMatch(/(^|,)"?[=+@-]/m);
  }
  const { file, csv } = await officer.call(reports.takeOut, { params, body: { ...body, purpose } });
  expect(file).toBe('stock-by-place-2027-03-01-2027-03-31.csv');
  expect(csv).toContain(`"'=1+1"`);
  // On paper it leaves as much: the page prints what it shows, once the purpose is kept.
  const paper = await officer.call(reports.takeOut, {
    params,
    body: { ...body, as: 'paper', purpose },
  });
  expect(paper).toMatchObject({ csv: null });
  const [kept] = await app.db.query(
    'SELECT report, purpose FROM export_purposes ORDER BY id DESC LIMIT 2',
  );
  expect(kept).toEqual([
    { report: 'stock-by-place', purpose },
    { report: 'stock-by-place', purpose },
  ]);
  const [noted] = await app.db.query(
    `SELECT facts->>'report' AS report FROM audit_entries WHERE action = 'report.exported'
     ORDER BY id DESC LIMIT 2`,
  );
  expect(noted).toEqual([{ report: 'stock-by-place' }, { report: 'stock-by-place' }]);
});

test('the days of a report are in order and no more than four hundred', async () => {
  const officer = await as('officer');
  const params = { report: 'due-and-late' };
  for (const query of [
    { from: '2027-03-02', to: '2027-03-01' },
    { from: '2025-03-02', to: '2027-03-01' },
    { from: '2027-02-30', to: '2027-03-01' },
  ])
    expect(await officer.refused(reports.read, { params, query })).toBe('400 invalid');
  expect(await officer.refused(reports.read, { params: { report: 'all' }, query: DAYS })).toBe(
    '400 invalid',
  );
});

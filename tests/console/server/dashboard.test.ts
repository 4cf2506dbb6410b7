import { expect, test } from 'vitest';
import { markArrived, markReady } from '#core/pickups/index.js';
import { openTask } from '#core/tasks/index.js';
import { reports } from '#console/contract/reports.js';
import { today } from '#console/contract/today.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildSite, buildStock } from '../../support/build.js';
import { reportDesk } from './report-desk.js';

const { app, as, DAYS, place, kept, texts } = await reportDesk();

test('the dashboard counts what a place has to do, each part for the roles that it concerns', async () => {
  const here = await place();
  const [, ready, waits] = [await kept(here), await kept(here), await kept(here)];
  await asSystem(app, (ctx) => markReady(ctx, ready));
  await asSystem(app, (ctx) => markArrived(ctx, waits, 1));
  await app.db.query(
    `UPDATE pickups SET window_start = '2027-03-03T05:30:00Z' WHERE id = '${ready}'`,
  );
  await asSystem(app, (ctx) =>
    openTask(ctx, { kind: 'recount', siteId: here.site.id, subjectId: here.site.id }),
  );
  const query = { siteId: here.site.id };
  const dispenser = await as('dispenser', [here.site.id]);
  const seen = await dispenser.call(today.read, { query });
  expect(seen.now).toEqual({ day: '2027-03-03', time: '09:30' });
  expect(seen.pickups).toEqual({
    ...{ prepare: 2, prepareToday: 0, ready: 1, due: 1, here: 1, late: 1, collected: 0 },
  });
  expect(seen.here).toMatchObject([{ id: waits }]);
  expect(seen.stock).toEqual({ low: 0, ending: 0, stale: 0 });
  expect(seen.tasks).toMatchObject({ open: 1, mine: 0, first: [{ kind: 'recount' }] });

  const agent = await (await as('agent', [here.site.id])).call(today.read, { query });
  expect(agent).toMatchObject({ stock: null, tasks: null, messages: null });
  expect(agent.here).toMatchObject([{ contents: null }]);
  const auditor = await (await as('auditor', [here.site.id])).call(today.read, { query });
  expect(auditor).toMatchObject({ pickups: null, stock: null, tasks: null });
  const elsewhere = await as('dispenser', [(await buildSite(app)).id]);
  expect(await elsewhere.refused(today.read, { query })).toBe('403 not-allowed');
});

test('the dashboard counts shelves that are low, end soon, or were not counted for long', async () => {
  const site = await buildSite(app);
  // What is there, when it ends, and when it was counted; the minimum of each is 10.
  const shelves = [
    [10, '2028-12-31', '2027-03-03'],
    [9, '2028-12-31', '2027-03-03'],
    [8, '2027-05-03', '2027-02-24'],
    [20, '2027-05-02', '2027-02-23'],
    [7, '2028-12-31', '2027-02-01'],
    [6, '2028-12-31', null],
  ] as const;
  for (const [quantity, expiresOn, countedOn] of shelves) {
    const { id: productId } = (await buildMedicine(app)).product;
    await buildStock(app, { siteId: site.id, productId, quantity, expiresOn });
    await app.db.query('UPDATE products SET minimum = 10 WHERE id = $1', { bind: [productId] });
    await app.db.query('UPDATE stock_shelves SET counted_on = $2 WHERE product_id = $1', {
      bind: [productId, countedOn],
    });
  }
  const dispenser = await as('dispenser', [site.id]);
  const { stock } = await dispenser.call(today.read, { query: { siteId: site.id } });
  expect(stock).toEqual({ low: 4, ending: 1, stale: 3 });
});

test('texts that did not reach are counted: today on the dashboard, by what became of them in the report', async () => {
  const [site, other] = [await buildSite(app), await buildSite(app)];
  await texts(site, 'failed', { times: 6 });
  await texts(site, 'undelivered', { times: 4 });
  await texts(site, 'denied', { times: 5 });
  await texts(site, 'expired', { times: 5, madeAt: '2027-03-01T06:00:00Z' });
  await texts(site, 'delivered', { times: 1 });
  await texts(other, 'failed', { times: 1 });
  const officer = await as('officer', [site.id]);
  const { messages } = await officer.call(today.read, { query: { siteId: site.id } });
  expect(messages).toEqual({ failed: 10, denied: 5 });

  const params = { report: 'not-delivered' };
  const query = { ...DAYS, siteId: site.id };
  const { columns, rows } = await officer.call(reports.read, { params, query });
  expect(columns).toEqual(['channel', 'kind', 'state', 'texts', 'people']);
  expect(rows).toEqual([
    ['sms', 'ready', 'failed', 6, 6],
    ['sms', 'ready', 'denied', 5, 5],
    ['sms', 'ready', 'expired', 5, 5],
    ['sms', 'ready', 'undelivered', '<5', '<5'],
  ]);
  const early = { ...query, to: '2027-03-02' };
  expect((await officer.call(reports.read, { params, query: early })).rows).toEqual([
    ['sms', 'ready', 'expired', 5, 5],
  ]);
});

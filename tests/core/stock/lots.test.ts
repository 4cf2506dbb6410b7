import { Sequelize } from 'sequelize';
import { expect, test } from 'vitest';
import { findPickup, keep, markReady } from '#core/pickups/index.js';
import type { Context } from '#core/kernel/context.js';
import { newId } from '#core/kernel/ids.js';
import { productByCode, programmeByCode } from '#core/medicines/index.js';
import {
  adjustLot,
  availability,
  countStock,
  quarantineLot,
  proveStock,
  recallLot,
  receiveStock,
  releaseLot,
  reportTurnedAway,
  setSafetyStock,
  transferStock,
} from '#core/stock/index.js';
import { serveProgrammes, setSiteState } from '#core/sites/index.js';
import { moveHolds } from '#jobs/handlers/move.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { testService } from '../../support/service.js';

const service = await testService();
const { app } = service;
const sql = <Row>(text: string, values: unknown[] = []) =>
  asSystem(app, (ctx) => ctx.sql<Row>(text, values));

async function two({ here = 10, there = 10 } = {}) {
  const [a, b] = [await buildSite(app), await buildSite(app)];
  const medicine = await buildMedicine(app);
  const productId = medicine.product.id;
  const lotA = await buildStock(app, {
    siteId: a.id,
    productId,
    quantity: here,
    lotNumber: 'L1',
    expiresOn: '2028-06-30',
  });
  const lotB = await buildStock(app, {
    siteId: b.id,
    productId,
    quantity: there,
    lotNumber: 'L1',
    expiresOn: '2028-06-30',
  });
  return { a, b, medicine, productId, lotA, lotB };
}

const onHand = async (id: string) =>
  (await sql<{ n: number }>('SELECT on_hand AS n FROM stock_lots WHERE id = $1', [id]))[0]?.n;

test('transfers that cross neither lose a unit nor block each other', async () => {
  const { a, b, lotA, lotB } = await two();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 16 }, (_, i) =>
      asSystem(app, (ctx) =>
        transferStock(
          ctx,
          i % 2
            ? { lotId: lotA, toSiteId: b.id, quantity: 1 }
            : { lotId: lotB, toSiteId: a.id, quantity: 1 },
        ),
      ),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(16);
  expect(((await onHand(lotA)) ?? 0) + ((await onHand(lotB)) ?? 0)).toBe(20);
});

test('more than is free is not taken away, by many at once', async () => {
  const { b, lotA, lotB } = await two({ here: 5, there: 1 });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, () =>
      asSystem(app, (ctx) => transferStock(ctx, { lotId: lotA, toSiteId: b.id, quantity: 1 })),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  expect([await onHand(lotA), await onHand(lotB)]).toEqual([0, 6]);
});

test('a transfer with one side does not commit', async () => {
  const { lotA, lotB } = await two();
  await expect(
    sql(
      `INSERT INTO stock_transfers (id, from_lot_id, to_lot_id, quantity, made_at) VALUES (gen_random_uuid(), $1, $2, 1, now())`,
      [lotA, lotB],
    ),
  ).rejects.toThrow('a transfer has two sides');
});

test('a lot changes by movements and lines only, and begins empty', async () => {
  const { lotA } = await two();
  await expect(sql('UPDATE stock_lots SET on_hand = 99 WHERE id = $1', [lotA])).rejects.toThrow(
    'by movements',
  );
  await expect(sql('UPDATE stock_lots SET reserved = 1 WHERE id = $1', [lotA])).rejects.toThrow(
    'by movements',
  );
  await expect(
    sql(
      `INSERT INTO stock_lots (id, site_id, product_id, lot_number, expires_on, on_hand, received_at)
         SELECT gen_random_uuid(), site_id, product_id, 'X', expires_on, 5, now() FROM stock_lots WHERE id = $1`,
      [lotA],
    ),
  ).rejects.toThrow('begins empty');
});

test('a reason brings or takes units as it says, and never what is kept for a patient', async () => {
  const { a, medicine, lotA } = await two({ here: 2 });
  const { course, contact } = await buildPatient(app, { site: a, medicines: [medicine] });
  await asSystem(app, (ctx) => keep(ctx, { course, siteId: a.id, contactId: contact.id }));
  const adjust = (quantity: number, reason: 'lost' | 'found') =>
    asSystem(app, (ctx) => adjustLot(ctx, lotA, { quantity, reason }));
  await expect(adjust(-2, 'lost')).rejects.toThrow('stock.kept');
  await expect(adjust(2, 'lost')).rejects.toThrow('invalid');
  await adjust(-1, 'lost');
  await adjust(3, 'found');
  expect(await onHand(lotA)).toBe(4);
});

test('a lot that is set apart is neither kept nor handed over, whatever the code above the database does', async () => {
  const { a, medicine, lotA } = await two();
  const { course, contact } = await buildPatient(app, { site: a, medicines: [medicine] });
  const { id } = await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId: a.id, contactId: contact.id }),
  );
  await asSystem(app, (ctx) => quarantineLot(ctx, lotA));
  const line = `INSERT INTO pickup_lines (pickup_id, lot_id, quantity, live) VALUES ($1, $2, 1, true)
                ON CONFLICT (pickup_id, lot_id) DO UPDATE SET live = true`;
  await expect(sql(line, [id, lotA])).rejects.toThrow('not fit to be kept');
  await expect(
    sql(
      `INSERT INTO stock_movements (lot_id, kind, quantity, at, cause) VALUES ($1, 'handed-over', -1, now(), 'x')`,
      [lotA],
    ),
  ).rejects.toThrow('not fit to be handed over');
  await asSystem(app, (ctx) => releaseLot(ctx, lotA));
  expect(await sql('SELECT state FROM stock_lots WHERE id = $1', [lotA])).toEqual([
    { state: 'approved' },
  ]);
});

test('no units at all, half of one or less than none are neither sent, counted nor set aside', async () => {
  const { a, b, productId, lotA } = await two();
  const shelf = { siteId: a.id, productId };
  const lot = (counted: number, lotNumber = 'L1') => ({ ...shelf, lots: [{ lotNumber, counted }] });
  const work: [string, (ctx: Context) => Promise<unknown>][] = [
    ...[0, -1, 1.5].map((quantity): (typeof work)[number] => [
      'quantity',
      (ctx) => transferStock(ctx, { lotId: lotA, toSiteId: b.id, quantity }),
    ]),
    ['units', (ctx) => setSafetyStock(ctx, { ...shelf, units: -1 })],
    ['units', (ctx) => setSafetyStock(ctx, { ...shelf, units: 0.5 })],
    ['lots', (ctx) => countStock(ctx, lot(-1))],
    ['lots', (ctx) => countStock(ctx, lot(0.5))],
    ['lots', (ctx) => countStock(ctx, lot(3, 'another'))],
  ];
  for (const [field, each] of work)
    await expect(asSystem(app, each)).rejects.toMatchObject({ code: 'invalid', facts: { field } });
  expect(await onHand(lotA)).toBe(10);
});

test('what is kept for a patient is not counted away at once either', async () => {
  const { a, medicine, productId, lotA } = await two({ here: 2 });
  const { course } = await buildPatient(app, { site: a, medicines: [medicine] });
  await asSystem(app, (ctx) => keep(ctx, { course, siteId: a.id, contactId: null }));
  const count = (counted: number) =>
    asSystem(app, (ctx) =>
      countStock(ctx, { siteId: a.id, productId, lots: [{ lotNumber: 'L1', counted }] }),
    );
  await expect(count(0)).rejects.toThrow('stock.insufficient');
  await count(1);
  expect(await onHand(lotA)).toBe(1);
});

test('a lot is set apart and taken back into use once; a recalled one is neither', async () => {
  const { productId, lotA } = await two();
  const entries = async () =>
    (
      await sql<{ action: string }>(
        `SELECT action FROM audit_entries WHERE subject_id = $1 AND action IN ('stock.quarantined', 'stock.released')
         ORDER BY id`,
        [lotA],
      )
    ).map(({ action }) => action);
  for (const work of [releaseLot, quarantineLot, quarantineLot, releaseLot, releaseLot])
    await asSystem(app, (ctx) => work(ctx, lotA));
  expect(await entries()).toEqual(['stock.quarantined', 'stock.released']);
  await asSystem(app, (ctx) => recallLot(ctx, { productId, lotNumber: 'L1' }));
  for (const work of [quarantineLot, releaseLot])
    await expect(asSystem(app, (ctx) => work(ctx, lotA))).rejects.toThrow('stock.lot-recalled');
});

test('what is not known is not taken in, nor found by its code', async () => {
  const { a } = await two();
  const lot = { lotNumber: 'X', expiresOn: '2028-12-31', quantity: 1 };
  const unknown: ((ctx: Context) => Promise<unknown>)[] = [
    (ctx) => receiveStock(ctx, { ...lot, siteId: a.id, productId: newId() }),
    () => productByCode('nothing'),
    () => programmeByCode('nothing'),
  ];
  for (const work of unknown) await expect(asSystem(app, work)).rejects.toThrow('not-found');
});

test('nobody is asked to count a place that is not in use', async () => {
  const { a, medicine } = await two();
  const { course } = await buildPatient(app, { site: a, medicines: [medicine] });
  await asSystem(app, (ctx) => setSiteState(ctx, a.id, { rev: 1, state: 'closed' }));
  await asSystem(app, (ctx) => reportTurnedAway(ctx, course, a.id));
  const noted = await sql(
    `SELECT 1 FROM turned_away WHERE site_id = $1 UNION ALL SELECT 1 FROM tasks WHERE subject_id = $1`,
    [a.id],
  );
  expect(noted).toEqual([]);
});

test('a recall moves holds to other lots, first expiry first, makes packed parcels anew, and tells who gets none', async () => {
  const { a, b, medicine, productId, lotA } = await two({ here: 5, there: 3 });
  const other = await buildStock(app, {
    siteId: a.id,
    productId,
    quantity: 2,
    lotNumber: 'L2',
    expiresOn: '2028-12-31',
  });
  const people = [];
  for (let i = 0; i < 3; i += 1)
    people.push(await buildPatient(app, { site: a, medicines: [medicine] }));
  const ids = [];
  for (const { course, contact } of people)
    ids.push(
      (await asSystem(app, (ctx) => keep(ctx, { course, siteId: a.id, contactId: contact.id }))).id,
    );
  const [held, packed, unlucky] = ids;
  if (!held || !packed || !unlucky) throw new Error('nothing kept');
  await asSystem(app, (ctx) => markReady(ctx, packed));
  await service.drain();
  const recalls = await Promise.all(
    Array.from({ length: 8 }, () =>
      asSystem(app, (ctx) => recallLot(ctx, { productId, lotNumber: 'l1' })),
    ),
  );
  expect(recalls.reduce((sum, n) => sum + n, 0)).toBe(2);
  await moveHolds({ app });
  await service.drain();
  const states = await Promise.all(ids.map((id) => asSystem(app, (ctx) => findPickup(ctx, id))));
  expect(states.map((each) => each?.state)).toEqual(['held', 'released', 'released']);
  expect(
    await sql('SELECT reserved FROM stock_lots WHERE id IN ($1, $2) ORDER BY expires_on', [
      lotA,
      other,
    ]),
  ).toEqual([{ reserved: 0 }, { reserved: 2 }]);
  const said = service.twilio.accepted.map(({ body }) => body).join('\n');
  expect(said).toContain(`sorry, not ready yet at place ${a.number}. Kept for you until`);
  expect(said).toContain(
    `sorry, place ${a.number} can no longer keep yours. No other place has it now.`,
  );
  await expect(
    asSystem(app, (ctx) =>
      receiveStock(ctx, {
        siteId: b.id,
        productId,
        lotNumber: 'L1',
        expiresOn: '2029-01-31',
        quantity: 1,
      }),
    ),
  ).rejects.toThrow('stock.lot-recalled');
  await expect(
    sql(`UPDATE stock_lots SET state = 'approved' WHERE id = $1`, [lotA]),
  ).rejects.toThrow('stays recalled');
});

test('a delivery and a recall of one lot number at the same time leave nothing that can be kept', async () => {
  const { a, productId } = await two();
  await Promise.allSettled([
    ...Array.from({ length: 6 }, () =>
      asSystem(app, (ctx) =>
        receiveStock(ctx, {
          siteId: a.id,
          productId,
          lotNumber: 'RACE',
          expiresOn: '2029-01-31',
          quantity: 1,
        }),
      ),
    ),
    asSystem(app, (ctx) => recallLot(ctx, { productId, lotNumber: 'RACE' })),
  ]);
  expect(
    await sql(
      `SELECT id FROM stock_lots WHERE product_id = $1 AND lot_number = 'RACE' AND state <> 'recalled'`,
      [productId],
    ),
  ).toEqual([]);
});

test('places whose count is older than a week are asked for a new one, once a day', async () => {
  const asked = async () => {
    await service.sweep();
    return (await sql(`SELECT 1 FROM tasks WHERE kind = 'recount'`)).length;
  };
  const before = await asked();
  await moveClock(app, 9 * 24 * 60);
  const after = await asked();
  expect(after).toBeGreaterThan(before + 1);
  expect(await asked()).toBe(after);
});

test('a place that does not hand a programme over promises and keeps nothing of it', async () => {
  const { a, medicine } = await two();
  const { course, contact } = await buildPatient(app, { site: a, medicines: [medicine] });
  const keepIt = () =>
    asSystem(app, (ctx) => keep(ctx, { course, siteId: a.id, contactId: contact.id }));
  const offer = async () =>
    (await asSystem(app, (ctx) => availability(ctx, course))).find(({ site }) => site.id === a.id);
  expect((await offer())?.answer).toBe('yes');
  await asSystem(app, (ctx) =>
    serveProgrammes(ctx, a.id, { rev: 1, not: [medicine.programme.id] }),
  );
  expect((await offer())?.answer).toBe('no');
  await expect(keepIt()).rejects.toThrow('place.closed');
  await asSystem(app, (ctx) => serveProgrammes(ctx, a.id, { rev: 2, not: [] }));
  expect((await keepIt()).place).toBe(a.number);
});

test('lines from a lot that ends before the course does not count, whatever the code above the database does', async () => {
  const { a, medicine, productId, lotA } = await two();
  const short = await buildStock(app, {
    siteId: a.id,
    productId,
    lotNumber: 'SHORT',
    expiresOn: '2027-03-20',
  });
  const { course, contact } = await buildPatient(app, { site: a, medicines: [medicine] });
  const { id } = await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId: a.id, contactId: contact.id }),
  );
  const swap = asSystem(app, async (ctx) => {
    await ctx.sql('UPDATE pickup_lines SET live = false WHERE pickup_id = $1 AND lot_id = $2', [
      id,
      lotA,
    ]);
    await ctx.sql('INSERT INTO pickup_lines (pickup_id, lot_id, quantity) VALUES ($1, $2, 1)', [
      id,
      short,
    ]);
    await markReady(ctx, id);
  });
  await expect(swap).rejects.toThrow('hold 0 of 1');
});

test('once a day every lot is proved to be the sum of its movements and lines', async () => {
  const spoilt = async () => {
    const { a, lotA } = await two();
    const owner = new Sequelize(service.ownerUrl, { logging: false });
    await owner.query(`ALTER TABLE stock_lots DISABLE TRIGGER stock_lots_add_up`);
    await owner.query(`UPDATE stock_lots SET on_hand = on_hand + 1 WHERE id = $1`, {
      bind: [lotA],
    });
    await owner.query(`ALTER TABLE stock_lots ENABLE TRIGGER stock_lots_add_up`);
    await owner.close();
    return a.id;
  };
  const asked = (siteId: string) =>
    sql(`SELECT priority FROM tasks WHERE kind = 'recount' AND subject_id = $1`, [siteId]);
  await moveClock(app, 24 * 60);
  const first = await spoilt();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => asSystem(app, proveStock)));
  expect(outcomes.sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  expect(await asked(first)).toEqual([{ priority: 1 }]);
  const second = await spoilt();
  await service.sweep();
  expect(await asked(second)).toEqual([]);
  await moveClock(app, 24 * 60);
  await service.sweep();
  expect(await asked(second)).toEqual([{ priority: 1 }]);
});

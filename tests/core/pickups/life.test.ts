import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context } from '#core/kernel/context.js';
import { addDays, dayOf } from '#core/kernel/dates.js';
import { DomainError } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import {
  askToPrepare,
  changeCourse,
  collect,
  courseSupply,
  dropPickup,
  findPickup,
  keep,
  lapsePickup,
  markArrived,
  markReady,
  overdueHolds,
  pickupCode,
  pickupDays,
  renewCode,
  takeBackReady,
} from '#core/pickups/index.js';
import { codeDigest } from '#core/pickups/pickup-code.js';
import { findSite, setSiteState } from '#core/sites/index.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { change, tasksAbout } from '../reminders/scheduled.js';
import { asSystem, moveClock, setClock, testApp } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';

const { app } = await testApp();

async function kept(
  programme: { proxyAllowed?: boolean; earlyDays?: number } = {},
  dueOn?: string,
) {
  await setClock(app, '2027-03-03T06:30:00Z');
  const site = await buildSite(app);
  const medicine = await buildMedicine(app, programme);
  const lot = { siteId: site.id, productId: medicine.product.id };
  await buildStock(app, { ...lot, quantity: 5 });
  const person = await buildPatient(app, {
    site,
    medicines: [medicine],
    ...(dueOn ? { dueOn } : {}),
  });
  const { course, contact } = person;
  const again = () =>
    asSystem(app, (ctx) => keep(ctx, { course, siteId: site.id, contactId: contact.id }));
  const { id } = await again();
  return { id, site, medicine, person, again };
}

const stateOf = async (id: Id<'Pickup'>) =>
  (await asSystem(app, (ctx) => findPickup(ctx, id)))?.state;

const handOver = (siteId: Id<'Site'>, code: string) =>
  asSystem(app, async (ctx) => {
    const site = await findSite(ctx, siteId);
    if (!site) throw new Error('no site');
    return collect(ctx, { site, code });
  });

const codeOf = async (id: Id<'Pickup'>) => {
  const pickup = await asSystem(app, (ctx) => findPickup(ctx, id));
  if (!pickup) throw new Error('no pickup');
  return pickupCode(app.keys, pickup);
};

test('what nobody comes for goes back: released when unprepared, returned to its lot when ready', async () => {
  const one = await kept();
  const two = await kept();
  await asSystem(app, (ctx) => markReady(ctx, two.id));
  expect(await asSystem(app, (ctx) => lapsePickup(ctx, one.id))).toBe(false);
  await moveClock(app, 4 * 24 * 60);
  await asSystem(app, (ctx) => lapsePickup(ctx, one.id));
  expect(await asSystem(app, (ctx) => lapsePickup(ctx, two.id))).toBe(false);
  await moveClock(app, 8 * 24 * 60);
  await asSystem(app, (ctx) => lapsePickup(ctx, two.id));
  expect([await stateOf(one.id), await stateOf(two.id)]).toEqual(['released', 'returned']);
});

test('closing time takes nothing from who stands at the desk, until half a day later', async () => {
  const { id } = await kept();
  await setClock(app, '2027-03-05T12:50:00Z');
  await asSystem(app, async (ctx) => {
    const { rev } = (await findPickup(ctx, id)) ?? { rev: 0 };
    await markArrived(ctx, id, rev);
  });
  const lapse = () => asSystem(app, (ctx) => lapsePickup(ctx, id));
  const isOverdue = async () => (await asSystem(app, (ctx) => overdueHolds(ctx, 100))).includes(id);
  await setClock(app, '2027-03-06T00:49:00Z');
  expect([await isOverdue(), await lapse()]).toEqual([false, false]);
  await setClock(app, '2027-03-06T00:51:00Z');
  expect([await isOverdue(), await lapse()]).toEqual([true, true]);
});

test('nothing is kept on where its place is closed for good: it goes back, and its patient is called', async () => {
  const { id, site, person } = await kept();
  await asSystem(app, (ctx) => markReady(ctx, id));
  await asSystem(app, (ctx) => setSiteState(ctx, site.id, { rev: 1, state: 'closed' }));
  expect(await asSystem(app, async (ctx) => daysOf(ctx, id))).toEqual([]);
  await setClock(app, '2027-03-06T01:00:00Z');
  expect(await asSystem(app, (ctx) => lapsePickup(ctx, id))).toBe(true);
  expect(await stateOf(id)).toBe('returned');
  expect(await tasksAbout(app, person.patientId)).toEqual(['uncollected']);
});

const daysOf = async (ctx: Context, id: Id<'Pickup'>) => {
  const pickup = await findPickup(ctx, id);
  return pickup && pickupDays(ctx, pickup);
};

test('a transition that the state machine does not know is refused by the database', async () => {
  const { id } = await kept();
  await asSystem(app, (ctx) => dropPickup(ctx, id));
  await expect(
    asSystem(app, (ctx) =>
      ctx.sql(`UPDATE pickups SET state = 'ready', end_reason = NULL WHERE id = $1`, [id]),
    ),
  ).rejects.toThrow('may not go from released to ready');
});

test('a parcel that is not ready, or taken too early, is not handed over', async () => {
  const early = await kept({ earlyDays: 2 }, '2027-03-10');
  await expect(handOver(early.site.id, await codeOf(early.id))).rejects.toEqual(
    new DomainError('pickup.wrong-state', { state: 'held' }),
  );
  await asSystem(app, (ctx) => markReady(ctx, early.id));
  await expect(handOver(early.site.id, await codeOf(early.id))).rejects.toEqual(
    new DomainError('pickup.too-early', { from: '2027-03-08' }),
  );
});

test('what is asked for before its first day is kept to that day at least, told of on it, and collected then', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -3, max: 12 }), fc.nat(7), async (ahead, earlyDays) => {
      const dueOn = addDays('2027-03-03', ahead);
      const earliest = addDays(dueOn, -earlyDays);
      const made = await kept({ earlyDays }, dueOn).catch((error: unknown) => error);
      if (made instanceof DomainError) {
        // Nothing opens on Sundays: what begins on one begins on Monday.
        const from = earliest === '2027-03-14' ? '2027-03-08' : addDays(earliest, -7);
        expect(made).toEqual(new DomainError('course.too-early', { from }));
        expect(from > '2027-03-03').toBe(true);
        return;
      }
      const { id, site } = made as Awaited<ReturnType<typeof kept>>;
      const until = (await asSystem(app, (ctx) => findPickup(ctx, id)))?.until ?? new Date(0);
      const last = dayOf(until, site.zone);
      expect(last >= earliest && last <= '2027-03-10').toBe(true);
      await asSystem(app, (ctx) => markReady(ctx, id));
      const [told] = await asSystem(app, (ctx) =>
        ctx.sql<{ at: Date }>(
          `SELECT due_at AS at FROM messages WHERE kind = 'ready' AND subject_id = $1`,
          [id],
        ),
      );
      expect(dayOf(told?.at ?? until, site.zone)).toBe(
        earliest > '2027-03-03' ? earliest : '2027-03-03',
      );
      await setClock(app, new Date(until.getTime() - 60_000).toISOString());
      await handOver(site.id, await codeOf(id));
      expect(await stateOf(id)).toBe('collected');
    }),
    {
      numRuns: 40,
      examples: [
        [12, 0],
        [7, 0],
        [10, 3],
        [11, 0],
      ],
    },
  );
});

test('a renewed code serves and the old one no longer does; a programme may forbid it', async () => {
  const { id, site } = await kept();
  await asSystem(app, (ctx) => markReady(ctx, id));
  const old = await codeOf(id);
  const renewed = await asSystem(app, (ctx) => renewCode(ctx, id));
  expect(await handOver(site.id, old)).toEqual({ refused: 'pickup.code-wrong' });
  expect(await handOver(site.id, renewed)).toMatchObject({ pickup: { state: 'collected' } });
  await expect(asSystem(app, (ctx) => renewCode(ctx, id))).rejects.toThrow('pickup.wrong-state');
  const forbidden = await kept({ proxyAllowed: false });
  await expect(asSystem(app, (ctx) => renewCode(ctx, forbidden.id))).rejects.toThrow('not-allowed');
});

test('a new code is none that another parcel of the place has', async () => {
  const { id, site, medicine } = await kept();
  const { course } = await buildPatient(app, { site, medicines: [medicine] });
  const other = await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId: site.id, contactId: null }),
  );
  const next = pickupCode(app.keys, { id, issue: 2, skipped: 0 });
  await change(app, 'UPDATE pickups SET code_digest = $2 WHERE id = $1', [
    other.id,
    codeDigest(app.keys, site.id, next),
  ]);
  const renewed = await asSystem(app, (ctx) => renewCode(ctx, id));
  expect(renewed).toBe(pickupCode(app.keys, { id, issue: 2, skipped: 1 }));
});

test('after a handover the course is next due an interval later', async () => {
  const { id, site, person } = await kept();
  await asSystem(app, (ctx) => markReady(ctx, id));
  await handOver(site.id, await codeOf(id));
  const rows = await asSystem(app, (ctx) =>
    ctx.sql<{ due: string }>('SELECT due_on::text AS due FROM courses WHERE id = $1', [
      person.course.id,
    ]),
  );
  expect(rows).toEqual([{ due: '2027-04-02' }]);
  const { course } = person;
  const seen = await asSystem(app, (ctx) => courseSupply(ctx, course.id));
  expect(seen).toMatchObject({
    ...{ fills: [{ on: '2027-03-03', days: 30 }], daysLeft: 30, covered: 1, days: 1 },
    next: ['2027-04-02', '2027-05-02', '2027-06-01', '2027-07-01'],
    ...{ expected: '2027-04-02', lost: '2027-04-30' },
  });
  await asSystem(app, (ctx) =>
    changeCourse(ctx, course.id, { rev: 1, state: 'stopped', reason: 'finished' }),
  );
  expect((await asSystem(app, (ctx) => courseSupply(ctx, course.id))).next).toEqual([]);
});

test('staff are asked to prepare what lay half its time, once', async () => {
  const { id } = await kept();
  await moveClock(app, 36 * 60);
  for (let i = 0; i < 2; i += 1) await sweep({ app, channels: { sms: null, telegram: null } });
  const tasks = await asSystem(app, (ctx) =>
    ctx.sql(`SELECT 1 FROM tasks WHERE kind = 'prepare' AND subject_id = $1`, [id]),
  );
  expect(tasks).toHaveLength(1);
  await asSystem(app, (ctx) => markReady(ctx, id));
  await asSystem(app, async (ctx) => takeBackReady(ctx, id, (await findPickup(ctx, id))?.rev ?? 0));
  expect(await asSystem(app, askToPrepare)).toBe(1);
});

test('in any history of keeping, preparing, dropping, collecting and lapsing the shelf adds up', async () => {
  const step = fc.constantFrom('keep', 'ready', 'drop', 'collect', 'day');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const { id: first, site, again } = await kept();
      let id = first;
      for (const each of steps) {
        const act = {
          keep: async () => {
            ({ id } = await again());
          },
          ready: () => asSystem(app, (ctx) => markReady(ctx, id)),
          drop: () => asSystem(app, (ctx) => dropPickup(ctx, id)),
          collect: async () => handOver(site.id, await codeOf(id)),
          day: async () => {
            await moveClock(app, 24 * 60);
            await asSystem(app, (ctx) => lapsePickup(ctx, id));
          },
        }[each];
        await act().catch((error: unknown) => {
          if (!(error instanceof DomainError)) throw error;
        });
      }
      const wrong = await asSystem(app, (ctx) =>
        ctx.sql(
          `SELECT 1 FROM stock_lots l WHERE l.site_id = $1 AND (
             l.on_hand <> (SELECT sum(quantity) FROM stock_movements m WHERE m.lot_id = l.id)
             OR l.reserved <> (SELECT coalesce(sum(quantity), 0) FROM pickup_lines p
                               WHERE p.lot_id = l.id AND p.live))`,
          [site.id],
        ),
      );
      expect(wrong).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

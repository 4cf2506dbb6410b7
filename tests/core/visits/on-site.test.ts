import { expect, test } from 'vitest';
import { record } from '#core/audit/index.js';
import type { Context } from '#core/kernel/context.js';
import { nameSites } from '#core/medicines/index.js';
import { changeUsualSite } from '#core/patients/index.js';
import {
  chooseWindow,
  dropPickup,
  extendPickup,
  lapsePickup,
  livePickupsOf,
  markReady,
} from '#core/pickups/index.js';
import {
  arrive,
  bookVisit,
  changeCourse,
  confirmVisit,
  dropVisit,
  freeDays,
  holdSlot,
  moveParcel,
  moveVisit,
} from '#core/visits/index.js';
import { planReminders } from '#core/reminders/index.js';
import { closeDay } from '#core/sites/index.js';
import { asSystem, setClock } from '../../support/app.js';
import { buildSite, buildStock } from '../../support/build.js';
import { change, statesAbout } from '../reminders/scheduled.js';
import { depotWorld } from './depot.js';

const { app, depot, booked } = await depotWorld();

test('what is given on site is booked only where its programme is handed over to the patient', async () => {
  const at = { day: '2027-03-10', time: '09:00' };
  const other = await buildSite(app);
  const book = ({ ask }: Awaited<ReturnType<typeof depot>>) =>
    asSystem(app, (ctx) => bookVisit(ctx, { ...ask, ...at }));
  const days = ({ ask }: Awaited<ReturnType<typeof depot>>) =>
    asSystem(app, (ctx) => freeDays(ctx, ask));
  const own = await depot(1, { places: 'own' });
  await asSystem(app, (ctx) => changeUsualSite(ctx, own.patientId, other.id));
  await expect(days(own)).rejects.toThrow('visit.not-given');
  await expect(book(own)).rejects.toThrow('visit.not-given');
  const named = await depot(1, { places: 'named' });
  const name = (sites: (typeof other.id)[]) =>
    asSystem(app, (ctx) => nameSites(ctx, named.programmeId, { places: 'named', sites }));
  await name([other.id]);
  await expect(book(named)).rejects.toThrow('visit.not-given');
  await name([named.clinic.site.id]);
  // Not their own place, but one that is named.
  await asSystem(app, (ctx) => changeUsualSite(ctx, named.patientId, other.id));
  expect((await book(named)).state).toBe('booked');
});

test('a visit and what is given at it are kept together, to the end of that day', async () => {
  const { ask, kept, reserved } = await depot(1);
  const visit = await asSystem(app, (ctx) =>
    bookVisit(ctx, { ...ask, day: '2027-03-10', time: '09:00' }),
  );
  expect(await kept()).toEqual([
    { visit: visit.id, state: 'held', until: new Date('2027-03-10T13:00:00Z') },
  ]);
  const moved = await asSystem(app, (ctx) =>
    moveVisit(ctx, visit.id, { day: '2027-03-12', time: '10:00' }),
  );
  expect(await kept()).toEqual([
    { visit: moved.id, state: 'held', until: new Date('2027-03-12T13:00:00Z') },
  ]);
  expect(await reserved()).toBe(1);
  await asSystem(app, (ctx) => dropVisit(ctx, moved.id));
  expect(await kept()).toEqual([]);
  expect(await reserved()).toBe(0);
});

test('what is given daily is reminded of on no day, unless its programme says so', async () => {
  const remindersOf = async (daily: boolean) => {
    const { ask, patientId, programmeId } = await depot(1);
    const { id } = await asSystem(app, async (ctx) => {
      await ctx.sql('UPDATE programmes SET daily_texts = $2 WHERE id = $1', [programmeId, daily]);
      await ctx.sql('UPDATE courses SET interval_days = 1 WHERE patient_id = $1', [patientId]);
      await record(ctx, 'test.changed', { kind: 'patient', id: patientId });
      return bookVisit(ctx, { ...ask, day: '2027-03-10', time: '09:00' });
    });
    await asSystem(app, (ctx) => planReminders(ctx, 500));
    return statesAbout(app, id);
  };
  expect(await remindersOf(false)).toEqual([]);
  expect(await remindersOf(true)).toContain('visit-reminder scheduled');
});

test('what is made up for a visit is reminded of by the visit alone', async () => {
  const { ask, patientId } = await depot(1);
  const visit = await asSystem(app, (ctx) =>
    bookVisit(ctx, { ...ask, day: '2027-03-10', time: '09:00' }),
  );
  const [parcel] = await asSystem(app, (ctx) => livePickupsOf(ctx, patientId));
  if (!parcel) throw new Error('nothing is kept');
  await asSystem(app, (ctx) => markReady(ctx, parcel.id));
  await asSystem(app, (ctx) => planReminders(ctx, 500));
  expect(await statesAbout(app, visit.id)).toContain('visit-reminder scheduled');
  expect(await statesAbout(app, parcel.id)).not.toContain('pickup-reminder scheduled');
});

test('without stock there is no visit, and before its time neither', async () => {
  const { ask, patientId } = await depot(0);
  const book = (day: string) =>
    asSystem(app, (ctx) => bookVisit(ctx, { ...ask, day, time: '09:00' }));
  await expect(book('2027-03-10')).rejects.toThrow('stock.insufficient');
  await expect(book('2027-03-06')).rejects.toThrow('course.too-early');
  const rows = await asSystem(app, (ctx) =>
    ctx.sql('SELECT state FROM visits WHERE patient_id = $1', [patientId]),
  );
  expect(rows).toEqual([]);
});

test('a move that is refused leaves the visit and its parcel as they were', async () => {
  const { ask, kept } = await depot(1);
  const visit = await asSystem(app, (ctx) =>
    bookVisit(ctx, { ...ask, day: '2027-03-10', time: '09:00' }),
  );
  await asSystem(app, async (ctx) => {
    const move = moveVisit(ctx, visit.id, { day: '2027-03-07', time: '09:00' });
    await expect(move).rejects.toThrow('place.closed');
    // Its lot lasts as long as the course only to the due day: a later day is refused whole.
    await ctx.sql(`UPDATE stock_lots SET expires_on = '2027-04-10'`, []);
    const late = moveVisit(ctx, visit.id, { day: '2027-03-16', time: '09:00' });
    await expect(late).rejects.toThrow('stock.insufficient');
  });
  expect(await kept()).toEqual([expect.objectContaining({ visit: visit.id, state: 'held' })]);
});

test('a lot that is set apart is changed for another; where there is none, the visit is to be booked anew', async () => {
  const setApart = (patientId: string) =>
    asSystem(app, (ctx) =>
      ctx.sql(
        `UPDATE stock_lots SET state = 'recalled' WHERE id IN (SELECT l.lot_id FROM pickup_lines l
           JOIN pickups p ON p.id = l.pickup_id WHERE p.patient_id = $1 AND l.live)`,
        [patientId],
      ),
    );
  const one = await booked(1);
  const { siteId } = one.ask;
  const { productId } = await one.parcel();
  await buildStock(app, { siteId, productId, quantity: 1 });
  await setApart(one.patientId);
  const { id } = await one.parcel();
  expect(await asSystem(app, (ctx) => moveParcel(ctx, id))).toBe('another-lot');
  expect(await one.stateOf()).toBe('booked');
  await setApart(one.patientId);
  expect(await asSystem(app, (ctx) => moveParcel(ctx, id))).toBe('ended');
  expect([await one.kept(), await one.stateOf()]).toEqual([[], 'cancelled']);
  expect(await one.texts()).toEqual([{ kind: 'visit-closed' }]);
});

test('a course that is stopped takes its visits along', async () => {
  const { kept, stateOf, parcel, texts } = await booked();
  const { courseId } = await parcel();
  await asSystem(app, (ctx) =>
    changeCourse(ctx, courseId, { rev: 1, state: 'stopped', reason: 'finished' }),
  );
  expect([await kept(), await stateOf()]).toEqual([[], 'cancelled']);
  expect(await texts()).toEqual([{ kind: 'visit-closed' }]);
});

test('what nobody came for goes back at closing time without a word, but not from who was let in', async () => {
  const [missed, here] = [await booked(), await booked()];
  const ids = [(await missed.parcel()).id, (await here.parcel()).id];
  for (const id of ids) await asSystem(app, (ctx) => markReady(ctx, id));
  await setClock(app, '2027-03-10T12:00:00Z');
  await asSystem(app, (ctx) => arrive(ctx, here.visit.id, here.visit.rev));
  await setClock(app, '2027-03-10T13:01:00Z');
  const lapsed = [];
  for (const id of ids) lapsed.push(await asSystem(app, (ctx) => lapsePickup(ctx, id)));
  expect(lapsed).toEqual([true, false]);
  expect([await missed.reserved(), await here.reserved()]).toEqual([0, 1]);
  expect([await missed.stateOf(), await missed.texts()]).toEqual(['booked', [{ kind: 'ready' }]]);
});

test('a parcel whose day is closed waits for what becomes of its visit', async () => {
  const { ask, parcel } = await booked();
  const { id, until } = await parcel();
  await asSystem(app, (ctx) => closeDay(ctx, ask.siteId, { day: '2027-03-10', reason: 'staff' }));
  expect(await asSystem(app, (ctx) => moveParcel(ctx, id))).toBe('stays');
  expect(await parcel()).toMatchObject({ state: 'held', until });
});

test('a visit that has begun stays where its course is stopped and its lot set apart; its parcel goes back', async () => {
  const { ask, visit, stateOf, kept, parcel, texts } = await booked();
  const { id, courseId } = await parcel();
  await setClock(app, '2027-03-10T05:50:00Z');
  await asSystem(app, (ctx) => arrive(ctx, visit.id, visit.rev));
  await setClock(app, '2027-03-10T06:10:00Z');
  await asSystem(app, (ctx) =>
    changeCourse(ctx, courseId, { rev: 1, state: 'stopped', reason: 'finished' }),
  );
  await app.db.query(`UPDATE stock_lots SET state = 'quarantined' WHERE site_id = $1`, {
    bind: [ask.siteId],
  });
  expect(await asSystem(app, (ctx) => moveParcel(ctx, id))).toBe('ended');
  expect([await kept(), await stateOf(), await texts()]).toEqual([[], 'arrived', []]);
});

test('a time that its patient was choosing is let go with the course, and they are not told of a visit', async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  const { ask, patientId } = await depot(1);
  const held = await asSystem(app, (ctx) =>
    holdSlot(ctx, { ...ask, day: '2027-03-10', time: '09:00' }),
  );
  const { courseId } = held;
  if (!courseId) throw new Error('no course');
  await asSystem(app, (ctx) =>
    changeCourse(ctx, courseId, { rev: 1, state: 'stopped', reason: 'finished' }),
  );
  await expect(asSystem(app, (ctx) => confirmVisit(ctx, held.id))).rejects.toThrow(
    'visit.hold-gone',
  );
  const told = await asSystem(app, (ctx) =>
    ctx.sql('SELECT kind FROM messages WHERE patient_id = $1', [patientId]),
  );
  expect(told).toEqual([]);
});

test('no time is held for a course that is withheld', async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  const { ask, patientId } = await depot(1);
  await change(app, 'UPDATE courses SET withheld = true WHERE patient_id = $1', [patientId]);
  await expect(
    asSystem(app, (ctx) => holdSlot(ctx, { ...ask, day: '2027-03-10', time: '09:00' })),
  ).rejects.toThrow('course.withheld');
});

test('a parcel that goes with a visit is neither dropped, nor kept longer, nor moved by itself', async () => {
  const { parcel } = await booked();
  const { id, rev } = await parcel();
  const alone: ((ctx: Context) => Promise<unknown>)[] = [
    (ctx: Context) => dropPickup(ctx, id),
    (ctx: Context) => chooseWindow(ctx, id, { day: '2027-03-11', time: '09:00' }),
    async (ctx: Context) => {
      await markReady(ctx, id);
      await extendPickup(ctx, id, { rev: rev + 1, days: 1 });
    },
  ];
  for (const work of alone) await expect(asSystem(app, work)).rejects.toThrow('pickup.with-visit');
});

test('the database refuses a visit without its parcel, and a parcel without its visit', async () => {
  const { visit, parcel } = await booked();
  const { id } = await parcel();
  const write = (sql: string, of: string) => app.db.query(sql, { bind: [of] });
  const release = write(
    `WITH gone AS (UPDATE pickup_lines SET live = false WHERE pickup_id = $1)
     UPDATE pickups SET state = 'released', end_reason = 'site', ended_at = now() WHERE id = $1`,
    id,
  );
  await expect(release).rejects.toThrow('a visit does not stay booked');
  const cancel = write(
    `UPDATE visits SET state = 'cancelled', end_reason = 'site' WHERE id = $1`,
    visit.id,
  );
  await expect(cancel).rejects.toThrow('nothing stays kept');
});

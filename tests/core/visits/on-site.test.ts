import { Client } from 'pg';
import { expect, test } from 'vitest';
import { record } from '#core/audit/index.js';
import { perform } from '#core/kernel/context.js';
import type { Context } from '#core/kernel/context.js';
import { newId } from '#core/kernel/ids.js';
import { nameSites } from '#core/medicines/index.js';
import { changeUsualSite } from '#core/patients/index.js';
import {
  chooseWindow,
  collect as collectAlone,
  dropPickup,
  extendPickup,
  findPickup,
  lapsePickup,
  livePickupsOf,
  markReady,
  pickupCode,
} from '#core/pickups/index.js';
import {
  arrive,
  bookVisit,
  changeCourse,
  checkIn,
  closeSiteDay,
  collect,
  confirmVisit,
  dropVisit,
  enterInError,
  findVisit,
  fulfil,
  giveService,
  freeDays,
  holdSlot,
  markMissed,
  missedVisits,
  moveParcel,
  moveVisit,
  returnParcel,
  reverseHandover,
} from '#core/visits/index.js';
import { planReminders } from '#core/reminders/index.js';
import { closeDay, findSite } from '#core/sites/index.js';
import { addStaff } from '#core/staff/index.js';
import { addDays } from '#core/kernel/dates.js';
import { asSystem, setClock, testApp } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { change, statesAbout, tasksAbout } from '../reminders/scheduled.js';
import { up as dueAfterGiven } from '../../../migrations/20261123-1010-due-after-what-was-given.js';
import { up as fulfilGiven } from '../../../migrations/20261123-0830-given-before-is-fulfilled.js';
import { buildClinic } from './clinic.js';

const { app, ownerUrl } = await testApp('2027-03-03T06:30:00Z');

/** A patient whose course is given on site at a place that has so many units of it. */
async function depot(units: number, { places = 'any' }: { places?: 'any' | 'own' | 'named' } = {}) {
  const dueOn = '2027-03-10';
  const medicine = await buildMedicine(app, { handover: 'on-site', earlyDays: 3, places });
  const programmeId = medicine.programme.id;
  const clinic = await buildClinic(app, { service: { programmeId } });
  const productId = medicine.product.id;
  if (units) await buildStock(app, { siteId: clinic.site.id, productId, quantity: units });
  const person = await buildPatient(app, { site: clinic.site, medicines: [medicine], dueOn });
  const { patientId, contact } = person;
  const ask = { patientId, serviceId: clinic.serviceId, siteId: clinic.site.id };
  const kept = () =>
    asSystem(app, (ctx) =>
      ctx.sql<{ visit: string; state: string; until: Date }>(
        `SELECT visit_id AS visit, state, until FROM pickups WHERE patient_id = $1
         AND state IN ('held', 'ready')`,
        [patientId],
      ),
    );
  const reserved = () =>
    asSystem(app, async (ctx) => {
      const [row] = await ctx.sql<{ n: number }>(
        'SELECT coalesce(sum(reserved), 0)::int AS n FROM stock_lots WHERE product_id = $1',
        [productId],
      );
      return row?.n;
    });
  return { clinic, ask: { ...ask, contactId: contact.id }, kept, reserved, patientId, programmeId };
}

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

/** A visit that gives a course on Wednesday 10 March, with its parcel. */
async function booked(units = 2) {
  await setClock(app, '2027-03-03T06:30:00Z');
  const made = await depot(units);
  const visit = await asSystem(app, (ctx) =>
    bookVisit(ctx, { ...made.ask, day: '2027-03-10', time: '09:00' }),
  );
  const stateOf = () => asSystem(app, async (ctx) => (await findVisit(ctx, visit.id))?.state);
  const parcel = async () => {
    const [pickup] = await asSystem(app, (ctx) => livePickupsOf(ctx, made.patientId));
    if (!pickup) throw new Error('nothing is kept');
    return pickup;
  };
  const texts = () =>
    asSystem(app, (ctx) =>
      ctx.sql<{ kind: string }>('SELECT kind FROM messages WHERE patient_id = $1 ORDER BY kind', [
        made.patientId,
      ]),
    );
  return { ...made, visit, stateOf, parcel, texts };
}

const buildColleague = (role: 'dispenser' | 'front-desk') =>
  asSystem(app, async (ctx) => {
    const email = `${newId()}@example.org`;
    const of = { role, siteIds: 'all' } as const;
    const staffId = await addStaff(ctx, { ...of, email, name: 'A colleague' });
    return { ...of, kind: 'staff', staffId, sessionId: newId<'Session'>() } as const;
  });

/** A visit whose parcel is ready on its day, and what hands it over. */
async function given() {
  const made = await booked();
  const { siteId } = made.ask;
  const { id } = await made.parcel();
  await asSystem(app, (ctx) => markReady(ctx, id));
  await setClock(app, '2027-03-10T06:10:00Z');
  const hand = () =>
    asSystem(app, async (ctx) => {
      const [site, pickup] = [await findSite(ctx, siteId), await findPickup(ctx, id)];
      if (!site || !pickup) throw new Error('nothing is kept');
      return collect(ctx, { site, code: pickupCode(ctx.keys, pickup) });
    });
  const parcel = async () => {
    const pickup = await asSystem(app, (ctx) => findPickup(ctx, id));
    if (!pickup) throw new Error('nothing was kept');
    return pickup;
  };
  return { ...made, parcel, hand };
}

test('putting its parcel back takes the visit off, and its patient is told once', async () => {
  const { kept, reserved, stateOf, parcel, texts } = await booked();
  const { id, rev } = await parcel();
  await asSystem(app, (ctx) => returnParcel(ctx, id, { rev, reason: 'not-coming' }));
  expect([await kept(), await reserved(), await stateOf()]).toEqual([[], 0, 'cancelled']);
  expect(await texts()).toEqual([{ kind: 'visit-closed' }]);
});

test('handing its parcel over fulfils the visit, so that nobody has missed it; taking it back takes the visit back', async () => {
  const { ask, visit, stateOf, parcel, texts, hand } = await given();
  await hand();
  expect(await stateOf()).toBe('fulfilled');
  await setClock(app, '2027-03-10T15:00:00Z');
  await asSystem(app, (ctx) => closeSiteDay(ctx, ask.siteId, '2027-03-10'));
  await setClock(app, '2027-03-10T18:00:00Z');
  expect(await asSystem(app, (ctx) => missedVisits(ctx, 10))).toEqual([]);
  await asSystem(app, (ctx) => planReminders(ctx, 100));
  expect((await texts()).map(({ kind }) => kind)).not.toContain('visit-missed');
  const { id, rev } = await parcel();
  const approver = await buildColleague('dispenser');
  await perform(app, await buildColleague('dispenser'), (ctx) =>
    reverseHandover(ctx, id, { rev, reason: 'wrong-person', approver }),
  );
  expect(await stateOf()).toBe('entered-in-error');
  expect(await tasksAbout(app, visit.patientId)).toEqual(['call-back']);
});

test('a visit that was called missed before its parcel was handed over that day is not', async () => {
  const { visit, stateOf, hand } = await given();
  await setClock(app, '2027-03-10T12:00:00Z');
  const { rev } = visit;
  await perform(app, await buildColleague('front-desk'), (ctx) => markMissed(ctx, visit.id, rev));
  await hand();
  expect(await stateOf()).toBe('fulfilled');
});

test('the database hands nothing over beside its visit, and calls nobody missed who was handed it', async () => {
  const { visit, stateOf, parcel, ask, hand } = await given();
  const { id } = await parcel();
  const beside = asSystem(app, async (ctx) => {
    const site = await findSite(ctx, ask.siteId);
    const pickup = await findPickup(ctx, id);
    if (!site || !pickup) throw new Error('nothing is kept');
    return collectAlone(ctx, { site, code: pickupCode(ctx.keys, pickup) });
  });
  await expect(beside).rejects.toThrow('what is handed over at a visit fulfils it');
  expect(await stateOf()).toBe('booked');
  await hand();
  const missed = app.db.query(`UPDATE visits SET state = 'noshow' WHERE id = $1`, {
    bind: [visit.id],
  });
  await expect(missed).rejects.toThrow('has not missed it');
});

test('what was handed over before that fulfilled its visit fulfils it now, and what comes next is due after it', async () => {
  const { visit, stateOf, parcel, ask, patientId } = await given();
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('ALTER TABLE pickups DISABLE TRIGGER pickups_fulfil');
  const { id } = await parcel();
  await asSystem(app, async (ctx) => {
    const site = await findSite(ctx, ask.siteId);
    const pickup = await findPickup(ctx, id);
    if (!site || !pickup) throw new Error('nothing is kept');
    await collectAlone(ctx, { site, code: pickupCode(ctx.keys, pickup) });
  });
  await owner.query('ALTER TABLE pickups ENABLE TRIGGER pickups_fulfil');
  await owner.end();
  expect(await stateOf()).toBe('booked');
  await fulfilGiven(app.db);
  expect(await stateOf()).toBe('fulfilled');
  const dueOn = async () => {
    const [row] = await asSystem(app, (ctx) =>
      ctx.sql<{ dueOn: string }>(
        `SELECT due_on::text AS "dueOn" FROM patient_services WHERE patient_id = $1`,
        [patientId],
      ),
    );
    return row?.dueOn;
  };
  const { serviceId } = ask;
  await asSystem(app, (ctx) =>
    giveService(ctx, { patientId, serviceId, intervalDays: 28, dueOn: visit.day }),
  );
  await dueAfterGiven(app.db);
  expect(await dueOn()).toBe(addDays(visit.day, 28));
  // What staff decided since stands.
  await app.db.query('UPDATE patient_services SET due_on = $2::date + 3 WHERE patient_id = $1', {
    bind: [patientId, visit.day],
  });
  await dueAfterGiven(app.db);
  expect(await dueOn()).toBe(addDays(visit.day, 3));
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

test('a visit that was called done before its parcel is handed over is done once: what staff said since is due stands', async () => {
  const { ask, visit, stateOf, hand, patientId } = await given();
  const { serviceId } = ask;
  await asSystem(app, async (ctx) => {
    await giveService(ctx, { patientId, serviceId, intervalDays: 28 });
    const here = await arrive(ctx, visit.id, visit.rev);
    const inside = await checkIn(ctx, visit.id, here.rev);
    await fulfil(ctx, visit.id, inside.rev);
    await giveService(ctx, { patientId, serviceId, intervalDays: 28, dueOn: '2027-03-20' });
  });
  await hand();
  expect(await stateOf()).toBe('fulfilled');
  const [kind] = await asSystem(app, (ctx) =>
    ctx.sql(`SELECT due_on::text AS due FROM patient_services WHERE patient_id = $1`, [patientId]),
  );
  expect(kind).toEqual({ due: '2027-03-20' });
});

test('a visit that should not have been here gives back what was kept for it, and its patient is told that it is off', async () => {
  const [ahead, here] = [await booked(), await booked()];
  const wrong = (made: typeof ahead, rev: number) =>
    asSystem(app, (ctx) => enterInError(ctx, made.visit.id, { rev, reason: 'wrong-person' }));
  const over = await wrong(ahead, ahead.visit.rev);
  expect([await ahead.kept(), await ahead.stateOf()]).toEqual([[], 'entered-in-error']);
  expect(await ahead.texts()).toEqual([{ kind: 'visit-closed' }]);
  await expect(wrong(ahead, over.rev)).rejects.toThrow('visit.wrong-state');
  await setClock(app, '2027-03-10T05:50:00Z');
  const { rev } = await asSystem(app, (ctx) => arrive(ctx, here.visit.id, here.visit.rev));
  await wrong(here, rev);
  expect([await here.kept(), await here.reserved(), await here.texts()]).toEqual([[], 0, []]);
});

test('a handover is taken back also where its visit was corrected before', async () => {
  const { visit, stateOf, parcel, hand } = await given();
  await hand();
  const done = await asSystem(app, (ctx) => findVisit(ctx, visit.id));
  await asSystem(app, (ctx) =>
    enterInError(ctx, visit.id, { rev: done?.rev ?? 0, reason: 'double' }),
  );
  const { id, rev } = await parcel();
  const approver = await buildColleague('dispenser');
  await perform(app, await buildColleague('dispenser'), (ctx) =>
    reverseHandover(ctx, id, { rev, reason: 'not-taken', approver }),
  );
  expect([await stateOf(), (await parcel()).state]).toEqual(['entered-in-error', 'reversed']);
  expect(await tasksAbout(app, visit.patientId)).toEqual([]);
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

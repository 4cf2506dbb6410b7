import { Client } from 'pg';
import { expect, test } from 'vitest';
import { perform } from '#core/kernel/context.js';
import { newId } from '#core/kernel/ids.js';
import { collect as collectAlone, findPickup, markReady, pickupCode } from '#core/pickups/index.js';
import {
  arrive,
  checkIn,
  closeSiteDay,
  collect,
  enterInError,
  findVisit,
  fulfil,
  giveService,
  markMissed,
  missedVisits,
  returnParcel,
  reverseHandover,
} from '#core/visits/index.js';
import { planReminders } from '#core/reminders/index.js';
import { findSite } from '#core/sites/index.js';
import { addStaff } from '#core/staff/index.js';
import { addDays } from '#core/kernel/dates.js';
import { asSystem, setClock } from '../../support/app.js';
import { tasksAbout } from '../reminders/scheduled.js';
import { up as dueAfterGiven } from '../../../migrations/20261123-1010-due-after-what-was-given.js';
import { up as fulfilGiven } from '../../../migrations/20261123-0830-given-before-is-fulfilled.js';
import { depotWorld } from './depot.js';

const { app, ownerUrl, booked } = await depotWorld();

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

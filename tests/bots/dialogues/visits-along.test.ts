import { expect, test } from 'vitest';
import { addCourse, patientsOf } from '#core/patients/index.js';
import { keep, livePickupsOf, markReady } from '#core/pickups/index.js';
import { awayOf, bringAlong, comeBack, leftBehind } from '#core/reminders/index.js';
import { bookVisit } from '#core/visits/index.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine } from '../../support/build.js';
import { change } from '../../core/reminders/scheduled.js';
import { giveAllBut } from '../../core/visits/clinic.js';
import { visitClinic } from './visits-clinic.js';

const world = await visitClinic();
const { app, book, booker, give, hours, kind, visits, siteAt, put } = world;
type Person = Awaited<ReturnType<typeof booker>>['person'];
await hours(5);

/** Goes away to place 5 for a week; gives what is answered. */
async function goneFrom(phone: Awaited<ReturnType<typeof booker>>['phone']): Promise<string> {
  for (const text of ['i am away', '2', '2', '1']) await phone.type(text);
  const [said = ''] = await phone.type('1');
  return said;
}

const OFFER = (what: string) =>
  `OK. Until Tue 9 Mar your place is 5. Shall we move ${what} there too?\n1 Yes, please\n2 Keep as it is\n0 Menu`;

/** Keeps a person's parcel at a place, made up or not. */
const kept = ({ course, contact }: Person, { ready = false, place = 2 } = {}) =>
  asSystem(app, async (ctx) => {
    const { id } = await keep(ctx, { course, siteId: siteAt(place).id, contactId: contact.id });
    if (ready) await markReady(ctx, id);
  });

/** Whoever sees patients at a place goes on leave; gives how they return. */
async function leaveOf(place: number): Promise<() => Promise<unknown>> {
  const there = (sql: string) => change(app, sql, [siteAt(place).id]);
  await there(`INSERT INTO leaves (id, staff_id, first_day, last_day, reason)
    SELECT DISTINCT ON (staff_id) gen_random_uuid(), staff_id, '2027-03-01'::date, '2027-03-20'::date, 'leave'
    FROM rosters WHERE site_id = $1`);
  return () =>
    there('DELETE FROM leaves WHERE staff_id IN (SELECT staff_id FROM rosters WHERE site_id = $1)');
}

const own = await buildMedicine(app, { handover: 'on-site', places: 'own', earlyDays: 7 });
for (const place of [2, 5]) await put(place, 9, own.product);

test('what was booked before an absence comes along at the same time, or stays', async () => {
  const { phone, person } = await booker();
  await book(person.patientId, { day: '2027-03-05', time: '09:00' });
  // Beyond the absence: nobody asks about it.
  await book(person.patientId, { day: '2027-03-12', time: '09:00' });
  expect(await goneFrom(phone)).toBe(OFFER('your visit'));
  expect(await phone.type('2')).toEqual(['OK, it stays where it is.\n0 Menu']);
  expect(await visits(person.patientId)).toMatchObject([{ place: 2 }, { place: 2 }]);
  await asSystem(app, (ctx) => comeBack(ctx, person.patientId));
  expect(await goneFrom(phone)).toBe(OFFER('your visit'));
  expect(await phone.type('1')).toEqual([
    'Done. Fri 5 Mar, 9am, place 5. Ref 11. To change or drop it send 3.',
  ]);
  expect(await visits(person.patientId)).toMatchObject([
    { day: '2027-03-05', time: '09:00', place: 5 },
    { day: '2027-03-12', place: 2 },
  ]);
});

test('several come along, each to the nearest time that is free, with what is kept', async () => {
  const [{ phone, person }, other] = [await booker(), await booker()];
  await book(other.person.patientId, { day: '2027-03-08', time: '09:00' }, 5);
  await book(person.patientId, { day: '2027-03-08', time: '09:00' });
  await book(person.patientId, { day: '2027-03-09', time: '11:40' });
  await kept(person);
  expect(await goneFrom(phone)).toBe(OFFER('your visits and what we keep'));
  expect(await phone.type('1')).toEqual([
    'Done, all is at place 5. Your next visit: Mon 8 Mar, 8:40am. To see all send 3 or 4.',
  ]);
  expect(await visits(person.patientId)).toMatchObject([
    { day: '2027-03-08', time: '08:40', place: 5 },
    { day: '2027-03-09', time: '11:40', place: 5 },
  ]);
  const live = await asSystem(app, (ctx) => livePickupsOf(ctx, person.patientId));
  expect(live.map(({ place, state }) => [place, state])).toEqual([[5, 'held']]);
});

test('what is made up already, or has no room there, is not promised to come along', async () => {
  const { phone, person } = await booker();
  await kept(person, { ready: true });
  expect(await goneFrom(phone)).toBe(
    'OK. Until Tue 9 Mar your place is 5. What is booked or kept elsewhere stays there.\n0 Menu',
  );
  // The last time there goes to somebody else between the question and its answer.
  const late = await booker();
  const only = await kind({ horizonDays: 1 });
  await give(late.person.patientId, { serviceId: only });
  const there = { siteId: siteAt(5).id, serviceId: only, patientId: late.person.patientId };
  const at = { day: '2027-03-04', time: '09:00' };
  await asSystem(app, (ctx) => bookVisit(ctx, { ...there, siteId: siteAt(2).id, ...at }));
  expect(await goneFrom(late.phone)).toBe(OFFER('your visit'));
  const theyReturn = await leaveOf(5);
  expect(await late.phone.type('1')).toEqual([
    'Sorry, there is no room for it at place 5 now. It stays where it was.\n5 Call me\n0 Menu',
  ]);
  await theyReturn();
  expect(await visits(late.person.patientId)).toMatchObject([{ place: 2, time: '09:00' }]);
});

test('of all that is booked and kept elsewhere what can come along does, in one order; the rest is counted', async () => {
  const { patientId, ...person } = (await booker()).person;
  const [own, more, packed] = [await buildMedicine(app), await buildMedicine(app), world.medicine];
  for (const { product } of [own, more]) for (const place of [2, 5]) await put(place, 2, product);
  const third = await kind();
  await give(patientId, { serviceId: third });
  await asSystem(app, async (ctx) => {
    await giveAllBut(ctx, siteAt(5).id, third);
    const at = { patientId, serviceId: third, siteId: siteAt(2).id, day: '2027-03-06' };
    await bookVisit(ctx, { ...at, time: '09:00' });
    for (const { product, programme } of [own, more])
      await addCourse(ctx, {
        ...{ patientId, productId: product.id, programmeId: programme.id, units: 1 },
        ...{ daysSupply: 30, intervalDays: 30, dueOn: '2027-03-03' },
      });
  });
  // Where they are going already, and elsewhere.
  await book(patientId, { day: '2027-03-05', time: '08:00' }, 5);
  await book(patientId, { day: '2027-03-08', time: '08:00' });
  const { contact } = person;
  await asSystem(app, async (ctx) => {
    for (const course of (await patientsOf(ctx, contact.id))[0]?.courses ?? []) {
      const kept = await keep(ctx, { course, siteId: siteAt(2).id, contactId: contact.id });
      if (course.productId === packed.product.id) await markReady(ctx, kept.id);
    }
  });
  const journey = { siteId: siteAt(5).id, lastDay: '2027-03-09' };
  const left = () => asSystem(app, (ctx) => leftBehind(ctx, patientId, journey));
  expect(await left()).toEqual({ visits: 1, parcels: 2, bound: 2 });
  const brought = await asSystem(app, (ctx) => bringAlong(ctx, patientId, journey));
  expect([brought.visits.length, brought.parcels.length, brought.left]).toEqual([1, 2, 2]);
  expect(await left()).toEqual({ visits: 0, parcels: 0, bound: 2 });
  await asSystem(app, (ctx) => giveAllBut(ctx, siteAt(5).id));
});

test('a place that closed between the question and its answer is nobody’s while they are away', async () => {
  const { phone, person } = await booker();
  for (const text of ['i am away', '2', '2', '1']) await phone.type(text);
  const set = (state: string) =>
    app.db.query(
      `UPDATE sites SET state = '${state}', active = ${state === 'open'} WHERE id = $1`,
      {
        bind: [siteAt(5).id],
      },
    );
  await set('closed');
  expect((await phone.type('1')).join()).not.toContain('place 5');
  await set('open');
  expect(await asSystem(app, (ctx) => awayOf(ctx, person.patientId))).toBeNull();
});

import { expect, test } from 'vitest';
import { closeDay } from '#core/sites/index.js';
import { rosters } from '#console/contract/rosters.js';
import { services } from '#console/contract/services.js';
import { visits } from '#console/contract/visits.js';
import { patients } from '#console/contract/patients.js';
import { today } from '#console/contract/today.js';
import { kindsOf } from '#core/visits/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildPatient, buildSite } from '../../support/build.js';
import { testDesk } from '../../support/desk.js';
import { buildClinic } from '../../core/visits/clinic.js';

// Wednesday, half past nine at the place.
const { app, as } = await testDesk('2027-03-03T06:30:00Z');

async function clinic(facts: Parameters<typeof buildClinic>[1] = {}) {
  const made = await buildClinic(app, facts);
  const desk = await as('front-desk', [made.site.id]);
  const book = async (day: string, time: string, more: object = {}) => {
    const { patientId } = await buildPatient(app, { site: made.site });
    const ask = { patientId, serviceId: made.serviceId, siteId: made.site.id };
    return desk.call(visits.book, { body: { ...ask, day, time, ...more } });
  };
  return { ...made, desk, book, siteId: made.site.id };
}

test('the desk books a free time for somebody who had not that kind, moves it and takes it off', async () => {
  const { desk, siteId, serviceId, staff } = await clinic({ people: 2 });
  const { patientId } = await buildPatient(app);
  const ask = { patientId, serviceId, siteId };
  const { days } = await desk.call(visits.days, { query: ask });
  expect(days.slice(0, 2)).toEqual(['2027-03-03', '2027-03-04']);
  const { times } = await desk.call(visits.times, { query: { ...ask, day: '2027-03-04' } });
  expect(times[0]).toBe('08:00');
  const [, second = ''] = staff;
  const when = { day: '2027-03-04', time: '09:00' };
  const visit = await desk.call(visits.book, { body: { ...ask, ...when, staffId: second } });
  expect(visit).toMatchObject({ ...when, ends: '09:30', state: 'booked', staff: { id: second } });
  const own = { ...ask, staffId: second, day: '2027-03-04' };
  const other = await buildPatient(app);
  const left = await desk.call(visits.times, { query: { ...own, patientId: other.patientId } });
  expect(left.times).not.toContain('09:00');
  const { id, rev } = visit;
  const later = { rev, day: '2027-03-05', time: '10:00' };
  const moved = await desk.call(visits.move, { params: { id }, body: later });
  expect(moved).toMatchObject({ day: '2027-03-05', time: '10:00', ref: visit.ref });
  expect(await desk.refused(visits.move, { params: { id: moved.id }, body: later })).toBe(
    '409 changed-meanwhile',
  );
  const off = { params: { id: moved.id }, body: { rev: moved.rev } };
  expect((await desk.call(visits.cancel, off)).state).toBe('cancelled');
  const ofPatient = { params: { id: patientId } };
  expect(await desk.refused(visits.ofPatient, ofPatient)).toBe('403 consent.needed');
  const kinds = await asSystem(app, (ctx) => kindsOf(ctx, patientId));
  expect(kinds).toMatchObject([{ letter: 'A', serviceId }]);
});

test('a second visit a day needs an exception, which stays visible and is noted', async () => {
  const { desk, siteId, serviceId, book } = await clinic();
  const first = await book('2027-03-05', '09:00');
  const again = { patientId: first.patientId, serviceId, siteId, day: '2027-03-05', time: '11:00' };
  expect(await desk.refused(visits.book, { body: again })).toBe('409 visit.same-day');
  const { patientId } = first;
  const query = { patientId, serviceId, siteId, day: '2027-03-05', override: 'true' };
  expect((await desk.call(visits.times, { query })).times).toContain('11:00');
  const second = await desk.call(visits.book, { body: { ...again, override: true } });
  expect(second.override).toBe(true);
  const [noted] = (await app.db.query(
    `SELECT actor FROM audit_entries WHERE action = 'visit.override' AND subject_id = $1`,
    { bind: [second.id] },
  )) as [{ actor: string }[], unknown];
  expect(noted).toEqual([{ actor: `staff:${desk.staffId}` }]);
});

test('who comes is let in, seen and done; nobody of another place sees or changes it', async () => {
  const { desk, book, siteId } = await clinic();
  const visit = await book('2027-03-03', '11:00');
  const { id } = visit;
  const elsewhere = await as('front-desk', [(await buildSite(app)).id]);
  expect(await elsewhere.refused(visits.read, { params: { id } })).toBe('404 not-found');
  const act = { params: { id }, body: { rev: visit.rev } };
  expect(await elsewhere.refused(visits.arrive, act)).toBe('403 not-allowed');
  const query = { siteId, on: '2027-03-03' };
  expect(await elsewhere.refused(visits.list, { query })).toBe('403 not-allowed');
  const here = await desk.call(visits.arrive, act);
  const { visits: counts } = await desk.call(today.read, { query: { siteId } });
  expect(counts).toMatchObject({ booked: 0, waiting: 1 });
  const inside = await desk.call(visits.checkIn, { params: { id }, body: { rev: here.rev } });
  const done = await desk.call(visits.fulfil, { params: { id }, body: { rev: inside.rev } });
  expect(done.state).toBe('fulfilled');
  const { events } = await desk.call(visits.read, { params: { id } });
  expect(events.map(({ state }) => state)).toEqual([
    'booked',
    'arrived',
    'checked-in',
    'fulfilled',
  ]);
  const { visits: week } = await desk.call(visits.list, { query });
  expect(week.map((one) => one.id)).toEqual([id]);
});

test('a day is closed only once all who came are entered, and what is missing is named', async () => {
  const { desk, book, siteId } = await clinic();
  const came = await book('2027-03-03', '11:00');
  const missed = await book('2027-03-03', '11:30');
  const here = await desk.call(visits.arrive, {
    params: { id: came.id },
    body: { rev: came.rev },
  });
  const params = { id: siteId, day: '2027-03-03' };
  expect(await desk.refused(visits.closeDay, { params })).toBe('409 day.not-over');
  await moveClock(app, 8 * 60);
  const officer = await as('officer', [siteId]);
  const day = await officer.call(visits.day, { params });
  expect(day).toMatchObject({ left: 1, closed: null, visits: [{ id: came.id }], parcels: [] });
  expect(await officer.refused(visits.closeDay, { params })).toBe('409 day.not-entered');
  const inside = await officer.call(visits.checkIn, {
    params: { id: came.id },
    body: { rev: here.rev },
  });
  await officer.call(visits.fulfil, { params: { id: came.id }, body: { rev: inside.rev } });
  await officer.call(visits.closeDay, { params });
  expect((await officer.call(visits.day, { params })).closed?.day).toBe('2027-03-03');
  const { markNoShow } = await import('#core/visits/index.js');
  await moveClock(app, 60);
  await asSystem(app, (ctx) => markNoShow(ctx, missed.id as Parameters<typeof markNoShow>[1]));
  const read = await officer.call(visits.read, { params: { id: missed.id } });
  expect(read.state).toBe('noshow');
  const correction = { rev: read.rev, to: 'fulfilled', reason: 'falsely-missed' };
  const fixed = await officer.call(visits.correct, {
    params: { id: missed.id },
    body: correction,
  });
  expect(fixed).toMatchObject({ state: 'fulfilled', correction: 'falsely-missed' });
  await moveClock(app, -9 * 60);
});

test('a doctor changes own hours and nobody else’s, and sees first whom it touches', async () => {
  const { siteId, book, desk } = await clinic();
  const doctor = await as('doctor', [siteId]);
  const mine = { staffId: doctor.staffId, siteId, weekday: 4, validFrom: '2027-03-01' };
  const { id } = await doctor.call(rosters.add, {
    body: { ...mine, from: '08:00', to: '12:00' },
  });
  const visit = await book('2027-03-04', '11:00', { staffId: doctor.staffId });
  const { hours, people } = await desk.call(rosters.list, { query: { siteId } });
  expect(people.some((one) => one.id === doctor.staffId)).toBe(true);
  const line = hours.find((one) => one.id === id);
  const shorter = { on: '2027-03-04', hours: { from: '08:00', to: '11:00' } };
  const touched = await doctor.call(rosters.touched, { params: { id }, body: shorter });
  expect(touched).toMatchObject({ total: 1, visits: [{ id: visit.id, time: '11:00' }] });
  const longer = { on: '2027-03-04', hours: { from: '08:00', to: '13:00' } };
  expect((await doctor.call(rosters.touched, { params: { id }, body: longer })).total).toBe(0);
  const other = hours.find(({ staffId }) => staffId !== doctor.staffId);
  expect(
    await doctor.refused(rosters.end, {
      params: { id: other?.id ?? '' },
      body: { rev: other?.rev, on: '2027-03-04' },
    }),
  ).toBe('403 not-allowed');
  await doctor.call(rosters.change, {
    params: { id },
    body: { rev: line?.rev, from: '08:00', to: '11:00', on: '2027-03-04' },
  });
  const leave = { staffId: doctor.staffId, firstDay: '2027-03-04', lastDay: '2027-03-05' };
  expect((await doctor.call(rosters.touchedByLeave, { body: leave })).total).toBe(1);
  await doctor.call(rosters.addLeave, { body: { ...leave, reason: 'training' } });
  const { leaves } = await desk.call(rosters.list, { query: { siteId } });
  expect(leaves).toMatchObject([{ reason: 'training' }]);
  expect(await desk.refused(rosters.endLeave, { params: { id: leaves[0]?.id ?? '' } })).toBe(
    '403 not-allowed',
  );
});

test('closing a day names the visits that it takes off', async () => {
  const { siteId, book } = await clinic();
  const visit = await book('2027-03-09', '09:00');
  const officer = await as('officer', [siteId]);
  const touched = await officer.call(visits.touched, {
    params: { id: siteId },
    query: { day: '2027-03-09' },
  });
  expect(touched).toMatchObject({ total: 1, visits: [{ id: visit.id, time: '09:00' }] });
  await asSystem(app, (ctx) => closeDay(ctx, siteId, { day: '2027-03-09', reason: 'holiday' }));
  const query = { siteId, on: '2027-03-10' };
  expect((await officer.call(visits.list, { query })).closed).toEqual(['2027-03-09']);
});

test('who has a visit at a place today is opened there without a code by front desk and officers alone', async () => {
  const { desk, book, siteId } = await clinic();
  const later = await book('2027-03-05', '09:00');
  const visit = await book('2027-03-03', '11:00');
  const open = async (who: typeof desk, id: string) =>
    (await who.call(patients.read, { params: { id } })).opened?.why ?? null;
  expect(await open(desk, visit.patientId)).toBe('today');
  expect(await open(await as('officer', [siteId]), visit.patientId)).toBe('today');
  expect(await open(desk, later.patientId)).toBeNull();
  expect(await open(await as('data-entry', [siteId]), visit.patientId)).toBeNull();
  expect(await open(await as('admin', [siteId]), visit.patientId)).toBeNull();
  const elsewhere = await as('front-desk', [(await buildSite(app)).id]);
  expect(await open(elsewhere, visit.patientId)).toBeNull();
  await desk.call(visits.cancel, { params: { id: visit.id }, body: { rev: visit.rev } });
  expect(await open(desk, visit.patientId)).toBeNull();
});

test('services are added and changed by who manages them; two changes at once do not overwrite each other', async () => {
  const officer = await as('officer');
  const code = `Review ${String(Date.now())}`;
  const facts = {
    ...{ code, minutes: 20, capacity: 1, horizonDays: 60, noticeMinutes: 60 },
    ...{ remindHours: [24, 2], noShowAfterMinutes: 60, active: true },
  };
  const { id } = await officer.call(services.add, { body: facts });
  expect(await officer.refused(services.add, { body: facts })).toBe('409 service.code-taken');
  const change = { params: { id }, body: { ...facts, minutes: 30, rev: 1 } };
  await officer.call(services.change, change);
  expect(await officer.refused(services.change, change)).toBe('409 changed-meanwhile');
  const desk = await as('front-desk');
  expect(await desk.refused(services.add, { body: facts })).toBe('403 not-allowed');
  const { services: all } = await desk.call(services.list);
  expect(all.find((one) => one.id === id)).toMatchObject({ minutes: 30, rev: 2 });
});

test('who waits is in line, and gets out of it', async () => {
  const { desk, siteId, serviceId } = await clinic();
  const { patientId } = await buildPatient(app);
  await desk.call(visits.wait, { body: { patientId, serviceId, siteId } });
  const { waits } = await desk.call(visits.waits, { query: { siteId } });
  expect(waits).toMatchObject([{ patientId, offered: null }]);
  const id = waits[0]?.id ?? '';
  const elsewhere = await as('front-desk', [(await buildSite(app)).id]);
  expect(await elsewhere.refused(visits.endWait, { params: { id } })).toBe('403 not-allowed');
  await desk.call(visits.endWait, { params: { id } });
  expect(await desk.refused(visits.endWait, { params: { id } })).toBe('404 not-found');
  expect((await desk.call(visits.waits, { query: { siteId } })).waits).toEqual([]);
});

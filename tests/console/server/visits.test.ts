import { expect, test } from 'vitest';
import { addDays, weekdayOf } from '#core/kernel/dates.js';
import { newId } from '#core/kernel/ids.js';
import { closeDay } from '#core/sites/index.js';
import { visits } from '#console/contract/visits.js';
import { bookVisit, kindsOf } from '#core/visits/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildPatient, buildSite } from '../../support/build.js';
import { visitDesk } from './visit-desk.js';

const { app, as, clinic } = await visitDesk();
const HOUR = 60;

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

test('the desk books six months ahead what patients book for a week, and its patient cannot', async () => {
  const { desk, book, patient, siteId, serviceId } = await clinic({ service: { horizonDays: 7 } });
  const person = await patient();
  const ask = { patientId: person.patientId, serviceId, siteId };
  const soon = await desk.call(visits.days, { query: ask });
  expect(soon.days.at(-1)).toBe('2027-05-03');
  const { days } = await desk.call(visits.days, { query: { ...ask, from: '2027-09-01' } });
  expect(days[0]).toBe('2027-09-01');
  const when = { day: '2027-09-01', time: '09:00' };
  expect((await desk.call(visits.times, { query: { ...ask, day: when.day } })).times).toContain(
    when.time,
  );
  await expect(person.do((ctx) => bookVisit(ctx, { ...person.ask, ...when }))).rejects.toThrow(
    'visit.too-far',
  );
  const far = await desk.call(visits.book, { body: { ...ask, ...when } });
  expect(far).toMatchObject({ ...when, state: 'booked' });
  const near = await book('2027-03-04', '09:00');
  const to = { rev: near.rev, day: '2027-10-01', time: '10:00' };
  expect(await desk.call(visits.move, { params: { id: near.id }, body: to })).toMatchObject({
    day: '2027-10-01',
    state: 'booked',
  });
});

/** Where it is still yesterday or tomorrow already, and where the clocks go forward on 14 March and back on 7 November. */
test.each([
  { zone: 'Pacific/Honolulu', hours: 15, first: '2027-03-03' },
  { zone: 'Asia/Kolkata', hours: 13, first: '2027-03-04' },
  { zone: 'America/St_Johns', hours: 0, first: '2027-03-03' },
  { zone: 'America/St_Johns', hours: 0, first: '2027-10-01', from: '2027-10-01' },
])(
  'the desk is shown each open day of a place once, by the clock of $zone from $first',
  async ({ zone, hours, first, from }) => {
    await moveClock(app, hours * HOUR);
    const { desk, siteId, serviceId, patient } = await clinic({ zone });
    const { patientId } = await patient();
    const ask = { patientId, serviceId, siteId };
    const { days } = await desk.call(visits.days, { query: { ...ask, ...(from && { from }) } });
    const { times } = await desk.call(visits.times, { query: { ...ask, day: days.at(-1) ?? '' } });
    await moveClock(app, -hours * HOUR);
    const all = Array.from({ length: 62 }, (_, n) => addDays(first, n));
    expect(days).toEqual(all.filter((day) => weekdayOf(day) !== 7));
    expect([times[0], times.at(-1)]).toEqual(['08:00', '15:30']);
  },
);

test('nobody books at, moves to or takes from a place where they do not work', async () => {
  const { desk, book, siteId } = await clinic();
  const there = await clinic();
  const { patientId } = await buildPatient(app);
  const when = { day: '2027-03-05', time: '09:00' };
  const body = { patientId, serviceId: there.serviceId, siteId: there.siteId, ...when };
  expect(await desk.refused(visits.book, { body })).toBe('403 not-allowed');
  const visit = await book(when.day, when.time);
  const move = (to: string) => ({
    params: { id: visit.id },
    body: { rev: visit.rev, day: '2027-03-05', time: '10:00', siteId: to },
  });
  expect(await desk.refused(visits.move, move(there.siteId))).toBe('403 not-allowed');
  expect(await there.desk.refused(visits.move, move(there.siteId))).toBe('403 not-allowed');
  const kind = { patientId, serviceId: newId() };
  expect(await desk.refused(visits.book, { body: { ...kind, siteId, ...when } })).toBe(
    '404 not-found',
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

test('who waits is in line, and gets out of it', async () => {
  const { desk, siteId, serviceId } = await clinic();
  const { patientId } = await buildPatient(app);
  await desk.call(visits.wait, { body: { patientId, serviceId, siteId } });
  const { rows } = await desk.call(visits.waits, { query: { siteId } });
  const days = { from: '2027-03-03', to: '2027-04-02' };
  expect(rows).toMatchObject([{ patientId, offered: null, ...days }]);
  const id = rows[0]?.id ?? '';
  const next = await buildPatient(app);
  await desk.call(visits.wait, { body: { patientId: next.patientId, serviceId, siteId } });
  const second = { siteId, page: 2, size: 1 };
  expect(await desk.call(visits.waits, { query: second })).toMatchObject({
    ...{ rows: [{ patientId: next.patientId }], total: 2 },
  });
  const { rows: sorted } = await desk.call(visits.waits, { query: { siteId, sort: '-service' } });
  expect(sorted.map((one) => one.patientId)).toEqual([patientId, next.patientId]);
  const elsewhere = await as('front-desk', [(await buildSite(app)).id]);
  expect(await elsewhere.refused(visits.endWait, { params: { id } })).toBe('403 not-allowed');
  await desk.call(visits.endWait, { params: { id } });
  expect(await desk.refused(visits.endWait, { params: { id } })).toBe('404 not-found');
  expect((await desk.call(visits.waits, { query: { siteId } })).total).toBe(1);
});

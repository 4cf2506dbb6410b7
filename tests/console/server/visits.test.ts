import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import { keep } from '#core/pickups/index.js';
import { closeDay } from '#core/sites/index.js';
import { pickups } from '#console/contract/pickups.js';
import { services } from '#console/contract/services.js';
import { visits } from '#console/contract/visits.js';
import { patients } from '#console/contract/patients.js';
import { today } from '#console/contract/today.js';
import { care } from '#console/contract/care.js';
import { medicines, NewProgramme } from '#console/contract/medicines.js';
import { tasks } from '#console/contract/tasks.js';
import { askCheckIns, planReminders, setCheckIns } from '#core/reminders/index.js';
import { bookVisit, kindsOf } from '#core/visits/index.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
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

test('where it is still yesterday, the desk is shown that day as the first', async () => {
  await moveClock(app, 15 * HOUR);
  const { desk, siteId, serviceId, patient } = await clinic({ zone: 'Pacific/Honolulu' });
  const { patientId } = await patient();
  const { days } = await desk.call(visits.days, { query: { patientId, serviceId, siteId } });
  await moveClock(app, -15 * HOUR);
  expect(days[0]).toBe('2027-03-03');
});

test('nobody has arrived before their day', async () => {
  const { desk, book } = await clinic();
  const visit = await book('2027-03-04', '11:00');
  const params = { id: visit.id };
  expect(await desk.refused(visits.arrive, { params, body: { rev: visit.rev } })).toBe(
    '409 visit.not-today',
  );
  expect((await desk.call(visits.read, { params })).ahead).toBe(true);
  await moveClock(app, 24 * HOUR);
  expect((await desk.call(visits.read, { params })).ahead).toBe(false);
  await desk.call(visits.arrive, { params, body: { rev: visit.rev } });
  await moveClock(app, -24 * HOUR);
});

test('who was missed in the morning and has another visit that day is let in at that one', async () => {
  const notice = { service: { noticeMinutes: 0 } };
  const { desk, book, siteId, serviceId } = await clinic(notice);
  const first = await book('2027-03-03', '10:00');
  await moveClock(app, 2 * HOUR);
  const params = { id: first.id };
  const missed = await desk.call(visits.missed, { params, body: { rev: first.rev } });
  const again = { patientId: first.patientId, serviceId, siteId, day: '2027-03-03' };
  await desk.call(visits.book, { body: { ...again, time: '13:00' } });
  const officer = await as('officer', [siteId]);
  const correct = (to: string) => ({ params, body: { rev: missed.rev, to, reason: 'came-late' } });
  expect(await officer.refused(visits.correct, correct('arrived'))).toBe('409 visit.same-day');
  expect((await officer.call(visits.correct, correct('fulfilled'))).state).toBe('fulfilled');
  await moveClock(app, -2 * HOUR);
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

test('whoever hands out parcels and reads no visits closes a day too, and is named the parcels that are waited for', async () => {
  const { siteId, book } = await clinic();
  await book('2027-03-03', '11:00');
  const medicine = await buildMedicine(app);
  await buildStock(app, { siteId, productId: medicine.product.id });
  const { course } = await buildPatient(app, { medicines: [medicine] });
  const { id } = await asSystem(app, (ctx) => keep(ctx, { course, siteId, contactId: null }));
  const dispenser = await as('dispenser', [siteId]);
  const { parcel, rev } = await dispenser.call(pickups.read, { params: { id } });
  await dispenser.call(pickups.arrived, { params: { id }, body: { rev } });
  const params = { id: siteId, day: '2027-03-03' };
  const seen = { left: 1, closed: null, visits: [], parcels: [parcel] };
  expect(await dispenser.call(visits.day, { params })).toEqual(seen);
  const another = { params: { ...params, day: '2027-03-02' } };
  expect(await dispenser.call(visits.day, another)).toMatchObject({ left: 0, parcels: [] });
  await moveClock(app, 8 * HOUR);
  expect(await dispenser.refused(visits.closeDay, { params })).toBe('409 day.not-entered');
  const back = { params: { id }, body: { rev: rev + 1, reason: 'not-coming' } };
  await dispenser.call(pickups.putBack, back);
  await dispenser.call(visits.closeDay, { params });
  await moveClock(app, -8 * HOUR);
});

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

test('that nobody came is said of a visit that is booked alone, and of nobody who lies in a ward', async () => {
  const { desk, book } = await clinic();
  const [came, inside] = [await book('2027-03-03', '11:00'), await book('2027-03-03', '12:00')];
  await moveClock(app, 4 * HOUR);
  const say = (id: string, rev: number) => ({ params: { id }, body: { rev } });
  const here = await desk.call(visits.arrive, say(came.id, came.rev));
  expect(await desk.refused(visits.missed, say(came.id, here.rev))).toBe('409 visit.wrong-state');
  await app.db.query(
    `UPDATE patients SET inpatient_since = '2027-03-03T06:00:00Z' WHERE id = '${inside.patientId}'`,
  );
  const off = await desk.call(visits.missed, say(inside.id, inside.rev));
  expect(off.state).toBe('cancelled');
  await moveClock(app, -4 * HOUR);
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

test('that nobody came is said by hand once it is over; no text asks about it before the day is entered', async () => {
  const { desk, book, siteId } = await clinic();
  const visit = await book('2027-03-03', '11:00');
  const act = { params: { id: visit.id }, body: { rev: visit.rev } };
  expect((await desk.call(visits.read, { params: act.params })).over).toBe(false);
  expect(await desk.refused(visits.missed, act)).toBe('409 visit.not-over');
  await moveClock(app, 3 * HOUR);
  expect((await desk.call(visits.read, { params: act.params })).over).toBe(true);
  await expect(
    app.db.query(
      `UPDATE visits SET state = 'noshow', state_at = now() + interval '9 years' WHERE id = '${visit.id}'`,
    ),
  ).rejects.toThrow('nobody has missed what was not entered');
  const missed = await desk.call(visits.missed, act);
  expect(missed.state).toBe('noshow');
  expect(await desk.refused(visits.missed, act)).toBe('409 changed-meanwhile');
  const asked = async () => {
    await asSystem(app, (ctx) => planReminders(ctx, 500));
    const [rows] = await app.db.query(
      `SELECT 1 FROM messages WHERE kind = 'visit-missed' AND subject_id = '${visit.id}'`,
    );
    return rows.length;
  };
  expect(await asked()).toBe(0);
  // It is entered after a long weekend, and is no less kind for that.
  await moveClock(app, 77 * HOUR);
  await desk.call(visits.closeDay, { params: { id: siteId, day: '2027-03-03' } });
  expect(await asked()).toBe(1);
  const officer = await as('officer', [siteId]);
  const body = { rev: missed.rev, to: 'fulfilled', reason: 'falsely-missed' };
  await officer.call(visits.correct, { params: act.params, body });
  const { events } = await desk.call(visits.read, { params: act.params });
  expect(events.map(({ state }) => state)).toEqual(['booked', 'noshow', 'fulfilled']);
  await moveClock(app, -80 * HOUR);
});

test('a place is asked the next morning, once, to enter a day that it never closed, and closing it ends the task', async () => {
  const { desk, book, siteId } = await clinic();
  await book('2027-03-03', '11:00');
  await book('2027-03-04', '11:00');
  const waiting = async () => {
    await sweep({ app, channels: { sms: null, telegram: null } });
    const { rows } = await desk.call(tasks.list, { query: { siteId } });
    return rows.filter(({ kind }) => kind === 'open-day');
  };
  await moveClock(app, 21 * HOUR);
  expect(await waiting()).toEqual([]);
  await moveClock(app, 1 * HOUR);
  expect(await waiting()).toMatchObject([{ facts: { day: '2027-03-03', left: 1 } }]);
  const before = await countOf('task.opened');
  expect(await waiting()).toHaveLength(1);
  expect(await countOf('task.opened')).toBe(before);
  // Another day is another task, and closing one ends none about the other.
  await moveClock(app, 24 * HOUR);
  const days = async () => (await waiting()).map(({ facts }) => facts['day']).sort();
  expect(await days()).toEqual(['2027-03-03', '2027-03-04']);
  await desk.call(visits.closeDay, { params: { id: siteId, day: '2027-03-04' } });
  expect(await days()).toEqual(['2027-03-03']);
  await desk.call(visits.closeDay, { params: { id: siteId, day: '2027-03-03' } });
  expect(await waiting()).toEqual([]);
  await moveClock(app, -24 * HOUR);
  const { rows } = await desk.call(tasks.list, { query: { show: 'done', siteId } });
  expect(rows.find(({ kind }) => kind === 'open-day')?.outcome).toBe('entered');
  await moveClock(app, -22 * HOUR);
});

async function countOf(action: string): Promise<number> {
  const [rows] = await app.db.query(
    `SELECT count(*)::int AS n FROM audit_entries WHERE action = '${action}'`,
  );
  return (rows as { n: number }[])[0]?.n ?? 0;
}

test('the visits of a patient are read page by page, the next first, then those that were', async () => {
  const { desk, book, siteId, serviceId } = await clinic();
  // Who has a visit today is open to the desk.
  const first = await book('2027-03-03', '11:00');
  const { patientId } = first;
  const again = { patientId, serviceId, siteId, time: '09:00' };
  const second = await desk.call(visits.book, { body: { ...again, day: '2027-03-08' } });
  const page = async (n: number) => {
    const { rows, total } = await desk.call(visits.ofPatient, {
      params: { id: patientId },
      query: { page: n, size: 1 },
    });
    return [rows.map(({ id }) => id), total];
  };
  expect(await page(1)).toEqual([[first.id], 2]);
  expect(await page(2)).toEqual([[second.id], 2]);
  expect(await page(3)).toEqual([[], 2]);
});

test('the kinds on a card are changed on an open record alone, and none is taken away while it is booked', async () => {
  const { desk, book, siteId, serviceId } = await clinic();
  const visit = await book('2027-03-03', '11:00');
  const { patientId } = visit;
  const officer = await as('officer', [siteId]);
  const other = await officer.call(services.add, {
    body: {
      ...{ code: `Second ${Date.now()}`, minutes: 20, capacity: 1, horizonDays: 60 },
      ...{ noticeMinutes: 60, remindHours: [24], noShowAfterMinutes: 60, active: true },
    },
  });
  const kind = (id: string) => ({ params: { id: patientId, serviceId: id } });
  const stranger = await as('data-entry', [siteId]);
  expect(await stranger.refused(visits.giveKind, { ...kind(other.id), body: {} })).toBe(
    '403 consent.needed',
  );
  expect(await stranger.refused(visits.takeKind, kind(serviceId))).toBe('403 consent.needed');
  const given = { letter: 'C', dueOn: '2027-04-01', intervalDays: 30 };
  expect(await desk.call(visits.giveKind, { ...kind(other.id), body: given })).toEqual({
    letter: 'C',
  });
  // Who sees it and takes A, and who did not see it or saw it before it was changed.
  const rev = 1;
  for (const [body, refused] of [
    [{ rev, letter: 'A' }, '409 visit.letter-taken'],
    [{ letter: 'D' }, '409 changed-meanwhile'],
    [{ rev: 2, letter: 'D' }, '409 changed-meanwhile'],
  ] as const)
    expect(await desk.refused(visits.giveKind, { ...kind(other.id), body })).toBe(refused);
  await desk.call(visits.giveKind, { ...kind(other.id), body: { ...given, rev } });
  const slower = { ...kind(other.id), body: { rev, letter: 'D' } };
  expect(await desk.refused(visits.giveKind, slower)).toBe('409 changed-meanwhile');
  const letters = async () =>
    (await desk.call(visits.ofPatient, { params: { id: patientId } })).kinds.map(
      ({ letter, dueOn }) => [letter, dueOn],
    );
  expect(await letters()).toEqual([
    ['A', null],
    ['C', '2027-04-01'],
  ]);
  expect(await desk.refused(visits.takeKind, kind(serviceId))).toBe('409 visit.kind-booked');
  await desk.call(visits.takeKind, kind(other.id));
  expect(await letters()).toEqual([['A', null]]);
  expect(await desk.refused(visits.takeKind, kind(other.id))).toBe('404 not-found');
});

test('who lies in a ward is marked on an open record, and the weekly question begins and ends there', async () => {
  const { desk, book, siteId } = await clinic();
  const { patientId } = await book('2027-03-03', '11:00');
  const params = { id: patientId };
  const stranger = await as('data-entry', [siteId]);
  expect(await stranger.refused(care.inside, { params, body: { inside: true } })).toBe(
    '403 consent.needed',
  );
  expect(await stranger.refused(care.ask, { params, body: { asked: true } })).toBe(
    '403 consent.needed',
  );
  const seen = () => desk.call(care.read, { params });
  expect(await seen()).toEqual({ inpatientSince: null, nextOn: null, asks: [] });
  await desk.call(care.inside, { params, body: { inside: true } });
  await desk.call(care.ask, { params, body: { asked: true } });
  expect(await seen()).toMatchObject({ inpatientSince: '2027-03-03', nextOn: '2027-03-04' });
  // Where it is the day before still, if that is their usual place.
  const usual = (id: string) =>
    app.db.query('UPDATE patients SET usual_site_id = $2 WHERE id = $1', { bind: [patientId, id] });
  await usual((await buildSite(app, { zone: 'Pacific/Honolulu' })).id);
  expect(await seen()).toMatchObject({ inpatientSince: '2027-03-02', nextOn: '2027-03-03' });
  await usual(siteId);
  await desk.call(care.inside, { params, body: { inside: false } });
  await moveClock(app, 24 * HOUR);
  await asSystem(app, (ctx) => askCheckIns(ctx, 100));
  const reader = await as('officer', [siteId]);
  expect(await reader.refused(care.read, { params })).toBe('403 consent.needed');
  await moveClock(app, -24 * HOUR);
  expect(await seen()).toMatchObject({
    ...{ inpatientSince: null, nextOn: '2027-03-11' },
    asks: [{ askedOn: '2027-03-04', says: null }],
  });
  await desk.call(care.ask, { params, body: { asked: false } });
  expect((await seen()).nextOn).toBeNull();
});

test('the day of whoever looks stands on their page', async () => {
  const { book, siteId, staff } = await clinic();
  const doctor = await as('doctor', [siteId]);
  await app.db.query(
    `UPDATE rosters SET staff_id = '${doctor.staffId}' WHERE staff_id = '${staff[0]}'`,
  );
  expect((await doctor.call(today.read, { query: { siteId } })).own).toBeNull();
  await book('2027-03-03', '11:00');
  await book('2027-03-03', '14:30');
  const { own } = await doctor.call(today.read, { query: { siteId } });
  expect(own).toEqual({ count: 2, first: '11:00', last: '14:30' });
});

test('a programme asks weekly from the first week on; who has left it, or wants no question, is asked no more', async () => {
  const { site } = await clinic();
  const medicine = await buildMedicine(app);
  const officer = await as('officer', [site.id]);
  const { rows } = await officer.call(medicines.programmes, { query: { size: 100 } });
  const programme = rows.find(({ id }) => id === medicine.programme.id);
  if (!programme) throw new Error('no programme');
  const { id, rev: first } = programme;
  const facts = NewProgramme.strip().parse(programme);
  const ask = (checkIns: boolean, rev: number) =>
    officer.call(medicines.changeProgramme, { params: { id }, body: { ...facts, checkIns, rev } });
  await ask(true, first);
  const [stays, declines] = [
    await buildPatient(app, { site, medicines: [medicine] }),
    await buildPatient(app, { site, medicines: [medicine] }),
  ];
  const week = () =>
    asSystem(app, async (ctx) => {
      await askCheckIns(ctx, 1_000);
      const asked = await ctx.sql<{ id: string }>(
        'SELECT patient_id AS id FROM check_in_asks WHERE patient_id = ANY($1)',
        [[stays.patientId, declines.patientId]],
      );
      return asked.map(({ id: asks }) => asks);
    });
  expect(await week()).toEqual([]);
  await asSystem(app, (ctx) => setCheckIns(ctx, declines.patientId, null));
  await moveClock(app, 7 * 24 * HOUR);
  expect(await week()).toEqual([stays.patientId]);
  await ask(false, first + 1);
  await moveClock(app, 7 * 24 * HOUR);
  expect(await week()).toEqual([stays.patientId]);
  await moveClock(app, -14 * 24 * HOUR);
});

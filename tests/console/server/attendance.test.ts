import { expect, test } from 'vitest';
import { keep } from '#core/pickups/index.js';
import { pickups } from '#console/contract/pickups.js';
import { visits } from '#console/contract/visits.js';
import { today } from '#console/contract/today.js';
import { tasks } from '#console/contract/tasks.js';
import { planReminders } from '#core/reminders/index.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { visitDesk } from './visit-desk.js';

const { app, as, clinic } = await visitDesk();
const HOUR = 60;

async function countOf(action: string): Promise<number> {
  const [rows] = await app.db.query(
    `SELECT count(*)::int AS n FROM audit_entries WHERE action = '${action}'`,
  );
  return (rows as { n: number }[])[0]?.n ?? 0;
}

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

test('that nobody came is said of a visit that is booked alone, and of nobody who lies in a ward', async () => {
  const { desk, book } = await clinic();
  const [came, inside] = [await book('2027-03-03', '11:00'), await book('2027-03-03', '12:00')];
  await moveClock(app, 4 * HOUR);
  const say = (id: string, rev: number) => ({ params: { id }, body: { rev } });
  const here = await desk.call(visits.arrive, say(came.id, came.rev));
  expect(await desk.refused(visits.missed, say(came.id, here.rev))).toBe('409 visit.wrong-state');
  const [refused] = await asSystem(app, (ctx) =>
    ctx.sql<{ facts: object }>(
      `SELECT facts FROM audit_entries WHERE action = 'console.wrong-state' ORDER BY id DESC LIMIT 1`,
      [],
    ),
  );
  expect(refused?.facts).toEqual({
    ...{ method: visits.missed.method, path: visits.missed.path },
    state: 'arrived',
  });
  await app.db.query(
    `UPDATE patients SET inpatient_since = '2027-03-03T06:00:00Z' WHERE id = '${inside.patientId}'`,
  );
  const off = await desk.call(visits.missed, say(inside.id, inside.rev));
  expect(off.state).toBe('cancelled');
  await moveClock(app, -4 * HOUR);
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

import { expect, test } from 'vitest';
import { enrol, setPatientState } from '#core/patients/index.js';
import {
  bookVisit,
  changeCourse,
  closePatient,
  giveService,
  kindsOf,
  mergePatients,
  deskVisits,
  visitsOf,
} from '#core/visits/index.js';
import { addMinutes } from '#core/kernel/dates.js';
import { keep, livePickupsOf, markReady } from '#core/pickups/index.js';
import { planReminders, setCheckIns } from '#core/reminders/index.js';
import { newId } from '#core/kernel/ids.js';
import { addService } from '#core/visits/index.js';
import { openTask } from '#core/tasks/index.js';
import { tasksAbout } from '../reminders/scheduled.js';
import { asSystem, testApp } from '../../support/app.js';
import { buildMedicine, buildPatient, buildStock } from '../../support/build.js';
import { buildClinic } from './clinic.js';

const { app } = await testApp('2027-03-03T06:30:00Z');

test('the visits and kinds of a double go with its record; nothing is lost where both have one', async () => {
  const clinic = await buildClinic(app);
  const [double, into] = [await clinic.patient(), await clinic.patient()];
  const other = await asSystem(app, (ctx) => addService(ctx, { code: newId(), minutes: 30 }));
  await asSystem(app, (ctx) => giveService(ctx, { patientId: double.patientId, serviceId: other }));
  const book = (who: typeof double, day: string, time: string) =>
    who.do((ctx) => bookVisit(ctx, { ...who.ask, day, time }));
  await book(into, '2027-03-05', '09:00');
  await book(double, '2027-03-05', '10:00');
  await book(double, '2027-03-08', '10:00');
  await asSystem(app, (ctx) =>
    mergePatients(ctx, { doubleId: double.patientId, intoId: into.patientId }),
  );
  const visits = await asSystem(app, (ctx) => visitsOf(ctx, into.patientId));
  expect(visits.map(({ day, time, ref, override }) => [day, time, ref, override])).toEqual([
    ['2027-03-05', '09:00', 11, false],
    ['2027-03-05', '10:00', 13, true],
    ['2027-03-08', '10:00', 14, false],
  ]);
  const kinds = await asSystem(app, (ctx) => kindsOf(ctx, into.patientId));
  expect(kinds.map(({ letter }) => letter)).toEqual(['A', 'B']);
});

test('what staff are asked about a double, what leads to it and what its number proved goes with its record', async () => {
  const address = { channel: 'sms', value: '+254700690001' } as const;
  await asSystem(app, async (ctx) => {
    const same = newId();
    const { patientId: intoId } = await enrol(ctx, { name: 'Amina Otieno', address });
    const { patientId: doubleId } = await enrol(ctx, { name: 'Zuhura Otieno', address });
    await ctx.sql('UPDATE patient_contacts SET confirmed = false WHERE patient_id = $1', [intoId]);
    for (const patientId of [intoId, doubleId])
      await openTask(ctx, { kind: 'records', patientId, subjectId: same });
    await openTask(ctx, { kind: 'see-first', patientId: doubleId, subjectId: doubleId });
    await mergePatients(ctx, { doubleId, intoId });
    const found = await ctx.sql(
      `SELECT ARRAY(SELECT kind FROM tasks WHERE patient_id = $1 AND state = 'open' ORDER BY kind) AS tasks,
              (SELECT count(*)::int FROM join_codes WHERE patient_id = $1) AS words,
              (SELECT confirmed FROM patient_contacts WHERE patient_id = $1) AS confirmed,
              (SELECT count(*)::int FROM tasks WHERE patient_id = $2 AND state = 'open') AS left,
              (SELECT count(*)::int FROM patient_words WHERE patient_id = $2) AS "found"`,
      [intoId, doubleId],
    );
    expect(found).toEqual([
      { tasks: ['records', 'see-first'], words: 2, confirmed: true, left: 0, found: 0 },
    ]);
    // A page that shows them looks again.
    const told = await ctx.sql(
      `SELECT t.kind, e.action FROM audit_entries e JOIN tasks t ON t.id::text = e.subject_id
       WHERE t.patient_id = $1 AND e.action <> 'task.opened' ORDER BY t.kind, e.action`,
      [intoId],
    );
    expect(told).toEqual([
      { kind: 'records', action: 'task.cancelled' },
      { kind: 'see-first', action: 'task.moved' },
    ]);
  });
});

test('what a double is to be told, asked and served goes with its record', async () => {
  const medicine = await buildMedicine(app);
  const clinic = await buildClinic(app);
  const { site } = clinic;
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  const double = await buildPatient(app, { site, medicines: [medicine] });
  const { patientId: doubleId, course, contact } = double;
  const { patientId: intoId } = await clinic.patient();
  const waiting = await asSystem(app, async (ctx) => {
    const { id } = await keep(ctx, { course, siteId: site.id, contactId: contact.id });
    await markReady(ctx, id);
    await planReminders(ctx, 10);
    await setCheckIns(ctx, doubleId, addMinutes(ctx.now, 60));
    await ctx.sql(
      `INSERT INTO aways (id, patient_id, site_id, first_day, last_day, ends_at, said_at)
       VALUES ($1, $2, $3, '2027-03-04', '2027-03-10', '2027-03-10T13:00:00Z', $4)`,
      [newId(), doubleId, site.id, ctx.now],
    );
    await ctx.sql('UPDATE patients SET inpatient_since = $2 WHERE id = $1', [doubleId, ctx.now]);
    return ctx.sql<{ id: string; kind: string }>(
      `SELECT id, kind, state FROM messages WHERE patient_id = $1 ORDER BY id`,
      [doubleId],
    );
  });
  expect(waiting.map(({ kind }) => kind)).toContain('pickup-reminder');
  await asSystem(app, (ctx) => mergePatients(ctx, { doubleId, intoId }));
  await asSystem(app, async (ctx) => {
    const of = (table: string) => ctx.sql(`SELECT 1 FROM ${table} WHERE patient_id = $1`, [intoId]);
    expect([await of('check_ins'), await of('aways')].map(({ length }) => length)).toEqual([1, 1]);
    const there = await ctx.sql(
      `SELECT id, kind, state FROM messages WHERE patient_id = $1 AND kind <> 'number-added' ORDER BY id`,
      [intoId],
    );
    expect(there).toEqual(waiting);
    const inside = await ctx.sql(
      'SELECT id FROM patients WHERE id = ANY($1) AND inpatient_since IS NOT NULL',
      [[doubleId, intoId]],
    );
    expect(inside).toEqual([{ id: intoId }]);
  });
});

test('of a product that both have one course goes on: one that rests, else one that is kept, else that of the record that stays', async () => {
  const [rests, kept, both] = [
    await buildMedicine(app),
    await buildMedicine(app),
    await buildMedicine(app),
  ];
  const { site } = await buildClinic(app);
  const medicines = [rests, kept, both];
  for (const { product } of medicines)
    await buildStock(app, { siteId: site.id, productId: product.id });
  const [double, into] = [
    await buildPatient(app, { site, medicines }),
    await buildPatient(app, { site, medicines }),
  ];
  const of = ({ patient }: typeof double, { product }: typeof rests) =>
    patient.courses.find(({ productId }) => productId === product.id) ?? double.course;
  const keepFor = (who: typeof double, what: typeof rests) =>
    asSystem(app, (ctx) =>
      keep(ctx, { course: of(who, what), siteId: site.id, contactId: who.contact.id }),
    );
  await keepFor(into, rests);
  await asSystem(app, (ctx) =>
    changeCourse(ctx, of(double, rests).id, { rev: 1, state: 'on-hold', reason: 'side-effects' }),
  );
  await keepFor(double, kept);
  await app.db.query(
    `UPDATE courses SET supplied_through = '2027-03-20', due_on = '2027-03-21' WHERE id = $1`,
    { bind: [of(into, kept).id] },
  );
  for (const who of [double, into]) await keepFor(who, both);
  await asSystem(app, (ctx) =>
    mergePatients(ctx, { doubleId: double.patientId, intoId: into.patientId }),
  );
  await asSystem(app, async (ctx) => {
    const runs = await ctx.sql(
      `SELECT id, state, due_on::text AS due FROM courses WHERE patient_id = $1 AND state IN ('active', 'on-hold')`,
      [into.patientId],
    );
    expect(runs).toHaveLength(3);
    expect(runs).toContainEqual({ id: of(double, rests).id, state: 'on-hold', due: '2027-03-03' });
    expect(runs).toContainEqual({ id: of(double, kept).id, state: 'active', due: '2027-03-21' });
    expect(runs).toContainEqual({ id: of(into, both).id, state: 'active', due: '2027-03-03' });
    const live = await livePickupsOf(ctx, into.patientId);
    expect(live.map(({ courseId }) => courseId)).toEqual([of(double, kept).id, of(into, both).id]);
    // Of what went back its patient is told.
    const told = await ctx.sql(
      `SELECT p.course_id AS of FROM messages m JOIN pickups p ON p.id = m.subject_id
       WHERE m.patient_id = $1 AND m.kind = 'cancelled' AND m.state = 'due'`,
      [into.patientId],
    );
    expect(told).toHaveLength(2);
    expect(told).toEqual(
      expect.arrayContaining([{ of: of(into, rests).id }, { of: of(double, both).id }]),
    );
  });
});

test('one call is asked for where somebody was to call both', async () => {
  const clinic = await buildClinic(app);
  const [double, into] = [await clinic.patient(), await clinic.patient()];
  const { id: contactId } = into.contact;
  await asSystem(app, async (ctx) => {
    for (const { patientId } of [double, into])
      await openTask(ctx, { kind: 'call-back', contactId, patientId });
    await mergePatients(ctx, { doubleId: double.patientId, intoId: into.patientId });
  });
  expect(await tasksAbout(app, into.patientId)).toEqual(['call-back']);
});

test('whoever died or moved away has no visits before them, and their time is free', async () => {
  const clinic = await buildClinic(app);
  const person = await clinic.patient();
  const { patientId } = person;
  await person.do((ctx) => bookVisit(ctx, { ...person.ask, day: '2027-03-05', time: '09:00' }));
  const week = { siteId: clinic.site.id, from: '2027-03-01', to: '2027-03-07' };
  expect(await asSystem(app, (ctx) => deskVisits(ctx, week))).toMatchObject([
    { day: '2027-03-05', time: '09:00', state: 'booked' },
  ]);
  await asSystem(app, async (ctx) => {
    const [row] = await ctx.sql<{ rev: number }>('SELECT rev FROM patients WHERE id = $1', [
      patientId,
    ]);
    await setPatientState(ctx, patientId, { rev: row?.rev ?? 1, state: 'transferred' });
  });
  expect(await asSystem(app, (ctx) => visitsOf(ctx, patientId))).toEqual([]);
  expect(await asSystem(app, (ctx) => deskVisits(ctx, week))).toEqual([]);
  const other = await clinic.patient();
  await other.do((ctx) => bookVisit(ctx, { ...other.ask, day: '2027-03-05', time: '09:00' }));
});

test('whoever was closed by mistake is called about what went with it, and nobody else', async () => {
  const clinic = await buildClinic(app);
  const [booked, nothing] = [await clinic.patient(), await clinic.patient()];
  await booked.do((ctx) => bookVisit(ctx, { ...booked.ask, day: '2027-03-05', time: '11:00' }));
  for (const { patientId } of [booked, nothing])
    for (const state of ['died', 'active'] as const)
      await asSystem(app, async (ctx) => {
        const [row] = await ctx.sql<{ rev: number }>('SELECT rev FROM patients WHERE id = $1', [
          patientId,
        ]);
        await closePatient(ctx, patientId, { rev: row?.rev ?? 1, state });
      });
  expect(await tasksAbout(app, booked.patientId)).toEqual(['call-back']);
  expect(await tasksAbout(app, nothing.patientId)).toEqual([]);
});

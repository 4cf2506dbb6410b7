import { expect, test } from 'vitest';
import { mergePatients, setPatientState } from '#core/patients/index.js';
import { bookVisit, giveService, kindsOf, deskVisits, visitsOf } from '#core/visits/index.js';
import { newId } from '#core/kernel/ids.js';
import { addService } from '#core/visits/index.js';
import { openTask } from '#core/tasks/index.js';
import { tasksAbout } from '../reminders/scheduled.js';
import { asSystem, testApp } from '../../support/app.js';
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

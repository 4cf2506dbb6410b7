import { expect, test } from 'vitest';
import { chooseWindow, keep, livePickupsOf, markReady } from '#core/pickups/index.js';
import { markInpatient } from '#core/reminders/index.js';
import type { Id } from '#core/kernel/ids.js';
import { addHelper, askHelper, setConsents } from '#core/patients/index.js';
import { bookVisit, closeSiteDay, findVisit, giveService } from '#core/visits/index.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { asSystem, moveClock, setClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { buildClinic } from '../visits/clinic.js';
import { change, tasksAbout, textsAbout } from './scheduled.js';
import { parcelReminders } from './parcel-reminders.js';

const { app, post, ready, pickupOf } = await parcelReminders();

/** Somebody with a course that is due today, who may book visits. */
async function wardClinic() {
  await setClock(app, '2027-03-03T06:30:00Z');
  const { site, serviceId } = await buildClinic(app);
  const medicine = await buildMedicine(app);
  const patient = await buildPatient(app, { site, medicines: [medicine] });
  const { patientId, contact } = patient;
  await asSystem(app, (ctx) => giveService(ctx, { patientId, serviceId }));
  return { patient, ask: { patientId, serviceId, siteId: site.id, contactId: contact.id } };
}

test('an inpatient has missed no visit and no day, neither while inside nor once they are home', async () => {
  const { patient, ask } = await wardClinic();
  const { patientId } = patient;
  const book = (day: string) =>
    asSystem(app, (ctx) => bookVisit(ctx, { ...ask, day, time: '10:00' }));
  const [entered, open] = [await book('2027-03-04'), await book('2027-03-08')];
  await asSystem(app, (ctx) => markInpatient(ctx, patientId, true));
  await setClock(app, '2027-03-05T06:00:00Z');
  await asSystem(app, (ctx) => closeSiteDay(ctx, ask.siteId, '2027-03-04'));
  const byForce = change(
    app,
    `UPDATE visits SET state = 'noshow', state_at = '2027-03-05T06:00:00Z' WHERE id = $1`,
    [entered.id],
  );
  await expect(byForce).rejects.toThrow('whoever lies in a ward has missed nothing');
  await sweep(post);
  const stateOf = async ({ id }: { id: Id<'Visit'> }) => {
    const visit = await asSystem(app, (ctx) => findVisit(ctx, id));
    return [visit?.state, visit?.endReason];
  };
  expect(await stateOf(entered)).toEqual(['cancelled', 'site']);
  await setClock(app, '2027-03-10T06:00:00Z');
  expect(await stateOf(open)).toEqual(['booked', null]);
  await asSystem(app, (ctx) => markInpatient(ctx, patientId, false));
  expect(await stateOf(open)).toEqual(['cancelled', 'site']);
  await sweep(post);
  // It was due on the day of admission, and is due on the day that they are home.
  const [course] = await asSystem(app, (ctx) =>
    ctx.sql<{ dueOn: string }>(
      'SELECT due_on::text AS "dueOn" FROM courses WHERE patient_id = $1',
      [patientId],
    ),
  );
  expect(course?.dueOn).toBe('2027-03-10');
  expect(await tasksAbout(app, patientId)).toEqual([]);
});

test('an inpatient is reminded of nothing, and what is kept waits until they are home', async () => {
  const { id, person, reminders: made } = await ready();
  const supplied = `supplied_through = '2027-03-20' WHERE patient_id = '${person.patientId}'`;
  await app.db.query(`UPDATE courses SET ${supplied}`);
  await asSystem(app, (ctx) => markInpatient(ctx, person.patientId, true));
  await setClock(app, '2027-03-06T13:00:30Z');
  await sweep(post);
  expect(await made()).toMatchObject([{ state: 'expired' }]);
  expect(await pickupOf(id)).toMatchObject({ state: 'ready', missedAt: null });
  await setClock(app, '2027-03-08T06:00:00Z');
  await asSystem(app, (ctx) => markInpatient(ctx, person.patientId, false));
  expect(await pickupOf(id)).toMatchObject({ until: new Date('2027-03-10T13:00:00Z') });
  // Five days inside, so what is at home lasts five days longer.
  const [course] = await asSystem(app, (ctx) =>
    ctx.sql('SELECT runs_out_on::text AS "out" FROM courses WHERE patient_id = $1', [
      person.patientId,
    ]),
  );
  expect(course).toEqual({ out: '2027-03-25' });
  await sweep(post);
  expect((await made()).map(({ state }) => state)).toEqual(['expired', 'scheduled']);
});

test('who is home already, or longer kept for than that, has all as it was; who died comes home no more', async () => {
  const { id, person } = await ready();
  const { patientId } = person;
  const home = (inside: boolean) => asSystem(app, (ctx) => markInpatient(ctx, patientId, inside));
  const before = await pickupOf(id);
  await home(false);
  expect(await pickupOf(id)).toEqual(before);
  await asSystem(app, (ctx) => chooseWindow(ctx, id, { day: '2027-03-10', time: '10:00' }));
  const kept = await pickupOf(id);
  await home(true);
  await setClock(app, '2027-03-04T06:00:00Z');
  await home(false);
  // What was due then is due a day later, and nothing else is other than it was.
  expect(await pickupOf(id)).toEqual({ ...kept, dueOn: '2027-03-04' });
  const rows = await asSystem(app, (ctx) =>
    ctx.sql('SELECT 1 FROM stays WHERE patient_id = $1', [patientId]),
  );
  expect(rows).toHaveLength(1);
  await change(app, `UPDATE patients SET state = 'died' WHERE id = $1`, [patientId]);
  for (const inside of [true, false]) await expect(home(inside)).rejects.toThrow('not-active');
});

test('what the desk tells itself stays as it is where its patient comes home, but for a helper who has yet to hear of it', async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  const site = await buildSite(app);
  const medicine = await buildMedicine(app);
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  const { course, patientId } = await buildPatient(app, { site, medicines: [medicine] });
  const id = await asSystem(app, async (ctx) => {
    const kept = await keep(ctx, { course, siteId: site.id, contactId: null });
    await markReady(ctx, kept.id);
    return kept.id;
  });
  const homeAgain = async () => {
    for (const inside of [true, false])
      await asSystem(app, (ctx) => markInpatient(ctx, patientId, inside));
    return pickupOf(id);
  };
  const before = await pickupOf(id);
  expect(await homeAgain()).toEqual(before);
  await asSystem(app, async (ctx) => {
    const [file] = await ctx.sql<{ rev: number }>('SELECT rev FROM patients WHERE id = $1', [
      patientId,
    ]);
    const agreed = { rev: file?.rev ?? 0, purposes: ['texts', 'helper'], language: 'en' } as const;
    await setConsents(ctx, patientId, agreed);
    const helperId = await addHelper(ctx, patientId, 'Njeri');
    const asked = { phone: '+254700771234', language: 'en' } as const;
    await askHelper(ctx, { patientId, helperId }, asked);
    await ctx.sql(
      `WITH yes AS (UPDATE helpers SET agreed_at = $2, scope = 'collect-and-texts' WHERE id = $1 RETURNING contact_id)
       UPDATE contact_points SET state = 'verified' WHERE id = (SELECT contact_id FROM yes)`,
      [helperId, ctx.now],
    );
  });
  const told = async () => (await textsAbout(app, id)).map(({ kind }) => kind);
  const heard = await homeAgain();
  expect(heard).toMatchObject({ rev: (before?.rev ?? 0) + 1 });
  expect(await homeAgain()).toEqual(heard);
  expect(await told()).toEqual(['ready-helper']);
});

test('what is kept for a visit ends with its day, also for who comes home from a ward', async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  const medicine = await buildMedicine(app, { handover: 'on-site' });
  const { site, serviceId } = await buildClinic(app, {
    service: { programmeId: medicine.programme.id },
  });
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  const { patientId } = await buildPatient(app, { site, medicines: [medicine] });
  const ask = { patientId, serviceId, siteId: site.id, day: '2027-03-04', time: '10:00' };
  await asSystem(app, (ctx) => bookVisit(ctx, ask));
  const kept = () => asSystem(app, (ctx) => livePickupsOf(ctx, patientId));
  const before = await kept();
  await asSystem(app, (ctx) => markInpatient(ctx, patientId, true));
  await asSystem(app, (ctx) => markInpatient(ctx, patientId, false));
  expect(await kept()).toEqual(before);
});

test('who lies in a ward is told at home, and not before, of what became ready meanwhile', async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM throttles');
  const site = await buildSite(app);
  const medicine = await buildMedicine(app);
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  const { course, contact, patientId } = await buildPatient(app, { site, medicines: [medicine] });
  const home = (inside: boolean) => asSystem(app, (ctx) => markInpatient(ctx, patientId, inside));
  const { id } = await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId: site.id, contactId: contact.id }),
  );
  const told = async () => (await textsAbout(app, id)).filter(({ kind }) => kind === 'ready');
  await change(app, `UPDATE pickups SET requested_at = '2027-02-28T06:30:00Z' WHERE id = $1`, [id]);
  await home(true);
  await sweep(post);
  expect(await tasksAbout(app, patientId)).toEqual([]);
  expect(await asSystem(app, (ctx) => markReady(ctx, id))).toMatchObject({ tells: 'nobody' });
  await moveClock(app, 1);
  await sweep(post);
  expect(await told()).toEqual([]);
  // As long as it would be kept anyway, and told all the same.
  await home(false);
  expect(await told()).toMatchObject([{ state: 'due' }]);
  await home(true);
  await setClock(app, '2027-03-08T06:00:00Z');
  await home(false);
  expect(await told()).toHaveLength(2);
});

import { expect, test } from 'vitest';
import { perform } from '#core/kernel/context.js';
import {
  chooseWindow,
  dropPickup,
  findPickup,
  keep,
  livePickupsOf,
  markReady,
} from '#core/pickups/index.js';
import {
  answerCheckIn,
  answerWhy,
  askCheckIns,
  askLater,
  askWhy,
  markInpatient,
  setCheckIns,
} from '#core/reminders/index.js';
import type { Id } from '#core/kernel/ids.js';
import { putOffRev, revOfStep, stepRev } from '#core/outbox/index.js';
import { bookVisit, closeSiteDay, findVisit, giveService } from '#core/visits/index.js';
import { remind, release } from '#jobs/handlers/remind.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { asSystem, moveClock, setClock, testApp } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { buildClinic } from '../visits/clinic.js';
import { change, statesAbout, tasksAbout, textsAbout } from './scheduled.js';

const { app, jobs } = await testApp('2027-03-03T06:30:00Z', { SMS_PER_SECOND: 1_000 });
const post = { app, channels: { sms: null, telegram: null } };

/** A parcel that is ready since Wednesday half past nine, kept until Friday four o'clock. */
async function ready(
  programme: Parameters<typeof buildMedicine>[1] = {},
  { intervalDays = 30 }: { intervalDays?: number } = {},
) {
  await setClock(app, '2027-03-03T06:30:00Z');
  // The clock went back, and with it what was taken of the provider's limit.
  await app.db.query('DELETE FROM throttles');
  const site = await buildSite(app);
  const medicine = await buildMedicine(app, programme);
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  const person = await buildPatient(app, { site, medicines: [medicine] });
  const { course, contact, patientId } = person;
  await change(app, 'UPDATE courses SET interval_days = $2 WHERE patient_id = $1', [
    patientId,
    intervalDays,
  ]);
  const { id } = await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId: site.id, contactId: contact.id }),
  );
  await asSystem(app, (ctx) => markReady(ctx, id));
  await remind(post);
  const self = { kind: 'patient', contactId: contact.id, patientIds: [patientId] } as const;
  return { id, site, person, self, reminders: () => reminders(id) };
}

const reminders = async (id: string) =>
  (await textsAbout(app, id)).filter(({ kind }) => kind === 'pickup-reminder');
const pickupOf = (id: string) => asSystem(app, (ctx) => findPickup(ctx, id));

test('a step of the ladder is made for each that is further than now, never for what is nearer', async () => {
  const { reminders: made } = await ready();
  // 54 hours and a half are left: three days before is past.
  expect(await made()).toMatchObject([{ state: 'scheduled', hours: 24 }]);
});

test('a text is put off nine times and no more, and stays a step of the same row', () => {
  const step = stepRev(3, 48);
  const revs = [step];
  for (let next = putOffRev(step); next !== null; next = putOffRev(next)) revs.push(next);
  expect(revs).toHaveLength(10);
  expect(new Set(revs.map(revOfStep))).toEqual(new Set([3]));
});

test('the database refuses a step that is past already', async () => {
  const { id, person } = await ready();
  const put = asSystem(app, (ctx) =>
    ctx.sql(
      `INSERT INTO messages (id, patient_id, channel, kind, subject_id, rev, state, due_at, useful_until, reply, made_at)
       VALUES (gen_random_uuid(), $1, 'sms', 'pickup-reminder', $2, 5, 'scheduled', $3, $3, false, $3)`,
      [person.patientId, id, ctx.now],
    ),
  );
  await expect(put).rejects.toThrow('messages_ahead');
});

test('collecting, dropping or putting it back clears what is scheduled in the same transaction', async () => {
  const { id, reminders: made } = await ready();
  await asSystem(app, (ctx) => dropPickup(ctx, id));
  expect(await made()).toMatchObject([{ state: 'cleared' }]);
});

test('a change that is not committed clears nothing', async () => {
  const { id, reminders: made } = await ready();
  const failing = asSystem(app, async (ctx) => {
    await dropPickup(ctx, id);
    throw new Error('after all');
  });
  await expect(failing).rejects.toThrow('after all');
  expect(await made()).toMatchObject([{ state: 'scheduled' }]);
});

test('another day moves its reminders', async () => {
  const { id, reminders: made } = await ready();
  await asSystem(app, (ctx) => chooseWindow(ctx, id, { day: '2027-03-08', time: '10:00' }));
  await remind(post);
  const hours = (await made()).map(({ state, hours: h }) => `${state} ${h}`);
  // The one three days before is of use until the one a day before.
  expect(hours).toEqual(['cleared 24', 'scheduled 48', 'scheduled 24']);
  // After an outage the nearest alone leaves.
  await setClock(app, '2027-03-07T13:30:00Z');
  await release(post);
  const states = (await made()).map(({ state }) => state);
  expect(states).toEqual(['cleared', 'expired', 'due']);
});

test('a daily programme reminds of no day', async () => {
  const { reminders: made } = await ready({}, { intervalDays: 1 });
  expect(await made()).toEqual([]);
});

test('it is due a day before, in the hours of its reader, and once however often it is let go', async () => {
  const { id, reminders: made } = await ready();
  await setClock(app, '2027-03-04T13:00:30Z');
  await Promise.all(Array.from({ length: 8 }, () => release(post)));
  expect(await made()).toMatchObject([{ state: 'due' }]);
  const nudges = jobs.filter(({ name }) => name === 'message.deliver');
  expect(nudges.length).toBeGreaterThan(0);
  expect(await statesAbout(app, id)).toEqual(['ready due', 'pickup-reminder due']);
});

test('outside the hours it waits, scheduled, for the next that is', async () => {
  const { person, reminders: made } = await ready();
  await change(
    app,
    `UPDATE contact_points SET hours_from = '06:00', hours_to = '07:00' WHERE id = $1`,
    [person.contact.id],
  );
  await setClock(app, '2027-03-04T13:00:30Z');
  await release(post);
  const [row] = await made();
  expect(row?.state).toBe('scheduled');
  expect(row?.dueAt.toISOString()).toBe('2027-03-05T03:00:00.000Z');
});

test('whoever has no number becomes one task, and stops none of the others', async () => {
  const one = await ready();
  const two = await ready();
  await change(app, 'DELETE FROM patient_contacts WHERE patient_id = $1', [one.person.patientId]);
  await setClock(app, '2027-03-04T13:00:30Z');
  await remind(post);
  await remind(post);
  expect(await one.reminders()).toMatchObject([{ state: 'denied' }]);
  expect(await two.reminders()).toMatchObject([{ state: 'due' }]);
  expect(await tasksAbout(app, one.person.patientId)).toEqual(['no-phone']);
  const [entries] = await app.db.query(
    `SELECT facts FROM audit_entries WHERE action = 'message.denied' AND subject_id IN
       (SELECT id::text FROM messages WHERE patient_id = '${one.person.patientId}')`,
  );
  expect(entries).toEqual([{ facts: { count: 1 } }]);
});

test('nobody comes: kept a week longer by itself, asked why after three days, then returned and called; nobody is deregistered', async () => {
  const { id, person } = await ready();
  await setClock(app, '2027-03-05T13:01:00Z');
  await sweep(post);
  expect(await pickupOf(id)).toMatchObject({
    state: 'ready',
    missedAt: new Date('2027-03-05T13:00:00Z'),
    until: new Date('2027-03-12T13:00:00Z'),
  });
  expect(await statesAbout(app, id)).not.toContain('pickup-reminder scheduled');
  await setClock(app, '2027-03-08T12:59:00Z');
  await sweep(post);
  expect(await statesAbout(app, id)).not.toContainEqual(expect.stringContaining('why'));
  await setClock(app, '2027-03-08T13:01:00Z');
  await sweep(post);
  await moveClock(app, 1);
  await sweep(post);
  expect((await textsAbout(app, id)).filter(({ kind }) => kind === 'why')).toHaveLength(1);
  await setClock(app, '2027-03-12T13:01:00Z');
  await sweep(post);
  expect((await pickupOf(id))?.state).toBe('ready');
  await setClock(app, '2027-03-13T00:01:00Z');
  await sweep(post);
  expect((await pickupOf(id))?.state).toBe('returned');
  expect(await tasksAbout(app, person.patientId)).toEqual(expect.arrayContaining(['uncollected']));
  const [stands] = await asSystem(app, (ctx) =>
    ctx.sql(
      `SELECT p.state AS patient, u.state AS course, u.withheld FROM patients p
       JOIN courses u ON u.patient_id = p.id WHERE p.id = $1`,
      [person.patientId],
    ),
  );
  expect(stands).toEqual({ patient: 'active', course: 'active', withheld: false });
});

test('nobody is asked why who was not missed, has answered, or has fetched it', async () => {
  const { id, self } = await ready();
  const why = () => asSystem(app, (ctx) => askWhy(ctx, id));
  expect(await why()).toBe(false);
  await setClock(app, '2027-03-05T13:01:00Z');
  await sweep(post);
  await setClock(app, '2027-03-09T06:00:00Z');
  await perform(app, self, (ctx) => answerWhy(ctx, id, 'coming'));
  expect(await why()).toBe(false);
  await asSystem(app, (ctx) => dropPickup(ctx, id));
  expect(await why()).toBe(false);
  expect(await perform(app, self, (ctx) => answerWhy(ctx, id, 'enough'))).toBeNull();
  expect(await statesAbout(app, id)).not.toContainEqual(expect.stringContaining('why'));
});

test('a place that closes its days is waited for before anyone is asked or anything goes back', async () => {
  const { id, site } = await ready();
  await setClock(app, '2027-03-03T18:00:00Z');
  await asSystem(app, (ctx) => closeSiteDay(ctx, site.id, '2027-03-03'));
  await setClock(app, '2027-03-05T13:01:00Z');
  await sweep(post);
  await setClock(app, '2027-03-09T06:00:00Z');
  await sweep(post);
  expect(await statesAbout(app, id)).not.toContain('why due');
  await asSystem(app, (ctx) => closeSiteDay(ctx, site.id, '2027-03-05'));
  await sweep(post);
  expect(await statesAbout(app, id)).toContain('why due');
  await setClock(app, '2027-03-14T06:00:00Z');
  await sweep(post);
  expect((await pickupOf(id))?.state).toBe('ready');
  await asSystem(app, (ctx) => closeSiteDay(ctx, site.id, '2027-03-12'));
  await sweep(post);
  expect((await pickupOf(id))?.state).toBe('returned');
});

test.each([
  ['coming', 'ready', []],
  ['enough', 'released', []],
  ['not-there', 'ready', []],
  ['elsewhere', 'released', ['records']],
  ['moved', 'ready', ['records']],
] as const)('to why, "%s" leaves it %s', async (why, state, tasks) => {
  const { id, person, self } = await ready();
  await setClock(app, '2027-03-05T13:01:00Z');
  await sweep(post);
  await perform(app, self, (ctx) => answerWhy(ctx, id, why));
  expect(await pickupOf(id)).toMatchObject({ state, why });
  const about = await tasksAbout(app, person.patientId);
  expect(about.filter((kind) => kind !== 'not-delivered')).toEqual(tasks);
});

test('where the number that asked has stopped, another channel says no more than COVERT, and another number no more than the first', async () => {
  const cap = async (own: 'sms' | 'telegram', level: 'GENERAL' | 'OPEN') => {
    const { id, person } = await ready();
    const { patientId, contact } = person;
    const other = await buildPatient(app, { channel: own, level: 'OPEN' });
    await change(app, 'UPDATE patient_contacts SET patient_id = $1 WHERE contact_id = $2', [
      patientId,
      other.contact.id,
    ]);
    await change(app, `UPDATE contact_points SET level = $2, state = 'stopped' WHERE id = $1`, [
      contact.id,
      level,
    ]);
    await setClock(app, '2027-03-04T13:00:30Z');
    await release(post);
    const [row] = await asSystem(app, (ctx) =>
      ctx.sql<{ contactId: string; cap: string }>(
        `SELECT contact_id AS "contactId", level_cap AS cap FROM messages
         WHERE subject_id = $1 AND kind = 'pickup-reminder'`,
        [id],
      ),
    );
    expect(row?.contactId).toBe(other.contact.id);
    return row?.cap;
  };
  expect(await cap('telegram', 'OPEN')).toBe('COVERT');
  expect(await cap('sms', 'GENERAL')).toBe('GENERAL');
});

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

test('nothing is put off that was not sent, nor what was put off nine times', async () => {
  const { id, person } = await ready();
  const { contact, patientId } = person;
  const later = () => asSystem(app, (ctx) => askLater(ctx, contact.id, id));
  expect(await later()).toBe(false);
  const put = (nth: number) =>
    change(
      app,
      `INSERT INTO messages (id, contact_id, patient_id, channel, kind, subject_id, rev, state, due_at, useful_until,
                             reply, made_at, sent_at)
       VALUES (gen_random_uuid(), $1, $2, 'sms', 'pickup-reminder', $3, $4, 'sent', $5, '2027-03-05T13:00:00Z', false,
               '2027-03-03T05:00:00Z', $5)`,
      [contact.id, patientId, id, stepRev(7, 48) + nth, new Date(`2027-03-03T06:0${nth}:00Z`)],
    );
  await put(3);
  expect(await later()).toBe(true);
  await put(9);
  expect(await later()).toBe(false);
});

test('a weekly question that comes late is asked at its own hour next, also where the clock was put forward', async () => {
  await setClock(app, '2027-03-20T06:30:00Z');
  const site = await buildSite(app, { zone: 'Europe/Paris' });
  const { patientId, contact } = await buildPatient(app, { site });
  const at = (instant: string) => new Date(instant);
  const begin = (first: Date) => asSystem(app, (ctx) => setCheckIns(ctx, patientId, first));
  await expect(begin(at('2027-03-20T06:30:00Z'))).rejects.toThrow('invalid');
  // Monday, nine o'clock there; a week later that is an hour sooner.
  await begin(at('2027-03-22T08:00:00Z'));
  await setClock(app, '2027-03-29T07:30:00Z');
  await asSystem(app, (ctx) => askCheckIns(ctx, 500));
  const [next] = await asSystem(app, (ctx) =>
    ctx.sql('SELECT next_at AS at FROM check_ins WHERE patient_id = $1', [patientId]),
  );
  expect(next).toEqual({ at: at('2027-04-05T07:00:00Z') });
  // It is answered once, and who lies in a ward is not asked.
  const asks = () =>
    asSystem(app, (ctx) =>
      ctx.sql<{ id: string }>('SELECT id FROM check_in_asks WHERE patient_id = $1', [patientId]),
    );
  const [{ id: ask } = { id: '' }] = await asks();
  const answer = (says: 'well' | 'not-well') =>
    asSystem(app, (ctx) => answerCheckIn(ctx, { ask, contactId: contact.id, says }));
  expect([await answer('well'), await answer('not-well')]).toEqual([true, false]);
  expect(await tasksAbout(app, patientId)).toEqual([]);
  await asSystem(app, (ctx) => markInpatient(ctx, patientId, true));
  await setClock(app, '2027-04-05T07:01:00Z');
  await asSystem(app, (ctx) => askCheckIns(ctx, 500));
  expect(await asks()).toHaveLength(1);
});

test('who lies in a ward is not told to fetch what is ready', async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM throttles');
  const site = await buildSite(app);
  const medicine = await buildMedicine(app);
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  const { course, contact, patientId } = await buildPatient(app, { site, medicines: [medicine] });
  const { id } = await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId: site.id, contactId: contact.id }),
  );
  await asSystem(app, (ctx) => markInpatient(ctx, patientId, true));
  await asSystem(app, (ctx) => markReady(ctx, id));
  await moveClock(app, 1);
  await sweep(post);
  expect(await statesAbout(app, id)).toContain('ready muted');
});

import { expect, test } from 'vitest';
import { perform } from '#core/kernel/context.js';
import {
  chooseWindow,
  collect,
  courseSupply,
  dropPickup,
  pickupCode,
  returnPickup,
} from '#core/pickups/index.js';
import type { Pickup } from '#core/pickups/index.js';
import { findSite } from '#core/sites/index.js';
import {
  answerCheckIn,
  answerWhy,
  askCheckIns,
  askLater,
  markInpatient,
  setCheckIns,
} from '#core/reminders/index.js';
import { putOffRev, revOfStep, stepRev } from '#core/outbox/index.js';
import { remind, release } from '#jobs/handlers/remind.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { asSystem, setClock } from '../../support/app.js';
import { buildPatient, buildSite } from '../../support/build.js';
import { change, statesAbout, tasksAbout } from './scheduled.js';
import { parcelReminders } from './parcel-reminders.js';

const { app, jobs, post, ready, pickupOf } = await parcelReminders();

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

test.each<[string, (pickup: Pickup) => Promise<unknown>]>([
  ['dropping', ({ id }) => asSystem(app, (ctx) => dropPickup(ctx, id))],
  [
    'putting it back',
    ({ id, rev }) => asSystem(app, (ctx) => returnPickup(ctx, id, { rev, reason: 'not-coming' })),
  ],
  [
    'collecting',
    (pickup) =>
      asSystem(app, async (ctx) => {
        const site = await findSite(ctx, pickup.siteId);
        if (!site) throw new Error('no place');
        const code = pickupCode(app.keys, pickup);
        expect(await collect(ctx, { site, code })).toHaveProperty('pickup');
      }),
  ],
])('%s clears what is scheduled in the same transaction', async (_, end) => {
  const { id, reminders: made } = await ready();
  const pickup = await pickupOf(id);
  if (!pickup) throw new Error('no parcel');
  await end(pickup);
  expect(await made()).toMatchObject([{ state: 'cleared' }]);
});

test('a programme may have steps of its own', async () => {
  const { id, person, reminders: made } = await ready();
  await change(
    app,
    `UPDATE programmes SET remind_hours = '{48, 2}'
     WHERE id = (SELECT programme_id FROM courses WHERE id = $1)`,
    [person.course.id],
  );
  await asSystem(app, (ctx) => chooseWindow(ctx, id, { day: '2027-03-08', time: '10:00' }));
  await remind(post);
  const steps = (await made()).filter(({ state }) => state === 'scheduled');
  expect(steps.map(({ dueAt }) => dueAt.toISOString())).toEqual([
    '2027-03-06T13:00:00.000Z',
    '2027-03-08T11:00:00.000Z',
  ]);
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
  // At the desk it stands beside how the course went.
  const { answers } = await asSystem(app, (ctx) => courseSupply(ctx, person.course.id));
  expect(answers).toEqual([{ why, on: '2027-03-05' }]);
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

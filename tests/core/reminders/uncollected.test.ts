import { expect, test } from 'vitest';
import { perform } from '#core/kernel/context.js';
import { dropPickup } from '#core/pickups/index.js';
import { answerWhy, askWhy, markInpatient, unaskedPickups } from '#core/reminders/index.js';
import type { Id } from '#core/kernel/ids.js';
import { sayWhy } from '#core/messaging/say-reminder.js';
import { closeSiteDay } from '#core/visits/index.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { asSystem, moveClock, setClock } from '../../support/app.js';
import { change, statesAbout, tasksAbout, textsAbout } from './scheduled.js';
import { parcelReminders } from './parcel-reminders.js';

const { app, post, ready, pickupOf } = await parcelReminders();

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

test.each([
  ['any', ['1', '2', '3', '4', '6']],
  ['own', ['1', '2', '3', '6']],
] as const)(
  'why: that they got it elsewhere is offered only where they may: places %s',
  async (places, digits) => {
    const { id } = await ready({ places });
    await change(
      app,
      `UPDATE pickups SET missed_at = until, until = until + interval '7 days' WHERE id = $1`,
      [id],
    );
    const why = await asSystem(app, (ctx) => sayWhy(ctx, { subjectId: id }));
    expect(Object.keys(why?.say.answers ?? {})).toEqual(digits);
  },
);

test('a place that closes its days is waited for before anyone is asked or anything goes back', async () => {
  const { id, site } = await ready();
  const { id: other } = await ready();
  await setClock(app, '2027-03-03T18:00:00Z');
  await asSystem(app, (ctx) => closeSiteDay(ctx, site.id, '2027-03-03'));
  await setClock(app, '2027-03-05T13:01:00Z');
  await sweep(post);
  await setClock(app, '2027-03-09T06:00:00Z');
  // Nobody else stands behind it.
  const found = new Set<Id<'Pickup'>>();
  const isFound = () => [id, other].every((each) => found.has(each));
  for (let i = 0; i < 1_000 && !isFound(); i++)
    for (const each of await asSystem(app, (ctx) => unaskedPickups(ctx, 1))) found.add(each);
  expect(isFound()).toBe(true);
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

test('who was asked why and comes home from a ward is asked again where nobody comes', async () => {
  const { id, person, self } = await ready();
  const whys = async () =>
    (await textsAbout(app, id)).filter(({ kind }) => kind === 'why').map(({ state }) => state);
  const days = async (...instants: string[]) => {
    for (const instant of instants) {
      await setClock(app, instant);
      await sweep(post);
    }
  };
  await days('2027-03-05T13:01:00Z', '2027-03-08T13:01:00Z');
  expect(await whys()).toHaveLength(1);
  await perform(app, self, (ctx) => answerWhy(ctx, id, 'coming'));
  await asSystem(app, (ctx) => markInpatient(ctx, person.patientId, true));
  await setClock(app, '2027-03-16T06:00:00Z');
  await asSystem(app, (ctx) => markInpatient(ctx, person.patientId, false));
  expect(await pickupOf(id)).toMatchObject({ missedAt: null, why: null });
  await days('2027-03-18T13:01:00Z', '2027-03-21T13:01:00Z');
  expect(await whys()).toHaveLength(2);
});

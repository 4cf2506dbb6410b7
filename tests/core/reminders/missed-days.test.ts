import { expect, test } from 'vitest';
import { closeDay } from '#core/sites/index.js';
import { worklist } from '#core/tasks/index.js';
import type { Id } from '#core/kernel/ids.js';
import { climb, comeBack, coursesToClimb, goAway, withheldCourse } from '#core/reminders/index.js';
import { askToCloseDays, closeSiteDay } from '#core/visits/index.js';
import { asSystem, setClock } from '../../support/app.js';
import { buildSite } from '../../support/build.js';
import { change } from './scheduled.js';
import { ladderWorld } from './ladder-world.js';
import type { Ladder } from './ladder-world.js';

const { app, at, due } = await ladderWorld();

/** A daily course that is withheld from the third missed day, at a place that closes its days. */
const daily = () => closing({ withhold: 3, onSite: true, intervalDays: 1 });

/** A course at a place that closes its days. */
async function closing(ladder: Ladder) {
  const made = await due(ladder);
  const enter = (...days: string[]) =>
    asSystem(app, async (ctx) => {
      for (const day of days) await closeSiteDay(ctx, made.site.id, day);
    });
  await setClock(app, '2027-03-02T20:00:00Z');
  await enter('2027-03-02');
  return { ...made, enter };
}

test('whoever waits for a place to enter its days stands before nobody else', async () => {
  const { course: waits } = await closing({ call: 1 });
  const { course: moves } = await due({ call: 1 });
  await setClock(app, '2027-03-05T09:00:00Z');
  const found = new Set<Id<'Course'>>();
  for (let i = 0; i < 1_000 && !(found.has(waits.id) && found.has(moves.id)); i++)
    for (const id of await asSystem(app, (ctx) => coursesToClimb(ctx, 1))) found.add(id);
  expect(found).toContain(waits.id);
  expect(found).toContain(moves.id);
});

test('a day that its place has not entered is no missed one, and the last open one is waited for', async () => {
  const { site, tasks, enter } = await daily();
  await at('2027-03-06');
  expect(await tasks()).toEqual([]);
  await enter('2027-03-05');
  await at('2027-03-06');
  expect(await tasks()).toEqual([]);
  await enter('2027-03-03');
  await asSystem(app, askToCloseDays);
  await at('2027-03-06');
  expect(await tasks()).toEqual([]);
  await setClock(app, '2027-03-05T06:00:00Z');
  await asSystem(app, askToCloseDays);
  // Nobody was booked there: who may be withheld from is enough to ask for the day.
  const { rows } = await asSystem(app, (ctx) =>
    worklist(ctx, {
      ...{ show: 'open', siteId: site.id, kind: 'open-day', sort: 'usual' },
      ...{ page: 1, size: 10 },
    }),
  );
  expect(rows.map(({ facts }) => facts)).toEqual([{ day: '2027-03-04', left: 1 }]);
  await enter('2027-03-04');
  await at('2027-03-06');
  expect(await tasks()).toEqual(['withheld']);
});

test('nobody is asked, nor called, for days that their place has not entered', async () => {
  const { tasks, texts, enter } = await closing({ call: 4 });
  await at('2027-03-08');
  expect([await texts(), await tasks()]).toEqual([[], []]);
  await enter('2027-03-04', '2027-03-05', '2027-03-06');
  await at('2027-03-08');
  expect([await texts(), await tasks()]).toEqual([['missed due'], []]);
  await enter('2027-03-03');
  await at('2027-03-08');
  expect([await texts(), await tasks()]).toEqual([['missed due'], ['missed']]);
});

test('of who is away the days count that the place where they are has entered, and withheld is said with that place', async () => {
  const { site, person, course, tasks, texts, enter } = await daily();
  const other = await buildSite(app);
  await setClock(app, '2027-03-03T06:30:00Z');
  await asSystem(app, async (ctx) => {
    await closeSiteDay(ctx, other.id, '2027-03-02');
    await goAway(ctx, person.patientId, { siteId: other.id, days: 7 });
  });
  await setClock(app, '2027-03-05T20:00:00Z');
  await enter('2027-03-03', '2027-03-04', '2027-03-05');
  await at('2027-03-06');
  expect([await tasks(), await texts()]).toEqual([[], []]);
  await asSystem(app, async (ctx) => {
    for (const day of ['2027-03-03', '2027-03-04', '2027-03-05'])
      await closeSiteDay(ctx, other.id, day);
  });
  await at('2027-03-06');
  expect([await tasks(), await texts()]).toEqual([['withheld'], ['withheld due']]);
  const place = () => asSystem(app, async (ctx) => (await withheldCourse(ctx, course.id))?.place);
  expect(await place()).toBe(other.number);
  await asSystem(app, (ctx) => comeBack(ctx, person.patientId));
  expect(await place()).toBe(site.number);
});

test.each(['while they are away', 'once they are home again'])(
  'a missed day counts by the place at which its patient was served on it, %s',
  async (now) => {
    const { person, tasks, enter } = await daily();
    const { patientId } = person;
    const other = await buildSite(app);
    const elsewhere = (day: string) => asSystem(app, (ctx) => closeSiteDay(ctx, other.id, day));
    await elsewhere('2027-03-02');
    // Shut on the days before they came.
    await asSystem(app, async (ctx) => {
      for (const day of ['2027-03-03', '2027-03-04'])
        await closeDay(ctx, other.id, { day, reason: 'holiday' });
    });
    await setClock(app, '2027-03-05T06:30:00Z');
    await asSystem(app, (ctx) => goAway(ctx, patientId, { siteId: other.id, days: 7 }));
    await setClock(app, '2027-03-05T20:00:00Z');
    await elsewhere('2027-03-05');
    await enter('2027-03-03');
    await setClock(app, '2027-03-06T06:30:00Z');
    if (now !== 'while they are away') await asSystem(app, (ctx) => comeBack(ctx, patientId));
    await at('2027-03-06');
    expect(await tasks()).toEqual([]);
    await enter('2027-03-04');
    await at('2027-03-06');
    expect(await tasks()).toEqual(['withheld']);
  },
);

test('on the day after one on which its place is shut the last open one counts', async () => {
  const { tasks, enter } = await daily();
  await setClock(app, '2027-03-06T20:00:00Z');
  await enter('2027-03-03', '2027-03-04', '2027-03-05');
  await at('2027-03-07');
  expect(await tasks()).toEqual([]);
  // On Monday morning Saturday is entered; Sunday never is.
  await setClock(app, '2027-03-08T04:30:00Z');
  await enter('2027-03-06');
  await at('2027-03-08');
  expect(await tasks()).toEqual(['withheld']);
});

test('a day on which its place was closed is no missed one, however long ago', async () => {
  const { tasks, site } = await due({ withhold: 4, onSite: true, intervalDays: 1 });
  const bind = [site.id, '2027-03-04'];
  await change(app, 'INSERT INTO site_closures (site_id, day) VALUES ($1, $2)', bind);
  await at('2027-03-08');
  expect(await tasks()).toEqual([]);
  await at('2027-03-09');
  expect(await tasks()).toEqual(['withheld']);
});

test('of a course that was due on a day on which its place is shut no day is missed yet', async () => {
  const { course, tasks } = await due({ call: 1 });
  await change(app, `UPDATE courses SET due_on = '2027-03-07' WHERE id = $1`, [course.id]);
  await setClock(app, '2027-03-08T09:00:00Z');
  await asSystem(app, (ctx) => climb(ctx, course.id));
  expect(await tasks()).toEqual([]);
  await at('2027-03-09');
  expect(await tasks()).toEqual(['missed']);
});

test('of who goes nowhere in particular every day counts', async () => {
  const { course, person, tasks } = await due({ call: 3 });
  await change(app, `UPDATE courses SET due_on = '2027-03-05' WHERE id = $1`, [course.id]);
  await change(app, 'UPDATE patients SET usual_site_id = NULL WHERE id = $1', [person.patientId]);
  await at('2027-03-07');
  expect(await tasks()).toEqual([]);
  await at('2027-03-08');
  expect(await tasks()).toEqual(['missed']);
});

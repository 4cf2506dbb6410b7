import { expect, test } from 'vitest';
import { bookVisit } from '#core/visits/index.js';
import { asSystem } from '../../support/app.js';
import { play } from '../../support/transcript.js';
import { visitClinic } from './visits-clinic.js';

const { app, booker, caller, visits, book, give, kind, enrol, siteAt } = await visitClinic();

test('a full clinic keeps a place in line, and a time that comes free is offered', async () => {
  const full = await kind({ horizonDays: 1 });
  const { phone, person } = await caller();
  await give(person.patientId, { serviceId: full });
  const away = (first: string, last: string) =>
    asSystem(app, (ctx) =>
      ctx.sql(
        `INSERT INTO leaves (id, staff_id, first_day, last_day, reason)
         SELECT gen_random_uuid(), staff_id, $1, $2, 'leave' FROM rosters GROUP BY staff_id`,
        [first, last],
      ),
    );
  await away('2027-03-03', '2027-03-04');
  const backAgain = () => asSystem(app, (ctx) => ctx.sql('DELETE FROM leaves', []));
  await play(
    phone,
    `
    > 2
    No day is open now.
    1 Tell me when a day opens
    5 Call me
    0 Menu
    > 1
    OK, we will text you as soon as a day opens.
    * somebody is back
    Baobab: a time is free: Wed 3 Mar, 9:40am, place 2.
    1 I will take it
    2 No, thank you
    5 Call me
    > 1
    Done. Wed 3 Mar, 9:40am, place 2. Ref 11. To change or drop it send 3.
    `,
    { steps: { 'somebody is back': backAgain } },
  );
});

test('a time that was just taken leads to the nearest', async () => {
  const { phone } = await booker();
  const other = await enrol();
  const taken = () => book(other.patientId, { day: '2027-03-11', time: '09:20' });
  await play(
    phone,
    `
    > BOOK 11 march
    Thu 11 Mar:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    * somebody takes the second
    > 2
    Sorry, that time is not free. Thu 11 Mar:
    1 8:40am
    2 9am
    3 9:40am
    4 More times
    0 Menu
    > 1
    Done. Thu 11 Mar, 8:40am, place 2. Ref 11. To change or drop it send 3.
    `,
    { steps: { 'somebody takes the second': taken } },
  );
});

test('who waits for another time in place of a visit keeps that visit until then', async () => {
  const serviceId = await kind();
  const { phone, person } = await caller({ level: 'GENERAL' });
  const { patientId } = person;
  await give(patientId, { serviceId });
  const at = { day: '2027-03-10', time: '11:00' };
  await asSystem(app, (ctx) =>
    bookVisit(ctx, { patientId, serviceId, siteId: siteAt(2).id, ...at }),
  );
  // Booked further ahead than there is room for now.
  await asSystem(app, async (ctx) => {
    await ctx.sql('UPDATE services SET horizon_days = 1 WHERE id = $1', [serviceId]);
    await ctx.sql(
      `INSERT INTO leaves (id, staff_id, first_day, last_day, reason)
       SELECT gen_random_uuid(), staff_id, '2027-03-03', '2027-03-04', 'leave' FROM rosters GROUP BY staff_id`,
      [],
    );
  });
  await play(
    phone,
    `
    > MOVE 11
    No day is open now.
    1 Tell me when a day opens
    5 Call me
    0 Menu
    > 1
    OK, we will text you as soon as a day opens.
    * somebody is back
    Baobab: a time is free: Wed 3 Mar, 10am, place 2.
    1 I will take it
    2 No, thank you
    5 Call me
    > 1
    Changed. Wed 3 Mar, 10am, place 2. Ref 11. The old one is off. To change or drop it send 3.
    `,
    {
      steps: {
        'somebody is back': () => asSystem(app, (ctx) => ctx.sql('DELETE FROM leaves', [])),
      },
    },
  );
  expect(await visits(patientId)).toMatchObject([{ day: '2027-03-03', ref: 11, rev: 2 }]);
});

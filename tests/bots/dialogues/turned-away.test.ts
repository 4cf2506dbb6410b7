import { expect, test } from 'vitest';
import { nameSites } from '#core/medicines/index.js';
import { keepElsewhere } from '#core/pickups/index.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, countShelf } from '../../support/build.js';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { app, medicine, siteAt, caller, chatter, live } = await clinic();
const recount = () => countShelf(app, { siteId: siteAt(2).id, productId: medicine.product.id });

test('who came for nothing is thanked, and the place is trusted less until its next count', async () => {
  const { phone } = await caller();
  await play(
    phone,
    `
    > 1
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 5
    When may we call you?
    1 Morning
    2 Afternoon
    3 Evening
    0 Menu
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    > 5
    Help:
    1 Language
    2 Pause texts
    3 My details
    4 I came, it was not there
    5 Call me
    0 Menu
    > 4
    Sorry, and thank you for telling us. Place 5 has it (counted today).
    1 Keep it there
    2 Tell me when it is back
    5 Call me
    0 Menu
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    > 1
    Item A: few left at place 2 (counted today).
    1 Keep it for me
    2 Other place
    3 Tell me when sure
    0 Menu
    * recounted
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > NONE 2
    Sorry, and thank you for telling us. Place 5 has it (counted today).
    1 Keep it there
    2 Tell me when it is back
    5 Call me
    0 Menu
    > item a
    Item A: few left at place 2 (counted today).
    1 Keep it for me
    2 Other place
    3 Tell me when sure
    0 Menu
    > 3
    OK, we will text you as soon as item A is there.
    * 1 minute later
    * recounted
    Baobab: item A is back at place 2.
    1 Keep it for me
    2 Other place
    3 Not needed now
    0 Menu
    > NONE 2
    Sorry, and thank you for telling us. Place 5 has it (counted today).
    1 Keep it there
    2 Tell me when it is back
    5 Call me
    0 Menu
    > 1
    Kept for you at place 5 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    `,
    { steps: { recounted: recount } },
  );
});

test('what is kept moves to the other place, whole or not at all, and the shelf is to be counted', async () => {
  const { phone, person } = await caller();
  const kept = () => live(person.patientId);
  await play(
    phone,
    `
    * recounted
    > keep it
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    > none
    Sorry, and thank you for telling us. Place 5 has it (counted today).
    1 Keep it there
    2 Tell me when it is back
    5 Call me
    0 Menu
    `,
    { steps: { recounted: recount } },
  );
  const [first] = await kept();
  if (!first) throw new Error('nothing is kept');
  const { course } = person;
  // Place 4 has none.
  const toNone = { course, siteId: siteAt(4).id, contactId: person.contact.id };
  const refused = await asSystem(app, (ctx) =>
    keepElsewhere(ctx, first.id, toNone).catch((error: unknown) => error),
  );
  expect(refused).toMatchObject({ code: 'stock.insufficient' });
  expect(await kept()).toMatchObject([{ id: first.id, state: 'held' }]);
  await play(
    phone,
    `
    > 1
    Kept for you at place 5 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    > none 2
    Sorry, and thank you for telling us. Place 5 has it (counted today).
    1 Keep it there
    2 Tell me when it is back
    5 Call me
    0 Menu
    > 1
    Kept for you already: place 5, until Fri 5 Mar, 4pm. To change it send 4.
    `,
  );
  expect(await kept()).toMatchObject([{ place: 5, state: 'held' }]);
  const told = await asSystem(app, (ctx) =>
    ctx.sql<{ turned: number; tasks: number }>(
      `SELECT (SELECT count(*)::int FROM turned_away WHERE course_id = $1) AS turned,
              (SELECT count(*)::int FROM tasks WHERE site_id = $2 AND kind = 'recount' AND state = 'open') AS tasks`,
      [course.id, siteAt(2).id],
    ),
  );
  // Said twice on one day, it counts once.
  expect(told).toEqual([{ turned: 1, tasks: 1 }]);
});

test('it is understood in plain words and asks nothing more', async () => {
  const { phone } = await caller({ language: 'sw' });
  await play(
    phone,
    `
    > nilikuja haikuwepo
    Pole, na asante kwa kutuambia. Ipo sehemu 5 (hesabu ya leo).
    1 Niwekee huko
    2 Nijulishe ikipatikana
    5 Nipigie simu
    0 Menyu
    > 2
    Sawa, tutakujulisha bidhaa A ikipatikana.
    `,
  );
});

test('on Telegram it is one of the help buttons', async () => {
  const { phone } = await chatter();
  await play(
    phone,
    `
    > /help
    Help:
    [Language] [Pause texts] [My details] [I came, it was not there] [Call me] [Menu]
    > [I came, it was not there]
    Sorry, and thank you for telling us. Place 5 has it (counted today).
    [Keep it there] [Tell me when it is back] [Call me] [Menu]
    > [Keep it there]
    Kept for you at place 5 until Fri 5 Mar, 4pm. We will text you when it is ready.
    [My pickups]
    `,
  );
});

test('nobody can doubt every shelf: once a day and place, and only where it is handed over to them', async () => {
  const named = await buildMedicine(app, { places: 'named' });
  await asSystem(app, (ctx) =>
    nameSites(ctx, named.programme.id, { places: 'named', sites: [siteAt(5).id] }),
  );
  const { phone, person } = await caller({ medicines: [named] });
  for (const place of [2, 3, 4, 5, 5]) await phone.type(`none ${place}`);
  const rows = await asSystem(app, (ctx) =>
    ctx.sql<{ place: number }>(
      `SELECT s.number AS place FROM turned_away t JOIN sites s ON s.id = t.site_id WHERE t.course_id = $1`,
      [person.course.id],
    ),
  );
  expect(rows).toEqual([{ place: 5 }]);
});

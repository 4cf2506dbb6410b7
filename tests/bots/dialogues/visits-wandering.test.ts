import { expect, test } from 'vitest';
import { placesAway } from '#core/reminders/index.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildSite } from '../../support/build.js';
import { play } from '../../support/transcript.js';
import { change } from '../../core/reminders/scheduled.js';
import { giveAllBut } from '../../core/visits/clinic.js';
import { visitClinic } from './visits-clinic.js';

const world = await visitClinic();
const { app, booker, caller, chooser, give, hours, kind, visits, siteAt, put } = world;
type Person = Awaited<ReturnType<typeof booker>>['person'];
await hours(5);

const own = await buildMedicine(app, { handover: 'on-site', places: 'own', earlyDays: 7 });
for (const place of [2, 5]) await put(place, 9, own.product);

/** Somebody who goes nowhere in particular. */
async function wanderer<T extends { person: Person }>(made: T): Promise<T> {
  await change(app, 'UPDATE patients SET usual_site_id = NULL WHERE id = $1', [
    made.person.patientId,
  ]);
  return made;
}

test('who has a kind of visit alone is offered the places that give it', async () => {
  const { person } = await caller({ medicines: [] });
  const { patientId } = person;
  const third = await kind();
  await give(patientId, { serviceId: third });
  const places = async () => {
    const all = await asSystem(app, (ctx) => placesAway(ctx, patientId));
    return all.map(({ place }) => place).filter((place) => place < 10);
  };
  expect(await places()).toEqual([3, 4, 5]);
  await asSystem(app, (ctx) => giveAllBut(ctx, siteAt(4).id, third));
  expect(await places()).toEqual([3, 5]);
});

test('who has no usual place is offered those that give it, one at a time', async () => {
  const { phone, person } = await wanderer(await booker());
  await play(
    phone,
    `
    > book 10 march 9:20am
    Visit A: shall it be at place 2?
    1 Yes
    2 Next place
    0 Menu
    > 2
    Visit A: shall it be at place 5?
    1 Yes
    2 Next place
    0 Menu
    > 1
    Wed 10 Mar, 9:20am, place 5. Shall we book it?
    1 Yes, book it
    2 Other time
    0 Menu
    > 1
    Done. Wed 10 Mar, 9:20am, place 5. Ref 11. To change or drop it send 3.
    `,
  );
  expect(await visits(person.patientId)).toMatchObject([{ siteId: siteAt(5).id }]);
});

test.each([
  { language: 'sw', asked: 'Miadi A: iwe sehemu 2?\n[Ndiyo] [Inayofuata] [Menyu]' },
  { language: 'fr', asked: 'RDV A: au point 2?\n[Oui] [Point suivant] [Menu]' },
] as const)('the same on a smart phone in $language', async ({ language, asked }) => {
  const { phone } = await wanderer(await chooser({ language }));
  await play(phone, `> ${language === 'sw' ? 'miadi' : 'rdv'}\n${asked}`);
});

test('who is away is offered places that have something of theirs, and types the number of one', async () => {
  await buildSite(app, { number: 12 });
  const named = await buildMedicine(app, { places: 'named' });
  await asSystem(app, (ctx) =>
    ctx.sql('INSERT INTO programme_sites (programme_id, site_id) VALUES ($1, $2)', [
      named.programme.id,
      siteAt(5).id,
    ]),
  );
  const bound = await caller({ medicines: [named] });
  await play(
    bound.phone,
    `
    > i am away
    While you are away, shall your place be 5?
    1 Yes
    0 Menu
    > 12
    We do not know that place. The numbers are on your card.
    5 Call me
    0 Menu
    `,
  );
  const free = await caller();
  await play(
    free.phone,
    `
    > i am away
    While you are away, shall your place be 3? Or send another, like place 12.
    1 Yes
    2 Next place
    0 Menu
    > 12
    While you are away, shall your place be 12? Or send another, like place 12.
    1 Yes
    2 Next place
    0 Menu
    > 1
    Place 12: for how long?
    1 One week
    2 Two weeks
    3 Four weeks
    0 Menu
    `,
  );
});

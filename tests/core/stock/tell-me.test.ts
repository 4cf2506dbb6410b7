import { expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { addContact, setPatientState, stopContact } from '#core/patients/index.js';
import { askToBeTold, reportTurnedAway, tellWaiting } from '#core/stock/index.js';
import { asSystem, moveClock, setClock, testApp } from '../../support/app.js';
import {
  buildMedicine,
  buildPatient,
  buildSite,
  buildStock,
  countShelf,
} from '../../support/build.js';

const { app } = await testApp();

interface Person {
  hours?: [string, string];
  pausedUntil?: string;
  daysSupply?: number;
  units?: number;
}

/** People who wait at a shelf, in this order. */
async function line(waiting: number, each: Person[] = []) {
  await setClock(app, '2027-03-03T06:30:00Z');
  const site = await buildSite(app);
  const medicine = await buildMedicine(app);
  const shelf = { siteId: site.id, productId: medicine.product.id };
  const people: Awaited<ReturnType<typeof buildPatient>>[] = [];
  for (let i = 0; i < waiting; i += 1) {
    const person = await buildPatient(app, { site, medicines: [medicine] });
    const { course, contact } = person;
    await asSystem(app, (ctx) =>
      askToBeTold(ctx, course, { siteId: site.id, contactId: contact.id }),
    );
    const {
      hours = ['00:00', '23:59'],
      pausedUntil = null,
      daysSupply = 30,
      units = 1,
    } = each[i] ?? {};
    await app.db.query(
      'UPDATE contact_points SET hours_from = $2, hours_to = $3, paused_until = $4 WHERE id = $1',
      { bind: [contact.id, ...hours, pausedUntil] },
    );
    await app.db.query('UPDATE courses SET days_supply = $2, units = $3 WHERE id = $1', {
      bind: [course.id, daysSupply, units],
    });
    people.push(person);
  }
  const told = () =>
    asSystem(app, (ctx) =>
      ctx.sql<{ contact: Id<'Contact'> }>(
        `SELECT contact_id AS contact FROM messages WHERE kind = 'back'
         AND contact_id = ANY($1) ORDER BY id`,
        [people.map(({ contact }) => contact.id)],
      ),
    );
  return { shelf, people, told };
}

test('as many are told as can be promised, in the order they asked; the next after four hours', async () => {
  const { shelf, people, told } = await line(4);
  await buildStock(app, { ...shelf, quantity: 2 });
  expect(await asSystem(app, (ctx) => tellWaiting(ctx, shelf))).toBe(2);
  expect(await asSystem(app, (ctx) => tellWaiting(ctx, shelf))).toBe(0);
  expect(await told()).toEqual(people.slice(0, 2).map(({ contact }) => ({ contact: contact.id })));
  await moveClock(app, 4 * 60 + 1);
  expect(await asSystem(app, (ctx) => tellWaiting(ctx, shelf))).toBe(2);
});

test('a lot that does not cover the course brings nobody', async () => {
  const { shelf, told } = await line(1);
  await buildStock(app, { ...shelf, quantity: 5, expiresOn: '2027-03-30' });
  await asSystem(app, (ctx) => tellWaiting(ctx, shelf));
  expect(await told()).toEqual([]);
});

test('many sweeps at once tell each person once', async () => {
  const { shelf, told } = await line(3);
  await buildStock(app, { ...shelf, quantity: 3 });
  await Promise.all(
    Array.from({ length: 8 }, () => asSystem(app, (ctx) => tellWaiting(ctx, shelf))),
  );
  expect(await told()).toHaveLength(3);
});

test('who may not be written to now keeps their place, and others are told meanwhile', async () => {
  const { shelf, people, told } = await line(3, [
    { hours: ['08:00', '09:00'] },
    { pausedUntil: '2027-03-05' },
  ]);
  const order = async () =>
    (await told()).map(({ contact }) => people.findIndex((each) => each.contact.id === contact));
  const sweep = () => asSystem(app, (ctx) => tellWaiting(ctx, shelf));
  await buildStock(app, { ...shelf, quantity: 1 });
  await sweep();
  expect(await order()).toEqual([2]);
  // Their turn is over before the first one's morning.
  await setClock(app, '2027-03-03T20:00:00Z');
  await sweep();
  expect(await order()).toEqual([2]);
  await setClock(app, '2027-03-04T05:30:00Z');
  await sweep();
  expect(await order()).toEqual([2, 0]);
  // On the first day after the pause, by their own clock.
  await setClock(app, '2027-03-04T21:30:00Z');
  await sweep();
  expect(await order()).toEqual([2, 0, 1]);
});

test('a course that the lots do not serve stops nobody behind it', async () => {
  const { shelf, people, told } = await line(3, [{ daysSupply: 90 }, { units: 5 }]);
  await buildStock(app, { ...shelf, quantity: 4, expiresOn: '2027-04-20' });
  await asSystem(app, (ctx) => tellWaiting(ctx, shelf));
  expect(await told()).toEqual([{ contact: people[2]?.contact.id }]);
});

test('where somebody came in vain nobody is told before the next count', async () => {
  const { shelf, people, told } = await line(1);
  await buildStock(app, { ...shelf, quantity: 5 });
  const [person] = people;
  if (!person) throw new Error('nobody');
  await asSystem(app, (ctx) => reportTurnedAway(ctx, person.course, shelf.siteId));
  expect(await asSystem(app, (ctx) => tellWaiting(ctx, shelf))).toBe(0);
  await countShelf(app, shelf);
  expect(await asSystem(app, (ctx) => tellWaiting(ctx, shelf))).toBe(1);
  expect(await told()).toHaveLength(1);
});

test('where somebody comes in vain before they were told, nobody is; after the next count all are', async () => {
  const { shelf, people } = await line(4);
  await buildStock(app, { ...shelf, quantity: 9 });
  const sweep = () => asSystem(app, (ctx) => tellWaiting(ctx, shelf));
  const comeInVain = () =>
    people.map(({ course }) => asSystem(app, (ctx) => reportTurnedAway(ctx, course, shelf.siteId)));
  const due = () =>
    asSystem(app, (ctx) =>
      ctx.sql(
        `SELECT 1 FROM messages WHERE kind = 'back' AND state = 'due' AND patient_id = ANY($1)`,
        [people.map(({ patientId }) => patientId)],
      ),
    );
  expect(await sweep()).toBe(4);
  await Promise.all(comeInVain());
  expect(await due()).toEqual([]);
  await countShelf(app, shelf);
  await Promise.all([sweep(), sweep(), ...comeInVain(), sweep(), sweep()]);
  expect(await due()).toEqual([]);
  await countShelf(app, shelf);
  expect(await sweep()).toBe(4);
  expect(await due()).toHaveLength(4);
});

test('who wants to be sure is told once it was counted or delivered after that', async () => {
  const { shelf, people } = await line(2);
  await buildStock(app, { ...shelf, quantity: 9 });
  await moveClock(app, 1);
  for (const { course, contact } of people)
    await asSystem(app, (ctx) =>
      askToBeTold(ctx, course, { siteId: shelf.siteId, contactId: contact.id, sure: true }),
    );
  const sweep = () => asSystem(app, (ctx) => tellWaiting(ctx, shelf));
  expect(await sweep()).toBe(0);
  await moveClock(app, 1);
  await countShelf(app, shelf);
  expect(await sweep()).toBe(2);
  const later = await line(1);
  const [waiting] = later.people;
  if (!waiting) throw new Error('nobody');
  const { course, contact } = waiting;
  const ask = { siteId: later.shelf.siteId, contactId: contact.id, sure: true };
  await asSystem(app, (ctx) => askToBeTold(ctx, course, ask));
  await moveClock(app, 1);
  await buildStock(app, { ...later.shelf, quantity: 1 });
  expect(await asSystem(app, (ctx) => tellWaiting(ctx, later.shelf))).toBe(1);
});

test('the number is told that is theirs now, and nobody who is a patient here no more', async () => {
  const { shelf, people } = await line(2);
  const [person, gone] = people;
  if (!person || !gone) throw new Error('nobody');
  const chat = await asSystem(app, async (ctx) => {
    const to = { channel: 'telegram', value: '990001' } as const;
    const facts = { language: 'en', level: 'GENERAL', state: 'verified' } as const;
    const { id: contactId } = await addContact(ctx, to, facts);
    const { patientId } = person;
    await ctx.sql(
      'INSERT INTO patient_contacts (patient_id, contact_id, confirmed) VALUES ($1, $2, true)',
      [patientId, contactId],
    );
    await stopContact(ctx, person.contact);
    await setPatientState(ctx, gone.patientId, { rev: 1, state: 'transferred' });
    return contactId;
  });
  await buildStock(app, { ...shelf, quantity: 5 });
  await asSystem(app, (ctx) => tellWaiting(ctx, shelf));
  const told = await asSystem(app, (ctx) =>
    ctx.sql(
      `SELECT contact_id AS contact FROM messages WHERE kind = 'back' AND patient_id = ANY($1)`,
      [[person.patientId, gone.patientId]],
    ),
  );
  expect(told).toEqual([{ contact: chat }]);
});

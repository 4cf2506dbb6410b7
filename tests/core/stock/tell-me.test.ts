import { expect, test } from 'vitest';
import { askToBeTold, tellWaiting } from '#core/stock/index.js';
import { asSystem, moveClock, testApp } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';

const { app } = await testApp();

async function line(waiting: number) {
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
    people.push(person);
  }
  const told = () =>
    asSystem(app, (ctx) =>
      ctx.sql<{ contact: string }>(
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

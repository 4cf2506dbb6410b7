import { expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { newId } from '#core/kernel/ids.js';
import { keep } from '#core/pickups/index.js';
import { addStaff } from '#core/staff/index.js';
import { asSystem, testApp } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';

// Whatever the code forgets, the database lets nobody sign twice.
const { app } = await testApp('2027-03-03T06:30:00Z');
const site = await buildSite(app);
const medicine = await buildMedicine(app);
const productId = medicine.product.id;
await buildStock(app, { siteId: site.id, productId });
const { course, contact } = await buildPatient(app, { medicines: [medicine] });
const { id: pickupId } = await asSystem(app, (ctx) =>
  keep(ctx, { course, siteId: site.id, contactId: contact.id }),
);

const person = () =>
  asSystem(app, (ctx) => {
    const email = `${newId()}@example.org`;
    return addStaff(ctx, { email, name: 'A dispenser', role: 'dispenser', siteIds: 'all' });
  });
const [one, other] = [await person(), await person()];

const handOver = (by: Id<'Staff'>, approver: Id<'Staff'> | null) =>
  app.db.query(
    `INSERT INTO handovers (pickup_id, at, proof, receiver, by_id, approver_id, due_before)
     VALUES ($1, now(), 'second-person', 'patient', $2, $3, '2027-03-03')`,
    { bind: [pickupId, by, approver] },
  );

const takeBack = (by: Id<'Staff'>, approver: Id<'Staff'> | null) =>
  app.db.query(
    `UPDATE handovers SET reversed_at = at, reversed_by_id = $2, reversed_approver_id = $3
     WHERE pickup_id = $1`,
    { bind: [pickupId, by, approver] },
  );

const count = (counted: Id<'Staff'>, approved: Id<'Staff'>) =>
  app.db.query(
    `INSERT INTO count_sheets (id, site_id, product_id, state, opened_at, counted_by, counted_at, approved_by, approved_at)
     VALUES ($1, $2, $3, 'approved', now(), $4, now(), $5, now())`,
    { bind: [newId(), site.id, productId, counted, approved] },
  );

test('a handover without its code is signed by two', async () => {
  await expect(handOver(one, one)).rejects.toThrow(/check/);
  await expect(handOver(one, null)).rejects.toThrow(/check/);
  await handOver(one, other);
});

test('taking it back is signed by two', async () => {
  await expect(takeBack(one, one)).rejects.toThrow(/check/);
  await expect(takeBack(one, null)).rejects.toThrow(/check/);
  await takeBack(one, other);
});

test('a count is approved by another than who counted', async () => {
  await expect(count(one, one)).rejects.toThrow(/count_by_two/);
  await count(one, other);
});

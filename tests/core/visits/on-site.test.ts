import { expect, test } from 'vitest';
import { bookVisit, dropVisit, moveVisit } from '#core/visits/index.js';
import { asSystem, testApp } from '../../support/app.js';
import { buildMedicine, buildPatient, buildStock } from '../../support/build.js';
import { buildClinic } from './clinic.js';

const { app } = await testApp('2027-03-03T06:30:00Z');

/** A patient whose course is given on site at a place that has so many units of it. */
async function depot(units: number, dueOn = '2027-03-10') {
  const medicine = await buildMedicine(app, { handover: 'on-site', earlyDays: 3 });
  const programmeId = medicine.programme.id;
  const clinic = await buildClinic(app, { service: { programmeId } });
  const productId = medicine.product.id;
  if (units) await buildStock(app, { siteId: clinic.site.id, productId, quantity: units });
  const person = await buildPatient(app, { site: clinic.site, medicines: [medicine], dueOn });
  const { patientId, contact } = person;
  const ask = { patientId, serviceId: clinic.serviceId, siteId: clinic.site.id };
  const kept = () =>
    asSystem(app, (ctx) =>
      ctx.sql<{ visit: string; state: string; until: Date }>(
        `SELECT visit_id AS visit, state, until FROM pickups WHERE patient_id = $1
         AND state IN ('held', 'ready')`,
        [patientId],
      ),
    );
  const reserved = () =>
    asSystem(app, async (ctx) => {
      const [row] = await ctx.sql<{ n: number }>(
        'SELECT coalesce(sum(reserved), 0)::int AS n FROM stock_lots WHERE product_id = $1',
        [productId],
      );
      return row?.n;
    });
  return { clinic, ask: { ...ask, contactId: contact.id }, kept, reserved, patientId };
}

test('a visit and what is given at it are kept together, to the end of that day', async () => {
  const { ask, kept, reserved } = await depot(1);
  const visit = await asSystem(app, (ctx) =>
    bookVisit(ctx, { ...ask, day: '2027-03-10', time: '09:00' }),
  );
  expect(await kept()).toEqual([
    { visit: visit.id, state: 'held', until: new Date('2027-03-10T13:00:00Z') },
  ]);
  const moved = await asSystem(app, (ctx) =>
    moveVisit(ctx, visit.id, { day: '2027-03-12', time: '10:00' }),
  );
  expect(await kept()).toEqual([
    { visit: moved.id, state: 'held', until: new Date('2027-03-12T13:00:00Z') },
  ]);
  expect(await reserved()).toBe(1);
  await asSystem(app, (ctx) => dropVisit(ctx, moved.id));
  expect(await kept()).toEqual([]);
  expect(await reserved()).toBe(0);
});

test('without stock there is no visit, and before its time neither', async () => {
  const { ask, patientId } = await depot(0);
  const book = (day: string) =>
    asSystem(app, (ctx) => bookVisit(ctx, { ...ask, day, time: '09:00' }));
  await expect(book('2027-03-10')).rejects.toThrow('stock.insufficient');
  await expect(book('2027-03-06')).rejects.toThrow('course.too-early');
  const rows = await asSystem(app, (ctx) =>
    ctx.sql('SELECT state FROM visits WHERE patient_id = $1', [patientId]),
  );
  expect(rows).toEqual([]);
});

test('a move that is refused leaves the visit and its parcel as they were', async () => {
  const { ask, kept } = await depot(1);
  const visit = await asSystem(app, (ctx) =>
    bookVisit(ctx, { ...ask, day: '2027-03-10', time: '09:00' }),
  );
  await asSystem(app, async (ctx) => {
    const move = moveVisit(ctx, visit.id, { day: '2027-03-07', time: '09:00' });
    await expect(move).rejects.toThrow('place.closed');
    // Its lot lasts as long as the course only to the due day: a later day is refused whole.
    await ctx.sql(`UPDATE stock_lots SET expires_on = '2027-04-10'`, []);
    const late = moveVisit(ctx, visit.id, { day: '2027-03-16', time: '09:00' });
    await expect(late).rejects.toThrow('stock.insufficient');
  });
  expect(await kept()).toEqual([expect.objectContaining({ visit: visit.id, state: 'held' })]);
});

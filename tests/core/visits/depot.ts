import { livePickupsOf } from '#core/pickups/index.js';
import { bookVisit, findVisit } from '#core/visits/index.js';
import { asSystem, setClock, testApp } from '../../support/app.js';
import { buildMedicine, buildPatient, buildStock } from '../../support/build.js';
import { buildClinic } from './clinic.js';

/** A place at which a depot is given, and those who come for it. */
export async function depotWorld() {
  const { app, ownerUrl } = await testApp('2027-03-03T06:30:00Z');
  /** A patient whose course is given on site at a place that has so many units of it. */
  async function depot(
    units: number,
    { places = 'any' }: { places?: 'any' | 'own' | 'named' } = {},
  ) {
    const dueOn = '2027-03-10';
    const medicine = await buildMedicine(app, { handover: 'on-site', earlyDays: 3, places });
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
    return {
      clinic,
      ask: { ...ask, contactId: contact.id },
      kept,
      reserved,
      patientId,
      programmeId,
    };
  }
  /** A visit that gives a course on Wednesday 10 March, with its parcel. */
  async function booked(units = 2) {
    await setClock(app, '2027-03-03T06:30:00Z');
    const made = await depot(units);
    const visit = await asSystem(app, (ctx) =>
      bookVisit(ctx, { ...made.ask, day: '2027-03-10', time: '09:00' }),
    );
    const stateOf = () => asSystem(app, async (ctx) => (await findVisit(ctx, visit.id))?.state);
    const parcel = async () => {
      const [pickup] = await asSystem(app, (ctx) => livePickupsOf(ctx, made.patientId));
      if (!pickup) throw new Error('nothing is kept');
      return pickup;
    };
    const texts = () =>
      asSystem(app, (ctx) =>
        ctx.sql<{ kind: string }>('SELECT kind FROM messages WHERE patient_id = $1 ORDER BY kind', [
          made.patientId,
        ]),
      );
    return { ...made, visit, stateOf, parcel, texts };
  }
  return { app, ownerUrl, depot, booked };
}

import { findPickup, keep, markReady } from '#core/pickups/index.js';
import { remind } from '#jobs/handlers/remind.js';
import { asSystem, setClock, testApp } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { change, textsAbout } from './scheduled.js';

/** Parcels that are kept or ready, and what is reminded of. */
export async function parcelReminders() {
  const { app, jobs } = await testApp('2027-03-03T06:30:00Z', { SMS_PER_SECOND: 1_000 });
  const post = { app, channels: { sms: null, telegram: null } };
  /** A parcel that is ready since Wednesday half past nine, kept until Friday four o'clock. */
  async function ready(
    programme: Parameters<typeof buildMedicine>[1] = {},
    { intervalDays = 30 }: { intervalDays?: number } = {},
  ) {
    await setClock(app, '2027-03-03T06:30:00Z');
    // The clock went back, and with it what was taken of the provider's limit.
    await app.db.query('DELETE FROM throttles');
    const site = await buildSite(app);
    const medicine = await buildMedicine(app, programme);
    await buildStock(app, { siteId: site.id, productId: medicine.product.id });
    const person = await buildPatient(app, { site, medicines: [medicine] });
    const { course, contact, patientId } = person;
    await change(app, 'UPDATE courses SET interval_days = $2 WHERE patient_id = $1', [
      patientId,
      intervalDays,
    ]);
    const { id } = await asSystem(app, (ctx) =>
      keep(ctx, { course, siteId: site.id, contactId: contact.id }),
    );
    await asSystem(app, (ctx) => markReady(ctx, id));
    await remind(post);
    const self = { kind: 'patient', contactId: contact.id, patientIds: [patientId] } as const;
    return { id, site, person, self, reminders: () => reminders(id) };
  }
  const reminders = async (id: string) =>
    (await textsAbout(app, id)).filter(({ kind }) => kind === 'pickup-reminder');
  const pickupOf = (id: string) => asSystem(app, (ctx) => findPickup(ctx, id));
  return { app, jobs, post, ready, pickupOf };
}

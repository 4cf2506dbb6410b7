import type { Id } from '#core/kernel/ids.js';
import { newId } from '#core/kernel/ids.js';
import { keep } from '#core/pickups/index.js';
import type { Site } from '#core/sites/index.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { testDesk } from '../../support/desk.js';

/** A desk on a Wednesday, half past nine at the place, with places, parcels and texts to count. */
export async function reportDesk() {
  const { app, as } = await testDesk('2027-03-03T06:30:00Z');
  const DAYS = { from: '2027-03-01', to: '2027-03-31' };
  async function place(code = newId() as string, zone = 'Africa/Nairobi') {
    const site = await buildSite(app, { zone });
    const medicine = await buildMedicine(app);
    await app.db.query(`UPDATE products SET code = $1, minimum = 95 WHERE id = $2`, {
      bind: [code, medicine.product.id],
    });
    await buildStock(app, { siteId: site.id, productId: medicine.product.id, quantity: 100 });
    return { site, medicine };
  }
  async function kept({
    site,
    medicine,
  }: Awaited<ReturnType<typeof place>>): Promise<Id<'Pickup'>> {
    const { course, contact } = await buildPatient(app, { medicines: [medicine] });
    const facts = { course, siteId: site.id, contactId: contact.id };
    return (await asSystem(app, (ctx) => keep(ctx, facts))).id;
  }
  /** So many texts of this morning, or of another instant, to patients of a place, and what became of them. */
  async function texts(site: Site, state: string, many: { times: number; madeAt?: string }) {
    const { times, madeAt = '2027-03-03T06:00:00Z' } = many;
    for (let n = 0; n < times; n += 1) {
      const { contact, patientId } = await buildPatient(app, { site });
      await app.db.query(
        `INSERT INTO messages (id, contact_id, patient_id, channel, kind, subject_id, rev, state, due_at, useful_until, reply, made_at)
       VALUES ($1, $2, $3, 'sms', 'ready', $1, 1, $4, $5, $5, false, $5)`,
        { bind: [newId(), contact.id, patientId, state, madeAt] },
      );
    }
  }
  return { app, as, DAYS, place, kept, texts };
}

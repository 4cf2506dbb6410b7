import type { Id } from '#core/kernel/ids.js';
import { findPickup, keep, pickupCode } from '#core/pickups/index.js';
import { pickups } from '#console/contract/pickups.js';
import type { PickupView } from '#console/contract/pickups.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { testDesk } from '../../support/desk.js';
import type { Visitor } from '../../support/desk.js';

export type Site = Awaited<ReturnType<typeof buildSite>>;

export type Medicine = Awaited<ReturnType<typeof buildMedicine>>;

/** A desk on a Wednesday, half past nine at the place, with the shelves and parcels that are made for it. */
export async function pickupDesk() {
  // Wednesday, 09:30 in Nairobi.
  const { app, as, signedIn } = await testDesk('2027-03-03T06:30:00Z');
  async function shelf(facts: Parameters<typeof buildMedicine>[1] = {}, zone = 'Africa/Nairobi') {
    const site = await buildSite(app, { zone });
    const medicine = await buildMedicine(app, facts);
    await buildStock(app, { siteId: site.id, productId: medicine.product.id });
    return { site, medicine };
  }
  async function kept(
    { site, medicine }: { site: Site; medicine: Medicine },
    dueOn = '2027-03-03',
  ) {
    const { course, contact } = await buildPatient(app, { medicines: [medicine], dueOn });
    const { id } = await asSystem(app, (ctx) =>
      keep(ctx, { course, siteId: site.id, contactId: contact.id }),
    );
    return id;
  }
  const codeOf = async (id: Id<'Pickup'>) => {
    const pickup = await asSystem(app, (ctx) => findPickup(ctx, id));
    if (!pickup) throw new Error('no pickup');
    return pickupCode(app.keys, pickup);
  };
  const only = async (who: Visitor, site: Site, show: string): Promise<PickupView> => {
    const { rows } = await who.call(pickups.list, { query: { siteId: site.id, show } });
    if (rows.length !== 1 || !rows[0]) throw new Error(`${rows.length} parcels`);
    return rows[0];
  };
  async function readied(who: Visitor, site: Site, id: Id<'Pickup'>): Promise<PickupView> {
    const { rev } = await only(who, site, 'prepare');
    await who.call(pickups.ready, { params: { id }, body: { rev } });
    return only(who, site, 'ready');
  }
  const shelfOf = async (site: Site) => {
    const [rows] = await app.db.query(
      `SELECT sum(on_hand)::int AS "onHand", sum(reserved)::int AS reserved FROM stock_lots WHERE site_id = '${site.id}'`,
    );
    return (rows as { onHand: number; reserved: number }[])[0];
  };
  return { app, as, signedIn, shelf, kept, codeOf, only, readied, shelfOf };
}

import { counts } from '#console/contract/counts.js';
import { receipts } from '#console/contract/receipts.js';
import { visits } from '#console/contract/visits.js';
import type { App } from '#core/kernel/context.js';
import { keep } from '#core/pickups/index.js';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import { addHelper } from '#core/patients/index.js';
import { addStaff } from '#core/staff/index.js';
import { openTask } from '#core/tasks/index.js';
import { addLeave, addRoster, addService, waitFor } from '#core/visits/index.js';
import { asSystem } from '../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../support/build.js';
import type { Visitor } from '../support/desk.js';
import { UNKNOWN } from './shapes.js';

/** What the quiet patient of each place types on the pad to let somebody in. */
export const SECRET = '482715';

/** The ids of one place by the names that routes have for them, `:id` by the first word of the path. */
export type World = Readonly<Record<string, string>>;

/** A place with one of everything that a route can name; who asks for its count and its file is `chief`. */
export async function buildWorld(app: App, chief: Visitor) {
  const site = await buildSite(app);
  const siteId = site.id;
  const medicine = await buildMedicine(app);
  const productId = medicine.product.id;
  const lot = await buildStock(app, { siteId, productId });
  const guest = await buildPatient(app, { medicines: [medicine] });
  const { id: pickups } = await asSystem(app, (ctx) =>
    keep(ctx, { course: guest.course, siteId, contactId: guest.contact.id }),
  );
  // Nothing is kept for this one, so nobody sees more of them without their word.
  const quiet = await buildPatient(app, { medicines: [medicine], secretNumber: SECRET });
  const guests = { patientId: guest.patientId, contactId: guest.contact.id, siteId };
  const beside = await asSystem(app, async (ctx) => {
    const serviceId = await addService(ctx, { code: newId(), minutes: 30 });
    await waitFor(ctx, { ...guests, serviceId });
    const [wait] = await ctx.sql<{ id: string }>('SELECT id FROM visit_waits WHERE site_id = $1', [
      siteId,
    ]);
    const applications = newId();
    await ctx.sql(
      `INSERT INTO staff_applications (id, digest, name, email, role, site_id, contact_id, state, created_at)
       VALUES ($1, sha256(convert_to($5, 'UTF8')), 'Somebody', $5, 'agent', $2, $3, 'proposed', $4)`,
      [applications, siteId, guest.contact.id, ctx.now, `${applications}@example.org`],
    );
    return {
      ...{ serviceId, services: serviceId, waits: wait?.id ?? UNKNOWN, applications },
      helperId: await addHelper(ctx, quiet.patientId, 'Somebody'),
    };
  });
  const { id: tasks } = await asSystem(app, async (ctx) => {
    await openTask(ctx, { kind: 'danger', siteId, contactId: guest.contact.id });
    const [task] = await ctx.sql<{ id: string }>('SELECT id FROM tasks WHERE site_id = $1', [
      siteId,
    ]);
    return task ?? { id: UNKNOWN };
  });
  const member = await asSystem(app, (ctx) =>
    addStaff(ctx, {
      email: `${siteId}@example.org`,
      name: 'A colleague',
      role: 'agent',
      siteIds: [siteId],
    }),
  );
  const booked = await buildDay(app, { member, siteId });
  const seen = { ...guests, staffId: member, serviceId: beside.serviceId };
  const visit = await chief.call(visits.book, { body: bookingOf(seen) });
  const { id: sheet } = await chief.call(counts.open, { body: { siteId, productId } });
  const text = `place,product,lot,expires,quantity\n${site.number},${medicine.product.code},L-1,2028-12-31,5\n`;
  const file = await chief.call(receipts.check, { body: { text } });
  const world: World = {
    ...beside,
    ...{ siteId, productId, pickups, tasks, member, staff: member, counts: sheet },
    ...{ ...booked, staffId: member, visits: visit.id },
    ...{ lots: lot, lotId: lot, places: siteId, usualSiteId: siteId },
    ...{ patients: quiet.patientId, courses: quiet.course.id, numberId: quiet.contact.id },
    ...{ products: productId, programmes: medicine.programme.id },
    ...{ programmeId: medicine.programme.id, toSiteId: siteId, 'receipt-files': file.id },
  };
  return { site, world };
}

const THURSDAY = '2027-03-04';

/** Hours of somebody at a place, and days on which they are away. */
function buildDay(app: App, { member, siteId }: { member: Id<'Staff'>; siteId: Id<'Site'> }) {
  return asSystem(app, async (ctx) => ({
    rosters: await addRoster(ctx, {
      ...{ staffId: member, siteId, weekday: 4, from: '08:00', to: '16:00' },
      ...{ validFrom: '2027-03-01', validUntil: null },
    }),
    leaves: await addLeave(ctx, {
      ...{ staffId: member, firstDay: '2027-03-08', lastDay: '2027-03-09', reason: 'training' },
    }),
  }));
}

const bookingOf = (of: {
  patientId: string;
  serviceId: string;
  siteId: string;
  staffId: string;
}) => ({
  ...{ patientId: of.patientId, serviceId: of.serviceId, siteId: of.siteId, staffId: of.staffId },
  ...{ day: THURSDAY, time: '10:00' },
});

import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { orNull } from '../kernel/or-null.js';
import { courseOf } from '../patients/index.js';
import { keepElsewhere, livePickupsOf } from '../pickups/index.js';
import type { Kept, Pickup } from '../pickups/index.js';
import { availability } from '../stock/index.js';
import { bringVisits, hasRoom, visitsElsewhere } from '../visits/index.js';
import type { Journey, Visit } from '../visits/index.js';

/** What is booked and kept for days of an absence where its patient will not be. */
export interface LeftBehind {
  /** Visits, and parcels that nobody has made up yet, that could be where their patient is. */
  visits: number;
  parcels: number;
  /** How many of both stay where they are whatever is wished. */
  bound: number;
}

/** A parcel, and where it is to be. */
interface Bound {
  parcel: Pickup;
  siteId: Id<'Site'>;
}

/** What stays elsewhere on a journey of its patient, and how much of it could be where they are. */
export async function leftBehind(
  ctx: Context,
  patientId: Id<'Patient'>,
  journey: Journey,
): Promise<LeftBehind> {
  assertMayFor(ctx.actor, patientId, 'patient.edit');
  const visits = await visitsElsewhere(ctx, patientId, journey);
  const parcels = await parcelsElsewhere(ctx, patientId, journey);
  const left = { visits: 0, parcels: 0 };
  for (const visit of visits) if (await hasRoom(ctx, visit, journey.lastDay)) left.visits += 1;
  for (const parcel of parcels) if (await isThere(ctx, parcel)) left.parcels += 1;
  return { ...left, bound: visits.length + parcels.length - left.visits - left.parcels };
}

/** What came along, and how much did not. */
export interface Brought {
  visits: Visit[];
  parcels: Kept[];
  left: number;
}

/** Moves what stays elsewhere to where its patient is: visits to their own time or the nearest free one. */
export async function bringAlong(
  ctx: Context,
  patientId: Id<'Patient'>,
  journey: Journey,
): Promise<Brought> {
  assertMayFor(ctx.actor, patientId, 'patient.edit');
  const { brought: visits, left } = await bringVisits(ctx, patientId, journey);
  const parcels: Kept[] = [];
  const elsewhere = await parcelsElsewhere(ctx, patientId, journey);
  // Whoever keeps several locks their shelves in one order.
  const inOrder = [...elsewhere].sort((one, other) =>
    one.parcel.productId < other.parcel.productId ? -1 : 1,
  );
  for (const bound of inOrder) {
    const kept = bound.parcel.state === 'held' ? await bring(ctx, bound) : null;
    if (kept) parcels.push(kept);
  }
  return { visits, parcels, left: left.length + elsewhere.length - parcels.length };
}

/** The usual place, unless it is the one that was left. */
const USUAL = `
  SELECT usual_site_id AS "siteId" FROM patients
  WHERE id = $1 AND usual_site_id IS NOT NULL AND usual_site_id <> $2`;

/** What is kept for days of an absence at any other place, or at that place and home again; what is given at a visit goes with it. */
async function parcelsElsewhere(
  ctx: Context,
  patientId: Id<'Patient'>,
  { siteId, lastDay, home }: Journey,
): Promise<Bound[]> {
  const live = await livePickupsOf(ctx, patientId);
  const alone = live.filter(({ visitId }) => visitId === null);
  if (home) {
    const [usual] = await ctx.sql<Pick<Bound, 'siteId'>>(USUAL, [patientId, siteId]);
    return alone.flatMap((parcel) =>
      parcel.siteId === siteId && usual ? [{ parcel, ...usual }] : [],
    );
  }
  const during = ({ windowStart, until, zone }: Pickup) =>
    dayOf(windowStart ?? until, zone) <= lastDay;
  return alone.flatMap((parcel) =>
    parcel.siteId !== siteId && during(parcel) ? [{ parcel, siteId }] : [],
  );
}

/** Whether it could be kept there; what is made up stays where it is. */
async function isThere(ctx: Context, { parcel, siteId }: Bound): Promise<boolean> {
  const { courseId, state } = parcel;
  const course = state === 'held' ? await courseOf(ctx, courseId) : null;
  if (!course || course.withheld) return false;
  const offers = await availability(ctx, course);
  return offers.some(({ site, answer }) => site.id === siteId && answer !== 'no');
}

async function bring(ctx: Context, { parcel, siteId }: Bound): Promise<Kept | null> {
  const course = await courseOf(ctx, parcel.courseId);
  const { contactId } = parcel;
  return course && orNull(() => keepElsewhere(ctx, parcel.id, { course, siteId, contactId }));
}

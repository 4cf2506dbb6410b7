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
import type { Visit } from '../visits/index.js';
import { awayOf } from './away.js';
import type { Away } from './away.js';

/** What was booked and kept before its patient went away, for days on which they are not there. */
export interface LeftBehind {
  /** Visits, and parcels that nobody has made up yet, that could be where their patient is. */
  visits: number;
  parcels: number;
  /** How many of both stay where they are whatever is wished. */
  bound: number;
}

/** What stays elsewhere while its patient is away, and how much of it could be where they are. */
export async function leftBehind(
  ctx: Context,
  patientId: Id<'Patient'>,
  away: Away,
): Promise<LeftBehind> {
  assertMayFor(ctx.actor, patientId, 'patient.edit');
  const visits = await visitsElsewhere(ctx, patientId, away);
  const parcels = await parcelsElsewhere(ctx, patientId, away);
  const left = { visits: 0, parcels: 0 };
  for (const visit of visits) if (await hasRoom(ctx, visit, away)) left.visits += 1;
  for (const parcel of parcels) if (await isThere(ctx, parcel, away)) left.parcels += 1;
  return { ...left, bound: visits.length + parcels.length - left.visits - left.parcels };
}

/** What came along, and how much did not. */
export interface Brought {
  place: number;
  visits: Visit[];
  parcels: Kept[];
  left: number;
}

/** Moves what stays elsewhere to where its patient is: visits to their own time or the nearest free one. Null for who is not away. */
export async function bringAlong(ctx: Context, patientId: Id<'Patient'>): Promise<Brought | null> {
  assertMayFor(ctx.actor, patientId, 'patient.edit');
  const away = await awayOf(ctx, patientId);
  if (!away) return null;
  const { brought: visits, left } = await bringVisits(ctx, patientId, away);
  const parcels: Kept[] = [];
  const elsewhere = await parcelsElsewhere(ctx, patientId, away);
  // Whoever keeps several locks their shelves in one order.
  const inOrder = [...elsewhere].sort((one, other) => (one.productId < other.productId ? -1 : 1));
  for (const parcel of inOrder) {
    const kept = parcel.state === 'held' ? await bring(ctx, parcel, away) : null;
    if (kept) parcels.push(kept);
  }
  const stays = left.length + elsewhere.length - parcels.length;
  return { place: away.place, visits, parcels, left: stays };
}

/** What is kept for days of an absence at any other place; what is given at a visit goes with it. */
async function parcelsElsewhere(
  ctx: Context,
  patientId: Id<'Patient'>,
  { siteId, lastDay }: Away,
): Promise<Pickup[]> {
  const live = await livePickupsOf(ctx, patientId);
  return live.filter(
    (parcel) =>
      parcel.visitId === null &&
      parcel.siteId !== siteId &&
      dayOf(parcel.windowStart ?? parcel.until, parcel.zone) <= lastDay,
  );
}

/** Whether it could be kept there; what is made up stays where it is. */
async function isThere(ctx: Context, { courseId, state }: Pickup, away: Away): Promise<boolean> {
  const course = state === 'held' ? await courseOf(ctx, courseId) : null;
  if (!course || course.withheld) return false;
  const offers = await availability(ctx, course);
  return offers.some(({ site, answer }) => site.id === away.siteId && answer !== 'no');
}

async function bring(ctx: Context, parcel: Pickup, { siteId }: Away): Promise<Kept | null> {
  const course = await courseOf(ctx, parcel.courseId);
  const { contactId } = parcel;
  return course && orNull(() => keepElsewhere(ctx, parcel.id, { course, siteId, contactId }));
}

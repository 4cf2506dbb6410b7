import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { orNull } from '../kernel/or-null.js';
import { enqueue } from '../outbox/index.js';
import { courseOf, reachedBy } from '../patients/index.js';
import type { Course } from '../patients/index.js';
import { findSite } from '../sites/index.js';
import type { OpenSite } from '../sites/index.js';
import { lasting, lockedLots, takeUnits } from '../stock/index.js';
import type { FreeLot } from '../stock/index.js';
import { openTask } from '../tasks/index.js';
import { endQuietly } from './end-pickup.js';
import { earliestDay } from './earliest-day.js';
import { closing, holdUntil } from './hold-until.js';
import { lotsCover } from './lots-cover.js';
import { keep, lastDayOf } from './keep.js';
import { lockPickup } from './pickup.js';
import type { Pickup } from './pickup.js';
import { GIVEN_UP, isInside, shutOn } from './trouble.js';
import { leaveWindow } from './windows.js';

/** What became of a parcel that could not stay as it was. */
export type Moved = 'stays' | 'another-lot' | 'made-anew' | 'another-day' | 'ended';

/**
 * Moves a parcel that cannot stay as it is: to other lots of its place, to the next open day, or, where
 * neither serves, back to the shelf with an offer to its patient. Nothing is lost silently: who cannot be
 * texted is called. Safe to run at any time.
 */
export async function moveHold(ctx: Context, id: Id<'Pickup'>): Promise<Moved> {
  const pickup = await lockPickup(ctx, id);
  if (pickup.state !== 'held' && pickup.state !== 'ready') return 'stays';
  if (await isTakenAway(ctx, id)) return endIt(ctx, pickup);
  if (await hasUnfitLot(ctx, id)) return otherLots(ctx, pickup);
  // A place that is closed takes the visit off, and what is given at it goes along.
  if (pickup.visitId) return 'stays';
  const site = await findSite(ctx, pickup.siteId);
  if (!site) return endIt(ctx, pickup);
  if (isShut(site, pickup, ctx.now)) return otherDay(ctx, pickup, site);
  return 'stays';
}

async function hasUnfitLot(ctx: Context, id: Id<'Pickup'>): Promise<boolean> {
  const rows = await ctx.sql(
    `SELECT 1 FROM pickup_lines l JOIN stock_lots o ON o.id = l.lot_id
     WHERE l.pickup_id = $1 AND l.live AND o.state <> 'approved' LIMIT 1`,
    [id],
  );
  return rows.length > 0;
}

/** Whether its place gave up the programme of its course. */
async function isTakenAway(ctx: Context, id: Id<'Pickup'>): Promise<boolean> {
  const rows = await ctx.sql(`SELECT 1 FROM (${GIVEN_UP}) given WHERE given.id = $1`, [id]);
  return rows.length > 0;
}

function isShut(site: OpenSite, pickup: Pickup, now: Date): boolean {
  const { until, windowStart, zone } = pickup;
  const days = [until, ...(windowStart ? [windowStart] : [])].map((at) => dayOf(at, zone));
  const shut = days.flatMap((day) => shutOn(site, day, now));
  return shut.some((span) => isInside(span, pickup));
}

/** Units on the shelf are changed for others; a packed parcel holds the wrong ones, so it ends and a new one is made. */
async function otherLots(ctx: Context, pickup: Pickup): Promise<Moved> {
  const course = await courseOf(ctx, pickup.courseId);
  if (!course) return endIt(ctx, pickup);
  return pickup.state === 'held' ? substitute(ctx, pickup, course) : makeAnew(ctx, pickup, course);
}

/** The visit that a parcel is kept for, as keeping wants it. */
function visitOf({ visitId: id, until, zone }: Pickup) {
  return id ? { visit: { id, day: dayOf(until, zone), until } } : {};
}

const LOTS = lockedLots('$1', '$2');

async function substitute(ctx: Context, pickup: Pickup, course: Course): Promise<Moved> {
  const { id, siteId, productId } = pickup;
  const lots = await ctx.sql<FreeLot>(LOTS, [siteId, productId]);
  const [shelf] = await ctx.sql<{ safety: number; missing: number }>(
    `SELECT h.safety_stock AS safety,
            (SELECT sum(l.quantity)::int FROM pickup_lines l JOIN stock_lots o ON o.id = l.lot_id
             WHERE l.pickup_id = $3 AND l.live AND o.state <> 'approved') AS missing
     FROM stock_shelves h WHERE h.site_id = $1 AND h.product_id = $2`,
    [siteId, productId, id],
  );
  if (!shelf) return endIt(ctx, pickup);
  const lastDay = lastDayOf(ctx, { course, ...visitOf(pickup) }, pickup.zone);
  const lines = await orNull(() => takeUnits(lasting(lots, lastDay), shelf.missing, shelf.safety));
  if (!lines) return endIt(ctx, pickup);
  await ctx.sql(
    `UPDATE pickup_lines l SET live = false FROM stock_lots o
     WHERE o.id = l.lot_id AND l.pickup_id = $1 AND l.live AND o.state <> 'approved'`,
    [id],
  );
  await ctx.sql(
    `INSERT INTO pickup_lines (pickup_id, lot_id, quantity)
     SELECT $1, n.lot_id, n.quantity FROM unnest($2::uuid[], $3::int[]) AS n(lot_id, quantity)
     ON CONFLICT (pickup_id, lot_id) DO UPDATE SET live = true,
       quantity = excluded.quantity + CASE WHEN pickup_lines.live THEN pickup_lines.quantity ELSE 0 END`,
    [id, lines.map(({ lotId }) => lotId), lines.map(({ quantity }) => quantity)],
  );
  await ctx.sql('UPDATE pickups SET rev = rev + 1 WHERE id = $1', [id]);
  await record(ctx, 'pickup.substituted', { kind: 'pickup', id });
  return 'another-lot';
}

async function makeAnew(ctx: Context, pickup: Pickup, course: Course): Promise<Moved> {
  const { siteId, contactId, patientId } = pickup;
  await endQuietly(ctx, pickup, 'site');
  const kept = await orNull(() => keep(ctx, { course, siteId, contactId, ...visitOf(pickup) }));
  if (!kept) return tellEnded(ctx, pickup);
  const number = await reachedBy(ctx, pickup);
  if (!number) {
    await askToCall(ctx, pickup);
    return 'made-anew';
  }
  const { id: subjectId, until: usefulUntil } = kept;
  const about = { ...number, patientId, subjectId, rev: 1, usefulUntil };
  await enqueue(ctx, { kind: 'not-yet', ...about });
  return 'made-anew';
}

/** The hold lasts to the next open days as if it were made now; its half hour is given back. */
async function otherDay(ctx: Context, pickup: Pickup, site: OpenSite): Promise<Moved> {
  const next = holdUntil(site, ctx.now, earliestDay(pickup));
  if (!next || !(await lotsCover(ctx, pickup, dayOf(next, site.zone)))) return endIt(ctx, pickup);
  const until = lastOf(site, pickup, next);
  const { id, patientId } = pickup;
  const rev = pickup.rev + 1;
  await leaveWindow(ctx, pickup);
  await ctx.sql('UPDATE pickups SET until = $2, window_start = NULL, rev = $3 WHERE id = $1', [
    id,
    until,
    rev,
  ]);
  await record(ctx, 'pickup.moved', { kind: 'pickup', id });
  ctx.later('pickup.lapse', { pickupId: id }, until);
  const number = await reachedBy(ctx, pickup);
  if (number) {
    const about = { ...number, patientId, subjectId: id, rev, usefulUntil: until };
    await enqueue(ctx, { kind: 'day-closed', ...about });
  } else await askToCall(ctx, pickup);
  return 'another-day';
}

/** The end of its last day, where its place still opens on that; no sooner than `next`. */
function lastOf(site: OpenSite, { until, zone }: Pickup, next: Date): Date {
  const end = closing(site, dayOf(until, zone));
  const last = end && (end < until ? end : until);
  return last && last > next ? last : next;
}

async function endIt(ctx: Context, pickup: Pickup): Promise<Moved> {
  await endQuietly(ctx, pickup, 'site');
  return tellEnded(ctx, pickup);
}

/** The text offers another place that has it, as it is when it leaves. */
async function tellEnded(ctx: Context, pickup: Pickup): Promise<Moved> {
  const { id, patientId } = pickup;
  // What becomes of the visit tells it.
  if (pickup.visitId) return 'ended';
  const number = await reachedBy(ctx, pickup);
  if (number) {
    const usefulUntil = new Date(ctx.now.getTime() + 2 * 86_400_000);
    const about = { ...number, patientId, subjectId: id, rev: pickup.rev + 1 };
    await enqueue(ctx, { kind: 'cancelled', ...about, usefulUntil });
  } else await askToCall(ctx, pickup);
  return 'ended';
}

async function askToCall(ctx: Context, { id, patientId, siteId }: Pickup): Promise<void> {
  await openTask(ctx, { kind: 'call-back', patientId, siteId, subjectId: id, priority: 3 });
}

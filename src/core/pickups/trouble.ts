import type { Context } from '../kernel/context.js';
import { addDays, instantOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';

/** A parcel that cannot stay as it is, for staff: what it is called on the shelf and until when it was kept. */
export interface TouchedHold {
  id: Id<'Pickup'>;
  parcel: number;
  state: 'held' | 'ready';
  until: Date;
}

/** A stretch of time at one place. */
export interface Span {
  siteId: Id<'Site'>;
  from: Date;
  to: Date;
}

/** From the first to the last moment of a day at a place. */
export const spanOf = (siteId: Id<'Site'>, day: Day, zone: string): Span => ({
  siteId,
  from: instantOf(day, '00:00', zone),
  to: instantOf(addDays(day, 1), '00:00', zone),
});

/** SQL: a parcel's hold ends, or its half hour is, inside a span. */
export const INSIDE = `((p.until > d.from_at AND p.until <= d.to_at)
  OR (p.window_start >= d.from_at AND p.window_start < d.to_at))`;

// A place that is not open; a day that was closed; units of a lot that was set apart. What is kept for a visit goes with it.
const DUE = `
  SELECT x.id FROM (SELECT p.id FROM pickups p JOIN sites s ON s.id = p.site_id AND NOT s.active
  WHERE p.state IN ('held', 'ready') AND p.visit_id IS NULL
  UNION
  SELECT p.id FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) AS d(site_id, from_at, to_at)
  JOIN pickups p ON p.site_id = d.site_id AND p.state IN ('held', 'ready') AND ${INSIDE}
    AND p.visit_id IS NULL
  UNION
  SELECT l.pickup_id FROM stock_lots o JOIN pickup_lines l ON l.lot_id = o.id AND l.live
  WHERE o.state <> 'approved' AND o.reserved > 0) x
  JOIN pickups q ON q.id = x.id ORDER BY q.requested_at, q.id LIMIT $4`;

/** Parcels that cannot stay as they are: their place is not open, their day was closed, or their lot was set apart; who asked first comes first. For the sweep. */
export async function holdsToMove(ctx: Context, limit: number): Promise<Id<'Pickup'>[]> {
  const days = await ctx.sql<{ siteId: Id<'Site'>; day: Day; zone: string }>(
    `SELECT c.site_id AS "siteId", c.day::text AS day, s.zone FROM site_closures c
     JOIN sites s ON s.id = c.site_id AND s.active WHERE c.day >= $1::timestamptz::date - 1`,
    [ctx.now],
  );
  const spans = days.map(({ siteId, day, zone }) => spanOf(siteId, day, zone));
  const rows = await ctx.sql<{ id: Id<'Pickup'> }>(DUE, [
    spans.map(({ siteId }) => siteId),
    spans.map(({ from }) => from),
    spans.map(({ to }) => to),
    limit,
  ]);
  return rows.map(({ id }) => id);
}

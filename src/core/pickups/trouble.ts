import type { Context } from '../kernel/context.js';
import { addDays, dayOf, daysBetween, instantOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { listSites, openOn } from '../sites/index.js';
import type { OpenSite } from '../sites/index.js';

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

/** SQL: live parcels of a programme that their place hands over no more: it was taken from it, or names others. */
export const GIVEN_UP = `
  SELECT p.id FROM site_programmes_not n JOIN pickups p ON p.site_id = n.site_id AND p.state IN ('held', 'ready')
  JOIN courses c ON c.id = p.course_id AND c.programme_id = n.programme_id
  UNION
  SELECT p.id FROM programmes g JOIN courses c ON c.programme_id = g.id
  JOIN pickups p ON p.course_id = c.id AND p.state IN ('held', 'ready')
  WHERE g.places = 'named' AND NOT EXISTS (
    SELECT FROM programme_sites w WHERE w.programme_id = g.id AND w.site_id = p.site_id)`;

// A place that is not open, or not then; a programme that it does not hand over any more; units of a lot that was set
// apart. What is kept for a visit goes with it, save where it cannot be given there at all.
const DUE = `
  SELECT q.id, q.parcel, q.state, q.until FROM (SELECT p.id FROM pickups p JOIN sites s ON s.id = p.site_id AND NOT s.active
  WHERE p.state IN ('held', 'ready') AND p.visit_id IS NULL
  UNION
  SELECT p.id FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) AS d(site_id, from_at, to_at)
  JOIN pickups p ON p.site_id = d.site_id AND p.state IN ('held', 'ready') AND ${INSIDE}
    AND p.visit_id IS NULL
  UNION
  ${GIVEN_UP}
  UNION
  SELECT l.pickup_id FROM stock_lots o JOIN pickup_lines l ON l.lot_id = o.id AND l.live
  WHERE o.state <> 'approved' AND o.reserved > 0) x
  JOIN pickups q ON q.id = x.id AND ($4::uuid IS NULL OR q.site_id = $4)
  ORDER BY q.requested_at, q.id LIMIT $5`;

/** Parcels that cannot stay as they are: their place is not open or not at that time, does not hand them over, or their lot was set apart; who asked first comes first. At one place or, with null, at all. */
export async function holdsToMove(
  ctx: Context,
  { siteId, limit }: { siteId: Id<'Site'> | null; limit: number | null },
): Promise<TouchedHold[]> {
  const spans = await spansShut(ctx);
  return ctx.sql<TouchedHold>(DUE, [
    spans.map((span) => span.siteId),
    spans.map(({ from }) => from),
    spans.map(({ to }) => to),
    ...[siteId, limit],
  ]);
}

/** When the places are not open, from now to the end of what is kept there. */
async function spansShut(ctx: Context): Promise<Span[]> {
  const rows = await ctx.sql<{ siteId: Id<'Site'>; last: Date }>(
    `SELECT site_id AS "siteId", max(until) AS last FROM pickups
     WHERE state IN ('held', 'ready') AND until > $1 GROUP BY site_id`,
    [ctx.now],
  );
  const lasts = new Map(rows.map(({ siteId, last }) => [siteId, last]));
  return (await listSites(ctx)).flatMap((site) => {
    const last = lasts.get(site.id);
    return last ? daysTo(site, ctx.now, last).flatMap((day) => shutOn(site, day, ctx.now)) : [];
  });
}

function daysTo({ zone }: OpenSite, from: Date, to: Date): Day[] {
  const first = dayOf(from, zone);
  return Array.from({ length: daysBetween(first, dayOf(to, zone)) + 1 }, (_, n) =>
    addDays(first, n),
  );
}

/** When a place is not open on a day, of what is left of it. */
export function shutOn(site: OpenSite, day: Day, now: Date): Span[] {
  const { id: siteId, zone } = site;
  const { from: first, to: last } = spanOf(siteId, day, zone);
  const turns = openOn(site, day).flat();
  const edges = [first, ...turns.map((time) => instantOf(day, time, zone)), last];
  return edges.flatMap((from, n) => {
    const to = edges[n + 1];
    return n % 2 === 0 && to && to > now ? [{ siteId, from: from > now ? from : now, to }] : [];
  });
}

/** As the SQL of `INSIDE`. */
export const isInside = (
  { from, to }: Span,
  { until, windowStart }: { until: Date; windowStart: Date | null },
): boolean =>
  (until > from && until <= to) ||
  (windowStart !== null && windowStart >= from && windowStart < to);

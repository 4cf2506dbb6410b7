import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DAYS, daysOf, DURING, peopled, placesFor } from './report.js';
import type { ReportAsk } from './report.js';

/** What became of the parcels that ended, or were to end, in the report's days at one place. Counts of people; null for a few. */
export interface DueAtPlace {
  place: number;
  /** Whose parcel was to be fetched in these days; hidden where it would tell a small number beside it. */
  due: number | null | 'hidden';
  collected: number | null;
  /** Still waiting although their half hour is over. */
  late: number | null;
  /** Went back to the shelf, by nobody's coming. */
  uncollected: number | null;
  /** Given up by the patient. */
  dropped: number | null;
}

const PARCELS = `
  SELECT s.number AS place,
    count(*)::int AS due,
    count(*) FILTER (WHERE p.state = 'collected')::int AS collected,
    count(*) FILTER (WHERE p.state IN ('held', 'ready') AND p.window_start < $5::timestamptz - interval '30 minutes')::int AS late,
    count(*) FILTER (WHERE p.state = 'returned' OR p.end_reason = 'expired')::int AS uncollected,
    count(*) FILTER (WHERE p.end_reason = 'patient')::int AS dropped
  FROM pickups p JOIN sites s ON s.id = p.site_id ${DAYS('s.zone')}
  WHERE ($1::uuid[] IS NULL OR p.site_id = ANY($1))
    AND ${DURING('coalesce(p.window_start, p.until)')}
  GROUP BY s.number ORDER BY s.number`;

/** Due and late: measure 5, "missed pickup", by place, before any "why". */
export async function dueAndLate(ctx: Context, ask: ReportAsk): Promise<DueAtPlace[]> {
  assertMay(ctx.actor, 'report.read');
  const places = placesFor(ctx.actor, ask.siteId);
  const values = [places, ...(await daysOf(ctx, ask)), ctx.now];
  const rows = await ctx.sql<Record<keyof DueAtPlace, number>>(PARCELS, values);
  return rows.map(atPlace);
}

/** A total less its other parts tells, or nearly tells, those too small to show: where one is, the total is not shown either. */
function atPlace({ place, due, ...counts }: Record<keyof DueAtPlace, number>): DueAtPlace {
  const parts = {
    collected: peopled(counts.collected),
    late: peopled(counts.late),
    uncollected: peopled(counts.uncollected),
    dropped: peopled(counts.dropped),
  };
  const total = peopled(due);
  const isTold = Object.values(parts).includes(null);
  return { place, due: total !== null && isTold ? 'hidden' : total, ...parts };
}

import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { todays } from '../sites/index.js';
import { peopled, placesFor } from './report.js';
import type { ReportAsk } from './report.js';

/** One product at one place as it is now, with who asked in vain in the report's days. */
export interface StockAtPlace {
  place: number;
  product: string;
  unit: string;
  onHand: number;
  kept: number;
  promisable: number;
  minimum: number;
  countedOn: Day | null;
  nextExpiry: Day | null;
  /** People who asked and found none; null for a few. */
  unmet: number | null;
}

type Row = Omit<StockAtPlace, 'unmet'> & { unmet: number };

const SHELVES = `
  SELECT s.number AS place, m.code AS product, m.unit, m.minimum, h.counted_on::text AS "countedOn",
         coalesce(sum(o.on_hand), 0)::int AS "onHand", coalesce(sum(o.reserved), 0)::int AS kept,
         greatest(0, coalesce(sum(o.on_hand - o.reserved) FILTER (WHERE o.state = 'approved' AND o.expires_on > ($4::jsonb ->> s.zone)::date), 0)
           - h.safety_stock)::int AS promisable,
         (min(o.expires_on) FILTER (WHERE o.on_hand > 0 AND o.state = 'approved'))::text AS "nextExpiry",
         (SELECT count(DISTINCT u.course_id)::int FROM unmet_asks u
          WHERE u.site_id = h.site_id AND u.product_id = h.product_id AND u.day BETWEEN $2 AND $3) AS unmet
  FROM stock_shelves h
  JOIN sites s ON s.id = h.site_id
  JOIN products m ON m.id = h.product_id
  LEFT JOIN stock_lots o ON o.site_id = h.site_id AND o.product_id = h.product_id
  WHERE ($1::uuid[] IS NULL OR h.site_id = ANY($1))
  GROUP BY s.number, s.zone, m.code, m.unit, m.minimum, h.site_id, h.product_id, h.counted_on, h.safety_stock
  ORDER BY s.number, m.code LIMIT 5000`;

/** Stock by place: what is there now, and who asked in vain. */
export async function stockByPlace(ctx: Context, ask: ReportAsk): Promise<StockAtPlace[]> {
  assertMay(ctx.actor, 'report.read');
  const places = placesFor(ctx.actor, ask.siteId);
  const rows = await ctx.sql<Row>(SHELVES, [
    ...[places, ask.from, ask.to],
    JSON.stringify(await todays(ctx)),
  ]);
  return rows.map((row) => ({ ...row, unmet: peopled(row.unmet) }));
}

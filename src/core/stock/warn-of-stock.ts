import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { todays } from '../sites/index.js';
import { openTask } from '../tasks/index.js';

/** Lots that end within so many days are told of. */
const ENDING_DAYS = 30;

/** Asks the places where something is below its minimum, or ends within 30 days, to look, at most once a day; gives how many. For the sweep. */
export async function warnOfStock(ctx: Context): Promise<number> {
  const sites = await ctx.sql<{ siteId: Id<'Site'>; low: number; ending: number }>(
    `SELECT x.site_id AS "siteId", count(*) FILTER (WHERE usable - safety < minimum)::int AS low,
            count(*) FILTER (WHERE ending > 0)::int AS ending
     FROM (SELECT h.site_id, m.minimum, h.safety_stock AS safety,
             coalesce(sum(o.on_hand - o.reserved) FILTER (WHERE o.state = 'approved' AND o.expires_on > d.today), 0) AS usable,
             coalesce(sum(o.on_hand) FILTER (WHERE o.state = 'approved' AND o.expires_on <= d.today + ${ENDING_DAYS}), 0) AS ending
           FROM stock_shelves h JOIN sites s ON s.id = h.site_id AND s.active
           CROSS JOIN LATERAL (SELECT ($1::jsonb ->> s.zone)::date AS today) d
           JOIN products m ON m.id = h.product_id
           LEFT JOIN stock_lots o ON o.site_id = h.site_id AND o.product_id = h.product_id AND o.on_hand > 0
           GROUP BY h.site_id, h.product_id, m.minimum, h.safety_stock) x
     WHERE (usable - safety < minimum OR ending > 0)
       AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.kind = 'stock-alert' AND t.subject_id = x.site_id
         AND (t.state = 'open' OR t.created_at > $2::timestamptz - interval '1 day'))
     GROUP BY x.site_id`,
    [JSON.stringify(await todays(ctx)), ctx.now],
  );
  for (const { siteId, low, ending } of sites)
    await openTask(ctx, { kind: 'stock-alert', siteId, subjectId: siteId, facts: { low, ending } });
  return sites.length;
}

import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { todays } from '../sites/index.js';
import { openTask } from '../tasks/index.js';
import { STALE_DAYS } from './shelves.js';

/** Asks the places whose count is older than a week for a new one, at most once a day; gives how many. For the sweep. */
export async function askToCount(ctx: Context): Promise<number> {
  const sites = await ctx.sql<{ siteId: Id<'Site'>; shelves: number }>(
    `SELECT h.site_id AS "siteId", count(*)::int AS shelves
     FROM stock_shelves h JOIN sites s ON s.id = h.site_id AND s.active
     WHERE (h.counted_on IS NULL OR h.counted_on < ($1::jsonb ->> s.zone)::date - ${STALE_DAYS})
       AND EXISTS (SELECT 1 FROM stock_lots l WHERE l.site_id = h.site_id AND l.product_id = h.product_id AND l.on_hand > 0)
       AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.kind = 'recount' AND t.subject_id = h.site_id
         AND (t.state = 'open' OR t.created_at > $2::timestamptz - interval '1 day'))
     GROUP BY h.site_id`,
    [JSON.stringify(await todays(ctx)), ctx.now],
  );
  for (const { siteId, shelves } of sites)
    await openTask(ctx, { kind: 'recount', siteId, subjectId: siteId, facts: { shelves } });
  return sites.length;
}

import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { openTask } from '../tasks/index.js';

// The first sweep of a day does it; the others find the day there already.
const TODAY = `
  INSERT INTO counters (name, value) VALUES ('stock-proved-on', $1)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE counters.value < excluded.value
  RETURNING value`;

const WRONG = `
  SELECT l.site_id AS "siteId", count(*)::int AS lots FROM stock_lots l
  WHERE l.on_hand <> (SELECT coalesce(sum(m.quantity), 0) FROM stock_movements m WHERE m.lot_id = l.id)
     OR l.reserved <> (SELECT coalesce(sum(p.quantity), 0) FROM pickup_lines p WHERE p.lot_id = l.id AND p.live)
  GROUP BY l.site_id`;

/** Proves once a day that every lot is the sum of its movements and live lines (domain invariant 1); a place where one is not is asked to count. Gives how many places. */
export async function proveStock(ctx: Context): Promise<number> {
  const day = Number(dayOf(ctx.now, ctx.config.DEFAULT_ZONE).replaceAll('-', ''));
  if (!(await ctx.sql(TODAY, [day])).length) return 0;
  const places = await ctx.sql<{ siteId: Id<'Site'>; lots: number }>(WRONG, []);
  for (const { siteId, lots } of places)
    await openTask(ctx, {
      kind: 'recount',
      siteId,
      subjectId: siteId,
      priority: 1,
      facts: { lots },
    });
  return places.length;
}

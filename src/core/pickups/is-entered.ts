import type { Context } from '../kernel/context.js';
import { addDays, dayOf, instantOf } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';

/** Where and until when somebody could have come. */
export interface Ended {
  siteId: Id<'Site'>;
  zone: string;
  until: Date;
}

/**
 * Whether a place has entered all handovers of the day on which a time ended, so that who did not come is told apart
 * from what was not entered. A place that closes its days is waited for; one that never does is taken to have entered
 * a day two hours after it is over.
 */
export async function isEntered(ctx: Context, { siteId, zone, until }: Ended): Promise<boolean> {
  const day = dayOf(until, zone);
  const [row] = await ctx.sql<{ closed: boolean; closes: boolean }>(
    `SELECT coalesce(bool_or(day = $2::date), false) AS closed, count(*) > 0 AS closes
     FROM site_days WHERE site_id = $1 AND day >= $2::date - 14`,
    [siteId, day],
  );
  if (row?.closed || row?.closes) return row.closed;
  return instantOf(addDays(day, 1), '02:00', zone) <= ctx.now;
}

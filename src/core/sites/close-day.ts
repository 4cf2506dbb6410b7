import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';

/** Closes a place for a day: no parcel is kept to it any more. Closing twice is once. */
export async function closeDay(ctx: Context, siteId: Id<'Site'>, day: Day): Promise<void> {
  assertMay(ctx.actor, 'place.manage');
  await ctx.sql('INSERT INTO site_closures (site_id, day) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    siteId,
    day,
  ]);
  await record(ctx, 'place.closed', { kind: 'site', id: siteId });
}

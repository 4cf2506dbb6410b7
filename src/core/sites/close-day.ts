import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { ClosureReason } from './page-of-sites.js';

/** Closes a place for a day: no parcel is kept to it any more, and what was is moved by `pickups.move`; visits, by `visits.move`. Closing twice is once; throws `changed-meanwhile` where it is closed for another reason, `invalid` for a day that is over. */
export async function closeDay(
  ctx: Context,
  siteId: Id<'Site'>,
  { day, reason }: { day: Day; reason: ClosureReason },
): Promise<void> {
  assertMayAt(ctx.actor, 'place.manage', siteId);
  const [site] = await ctx.sql<{ zone: string }>('SELECT zone FROM sites WHERE id = $1', [siteId]);
  if (!site) throw new DomainError('not-found', { what: 'place' });
  if (day < dayOf(ctx.now, site.zone))
    throw new DomainError('invalid', { field: 'day', why: 'past' });
  const closed = await ctx.sql(
    `INSERT INTO site_closures AS c (site_id, day, reason) VALUES ($1, $2, $3)
     ON CONFLICT (site_id, day) DO UPDATE SET reason = c.reason WHERE c.reason = excluded.reason
     RETURNING 1`,
    [siteId, day, reason],
  );
  if (!closed.length) throw new DomainError('changed-meanwhile', { what: 'closure' });
  await record(ctx, 'place.day-closed', { kind: 'site', id: siteId, facts: { day, reason } });
  ctx.later('pickups.move', {});
  ctx.later('visits.move', {});
}

/** Takes a closure back; parcels that were moved stay where they are. */
export async function reopenDay(ctx: Context, siteId: Id<'Site'>, day: Day): Promise<void> {
  assertMayAt(ctx.actor, 'place.manage', siteId);
  await ctx.sql('DELETE FROM site_closures WHERE site_id = $1 AND day = $2', [siteId, day]);
  await record(ctx, 'place.day-reopened', { kind: 'site', id: siteId, facts: { day } });
}

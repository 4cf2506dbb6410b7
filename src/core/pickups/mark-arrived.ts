import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { lockAtDesk } from './lock-at-desk.js';

/** Notes that the receiver stands at the desk: the queue is timed from here. */
export async function markArrived(ctx: Context, id: Id<'Pickup'>, rev: number): Promise<void> {
  assertMay(ctx.actor, 'pickup.collect');
  const { state, siteId } = await lockAtDesk(ctx, id, { permission: 'pickup.collect', rev });
  if (state !== 'held' && state !== 'ready') throw new DomainError('pickup.wrong-state', { state });
  // A day is not closed beside whoever is noted just then.
  await ctx.sql('SELECT pg_advisory_xact_lock_shared(place_key($1))', [siteId]);
  await ctx.sql(
    'UPDATE pickups SET arrived_at = coalesce(arrived_at, $2), rev = rev + 1 WHERE id = $1',
    [id, ctx.now],
  );
  await record(ctx, 'pickup.arrived', { kind: 'pickup', id });
}

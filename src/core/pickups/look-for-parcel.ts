import { record } from '../audit/index.js';
import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { openTask } from '../tasks/index.js';
import { mayBeCollected } from './earliest-day.js';
import { lockPickup } from './pickup.js';

/**
 * Its patient came for what we said is ready, and was told that it is not there. It stays kept, and whoever has its
 * number may still be handed it; but nobody is sent to it until staff found it and mark it as ready anew. False where we
 * had not said so.
 */
export async function lookForParcel(ctx: Context, id: Id<'Pickup'>): Promise<boolean> {
  const pickup = await lockPickup(ctx, id);
  const { patientId, siteId, sought } = pickup;
  assertMayFor(ctx.actor, patientId, 'pickup.prepare');
  if (!sought && !mayBeCollected(pickup, ctx.now)) return false;
  await ctx.sql('UPDATE pickups SET sought_at = coalesce(sought_at, $2) WHERE id = $1', [
    id,
    ctx.now,
  ]);
  const facts = { why: 'not-there' };
  await openTask(ctx, { kind: 'prepare', siteId, patientId, subjectId: id, priority: 2, facts });
  await record(ctx, 'pickup.sought', { kind: 'pickup', id });
  return true;
}

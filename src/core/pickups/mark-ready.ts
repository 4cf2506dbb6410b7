import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { enqueue } from '../outbox/index.js';
import { lockPickup } from './pickup.js';
import type { Pickup } from './pickup.js';

/** Staff have prepared a parcel: its patient is told, in words that name only the place. */
export async function markReady(ctx: Context, id: Id<'Pickup'>): Promise<Pickup> {
  assertMay(ctx.actor, 'pickup.prepare');
  const pickup = await lockPickup(ctx, id);
  if (pickup.state !== 'held') throw new DomainError('pickup.wrong-state', { state: pickup.state });
  const rev = pickup.rev + 1;
  await ctx.sql(`UPDATE pickups SET state = 'ready', ready_at = $2, rev = $3 WHERE id = $1`, [
    id,
    ctx.now,
    rev,
  ]);
  await record(ctx, 'pickup.ready', { kind: 'pickup', id });
  const { contactId, channel, patientId, until: usefulUntil } = pickup;
  if (contactId && channel)
    await enqueue(ctx, {
      kind: 'ready',
      contactId,
      channel,
      patientId,
      subjectId: id,
      rev,
      usefulUntil,
    });
  return { ...pickup, state: 'ready', rev };
}

import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { end } from './end-pickup.js';
import { lockAtDesk } from './lock-at-desk.js';

/** Why staff put a parcel back. */
export type ReturnReason = 'not-coming' | 'wrongly-prepared' | 'other-place';

/** Puts a parcel back, its units to the same lots: a ready one is returned, an unprepared one released. Its patient is told. */
export async function returnPickup(
  ctx: Context,
  id: Id<'Pickup'>,
  { rev, reason }: { rev: number; reason: ReturnReason },
): Promise<void> {
  assertMay(ctx.actor, 'pickup.return');
  const pickup = await lockAtDesk(ctx, id, { permission: 'pickup.return', rev });
  const { state } = pickup;
  if (state !== 'held' && state !== 'ready') throw new DomainError('pickup.wrong-state', { state });
  await record(ctx, 'pickup.put-back', { kind: 'pickup', id, facts: { reason } });
  await end(ctx, pickup, state === 'ready' ? 'expired' : 'site');
}

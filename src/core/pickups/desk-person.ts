import { assertMay, assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { nameOf } from '../patients/index.js';
import { lockPickup } from './pickup.js';

/** Whose parcel it is, for checking identity where there is no code: only while it waits, at its own place; the patient's record says who looked. */
export async function deskPerson(
  ctx: Context,
  id: Id<'Pickup'>,
): Promise<{ ref: string; name: string | null }> {
  assertMay(ctx.actor, 'pickup.collect');
  assertMay(ctx.actor, 'pickup.details');
  const { siteId, state, patientId } = await lockPickup(ctx, id);
  assertMayAt(ctx.actor, 'pickup.collect', siteId);
  if (state !== 'held' && state !== 'ready') throw new DomainError('pickup.wrong-state', { state });
  return nameOf(ctx, patientId);
}

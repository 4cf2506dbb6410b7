import { assertMay, assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { helpersNamed, nameOf } from '../patients/index.js';
import { lockPickup } from './pickup.js';

/** Whose parcel it is and who may take it for them, for checking identity: only while it waits, at its own place; the patient's record says who looked. */
export async function deskPerson(
  ctx: Context,
  id: Id<'Pickup'>,
): Promise<{ ref: string; name: string | null; helpers: { id: string; name: string }[] }> {
  assertMay(ctx.actor, 'pickup.identify');
  const { siteId, state, patientId } = await lockPickup(ctx, id);
  assertMayAt(ctx.actor, 'pickup.identify', siteId);
  if (state !== 'held' && state !== 'ready') throw new DomainError('pickup.wrong-state', { state });
  return { ...(await nameOf(ctx, patientId)), helpers: await helpersNamed(ctx, patientId) };
}

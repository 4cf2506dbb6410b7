import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { Permission } from '../kernel/permissions.js';
import { lockPickup } from './pickup.js';
import type { Pickup } from './pickup.js';

/** Locks a parcel at a place where the person works, as they last saw it: refuses with `not-found`, `not-allowed` or `changed-meanwhile`. */
export async function lockAtDesk(
  ctx: Context,
  id: Id<'Pickup'>,
  { permission, rev }: { permission: Permission; rev: number },
): Promise<Pickup> {
  const pickup = await lockPickup(ctx, id);
  assertMayAt(ctx.actor, permission, pickup.siteId);
  if (pickup.rev !== rev) throw new DomainError('changed-meanwhile');
  return pickup;
}

import type { StaffActor } from '../kernel/actor.js';
import { may, worksAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { Permission } from '../kernel/permissions.js';

/** Who asks, and the colleague who signs beside them. */
interface Two {
  byId: Id<'Staff'>;
  approverId: Id<'Staff'>;
}

/** Throws `approver.self` unless two different people act, and `approver.not-allowed` unless the second may do the same at that place. */
export function assertTwoPeople(
  ctx: Context,
  approver: StaffActor,
  { permission, siteId }: { permission: Permission; siteId: Id<'Site'> },
): Two {
  if (ctx.actor.kind !== 'staff') throw new DomainError('not-allowed');
  if (approver.staffId === ctx.actor.staffId) throw new DomainError('approver.self');
  if (!may(approver, permission) || !worksAt(approver, siteId))
    throw new DomainError('approver.not-allowed');
  return { byId: ctx.actor.staffId, approverId: approver.staffId };
}

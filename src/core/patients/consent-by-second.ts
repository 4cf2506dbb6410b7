import { giveGrant } from '../consent/index.js';
import type { Scope } from '../consent/index.js';
import { assertMay, may } from '../kernel/actor.js';
import type { StaffActor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { lockToLetIn } from './patient-row.js';

/** A second staff member, who has just proved who they are, attests that the patient consents. Throws `approver.self`, `approver.not-allowed`, or `consent.refused` where the patient said in the last day that they expected no code. */
export async function consentBySecond(
  ctx: Context,
  { patientId, scope, approver }: { patientId: Id<'Patient'>; scope: Scope; approver: StaffActor },
): Promise<{ until: Date }> {
  assertMay(ctx.actor, 'consent.ask');
  if (ctx.actor.kind !== 'staff') throw new DomainError('not-allowed');
  if (approver.staffId === ctx.actor.staffId) throw new DomainError('approver.self');
  if (!may(approver, 'consent.ask')) throw new DomainError('approver.not-allowed');
  const { hasRefused } = await lockToLetIn(ctx, patientId);
  if (hasRefused) throw new DomainError('consent.refused');
  const how = { how: 'second-person', approverId: approver.staffId } as const;
  return giveGrant(ctx, { patientId, scope }, how);
}

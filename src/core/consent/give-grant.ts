import { record } from '../audit/index.js';
import type { StaffActor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { Scope } from './may-open.js';

export const GRANT_MINUTES = 30;

/** How a patient let someone in. */
export type How =
  | { how: 'code'; codeId: Id<'Code'> }
  | { how: 'secret' }
  | { how: 'second-person'; approverId: Id<'Staff'> }
  | { how: 'enrolled' };

/** Lets one reader open one class of one record for half an hour, through this session alone (domain invariant 20). */
export async function giveGrant(
  ctx: Context,
  about: { patientId: Id<'Patient'>; scope: Scope },
  how: How,
): Promise<{ until: Date }> {
  const { staffId, sessionId } = reader(ctx);
  const id = newId<'Grant'>();
  const until = addMinutes(ctx.now, GRANT_MINUTES);
  await ctx.sql(
    `INSERT INTO consent_grants (id, staff_id, session_id, patient_id, scope, how, code_id, approver_id,
                                 granted_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      staffId,
      sessionId,
      about.patientId,
      about.scope,
      how.how,
      'codeId' in how ? how.codeId : null,
      'approverId' in how ? how.approverId : null,
      ctx.now,
      until,
    ],
  );
  await record(ctx, 'grant.given', {
    kind: 'grant',
    id,
    facts: { patient: about.patientId, scope: about.scope, how: how.how },
  });
  return { until };
}

/** The person who reads, through a session of theirs; throws `not-allowed` for anyone else. */
export function reader({ actor }: Context): StaffActor & { sessionId: Id<'Session'> } {
  if (actor.kind !== 'staff' || !actor.sessionId) throw new DomainError('not-allowed');
  return { ...actor, sessionId: actor.sessionId };
}

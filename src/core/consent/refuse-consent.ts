import { record } from '../audit/index.js';
import { cancelCode } from '../codes/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { openTask } from '../tasks/index.js';

/** A patient did not expect a code: it ends, whoever their record is open to is out, staff have an alert, and for a day no colleague attests what they agree to. */
export async function refuseConsent(
  ctx: Context,
  codeId: string,
  contactId: Id<'Contact'>,
): Promise<void> {
  const code = await cancelCode(ctx, codeId);
  if (!code) return;
  const isOfRecord = code.purpose !== 'number';
  const [patient] = await ctx.sql<{ id: Id<'Patient'> }>(
    `UPDATE patients SET code_refused_at = CASE WHEN $2 THEN $3 ELSE code_refused_at END
     WHERE id = $1 RETURNING id`,
    [code.subject, isOfRecord, ctx.now],
  );
  const closed = patient && isOfRecord ? await closeRecord(ctx, patient.id, codeId) : 0;
  await openTask(ctx, {
    kind: 'code-refused',
    priority: 2,
    contactId,
    patientId: patient?.id ?? null,
    subjectId: codeId,
    facts: { code: codeId, asker: await askerOf(ctx, code.requester), opened: closed },
  });
}

/** Ends every grant of a patient whose row is locked, so that who attested just before it was is seen. Gives how many. */
async function closeRecord(ctx: Context, id: Id<'Patient'>, codeId: string): Promise<number> {
  const closed = await ctx.sql<{ id: string }>(
    `UPDATE consent_grants SET ended_at = $2
     WHERE patient_id = $1 AND ended_at IS NULL AND (expires_at > $2 OR code_id = $3) RETURNING id`,
    [id, ctx.now, codeId],
  );
  for (const grant of closed) await record(ctx, 'grant.refused', { kind: 'grant', id: grant.id });
  return closed.length;
}

/** Whose session it was; at the command line there is none. */
async function askerOf(ctx: Context, requester: string): Promise<string> {
  const [asker] = await ctx.sql<{ staffId: string }>(
    `SELECT staff_id AS "staffId" FROM staff_sessions
     WHERE id = CASE WHEN $1 ~ '^[0-9a-f-]{36}$' THEN $1::uuid END`,
    [requester],
  );
  return asker?.staffId ?? 'unknown';
}

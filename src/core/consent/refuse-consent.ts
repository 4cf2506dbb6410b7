import { record } from '../audit/index.js';
import { cancelCode } from '../codes/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { openTask } from '../tasks/index.js';

/** A patient did not expect a code: it ends, what it opened closes, staff have an alert, and for a day no colleague attests what they agree to. */
export async function refuseConsent(
  ctx: Context,
  codeId: string,
  contactId: Id<'Contact'>,
): Promise<void> {
  const code = await cancelCode(ctx, codeId);
  if (!code) return;
  const closed = await ctx.sql<{ id: string }>(
    `UPDATE consent_grants SET ended_at = $2 WHERE code_id = $1 AND ended_at IS NULL RETURNING id`,
    [codeId, ctx.now],
  );
  for (const { id } of closed) await record(ctx, 'grant.refused', { kind: 'grant', id });
  const [asker] = await ctx.sql<{ staffId: string }>(
    'SELECT staff_id AS "staffId" FROM staff_sessions WHERE id::text = $1',
    [code.requester],
  );
  const [patient] = await ctx.sql<{ id: Id<'Patient'> }>(
    `UPDATE patients SET code_refused_at = CASE WHEN $2 THEN $3 ELSE code_refused_at END
     WHERE id::text = $1 RETURNING id`,
    [code.subject, code.purpose !== 'number', ctx.now],
  );
  await openTask(ctx, {
    kind: 'code-refused',
    priority: 2,
    contactId,
    patientId: patient?.id ?? null,
    subjectId: codeId,
    facts: { code: codeId, asker: asker?.staffId ?? 'unknown', opened: closed.length },
  });
}

import { record } from '../audit/index.js';
import { assertMayOpen } from '../consent/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { patientFile } from './patient-row.js';

export type Closing = 'died' | 'transferred' | 'active';

/** Marks a patient as died or transferred, or takes that back. From this commit on no text to them leaves. */
export async function setPatientState(
  ctx: Context,
  id: Id<'Patient'>,
  { rev, state }: { rev: number; state: Closing },
): Promise<void> {
  assertMay(ctx.actor, 'patient.edit');
  const file = await patientFile(ctx, id, { lock: true });
  await assertMayOpen(ctx, id, 'details');
  if (file.rev !== rev) throw new DomainError('changed-meanwhile', { rev: file.rev });
  const reopens = state === 'active' && (file.state === 'died' || file.state === 'transferred');
  if (!reopens && (state === 'active' || file.state !== 'active'))
    throw new DomainError('patient.not-active');
  await ctx.sql('UPDATE patients SET state = $2, rev = rev + 1 WHERE id = $1', [id, state]);
  if (!reopens) await silence(ctx, id);
  await record(ctx, `patient.${state}`, { kind: 'patient', id });
}

/** Texts that wait for a patient are not sent, and what they were let into closes. */
export async function silence(ctx: Context, id: Id<'Patient'>): Promise<void> {
  await ctx.sql(
    `UPDATE messages SET state = 'cleared' WHERE patient_id = $1 AND state IN ('due', 'scheduled')`,
    [id],
  );
  await ctx.sql(
    `UPDATE rehearsals SET state = 'ended', ended_at = $2 WHERE patient_id = $1 AND state = 'open'`,
    [id, ctx.now],
  );
}

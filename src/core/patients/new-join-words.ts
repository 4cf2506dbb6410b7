import { record } from '../audit/index.js';
import { assertMayOpen } from '../consent/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { makeJoinCode } from './join-code.js';
import type { Spoken } from './join-code.js';
import { lockActive } from './patient-row.js';

/** Three new words for a patient's card; those given before no longer link a phone. */
export async function newJoinWords(
  ctx: Context,
  patientId: Id<'Patient'>,
  spoken: Spoken,
): Promise<string> {
  assertMay(ctx.actor, 'patient.edit');
  await lockActive(ctx, patientId);
  await assertMayOpen(ctx, patientId, 'details');
  await ctx.sql('DELETE FROM join_codes WHERE patient_id = $1 AND used_at IS NULL', [patientId]);
  await record(ctx, 'patient.join-words', { kind: 'patient', id: patientId });
  return makeJoinCode(ctx, patientId, spoken);
}

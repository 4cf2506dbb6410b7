import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';

/** Moves a patient's usual place. */
export async function changeUsualSite(
  ctx: Context,
  patientId: Id<'Patient'>,
  siteId: Id<'Site'>,
): Promise<void> {
  await ctx.sql('UPDATE patients SET usual_site_id = $2 WHERE id = $1', [patientId, siteId]);
  await record(ctx, 'patient.usual-place', { kind: 'patient', id: patientId });
}

import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { endVisit } from './end-visit.js';
import { lockVisit, VISIT } from './visit.js';
import type { Visit } from './visit.js';

/** Lets go of what a patient holds while choosing, for they hold one time at once; an offer of that day gives way too. The patient and the practitioners are locked. */
export async function endOwnHolds(
  ctx: Context,
  { patientId, day }: { patientId: Id<'Patient'>; day: Day },
): Promise<void> {
  const held = await ctx.sql<Visit>(
    `${VISIT} WHERE v.patient_id = $1 AND v.state IN ('proposed', 'pending')
       AND (v.wait_id IS NULL OR v.local_day = $2) FOR NO KEY UPDATE OF v`,
    [patientId, day],
  );
  for (const visit of held) await endVisit(ctx, visit, 'expired');
}

/** Lets go of what a patient holds while choosing, once they have chosen nothing new; offers stay. The patient is locked. */
export async function letGoOfHolds(ctx: Context, patientId: Id<'Patient'>): Promise<void> {
  const held = await ctx.sql<Pick<Visit, 'id'>>(
    `SELECT id FROM visits WHERE patient_id = $1 AND state = 'pending' AND wait_id IS NULL`,
    [patientId],
  );
  for (const { id } of held) await endVisit(ctx, await lockVisit(ctx, id), 'expired');
}

import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { endVisit } from './end-visit.js';
import { lockVisit } from './visit.js';
import type { Visit } from './visit.js';

/** Takes a visit that is over off, quietly, where its patient lay in a ward: they did not miss it. False where they did not. */
export async function excuse(ctx: Context, visit: Visit): Promise<boolean> {
  const inside = await ctx.sql('SELECT 1 FROM patients WHERE id = $1 AND inpatient_since < $2', [
    visit.patientId,
    visit.endAt,
  ]);
  if (!inside.length) return false;
  await endVisit(ctx, visit, 'site');
  return true;
}

/** The same for all visits that went by while a patient lay in a ward, as they come home; their row still says that they are inside. */
export async function excuseAll(ctx: Context, patientId: Id<'Patient'>): Promise<void> {
  const over = await ctx.sql<{ id: Id<'Visit'> }>(
    `SELECT id FROM visits WHERE patient_id = $1 AND state = 'booked' AND end_at <= $2 ORDER BY id`,
    [patientId, ctx.now],
  );
  for (const { id } of over) await excuse(ctx, await lockVisit(ctx, id));
}

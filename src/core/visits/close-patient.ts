import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import type { Closing } from '../patients/index.js';
import { closePatient as closeAlone } from '../pickups/index.js';
import { openTask } from '../tasks/index.js';

// What ended in the moment of the last closing, and had not begun yet; the database counts finer than we write.
const TAKEN_OFF = `
  WITH closed AS (
    SELECT max(at) AS at FROM audit_entries WHERE subject_kind = 'patient' AND subject_id = $1::text
      AND action IN ('patient.died', 'patient.transferred'))
  SELECT v.site_id AS "siteId" FROM visits v JOIN closed c ON v.state_at BETWEEN c.at AND c.at + interval '1 millisecond'
  WHERE v.patient_id = $1::uuid AND v.state = 'cancelled' AND v.end_reason = 'site' AND v.start_at > $2
  UNION ALL
  SELECT p.site_id FROM pickups p JOIN closed c ON p.ended_at BETWEEN c.at AND c.at + interval '1 millisecond'
  WHERE p.patient_id = $1::uuid AND p.state IN ('released', 'returned') AND p.until > $2`;

/** Marks a patient as died or transferred, or takes that back; then they are called where visits or parcels went with it. Refuses as `closePatient` of pickups does. */
export async function closePatient(
  ctx: Context,
  id: Id<'Patient'>,
  change: { rev: number; state: Closing },
): Promise<void> {
  await closeAlone(ctx, id, change);
  if (change.state !== 'active') return offerTheirs(ctx, id);
  const [off] = await ctx.sql<{ siteId: Id<'Site'> }>(TAKEN_OFF, [id, ctx.now]);
  if (!off) return;
  const about = { patientId: id, subjectId: id, siteId: off.siteId, priority: 2 };
  await openTask(ctx, { kind: 'call-back', ...about, facts: { why: 'reopened' } });
}

/** What they had booked ahead is offered to those who wait for it. */
async function offerTheirs(ctx: Context, id: Id<'Patient'>): Promise<void> {
  const lines = await ctx.sql<{ siteId: Id<'Site'>; serviceId: Id<'Service'> }>(
    `SELECT DISTINCT site_id AS "siteId", service_id AS "serviceId" FROM visits
     WHERE patient_id = $1 AND state = 'cancelled' AND state_at >= $2 AND start_at > $2`,
    [id, ctx.now],
  );
  for (const line of lines) ctx.later('waits.offer', line);
}

import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { openTask } from '../tasks/index.js';

/** SQL: a parcel `p` outlasts its time at an instant: its patient lies in a ward, or they stood at the desk, or were let in to the visit at which it is given, less than half a day ago. */
export const waited = (now: string): string => `
  (EXISTS (SELECT FROM patients q WHERE q.id = p.patient_id AND q.inpatient_since IS NOT NULL)
    OR coalesce(p.arrived_at > ${now}::timestamptz - interval '12 hours', false)
    OR EXISTS (SELECT FROM visits v WHERE v.id = p.visit_id AND v.state IN ('arrived', 'checked-in')
               AND v.end_at > ${now}::timestamptz - interval '12 hours'))`;

// One that was kept on waits for its place to enter the day.
const OVERDUE = `
  SELECT p.id FROM pickups p WHERE p.state IN ('held', 'ready') AND p.until <= $1 AND NOT ${waited('$1')}
    AND (p.missed_at IS NULL OR EXISTS (SELECT FROM site_days d WHERE d.site_id = p.site_id AND d.closed_at >= p.until)
      OR NOT EXISTS (SELECT FROM site_days d WHERE d.site_id = p.site_id AND d.day >= p.until::date - 16)
        AND p.until <= $1::timestamptz - interval '2 hours')
  ORDER BY p.until LIMIT $2`;

/** Holds whose time is over although nothing ended them, for the sweep. */
export async function overdueHolds(ctx: Context, limit: number): Promise<Id<'Pickup'>[]> {
  const rows = await ctx.sql<{ id: Id<'Pickup'> }>(OVERDUE, [ctx.now, limit]);
  return rows.map(({ id }) => id);
}

/** Asks staff to prepare what has lain half its hold unprepared, unless its patient lies in a ward; gives how many are late. */
export async function askToPrepare(ctx: Context): Promise<number> {
  const late = await ctx.sql<{ id: string; siteId: Id<'Site'>; patientId: Id<'Patient'> }>(
    `SELECT p.id, p.site_id AS "siteId", p.patient_id AS "patientId" FROM pickups p
     WHERE p.state = 'held' AND p.requested_at + (p.until - p.requested_at) / 2 <= $1
       AND NOT EXISTS (SELECT FROM patients q WHERE q.id = p.patient_id AND q.inpatient_since IS NOT NULL)
       AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.kind = 'prepare' AND t.subject_id = p.id AND t.state <> 'cancelled')
     ORDER BY p.until LIMIT 500`,
    [ctx.now],
  );
  for (const { id, siteId, patientId } of late)
    await openTask(ctx, { kind: 'prepare', siteId, patientId, subjectId: id, priority: 3 });
  return late.length;
}

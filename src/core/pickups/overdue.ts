import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { openTask } from '../tasks/index.js';

/** Holds whose time is over although nothing ended them, for the sweep. */
export async function overdueHolds(ctx: Context, limit: number): Promise<Id<'Pickup'>[]> {
  const rows = await ctx.sql<{ id: Id<'Pickup'> }>(
    `SELECT id FROM pickups WHERE state IN ('held', 'ready') AND until <= $1 ORDER BY until LIMIT $2`,
    [ctx.now, limit],
  );
  return rows.map(({ id }) => id);
}

/** Asks staff to prepare what has lain half its hold unprepared; gives how many are late. */
export async function askToPrepare(ctx: Context): Promise<number> {
  const late = await ctx.sql<{ id: string; siteId: Id<'Site'>; patientId: Id<'Patient'> }>(
    `SELECT p.id, p.site_id AS "siteId", p.patient_id AS "patientId" FROM pickups p
     WHERE p.state = 'held' AND p.requested_at + (p.until - p.requested_at) / 2 <= $1
       AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.kind = 'prepare' AND t.subject_id = p.id)
     ORDER BY p.until LIMIT 500`,
    [ctx.now],
  );
  for (const { id, siteId, patientId } of late)
    await openTask(ctx, { kind: 'prepare', siteId, patientId, subjectId: id, priority: 3 });
  return late.length;
}

import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { excuse } from './excuse.js';
import { lockVisit } from './visit.js';

const MISSED = `
  v.state = 'booked' AND v.end_at <= $1 AND EXISTS (SELECT FROM site_days d
    WHERE d.site_id = v.site_id AND d.day = v.local_day)
  AND v.end_at + make_interval(mins => k.no_show_after_minutes) <= $1
  AND NOT EXISTS (SELECT FROM pickups p WHERE p.visit_id = v.id AND p.state = 'collected')`;

/** Booked visits that are over, with their grace, at places that have entered that day, without those whose parcel was handed over; the oldest first. For the sweep. */
export async function missedVisits(ctx: Context, limit: number): Promise<Id<'Visit'>[]> {
  const rows = await ctx.sql<{ id: Id<'Visit'> }>(
    `SELECT v.id FROM visits v JOIN services k ON k.id = v.service_id WHERE ${MISSED}
     ORDER BY v.end_at, v.id LIMIT $2`,
    [ctx.now, limit],
  );
  return rows.map(({ id }) => id);
}

/** Marks a visit as missed, or takes it off where its patient lies in a ward. Safe to run at any time; true when it was. */
export async function markNoShow(ctx: Context, id: Id<'Visit'>): Promise<boolean> {
  const visit = await lockVisit(ctx, id);
  const missed = await ctx.sql(
    `SELECT 1 FROM visits v JOIN services k ON k.id = v.service_id WHERE v.id = $2 AND ${MISSED}`,
    [ctx.now, id],
  );
  if (!missed.length) return false;
  if (await excuse(ctx, visit)) return true;
  await ctx.sql(`UPDATE visits SET state = 'noshow', rev = rev + 1, state_at = $2 WHERE id = $1`, [
    id,
    ctx.now,
  ]);
  await record(ctx, 'visit.noshow', { kind: 'visit', id });
  return true;
}

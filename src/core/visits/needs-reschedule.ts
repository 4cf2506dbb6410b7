import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { assertMayLeave } from './leave.js';
import { endVisit } from './end-visit.js';
import { tellOff } from './tell-visit.js';
import { lockVisit } from './visit.js';

// A place that is not open; a day that was closed; a practitioner who is away or works here no more.
const TROUBLE = `
  v.state IN ('pending', 'booked') AND v.start_at > $1 AND (
    NOT s.active OR w.state <> 'active'
    OR EXISTS (SELECT FROM site_closures c WHERE c.site_id = v.site_id AND c.day = v.local_day)
    OR EXISTS (SELECT FROM leaves l WHERE l.staff_id = o.staff_id
               AND v.local_day BETWEEN l.first_day AND l.last_day))`;
const FROM = `
  FROM visits v JOIN slots o ON o.id = v.slot_id JOIN sites s ON s.id = v.site_id
  JOIN staff w ON w.id = o.staff_id`;

/** Visits that cannot be where and when they are, the next first. For the sweep: the state of things says it, not an event that may be lost. */
export async function visitsToMove(ctx: Context, limit: number): Promise<Id<'Visit'>[]> {
  const rows = await ctx.sql<{ id: Id<'Visit'> }>(
    `SELECT v.id ${FROM} WHERE ${TROUBLE} ORDER BY v.start_at, v.id LIMIT $2`,
    [ctx.now, limit],
  );
  return rows.map(({ id }) => id);
}

/** Takes a visit off that cannot be, with an offer of another to its patient; one that can stays. Safe to run at any time. */
export async function needsReschedule(ctx: Context, id: Id<'Visit'>): Promise<boolean> {
  const visit = await lockVisit(ctx, id);
  const stands = await ctx.sql(`SELECT 1 ${FROM} WHERE v.id = $2 AND ${TROUBLE}`, [ctx.now, id]);
  if (!stands.length) return false;
  await endVisit(ctx, visit, 'needs-reschedule');
  if (visit.state === 'booked') await tellOff(ctx, visit);
  return true;
}

/** A visit that a change would take off, for staff. */
export interface TouchedVisit {
  id: Id<'Visit'>;
  patientId: Id<'Patient'>;
  staffId: Id<'Staff'>;
  day: Day;
  time: string;
  ref: number;
}

const TOUCHED = `
  SELECT v.id, v.patient_id AS "patientId", o.staff_id AS "staffId", v.local_day::text AS day,
         to_char(v.local_start, 'HH24:MI') AS time, v.ref, count(*) OVER ()::int AS total
  FROM visits v JOIN slots o ON o.id = v.slot_id WHERE v.state = 'booked' AND v.start_at > $1`;

/** The visits that closing a place, or one day of it, would take off: the first hundred, and how many in all. */
export async function touchedVisits(
  ctx: Context,
  siteId: Id<'Site'>,
  day: Day | null,
): Promise<{ visits: TouchedVisit[]; total: number }> {
  assertMayAt(ctx.actor, 'place.manage', siteId);
  const rows = await ctx.sql<TouchedVisit & { total: number }>(
    `${TOUCHED} AND v.site_id = $2 AND ($3::date IS NULL OR v.local_day = $3)
     ORDER BY v.start_at, v.id LIMIT 100`,
    [ctx.now, siteId, day],
  );
  await record(ctx, 'visit.listed', { kind: 'site', id: siteId });
  return { visits: rows, total: rows[0]?.total ?? 0 };
}

/** The visits that a leave would take off: the first hundred, and how many in all. */
export async function touchedByLeave(
  ctx: Context,
  leave: { staffId: Id<'Staff'>; firstDay: Day; lastDay: Day },
): Promise<{ visits: TouchedVisit[]; total: number }> {
  assertMayLeave(ctx, leave.staffId);
  const rows = await ctx.sql<TouchedVisit & { total: number }>(
    `${TOUCHED} AND o.staff_id = $2 AND v.local_day BETWEEN $3 AND $4
     ORDER BY v.start_at, v.id LIMIT 100`,
    [ctx.now, leave.staffId, leave.firstDay, leave.lastDay],
  );
  await record(ctx, 'visit.listed', { kind: 'staff', id: leave.staffId });
  return { visits: rows, total: rows[0]?.total ?? 0 };
}

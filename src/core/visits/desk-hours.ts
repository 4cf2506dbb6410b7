import { record } from '../audit/index.js';
import { may } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { TouchedVisit } from './needs-reschedule.js';
import { assertMayRoster } from './rosters.js';

/** Somebody whom patients can be booked with. */
export interface Practitioner {
  id: Id<'Staff'>;
  name: string;
  speciality: string | null;
}

/** Who works at a place and may be on its roster: who is on it first, by name. */
export function practitionersAt(ctx: Context, siteId: Id<'Site'>): Promise<Practitioner[]> {
  if (!may(ctx.actor, 'visit.read')) throw new DomainError('not-allowed');
  return ctx.sql<Practitioner>(
    `SELECT w.id, w.name, w.speciality FROM staff w
     WHERE w.state = 'active'
       AND (w.every_site OR EXISTS (SELECT FROM staff_sites x WHERE x.staff_id = w.id AND x.site_id = $1))
       AND (w.role IN ('doctor', 'officer')
            OR EXISTS (SELECT FROM rosters r WHERE r.staff_id = w.id AND r.site_id = $1))
     ORDER BY NOT EXISTS (SELECT FROM rosters r WHERE r.staff_id = w.id AND r.site_id = $1), w.name, w.id
     LIMIT 500`,
    [siteId],
  );
}

/** The booked visits that would stand outside a person's hours, from a day on, if these took the place of one line of the roster: `to` null takes the line away. The first hundred, and how many in all. */
export async function touchedByRoster(
  ctx: Context,
  id: Id<'Roster'>,
  change: { on: Day; hours: { from: string; to: string } | null },
): Promise<{ visits: TouchedVisit[]; total: number }> {
  const [line] = await ctx.sql<{ staffId: Id<'Staff'>; siteId: Id<'Site'> }>(
    'SELECT staff_id AS "staffId", site_id AS "siteId" FROM rosters WHERE id = $1',
    [id],
  );
  if (!line) throw new DomainError('not-found', { what: 'roster' });
  assertMayRoster(ctx, line.staffId, line.siteId);
  const { from, to } = change.hours ?? { from: null, to: null };
  const rows = await ctx.sql<TouchedVisit & { total: number }>(
    `SELECT v.id, v.patient_id AS "patientId", o.staff_id AS "staffId", v.local_day::text AS day,
            to_char(v.local_start, 'HH24:MI') AS time, v.ref, count(*) OVER ()::int AS total
     FROM rosters r JOIN slots o ON o.staff_id = r.staff_id AND o.site_id = r.site_id
     JOIN visits v ON v.slot_id = o.id
     WHERE r.id = $1 AND v.state = 'booked' AND v.start_at > $2 AND v.local_day >= $3
       AND v.local_day BETWEEN r.valid_from AND coalesce(r.valid_until, 'infinity')
       AND extract(isodow FROM v.local_day) = r.weekday
       AND v.local_start >= r.from_time AND v.local_start < r.to_time
       AND ($4::time IS NULL OR v.local_start < $4
            OR v.local_start + make_interval(mins => v.minutes) > $5::time)
     ORDER BY v.start_at, v.id LIMIT 100`,
    [id, ctx.now, change.on, from, to],
  );
  await record(ctx, 'visit.listed', { kind: 'staff', id: line.staffId });
  return { visits: rows.map(({ total: _, ...visit }) => visit), total: rows[0]?.total ?? 0 };
}

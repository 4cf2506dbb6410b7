import { record } from '../audit/index.js';
import type { Subject } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { changesWhere, inTrouble, touchedByChange, VISITS_AHEAD } from './trouble.js';
import type { VisitChange } from './trouble.js';

/** A visit that a change would take off, or give to somebody else, for staff. */
export interface TouchedVisit {
  id: Id<'Visit'>;
  patientId: Id<'Patient'>;
  staffId: Id<'Staff'>;
  day: Day;
  time: string;
  ref: number;
}

/** The first hundred, and how many in all. */
export interface Touched {
  visits: TouchedVisit[];
  total: number;
}

const TOUCHED = `
  SELECT v.id, v.patient_id AS "patientId", o.staff_id AS "staffId", v.local_day::text AS day,
         to_char(v.local_start, 'HH24:MI') AS time, v.ref, count(*) OVER ()::int AS total
  FROM ${VISITS_AHEAD} WHERE v.state = 'booked' AND v.start_at > $1`;

/** The visits that closing a place, or one day of it, would take off. */
export async function touchedVisits(
  ctx: Context,
  siteId: Id<'Site'>,
  day: Day | null,
): Promise<Touched> {
  assertMayAt(ctx.actor, 'place.manage', siteId);
  const rows = await ctx.sql<TouchedVisit & { total: number }>(
    `${TOUCHED} AND v.site_id = $2 AND ($3::date IS NULL OR v.local_day = $3)
     ORDER BY v.start_at, v.id LIMIT 100`,
    [ctx.now, siteId, day],
  );
  await record(ctx, 'visit.listed', { kind: 'site', id: siteId });
  return touched(rows);
}

/** The booked visits that a change would leave where they cannot be: it is made, looked at and taken back, so that nothing is foretold otherwise than it comes. Refuses as the change does. */
export async function touchedBy(
  ctx: Context,
  about: Subject,
  change: () => Promise<unknown>,
): Promise<Touched> {
  await ctx.sql('SAVEPOINT foretold', []);
  const then = new Set<Id<'Visit'>>();
  try {
    await change();
    const own = changesWhere('made_by = pg_current_xact_id()');
    for (const each of await ctx.sql<VisitChange>(own, []))
      for (const id of await touchedByChange(ctx, each, null)) then.add(id);
  } finally {
    await ctx.sql('ROLLBACK TO SAVEPOINT foretold', []);
  }
  const rows = await ctx.sql<TouchedVisit & { total: number }>(
    `${TOUCHED} AND v.id = ANY($2) AND NOT (${inTrouble('$1')}) ORDER BY v.start_at, v.id LIMIT 100`,
    [ctx.now, [...then]],
  );
  await record(ctx, 'visit.listed', about);
  return touched(rows);
}

const touched = (rows: readonly (TouchedVisit & { total: number })[]): Touched => ({
  visits: rows.map(({ total: _, ...visit }) => visit),
  total: rows[0]?.total ?? 0,
});

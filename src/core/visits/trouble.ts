import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';

const STARTS = `(extract(epoch FROM v.local_start) / 60)::int`;
const MINUTES = (time: string) => `(extract(epoch FROM ${time}) / 60)::int`;

/** A stretch of a day in SQL: its minute of the day, and for how many. */
interface Stretch {
  day: string;
  starts: string;
  minutes: string;
}

/** SQL: that a place with these hours is open for all of a stretch. */
export const isOpenFor = (hours: string, { day, starts, minutes }: Stretch): string => `
  EXISTS (SELECT FROM jsonb_array_elements(${hours} -> extract(isodow FROM ${day})::text) AS open
          WHERE ${MINUTES(`(open->>0)::time`)} <= ${starts}
            AND ${MINUTES(`(open->>1)::time`)} >= ${starts} + ${minutes})`;

/** SQL: that a person is on the roster of a place for all of a stretch. */
export const isOnRoster = (
  { staff, site }: { staff: string; site: string },
  { day, starts, minutes }: Stretch,
): string => `
  coalesce((SELECT range_agg(int4range(${MINUTES('r.from_time')}, ${MINUTES('r.to_time')}))
              @> int4range(${starts}, ${starts} + ${minutes})
            FROM rosters r WHERE r.staff_id = ${staff} AND r.site_id = ${site}
              AND r.weekday = extract(isodow FROM ${day}) AND r.valid_from <= ${day}
              AND coalesce(r.valid_until, 'infinity') >= ${day}), false)`;

/** SQL: visits `v` with all that they rest on. */
export const VISITS_AHEAD = `
  visits v JOIN slots o ON o.id = v.slot_id JOIN sites s ON s.id = v.site_id
  JOIN staff w ON w.id = o.staff_id JOIN services k ON k.id = v.service_id`;

const STRETCH = { day: 'v.local_day', starts: STARTS, minutes: 'v.minutes' };

/**
 * SQL: that a visit cannot be where and when it is, `now` being SQL for the moment. Its place, practitioner or service
 * is not in use, or not for each other; the day was closed; the practitioner is away; or it is outside the hours of the
 * place or of the practitioner there.
 */
export const inTrouble = (now: string): string => `
  v.state IN ('pending', 'booked') AND v.start_at > ${now} AND (
    NOT s.active OR w.state <> 'active' OR NOT k.active
    OR k.speciality_id IS NOT NULL AND lower(btrim(w.speciality)) IS DISTINCT FROM
       (SELECT lower(p.code) FROM specialities p WHERE p.id = k.speciality_id)
    OR EXISTS (SELECT FROM site_services_not n WHERE n.site_id = v.site_id AND n.service_id = v.service_id)
    OR EXISTS (SELECT FROM site_closures c WHERE c.site_id = v.site_id AND c.day = v.local_day)
    OR EXISTS (SELECT FROM leaves l WHERE l.staff_id = o.staff_id
               AND v.local_day BETWEEN l.first_day AND l.last_day)
    OR NOT ${isOpenFor('s.hours', STRETCH)}
    OR NOT ${isOnRoster({ staff: 'o.staff_id', site: 'v.site_id' }, STRETCH)})`;

/** What visits rest on has changed: those of this place, person or service on these days may have to be moved. */
export interface VisitChange {
  id: string;
  siteId: Id<'Site'> | null;
  staffId: Id<'Staff'> | null;
  serviceId: Id<'Service'> | null;
  firstDay: Day;
  lastDay: Day;
}

/** SQL for changes, the oldest first. */
export const changesWhere = (condition: string): string => `
  SELECT id, site_id AS "siteId", staff_id AS "staffId", service_id AS "serviceId",
         first_day::text AS "firstDay", last_day::text AS "lastDay"
  FROM visit_changes WHERE ${condition} ORDER BY id`;

const touchedOf = (by: string) => `
  SELECT v.id FROM ${VISITS_AHEAD} WHERE ${inTrouble('$1')} AND ${by}
    AND v.local_day BETWEEN $3 AND $4 ORDER BY v.start_at, v.id LIMIT $5`;
const BY_STAFF = touchedOf('o.staff_id = $2 AND o.start_at > $1');
const BY_SITE = touchedOf('v.site_id = $2');
const BY_SERVICE = touchedOf('v.service_id = $2');

/** Visits that cannot be where and when they are, of those that a change may have touched: looked for by whatever is narrowest. */
export async function touchedByChange(
  ctx: Context,
  { staffId, siteId, serviceId, firstDay, lastDay }: VisitChange,
  limit: number | null,
): Promise<Id<'Visit'>[]> {
  const by = staffId ? BY_STAFF : siteId ? BY_SITE : BY_SERVICE;
  const values = [ctx.now, staffId ?? siteId ?? serviceId, firstDay, lastDay, limit];
  const rows = await ctx.sql<{ id: Id<'Visit'> }>(by, values);
  return rows.map(({ id }) => id);
}

/** How many changes are looked at in one sweep. */
const CHANGES = 200;

/**
 * Visits that cannot be where and when they are. The database notes each change that may bring that about in the
 * change's own transaction, and no booking passes it by; a change goes once nothing that it touched is left.
 */
export async function visitsToMove(ctx: Context, limit: number): Promise<Id<'Visit'>[]> {
  const found = new Set<Id<'Visit'>>();
  const done: string[] = [];
  for (const change of await ctx.sql<VisitChange>(`${changesWhere('true')} LIMIT $1`, [CHANGES])) {
    if (found.size >= limit) break;
    const ids = await touchedByChange(ctx, change, limit - found.size);
    if (!ids.length) done.push(change.id);
    for (const id of ids) found.add(id);
  }
  if (done.length) await ctx.sql('DELETE FROM visit_changes WHERE id = ANY($1)', [done]);
  return [...found];
}

/** Whether a visit cannot be where and when it is. */
export async function isInTrouble(ctx: Context, id: Id<'Visit'>): Promise<boolean> {
  const rows = await ctx.sql(
    `SELECT 1 FROM ${VISITS_AHEAD} WHERE v.id = $2 AND ${inTrouble('$1')}`,
    [ctx.now, id],
  );
  return rows.length > 0;
}

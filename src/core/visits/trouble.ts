import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';

const STARTS = `(extract(epoch FROM v.local_start) / 60)::int`;
const MINUTES = (time: string) => `(extract(epoch FROM ${time}) / 60)::int`;
const WEEKDAY = `extract(isodow FROM v.local_day)`;

/** SQL: visits `v` with all that they rest on. */
export const VISITS_AHEAD = `
  visits v JOIN slots o ON o.id = v.slot_id JOIN sites s ON s.id = v.site_id
  JOIN staff w ON w.id = o.staff_id JOIN services k ON k.id = v.service_id`;

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
    OR NOT EXISTS (SELECT FROM jsonb_array_elements(s.hours -> ${WEEKDAY}::text) AS open
                   WHERE ${MINUTES(`(open->>0)::time`)} <= ${STARTS}
                     AND ${MINUTES(`(open->>1)::time`)} >= ${STARTS} + v.minutes)
    OR NOT coalesce((SELECT range_agg(int4range(${MINUTES('r.from_time')}, ${MINUTES('r.to_time')}))
                       @> int4range(${STARTS}, ${STARTS} + v.minutes)
                     FROM rosters r WHERE r.staff_id = o.staff_id AND r.site_id = v.site_id
                       AND r.weekday = ${WEEKDAY} AND r.valid_from <= v.local_day
                       AND coalesce(r.valid_until, 'infinity') >= v.local_day), false))`;

/** Visits that cannot be where and when they are, the next first. For the sweep: the state of things says it, not an event that may be lost. */
export async function visitsToMove(ctx: Context, limit: number): Promise<Id<'Visit'>[]> {
  const rows = await ctx.sql<{ id: Id<'Visit'> }>(
    `SELECT v.id FROM ${VISITS_AHEAD} WHERE ${inTrouble('$1')} ORDER BY v.start_at, v.id LIMIT $2`,
    [ctx.now, limit],
  );
  return rows.map(({ id }) => id);
}

/** Whether a visit cannot be where and when it is. */
export async function isInTrouble(ctx: Context, id: Id<'Visit'>): Promise<boolean> {
  const rows = await ctx.sql(
    `SELECT 1 FROM ${VISITS_AHEAD} WHERE v.id = $2 AND ${inTrouble('$1')}`,
    [ctx.now, id],
  );
  return rows.length > 0;
}

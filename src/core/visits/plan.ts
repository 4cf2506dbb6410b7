import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { weekdayOf } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { openOn, siteJson } from '../sites/index.js';
import type { OpenSite } from '../sites/index.js';
import { meet, stretchesOf } from './wall-time.js';
import type { Stretch } from './wall-time.js';

/** What is booked of a service. */
export interface PlannedService {
  id: Id<'Service'>;
  minutes: number;
  capacity: number;
  horizonDays: number;
  noticeMinutes: number;
  programmeId: Id<'Programme'> | null;
}

interface Shift {
  staffId: Id<'Staff'>;
  weekday: number;
  from: string;
  to: string;
  validFrom: Day;
  validUntil: Day | null;
}

interface Away {
  staffId: Id<'Staff'>;
  firstDay: Day;
  lastDay: Day;
}

/** Who gives a service at a place, and when. */
export interface Plan {
  service: PlannedService;
  site: OpenSite;
  shifts: Shift[];
  away: Away[];
}

/** A plan as it is read. */
export type PlanRow = { [K in keyof Plan]: Plan[K] | null };

/** One practitioner's stretch of a day. */
export interface Turn extends Stretch {
  staffId: Id<'Staff'>;
}

const SERVICE = `
  SELECT s.id, s.minutes, s.capacity, s.horizon_days AS "horizonDays",
         s.notice_minutes AS "noticeMinutes", s.programme_id AS "programmeId"
  FROM services s WHERE s.id = $1 AND s.active
    AND NOT EXISTS (SELECT 1 FROM site_services_not n WHERE n.service_id = $1 AND n.site_id = $2)
    AND (s.programme_id IS NULL OR hands_over($2, s.programme_id, $4))`;

// Those of the speciality who are on the roster there; anyone on it where the service asks for none.
const SHIFTS = `
  SELECT r.staff_id AS "staffId", r.weekday, to_char(r.from_time, 'HH24:MI') AS "from",
         to_char(r.to_time, 'HH24:MI') AS "to", r.valid_from::text AS "validFrom",
         r.valid_until::text AS "validUntil"
  FROM rosters r
  JOIN staff w ON w.id = r.staff_id AND w.state = 'active'
  JOIN services s ON s.id = $1
  LEFT JOIN specialities p ON p.id = s.speciality_id
  WHERE r.site_id = $2 AND (p.id IS NULL OR lower(btrim(w.speciality)) = lower(p.code))
    AND coalesce(r.valid_until, 'infinity') >= $3::timestamptz::date - 1
  ORDER BY r.from_time, r.staff_id`;

/** What a place offers a patient of a service, as SQL: service `$1`, place `$2`, moment `$3`, patient `$4`; more may be selected after it. */
export const PLAN = `
  SELECT (SELECT to_json(one) FROM (${SERVICE}) AS one) AS service, ${siteJson('$2', '$3')} AS site,
         (SELECT coalesce(json_agg(shift), '[]') FROM (${SHIFTS}) AS shift) AS shifts,
         (SELECT coalesce(json_agg(one), '[]') FROM (
            SELECT l.staff_id AS "staffId", l.first_day::text AS "firstDay", l.last_day::text AS "lastDay"
            FROM leaves l WHERE l.last_day >= $3::timestamptz::date - 1
              AND l.staff_id IN (SELECT staff_id FROM rosters WHERE site_id = $2)) AS one) AS away`;

/**
 * What a place offers a patient of a service. Throws `visit.not-given` where the place or the service is not in use, they
 * do not go together, or the patient is not given its programme there.
 */
export async function loadPlan(
  ctx: Context,
  ask: { serviceId: Id<'Service'>; siteId: Id<'Site'>; patientId: Id<'Patient'> },
): Promise<Plan> {
  const { serviceId, siteId, patientId } = ask;
  const [row] = await ctx.sql<PlanRow>(PLAN, [serviceId, siteId, ctx.now, patientId]);
  return planOf(row);
}

/** A row of `PLAN`; throws as `loadPlan` does. */
export function planOf(row: PlanRow | undefined): Plan {
  const { service, site, shifts, away } = row ?? {};
  if (!service || !site || !shifts || !away) throw new DomainError('visit.not-given');
  return { service, site, shifts, away };
}

/** Every stretch that the roster of a day would allow, in order; who is on leave has none, and a closed place neither. */
export function turnsOn({ service, site, shifts, away }: Plan, day: Day): Turn[] {
  const open = openOn(site, day);
  if (!open.length) return [];
  const weekday = weekdayOf(day);
  const today = shifts.filter(
    ({ weekday: on, validFrom, validUntil, staffId }) =>
      on === weekday &&
      validFrom <= day &&
      (validUntil === null || validUntil >= day) &&
      !isAway(away, staffId, day),
  );
  // Those who work the same hours share them: a month of five practitioners is looked through at each choice of a day.
  const made = new Map<string, Stretch[]>();
  const within = (from: string, to: string) => {
    const key = `${from}-${to}`;
    const known =
      made.get(key) ??
      stretchesOf({ day, zone: site.zone }, meet([[from, to]], open), service.minutes);
    made.set(key, known);
    return known;
  };
  return today.flatMap(({ staffId, from, to }) =>
    within(from, to).map((stretch) => ({ ...stretch, staffId })),
  );
}

/** Whether someone is on leave on a day. */
function isAway(away: readonly Away[], staffId: Id<'Staff'>, day: Day): boolean {
  return away.some(
    (each) => each.staffId === staffId && each.firstDay <= day && day <= each.lastDay,
  );
}

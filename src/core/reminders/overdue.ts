import type { Context } from '../kernel/context.js';
import { addDays, addMinutes, dayOf, instantOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { closing } from '../pickups/index.js';
import { findSite, openDays } from '../sites/index.js';
import { awaySite } from './away.js';

/** A running course whose due day went by with nothing kept and no visit before it. */
export interface Overdue {
  id: Id<'Course'>;
  patientId: Id<'Patient'>;
  dueOn: Day;
  intervalDays: number;
  handover: 'taken-away' | 'on-site';
  withheld: boolean;
  textAfter: number | null;
  callAfter: number | null;
  withholdAfter: number | null;
  seeAfter: number | null;
  restartAfter: number | null;
  /** Where its patient is served while away, else where they usually go or went last; null where none is known. */
  siteId: Id<'Site'> | null;
  place: number | null;
  /** Where they usually go or went last; null where none is known. */
  usualId: Id<'Site'> | null;
  zone: string;
  /** Something was kept for it this time: its patient was asked about that, or about the visit. */
  known: boolean;
}

// Who said that there is enough, or that it came from elsewhere, is excused until it is due after that.
const DUE_ON = `(u.due_on + CASE WHEN said.at IS NULL THEN 0
  ELSE u.interval_days * (1 + greatest(said.at::date - u.due_on, 0) / u.interval_days) END)`;

// Excused is who has something kept or booked for it, or lies in a ward.
const OVERDUE = ({ zone, now }: { zone: string; now: string }) => `
  SELECT u.id, u.patient_id AS "patientId", ${DUE_ON}::text AS "dueOn", u.interval_days AS "intervalDays",
         g.handover, u.withheld, g.call_after_days AS "callAfter",
         g.withhold_after_days AS "withholdAfter", g.text_after_days AS "textAfter",
         g.see_after_days AS "seeAfter", g.restart_after_days AS "restartAfter", s.id AS "siteId", s.number AS place,
         usual.id AS "usualId", coalesce(s.zone, ${zone}) AS zone,
         EXISTS (SELECT FROM pickups p WHERE p.course_id = u.id AND p.cycle_on = u.due_on
                 AND (said.at IS NULL OR p.requested_at > said.at)) AS known
  FROM courses u
  JOIN programmes g ON g.id = u.programme_id
  JOIN patients q ON q.id = u.patient_id AND q.state = 'active' AND q.inpatient_since IS NULL
  LEFT JOIN LATERAL (SELECT max(p.why_at) AS at FROM pickups p
    WHERE p.course_id = u.id AND p.cycle_on = u.due_on AND p.why IN ('enough', 'elsewhere')) said ON true
  LEFT JOIN LATERAL (SELECT coalesce(q.usual_site_id,
    (SELECT p.site_id FROM pickups p WHERE p.course_id = u.id ORDER BY p.requested_at DESC LIMIT 1)) AS id) usual ON true
  LEFT JOIN sites s ON s.id = coalesce((${awaySite('u.id', now)}), usual.id)
  WHERE u.state = 'active'
    AND NOT EXISTS (SELECT FROM pickups p WHERE p.course_id = u.id
      AND p.state IN ('held', 'ready') AND (p.visit_id IS NULL OR u.interval_days > 1))
    AND NOT EXISTS (SELECT FROM visits v WHERE v.course_id = u.id AND u.interval_days > 1
      AND v.state IN ('booked', 'arrived', 'checked-in'))`;

/** Whole days may pass on one side of the world before they do on the other. */
const SLACK = 1;

/** Texts are asked no later than this after their step. */
export const TEXT_DAYS = 11;
/** Courses that are overdue for longer are left to the worklist. */
const MOST_DAYS = 120;

const untaken = (step: string) => `
  NOT EXISTS (SELECT FROM course_ladders l WHERE l.course_id = o.id
              AND l.cycle_on = o."dueOn"::date AND l.step = '${step}')`;
const reached = (after: string) => `o."dueOn"::date <= $2::date - o."${after}" + ${SLACK}`;

const TO_CLIMB = `
  SELECT o.id FROM (${OVERDUE({ zone: '$1', now: '$4' })} AND u.due_on < $2::date) AS o
  WHERE o."dueOn"::date BETWEEN $2::date - ${MOST_DAYS} AND $2::date - 1
    AND ((o."intervalDays" >= 7 AND NOT o.withheld AND NOT o.known AND ${reached('textAfter')}
          AND o."dueOn"::date >= $2::date - o."textAfter" - ${TEXT_DAYS} - 6 AND ${untaken('text')})
      OR (${reached('callAfter')} AND ${untaken('call')})
      OR (${reached('seeAfter')} AND ${untaken('see')})
      OR (${reached('restartAfter')} AND ${untaken('restart')})
      OR (NOT o.withheld AND ${reached('withholdAfter')}))
  ORDER BY random() LIMIT $3`;

/** Courses for which a step of their programme's ladder may have come, for the sweep; in no order, so that those whose place has not entered its days do not stand before the rest. */
export async function coursesToClimb(ctx: Context, limit: number): Promise<Id<'Course'>[]> {
  const today = dayOf(ctx.now, 'UTC');
  const rows = await ctx.sql<{ id: Id<'Course'> }>(TO_CLIMB, [
    ctx.config.DEFAULT_ZONE,
    today,
    limit,
    ctx.now,
  ]);
  return rows.map(({ id }) => id);
}

/** One course as the ladder sees it, or null where it is not overdue or its patient is excused. */
export async function findOverdue(
  ctx: Context,
  id: Id<'Course'>,
  { lock }: { lock: boolean },
): Promise<Overdue | null> {
  if (lock) await ctx.sql('SELECT 1 FROM courses WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const [course] = await ctx.sql<Overdue>(`${OVERDUE({ zone: '$2', now: '$3' })} AND u.id = $1`, [
    id,
    ctx.config.DEFAULT_ZONE,
    ctx.now,
  ]);
  return course && course.dueOn < dayOf(ctx.now, course.zone) ? course : null;
}

/** A course that its patient may want kept, or a day for, and where. */
export interface Wanted {
  courseId: Id<'Course'>;
  siteId: Id<'Site'>;
  place: number;
  onSite: boolean;
}

/** What the question "shall we keep it" is about, or null where it is asked no more. */
export async function missedCourse(ctx: Context, id: Id<'Course'>): Promise<Wanted | null> {
  const course = await findOverdue(ctx, id, { lock: false });
  if (!course?.siteId || course.place === null || course.withheld) return null;
  const { siteId, place, handover } = course;
  return { courseId: id, siteId, place, onSite: handover === 'on-site' };
}

/** Where and on which day the patient of a withheld course is asked to come first; null where it is not withheld. */
export async function withheldCourse(
  ctx: Context,
  id: Id<'Course'>,
): Promise<{ place: number; day: Day; until: Date } | null> {
  const course = await findOverdue(ctx, id, { lock: false });
  if (!course?.withheld || !course.siteId) return null;
  const site = await findSite(ctx, course.siteId);
  if (!site) return null;
  const today = dayOf(ctx.now, site.zone);
  const shut = closing(site, today);
  // Whoever reads it late in the day comes on the next.
  const first = shut && addMinutes(shut, -120) > ctx.now ? today : addDays(today, 1);
  const [day] = openDays(site, first, 1);
  if (!day) return null;
  return {
    place: site.number,
    day,
    until: closing(site, day) ?? instantOf(day, '23:59', site.zone),
  };
}

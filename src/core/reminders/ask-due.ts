import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { addDays, daysBetween, instantOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { schedule, soon, stepRev } from '../outbox/index.js';
import { todays } from '../sites/index.js';
import { lockPatient } from '../visits/index.js';
import { isAskedAlike } from './asked-alike.js';
import { awayFor } from './away.js';
import type { Wanted } from './overdue.js';

/** What is given on site needs a day; who has none in the week before it is due is asked for one. */
const AHEAD_DAYS = 7;

// Weekly courses and longer ones, in the second half of what was handed over: nobody is asked at the desk's door. Who begins today stands at the desk, and is not asked by text.
const TODAY = `($1::jsonb ->> s.zone)::date`;

/** For who has no usual place and never had it: the first that gives it, and others can be chosen. */
const FIRST_GIVING = `
    (SELECT o.id FROM sites o JOIN services k ON k.programme_id = u.programme_id AND k.active
     WHERE o.active AND hands_over(o.id, u.programme_id, u.patient_id)
       AND NOT EXISTS (SELECT FROM site_services_not n WHERE n.site_id = o.id AND n.service_id = k.id)
     ORDER BY o.number LIMIT 1)`;

const TO_ASK = `
  SELECT u.id, u.patient_id AS "patientId", u.due_on::text AS "dueOn", s.id AS "siteId", s.zone, s.number AS place
  FROM courses u
  JOIN programmes g ON g.id = u.programme_id AND g.handover = 'on-site'
  JOIN patients q ON q.id = u.patient_id AND q.state = 'active' AND q.inpatient_since IS NULL
  JOIN sites s ON s.active AND s.id = coalesce(q.usual_site_id,
    (SELECT p.site_id FROM pickups p WHERE p.course_id = u.id ORDER BY p.requested_at DESC LIMIT 1), ${FIRST_GIVING})
  WHERE u.state = 'active' AND NOT u.withheld AND u.interval_days >= 7
    AND u.due_on BETWEEN ${TODAY} AND ${TODAY} + ${AHEAD_DAYS} AND u.due_on <= ${TODAY} + u.interval_days / 2
    AND (u.due_on > ${TODAY} OR u.start_on IS DISTINCT FROM u.due_on)
    AND EXISTS (SELECT FROM services k WHERE k.programme_id = g.id AND k.active)
    AND NOT (EXISTS (SELECT FROM pickups p WHERE p.course_id = u.id AND p.state IN ('held', 'ready'))
      OR EXISTS (SELECT FROM visits v WHERE v.course_id = u.id
                 AND v.state IN ('pending', 'booked', 'arrived', 'checked-in')))`;

interface ToAsk {
  id: Id<'Course'>;
  patientId: Id<'Patient'>;
  dueOn: Day;
  siteId: Id<'Site'>;
  zone: string;
  place: number;
}

/** Courses given on site that are due within a week and for which nobody has booked a day, for the sweep. */
export async function coursesToAsk(ctx: Context, limit: number): Promise<Id<'Course'>[]> {
  const rows = await ctx.sql<ToAsk>(
    `${TO_ASK} AND NOT EXISTS (SELECT FROM course_ladders l WHERE l.course_id = u.id
       AND l.cycle_on = u.due_on AND l.step = 'due') ORDER BY u.due_on, u.id LIMIT $2`,
    [JSON.stringify(await todays(ctx)), limit],
  );
  return rows.map(({ id }) => id);
}

/** Asks a patient to pick a day for a course that is due, once a cycle. Safe to run at any time. */
export async function askDue(ctx: Context, id: Id<'Course'>): Promise<void> {
  const course = await find(ctx, id);
  if (!course) return;
  const { patientId, dueOn, zone } = course;
  await lockPatient(ctx, patientId);
  if (await isAskedAlike(ctx, 'course-due', { patientId, subjectId: id })) return;
  const taken = await ctx.sql(
    `INSERT INTO course_ladders (course_id, cycle_on, step, at) VALUES ($1, $2, 'due', $3)
     ON CONFLICT DO NOTHING RETURNING step`,
    [id, dueOn, ctx.now],
  );
  if (!taken.length) return;
  await record(ctx, 'course.day-asked', { kind: 'course', id });
  await schedule(ctx, {
    ...{ kind: 'course-due', patientId, contactId: null, subjectId: id },
    rev: stepRev(daysBetween('2000-01-01', dueOn), 0),
    dueAt: soon(ctx),
    usefulUntil: instantOf(addDays(dueOn, 1), '00:00', zone),
  });
}

/** What a patient is asked to pick a day for, or null where that is asked no more. */
export async function dueCourse(ctx: Context, id: Id<'Course'>): Promise<Wanted | null> {
  const course = await find(ctx, id);
  if (!course) return null;
  const { siteId, place, dueOn } = course;
  return { courseId: id, siteId, place, ...(await awayFor(ctx, id, dueOn)), onSite: true };
}

async function find(ctx: Context, id: Id<'Course'>): Promise<ToAsk | null> {
  const [course] = await ctx.sql<ToAsk>(`${TO_ASK} AND u.id = $2`, [
    JSON.stringify(await todays(ctx)),
    id,
  ]);
  return course ?? null;
}

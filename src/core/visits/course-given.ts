import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { handsOver, isOwnPlace } from '../sites/index.js';
import type { Plan } from './plan.js';

/** The course that a visit is to give, for a service of a programme given on site; null for any other. Throws `visit.not-prescribed`, `course.withheld`, `visit.not-given` at a place that is not where its patient has it. */
export async function courseGiven(
  ctx: Context,
  { service, site }: Plan,
  { patientId, day }: { patientId: Id<'Patient'>; day: Day },
): Promise<Id<'Course'> | null> {
  if (!service.programmeId) return null;
  const [course] = await ctx.sql<{ id: Id<'Course'>; withheld: boolean }>(
    `SELECT id, withheld FROM courses WHERE patient_id = $1 AND programme_id = $2 AND state = 'active'
     ORDER BY due_on, id LIMIT 1`,
    [patientId, service.programmeId],
  );
  if (!course) throw new DomainError('visit.not-prescribed');
  if (course.withheld) throw new DomainError('course.withheld');
  await assertGivenAt(ctx, course.id, { siteId: site.id, day });
  return course.id;
}

/** Throws `visit.not-given` where keeping the course at that place on that day would be refused. */
export async function assertGivenAt(
  ctx: Context,
  courseId: Id<'Course'>,
  { siteId, day }: { siteId: Id<'Site'>; day: Day },
): Promise<void> {
  const given = await ctx.sql(
    `SELECT 1 WHERE ${handsOver('$1', '$2')} AND ${isOwnPlace('$1', '$2', '$3::date')}`,
    [siteId, courseId, day],
  );
  if (!given.length) throw new DomainError('visit.not-given', { day });
}

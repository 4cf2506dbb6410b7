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
  const course =
    service.programmeId && (await coursePrescribed(ctx, { patientId, serviceId: service.id }));
  if (!course) return null;
  if (course.withheld) throw new DomainError('course.withheld');
  await assertGivenAt(ctx, course.id, { siteId: site.id, day });
  return course.id;
}

interface Prescribed {
  id: Id<'Course'>;
  withheld: boolean;
}

/** The course that a service of a programme given on site is for; null for any other service. Throws `visit.not-prescribed`. */
export async function coursePrescribed(
  ctx: Context,
  ask: { patientId: Id<'Patient'>; serviceId: Id<'Service'> },
): Promise<Prescribed | null> {
  const [course] = await ctx.sql<Prescribed | { id: null }>(
    `SELECT c.id, c.withheld FROM services s
     LEFT JOIN courses c ON c.programme_id = s.programme_id AND c.patient_id = $1 AND c.state = 'active'
     WHERE s.id = $2 AND s.programme_id IS NOT NULL ORDER BY c.due_on, c.id LIMIT 1`,
    [ask.patientId, ask.serviceId],
  );
  if (course?.id === null) throw new DomainError('visit.not-prescribed');
  return course ?? null;
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

import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { Plan } from './plan.js';

/** The course that a visit is to give, for a service of a programme given on site; null for any other. Throws `not-found`, `course.withheld`. */
export async function courseGiven(
  ctx: Context,
  { service }: Plan,
  patientId: Id<'Patient'>,
): Promise<Id<'Course'> | null> {
  if (!service.programmeId) return null;
  const [course] = await ctx.sql<{ id: Id<'Course'>; withheld: boolean }>(
    `SELECT id, withheld FROM courses WHERE patient_id = $1 AND programme_id = $2 AND state = 'active'
     ORDER BY due_on, id LIMIT 1`,
    [patientId, service.programmeId],
  );
  if (!course) throw new DomainError('not-found', { what: 'course' });
  if (course.withheld) throw new DomainError('course.withheld');
  return course.id;
}

import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { letCourseGoOn, zoneOf } from '../patients/index.js';

/** Lets those courses go on of which the prescriber has closed the task with "it may go on"; they are due from today, so that the missed days count no more. */
export async function letGoOn(ctx: Context): Promise<void> {
  const decided = await ctx.sql<{ id: Id<'Course'>; patientId: Id<'Patient'> }>(
    `SELECT DISTINCT u.id, u.patient_id AS "patientId" FROM courses u
     JOIN tasks t ON t.subject_id = u.id AND t.kind = 'withheld' AND t.state = 'done'
       AND t.outcome = 'may-go-on'
     JOIN course_ladders l ON l.course_id = u.id AND l.step = 'withhold' AND t.closed_at >= l.at
       AND l.at = (SELECT max(at) FROM course_ladders WHERE course_id = u.id AND step = 'withhold')
     WHERE u.withheld LIMIT 100`,
    [],
  );
  for (const { id, patientId } of decided)
    await letCourseGoOn(ctx, id, dayOf(ctx.now, await zoneOf(ctx, patientId)));
}

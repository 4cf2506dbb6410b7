import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { zoneOf } from '../patients/index.js';
import { addToTask } from '../tasks/index.js';

/** Tells the prescriber, on their task, that a patient whose course is withheld said that they will come. */
export async function courseComing(ctx: Context, id: Id<'Course'>): Promise<void> {
  const [course] = await ctx.sql<{ patientId: Id<'Patient'> }>(
    'SELECT patient_id AS "patientId" FROM courses WHERE id = $1',
    [id],
  );
  if (!course) return;
  assertMayFor(ctx.actor, course.patientId, 'patient.edit');
  const coming = dayOf(ctx.now, await zoneOf(ctx, course.patientId));
  await addToTask(ctx, 'withheld', { subjectId: id, facts: { coming } });
}

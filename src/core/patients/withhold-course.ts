import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';

/** Withholds a course until its prescriber decides; nothing of it is kept or handed over meanwhile. */
export async function withholdCourse(ctx: Context, id: Id<'Course'>): Promise<void> {
  assertMay(ctx.actor, 'course.prescribe');
  await ctx.sql('UPDATE courses SET withheld = true, rev = rev + 1 WHERE id = $1', [id]);
  await record(ctx, 'course.withheld', { kind: 'course', id });
}

/** The prescriber has seen the patient and lets a course go on: it is due again from `dueOn`. */
export async function letCourseGoOn(ctx: Context, id: Id<'Course'>, dueOn: string): Promise<void> {
  assertMay(ctx.actor, 'course.prescribe');
  const changed = await ctx.sql(
    `UPDATE courses SET withheld = false, due_on = greatest(due_on, $2::date), rev = rev + 1
     WHERE id = $1 AND withheld RETURNING id`,
    [id, dueOn],
  );
  if (changed.length) await record(ctx, 'course.goes-on', { kind: 'course', id });
}

import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';

/** Locks the course of a parcel that is locked, before its lots: whoever keeps takes them in this order too. */
export async function lockCourse(ctx: Context, id: Id<'Course'>): Promise<void> {
  await ctx.sql('SELECT 1 FROM courses WHERE id = $1 FOR NO KEY UPDATE', [id]);
}

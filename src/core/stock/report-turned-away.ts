import { record } from '../audit/index.js';
import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { Course } from '../patients/index.js';
import { openTask } from '../tasks/index.js';

/** "I came, it was not there": lowers the place's confidence until its next count and asks staff for one. */
export async function reportTurnedAway(
  ctx: Context,
  course: Course,
  siteId: Id<'Site'>,
): Promise<void> {
  assertMayFor(ctx.actor, course.patientId, 'stock.count');
  await ctx.sql(
    `UPDATE stock_shelves SET turned_away_at = $3 WHERE site_id = $1 AND product_id = $2`,
    [siteId, course.productId, ctx.now],
  );
  await ctx.sql(
    'INSERT INTO turned_away (id, site_id, product_id, course_id, at) VALUES ($1, $2, $3, $4, $5)',
    [newId(), siteId, course.productId, course.id, ctx.now],
  );
  await openTask(ctx, { kind: 'recount', siteId, subjectId: siteId, priority: 3 });
  await record(ctx, 'stock.turned-away', { kind: 'site', id: siteId });
}

/** Notes that a patient asked and it was not there; once a course, place and day. */
export async function recordUnmetAsk(
  ctx: Context,
  course: Course,
  ask: { siteId: Id<'Site'>; day: string },
): Promise<void> {
  await ctx.sql(
    `INSERT INTO unmet_asks (site_id, product_id, course_id, day) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [ask.siteId, course.productId, course.id, ask.day],
  );
}

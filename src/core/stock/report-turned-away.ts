import { record } from '../audit/index.js';
import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { Course } from '../patients/index.js';
import { findSite, handsOver } from '../sites/index.js';
import { openTask } from '../tasks/index.js';
import { waitOn } from './tell-me.js';

const NOTE = `
  INSERT INTO turned_away (id, site_id, product_id, course_id, at, day)
  SELECT $1, $2::uuid, $3, $4::uuid, $5, $6 WHERE ${handsOver('$2::uuid', '$4::uuid')}
  ON CONFLICT (course_id, site_id, day) DO UPDATE SET at = excluded.at
    WHERE EXISTS (SELECT FROM stock_shelves h WHERE h.site_id = $2 AND h.product_id = $3 AND h.turned_away_at IS NULL)
  RETURNING id`;

/** "I came, it was not there": lowers the place's confidence until its next count, asks staff for one, and takes back what was to be said of it. Once a course, place and day, and again after a count, where it is handed over to this patient. */
export async function reportTurnedAway(
  ctx: Context,
  course: Course,
  siteId: Id<'Site'>,
): Promise<void> {
  assertMayFor(ctx.actor, course.patientId, 'stock.count');
  const site = await findSite(ctx, siteId);
  if (!site) return;
  const day = dayOf(ctx.now, site.zone);
  const values = [newId(), siteId, course.productId, course.id, ctx.now, day];
  const noted = await ctx.sql(NOTE, values);
  if (!noted.length) return;
  await ctx.sql(
    `UPDATE stock_shelves SET turned_away_at = $3 WHERE site_id = $1 AND product_id = $2`,
    [siteId, course.productId, ctx.now],
  );
  await waitOn(ctx, { siteId, productId: course.productId });
  await openTask(ctx, { kind: 'recount', siteId, subjectId: siteId, priority: 3 });
  await record(ctx, 'stock.turned-away', { kind: 'site', id: siteId });
}

/** Notes that a patient asked and it was not there; once a course, place and day, and when last. */
export async function recordUnmetAsk(
  ctx: Context,
  course: Course,
  ask: { siteId: Id<'Site'>; day: string },
): Promise<void> {
  await ctx.sql(
    `INSERT INTO unmet_asks (site_id, product_id, course_id, day, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (site_id, course_id, day) DO UPDATE SET at = excluded.at`,
    [ask.siteId, course.productId, course.id, ask.day, ctx.now],
  );
}

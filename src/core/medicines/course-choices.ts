import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { todayAt } from '../sites/index.js';

/** What is prescribed here, by code, and the day at a place; without one, the deployment's. */
export async function courseChoices(
  ctx: Context,
  siteId: Id<'Site'> | null,
): Promise<{
  programmes: { id: Id<'Programme'>; code: string }[];
  products: { id: Id<'Product'>; code: string; unit: string }[];
  today: Day;
}> {
  assertMay(ctx.actor, 'course.prescribe');
  return {
    programmes: await ctx.sql('SELECT id, code FROM programmes WHERE active ORDER BY code', []),
    products: await ctx.sql('SELECT id, code, unit FROM products WHERE active ORDER BY code', []),
    today: siteId ? await todayAt(ctx, siteId) : dayOf(ctx.now, ctx.config.DEFAULT_ZONE),
  };
}

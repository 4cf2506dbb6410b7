import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';

/** What can be prescribed, by code. */
export async function courseChoices(ctx: Context): Promise<{
  programmes: { id: Id<'Programme'>; code: string }[];
  products: { id: Id<'Product'>; code: string; unit: string }[];
}> {
  assertMay(ctx.actor, 'course.prescribe');
  return {
    programmes: await ctx.sql('SELECT id, code FROM programmes ORDER BY code', []),
    products: await ctx.sql('SELECT id, code, unit FROM products ORDER BY code', []),
  };
}

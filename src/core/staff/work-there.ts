import { placesOf } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { placeStaff } from './add-staff.js';

/** Whoever opens a place works there too; gives the transaction as theirs from then on. */
export async function workThere(ctx: Context, siteId: Id<'Site'>): Promise<Context> {
  const { actor } = ctx;
  const own = placesOf(actor);
  if (actor.kind !== 'staff' || !own) return ctx;
  const siteIds = [...own, siteId];
  await placeStaff(ctx, actor.staffId, siteIds);
  return { ...ctx, actor: { ...actor, siteIds } };
}

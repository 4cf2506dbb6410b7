import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { holdsToMove } from '../pickups/index.js';
import type { TouchedHold } from '../pickups/index.js';
import { touchedBy } from './touched.js';
import type { Touched } from './touched.js';

/** How many parcels are told one by one. */
const NAMED = 100;

/** The booked visits and the parcels that a change of a place would leave where they cannot be. Refuses as the change does. */
export async function touchedAtPlace(
  ctx: Context,
  siteId: Id<'Site'>,
  change: () => Promise<unknown>,
): Promise<{ visits: Touched; holds: { holds: TouchedHold[]; total: number } }> {
  assertMayAt(ctx.actor, 'place.manage', siteId);
  const all = () => holdsToMove(ctx, { siteId, limit: null });
  const before = new Set((await all()).map(({ id }) => id));
  let holds: TouchedHold[] = [];
  const visits = await touchedBy(ctx, { kind: 'site', id: siteId }, async () => {
    await change();
    holds = (await all()).filter(({ id }) => !before.has(id));
  });
  return { visits, holds: { holds: holds.slice(0, NAMED), total: holds.length } };
}

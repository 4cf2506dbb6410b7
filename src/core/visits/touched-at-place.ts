import { assertMay, assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { holdsToMove } from '../pickups/index.js';
import type { TouchedHold } from '../pickups/index.js';
import { touchedBy } from './touched.js';
import type { Touched } from './touched.js';

/** How many parcels are told one by one. */
const NAMED = 100;

/** Booked visits and parcels that a change would leave where they cannot be. */
export interface TouchedWithParcels {
  visits: Touched;
  holds: { holds: TouchedHold[]; total: number };
}
type Change = () => Promise<unknown>;

/** The booked visits and the parcels that a change of a place would leave where they cannot be. Refuses as the change does. */
export async function touchedAtPlace(
  ctx: Context,
  id: Id<'Site'>,
  change: Change,
): Promise<TouchedWithParcels> {
  assertMayAt(ctx.actor, 'place.manage', id);
  return touchedBoth(ctx, { kind: 'site', id }, change);
}

/** The same of a change of a programme, at all places. */
export async function touchedByProgramme(
  ctx: Context,
  id: Id<'Programme'>,
  change: Change,
): Promise<TouchedWithParcels> {
  assertMay(ctx.actor, 'programme.manage');
  return touchedBoth(ctx, { kind: 'programme', id }, change);
}

async function touchedBoth(
  ctx: Context,
  about: { kind: 'site'; id: Id<'Site'> } | { kind: 'programme'; id: Id<'Programme'> },
  change: Change,
): Promise<TouchedWithParcels> {
  const siteId = about.kind === 'site' ? about.id : null;
  const all = () => holdsToMove(ctx, { siteId, limit: null });
  const before = new Set((await all()).map(({ id }) => id));
  let holds: TouchedHold[] = [];
  const visits = await touchedBy(ctx, about, async () => {
    await change();
    holds = (await all()).filter(({ id }) => !before.has(id));
  });
  return { visits, holds: { holds: holds.slice(0, NAMED), total: holds.length } };
}

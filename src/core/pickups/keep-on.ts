import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { addDays, dayOf } from '../kernel/dates.js';
import { findSite, openDays } from '../sites/index.js';
import { closing } from './hold-until.js';
import { lotsCover } from './lots-cover.js';
import type { Pickup } from './pickup.js';
import { leaveWindow } from './windows.js';

/** How much longer a ready parcel is kept that nobody came for. */
export const KEPT_ON_DAYS = 7;

/**
 * Keeps a ready parcel a week longer after the end of its window, once, by itself; nobody is texted at that. False
 * where it was kept on already, its place closes for good, or its lots do not last so long.
 */
export async function keepOn(ctx: Context, pickup: Pickup): Promise<boolean> {
  const { id, siteId, zone, until } = pickup;
  if (pickup.missedAt) return false;
  const site = await findSite(ctx, siteId);
  const [day] = site ? openDays(site, addDays(dayOf(until, zone), KEPT_ON_DAYS), 1) : [];
  const next = site && day && closing(site, day);
  if (!next || next <= ctx.now || !(await lotsCover(ctx, pickup, day))) return false;
  await ctx.sql(
    `UPDATE pickups SET missed_at = until, until = $2, window_start = NULL, rev = rev + 1 WHERE id = $1`,
    [id, next],
  );
  await leaveWindow(ctx, pickup);
  await record(ctx, 'pickup.missed', { kind: 'pickup', id, facts: { days: KEPT_ON_DAYS } });
  ctx.later('pickup.lapse', { pickupId: id }, next);
  return true;
}

import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { findSite, openDays } from '../sites/index.js';
import type { OpenSite } from '../sites/index.js';
import { closing } from './hold-until.js';
import { lockAtDesk } from './lock-at-desk.js';
import { lotsCover } from './lots-cover.js';
import type { Pickup } from './pickup.js';
import { tellReady } from './tell-ready.js';
import { leaveWindow } from './windows.js';

/** Open days by which a parcel is kept longer at most. */
const MOST_MORE_DAYS = 5;

/** By how many open days a parcel can be kept longer, so that its lots still cover the course; `covered` is the last day to which they do. */
export function moreDays(
  site: OpenSite | undefined,
  pickup: Pick<Pickup, 'state' | 'visitId' | 'extended' | 'until' | 'zone'>,
  covered: Day | null,
): number {
  const { state, visitId, extended, until, zone } = pickup;
  if (!site || state !== 'ready' || visitId || extended) return 0;
  const days = openDays(site, addDays(dayOf(until, zone), 1), MOST_MORE_DAYS);
  return days.filter((day) => covered === null || day <= covered).length;
}

/** Keeps a ready parcel longer by one to five open days, once, while its lots still cover the course; its patient is told anew until when. */
export async function extendPickup(
  ctx: Context,
  id: Id<'Pickup'>,
  { rev, days }: { rev: number; days: number },
): Promise<Pickup> {
  assertMay(ctx.actor, 'pickup.prepare');
  if (days < 1 || days > MOST_MORE_DAYS) throw new DomainError('invalid', { field: 'days' });
  const pickup = await lockAtDesk(ctx, id, { permission: 'pickup.prepare', rev });
  const { state } = pickup;
  if (state !== 'ready') throw new DomainError('pickup.wrong-state', { state });
  if (pickup.visitId) throw new DomainError('pickup.with-visit');
  if (pickup.extended) throw new DomainError('pickup.extended-already');
  const site = await findSite(ctx, pickup.siteId);
  const first = addDays(dayOf(pickup.until, pickup.zone), 1);
  const day = site && openDays(site, first, days).at(-1);
  const until = day && closing(site, day);
  if (!until) throw new DomainError('place.closed');
  if (!(await lotsCover(ctx, pickup, day))) throw new DomainError('stock.lot-expired');
  await ctx.sql(
    `UPDATE pickups SET until = $2, extended_at = $3, window_start = NULL, rev = rev + 1 WHERE id = $1`,
    [id, until, ctx.now],
  );
  await leaveWindow(ctx, pickup);
  await record(ctx, 'pickup.extended', { kind: 'pickup', id, facts: { days } });
  const kept: Pickup = { ...pickup, until, windowStart: null, extended: true, rev: rev + 1 };
  await tellReady(ctx, kept);
  ctx.later('pickup.lapse', { pickupId: id }, until);
  return kept;
}

import { record } from '../audit/index.js';
import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, addMinutes, dayOf, instantOf, timeOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { findSite, halfHours, openDays, WINDOW_MINUTES } from '../sites/index.js';
import type { OpenSite } from '../sites/index.js';
import { earliestDay } from './earliest-day.js';
import { closesAt, MOST_DAYS } from './hold-until.js';
import { coveredTo } from './lots-cover.js';
import { lockPickup } from './pickup.js';
import type { Pickup } from './pickup.js';

/** The open days to which a parcel may be kept: within seven days, not before it may be collected, and no later than its lots cover. */
export async function pickupDays(ctx: Context, pickup: Pickup): Promise<Day[]> {
  const site = await findSite(ctx, pickup.siteId);
  return site ? daysAt(ctx, pickup, site) : [];
}

async function daysAt(ctx: Context, pickup: Pickup, site: OpenSite): Promise<Day[]> {
  const today = dayOf(ctx.now, site.zone);
  const earliest = earliestDay(pickup);
  const first = earliest > today ? earliest : today;
  const week = addDays(first, MOST_DAYS);
  const covered = (await coveredTo(ctx, pickup)) ?? week;
  const last = covered < week ? covered : week;
  return openDays(site, first, MOST_DAYS).filter(
    (day) => day <= last && freeStarts(site, day, ctx.now).length > 0,
  );
}

/** The half hours of a day that have room, the quietest first, as wall times; none of a day to which it may not be kept. */
export async function quietTimes(ctx: Context, pickup: Pickup, day: Day): Promise<string[]> {
  const site = await findSite(ctx, pickup.siteId);
  if (!site || !(await daysAt(ctx, pickup, site)).includes(day)) return [];
  const starts = freeStarts(site, day, ctx.now);
  const loads = await ctx.sql<{ startAt: Date; taken: number; full: boolean }>(
    `SELECT start_at AS "startAt", taken, taken >= $3 AS full FROM pickup_windows
     WHERE site_id = $1 AND start_at = ANY($2)`,
    [site.id, starts, site.windowCapacity],
  );
  const load = (start: Date) => loads.find(({ startAt }) => startAt.getTime() === start.getTime());
  return starts
    .filter((start) => !load(start)?.full)
    .sort((a, b) => (load(a)?.taken ?? 0) - (load(b)?.taken ?? 0) || a.getTime() - b.getTime())
    .map((start) => timeOf(start, site.zone));
}

/** What is kept and waits for no visit has half hours. */
function assertMoves({ state, visitId }: Pickup): void {
  if (state !== 'held' && state !== 'ready') throw new DomainError('pickup.wrong-state', { state });
  if (visitId) throw new DomainError('pickup.with-visit');
}

/** Moves a parcel to a half hour of a day; the place in the window is taken by one conditional statement, and the hold lasts until closing time that day. To the one that it has it is not moved. */
export async function chooseWindow(
  ctx: Context,
  id: Id<'Pickup'>,
  when: { day: Day; time: string },
): Promise<Pickup> {
  const pickup = await lockPickup(ctx, id);
  assertMayFor(ctx.actor, pickup.patientId, 'pickup.prepare');
  assertMoves(pickup);
  const site = await findSite(ctx, pickup.siteId);
  if (!site || !halfHours(site, when.day).includes(when.time))
    throw new DomainError('place.closed');
  const until = closesAt(site, when.day);
  const startAt = instantOf(when.day, when.time, site.zone);
  const over = addMinutes(startAt, WINDOW_MINUTES) <= ctx.now;
  if (over || !(await daysAt(ctx, pickup, site)).includes(when.day))
    throw new DomainError('pickup.window-full');
  const theirs = startAt.getTime() === pickup.windowStart?.getTime();
  if (theirs && until.getTime() === pickup.until.getTime()) return pickup;
  if (!theirs) {
    await takeWindow(ctx, site, startAt);
    await leaveWindow(ctx, pickup);
  }
  await ctx.sql('UPDATE pickups SET window_start = $2, until = $3, rev = rev + 1 WHERE id = $1', [
    id,
    startAt,
    until,
  ]);
  await record(ctx, 'pickup.moved', { kind: 'pickup', id });
  ctx.later('pickup.lapse', { pickupId: id }, until);
  return { ...pickup, windowStart: startAt, until, rev: pickup.rev + 1 };
}

/** Takes a place in a half hour, of as many as the place has now; a refusal leaves all as it was, for the turn goes on after it. */
async function takeWindow(ctx: Context, site: OpenSite, startAt: Date): Promise<void> {
  const taken = await ctx.sql(
    `INSERT INTO pickup_windows (site_id, start_at, capacity, taken) VALUES ($1, $2, $3, 1)
     ON CONFLICT (site_id, start_at)
     DO UPDATE SET taken = pickup_windows.taken + 1, capacity = excluded.capacity
     WHERE pickup_windows.taken < excluded.capacity RETURNING taken`,
    [site.id, startAt, site.windowCapacity],
  );
  if (!taken.length) throw new DomainError('pickup.window-full');
}

/** Gives the half hour back. */
export async function leaveWindow(ctx: Context, pickup: Pickup): Promise<void> {
  if (!pickup.windowStart) return;
  await ctx.sql(
    'UPDATE pickup_windows SET taken = taken - 1 WHERE site_id = $1 AND start_at = $2',
    [pickup.siteId, pickup.windowStart],
  );
}

function freeStarts(site: OpenSite, day: Day, now: Date): Date[] {
  return halfHours(site, day)
    .map((time) => instantOf(day, time, site.zone))
    .filter((start) => start > now);
}

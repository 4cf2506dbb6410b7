import type { Context } from '../kernel/context.js';
import { dayOf, daysBetween } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { orNull } from '../kernel/or-null.js';
import { freeTimes, openDaysBetween } from './free.js';
import type { Ask } from './free.js';
import { moveVisit } from './move-visit.js';
import { lockPatient, lockStaff, visitsOf } from './visit.js';
import type { Visit } from './visit.js';
import { byNearness } from './wall-time.js';

/** Where a patient will be, and through which day. */
interface There {
  siteId: Id<'Site'>;
  lastDay: Day;
}

/** A patient's booked visits through a day that are anywhere but at a place. */
export async function visitsElsewhere(
  ctx: Context,
  patientId: Id<'Patient'>,
  { siteId, lastDay }: There,
): Promise<Visit[]> {
  const booked = await visitsOf(ctx, patientId);
  return booked.filter(
    (visit) =>
      visit.state === 'booked' &&
      visit.startAt > ctx.now &&
      visit.day <= lastDay &&
      visit.siteId !== siteId,
  );
}

/** Whether a visit could be at a place on a day through the last one. */
export async function hasRoom(ctx: Context, visit: Visit, there: There): Promise<boolean> {
  return (await daysFor(ctx, visit, there)).length > 0;
}

/** Moves visits to a place, each to its own day and time or to the nearest free ones; gives those that were moved. */
export async function bringVisits(
  ctx: Context,
  patientId: Id<'Patient'>,
  there: There,
): Promise<{ brought: Visit[]; left: Visit[] }> {
  await lockPatient(ctx, patientId);
  const visits = await visitsElsewhere(ctx, patientId, there);
  await lockAll(ctx, visits, there.siteId);
  const brought: Visit[] = [];
  const left: Visit[] = [];
  for (const visit of visits) {
    const moved = await bring(ctx, visit, there);
    if (moved) brought.push(moved);
    else left.push(visit);
  }
  return { brought, left };
}

/** Everybody whose time may be taken or given up, in one order: who moves several visits would lock them one after another. */
async function lockAll(ctx: Context, visits: readonly Visit[], siteId: Id<'Site'>): Promise<void> {
  if (!visits.length) return;
  const rows = await ctx.sql<{ id: Id<'Staff'> }>(
    'SELECT DISTINCT staff_id AS id FROM rosters WHERE site_id = $1',
    [siteId],
  );
  await lockStaff(ctx, [...rows.map(({ id }) => id), ...visits.map(({ staffId }) => staffId)]);
}

async function bring(ctx: Context, visit: Visit, there: There): Promise<Visit | null> {
  const { siteId } = there;
  for (const day of await daysFor(ctx, visit, there))
    for (const time of await timesFor(ctx, visit, { siteId, day })) {
      const moved = await orNull(() => moveVisit(ctx, visit.id, { siteId, day, time }));
      if (moved) return moved;
    }
  return null;
}

/** How many days and times are tried; the first is refused only where something else is in the way. */
const TRIES = 3;

/** The visit's own day first, then those nearest to it; nothing where the place does not give it. */
async function daysFor(ctx: Context, visit: Visit, { siteId, lastDay }: There): Promise<Day[]> {
  const from = dayOf(ctx.now, visit.zone);
  const open = await orNull(() =>
    openDaysBetween(ctx, { ...askFor(visit, siteId), from, to: lastDay }),
  );
  const far = (day: Day) => Math.abs(daysBetween(visit.day, day));
  return (open ?? []).sort((one, other) => far(one) - far(other)).slice(0, TRIES);
}

async function timesFor(
  ctx: Context,
  visit: Visit,
  { siteId, day }: { siteId: Id<'Site'>; day: Day },
): Promise<string[]> {
  const times = await orNull(() => freeTimes(ctx, { ...askFor(visit, siteId), day }));
  return byNearness(times ?? [], visit.time).slice(0, TRIES);
}

const askFor = ({ id, patientId, serviceId }: Visit, siteId: Id<'Site'>): Ask => ({
  ...{ patientId, serviceId, siteId },
  moving: id,
});

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
import { whereOf } from './where.js';

/** Where a patient is served for some days, and through which day: they go there, or come home from it. */
export interface Journey {
  siteId: Id<'Site'>;
  lastDay: Day;
  home?: boolean;
}

/** A visit, and where it is to be. */
interface Bound {
  visit: Visit;
  siteId: Id<'Site'>;
}

/** A patient's booked visits of the days of a journey that are not where they are to be: anywhere but there, or there and home again. */
export async function visitsElsewhere(
  ctx: Context,
  patientId: Id<'Patient'>,
  { siteId, lastDay, home }: Journey,
): Promise<Bound[]> {
  const booked = (await visitsOf(ctx, patientId)).filter(
    ({ state, startAt, day }) => state === 'booked' && startAt > ctx.now && day <= lastDay,
  );
  if (!home) return booked.flatMap((visit) => (visit.siteId === siteId ? [] : [{ visit, siteId }]));
  const bound: Bound[] = [];
  for (const visit of booked.filter((each) => each.siteId === siteId)) {
    const { usual } = await whereOf(ctx, patientId, visit.serviceId);
    if (usual && usual.id !== siteId) bound.push({ visit, siteId: usual.id });
  }
  return bound;
}

/** Whether a visit could be where it is to be on a day through the last one. */
export async function hasRoom(ctx: Context, bound: Bound, lastDay: Day): Promise<boolean> {
  return (await daysFor(ctx, bound, lastDay)).length > 0;
}

/** Moves visits to where they are to be, each to its own day and time or to the nearest free ones; gives those that were moved. */
export async function bringVisits(
  ctx: Context,
  patientId: Id<'Patient'>,
  journey: Journey,
): Promise<{ brought: Visit[]; left: Visit[] }> {
  await lockPatient(ctx, patientId);
  const visits = await visitsElsewhere(ctx, patientId, journey);
  await lockAll(ctx, visits);
  const brought: Visit[] = [];
  const left: Visit[] = [];
  for (const bound of visits) {
    const moved = await bring(ctx, bound, journey.lastDay);
    if (moved) brought.push(moved);
    else left.push(bound.visit);
  }
  return { brought, left };
}

/** Everybody whose time may be taken or given up, in one order: who moves several visits would lock them one after another. */
async function lockAll(ctx: Context, visits: readonly Bound[]): Promise<void> {
  if (!visits.length) return;
  const rows = await ctx.sql<{ id: Id<'Staff'> }>(
    'SELECT DISTINCT staff_id AS id FROM rosters WHERE site_id = ANY($1::uuid[])',
    [visits.map(({ siteId }) => siteId)],
  );
  const staff = [...rows.map(({ id }) => id), ...visits.map(({ visit }) => visit.staffId)];
  await lockStaff(ctx, staff);
}

async function bring(ctx: Context, bound: Bound, lastDay: Day): Promise<Visit | null> {
  const { visit, siteId } = bound;
  for (const day of await daysFor(ctx, bound, lastDay))
    for (const time of await timesFor(ctx, visit, { siteId, day })) {
      const moved = await orNull(() => moveVisit(ctx, visit.id, { siteId, day, time }));
      if (moved) return moved;
    }
  return null;
}

/** How many days and times are tried; the first is refused only where something else is in the way. */
const TRIES = 3;

/** The visit's own day first, then those nearest to it; nothing where the place does not give it. */
async function daysFor(ctx: Context, { visit, siteId }: Bound, lastDay: Day): Promise<Day[]> {
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

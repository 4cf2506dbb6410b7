import { record } from '../audit/index.js';
import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { enqueue } from '../outbox/index.js';
import { cancelTask, openTask } from '../tasks/index.js';
import { isEntered } from './is-entered.js';
import { keepOn } from './keep-on.js';
import { lockCourse } from './lock-course.js';
import { numberFor } from './number-for.js';
import { waited } from './overdue.js';
import { isLive, lockPickup } from './pickup.js';
import type { Pickup } from './pickup.js';
import { leaveWindow } from './windows.js';

/** Gives a kept parcel back: its units return to the same lots. Throws `pickup.with-visit` for what goes with a visit. */
export async function dropPickup(ctx: Context, id: Id<'Pickup'>): Promise<Pickup> {
  const pickup = await lockPickup(ctx, id);
  assertMayFor(ctx.actor, pickup.patientId, 'pickup.prepare');
  if (pickup.state !== 'held' && pickup.state !== 'ready')
    throw new DomainError('pickup.wrong-state', { state: pickup.state });
  if (pickup.visitId) throw new DomainError('pickup.with-visit');
  await end(ctx, pickup, ctx.actor.kind === 'patient' ? 'patient' : 'site');
  return pickup;
}

/**
 * What becomes of a hold whose time is over: an unprepared one is released; a ready one is kept on for a week, then
 * returned and its patient called, once its place has entered that day. An inpatient's waits, and that of who stands at
 * the desk. Safe to run at any time; true when it ended.
 */
export async function lapsePickup(ctx: Context, id: Id<'Pickup'>): Promise<boolean> {
  const pickup = await lockPickup(ctx, id);
  if (!isLive(pickup) || pickup.until > ctx.now || (await isWaited(ctx, pickup))) return false;
  // Who did not come to a visit is asked about the visit.
  if (pickup.state === 'ready' && !pickup.visitId) return giveUp(ctx, pickup);
  await end(ctx, pickup, 'expired');
  return true;
}

async function isWaited(ctx: Context, { id }: Pickup): Promise<boolean> {
  const rows = await ctx.sql(`SELECT 1 FROM pickups p WHERE p.id = $1 AND ${waited('$2')}`, [
    id,
    ctx.now,
  ]);
  return rows.length > 0;
}

async function giveUp(ctx: Context, pickup: Pickup): Promise<boolean> {
  if ((await keepOn(ctx, pickup)) || !(await isEntered(ctx, pickup))) return false;
  const { id, patientId, siteId } = pickup;
  // Its patient came: what was not found is no longer kept by the place.
  await end(ctx, pickup, pickup.sought ? 'site' : 'expired');
  if (pickup.sought) return true;
  await openTask(ctx, { kind: 'uncollected', patientId, siteId, subjectId: id, priority: 4 });
  return true;
}

/** Gives back what was kept for a visit, if it still is; its patient is told by what becomes of the visit. */
export async function releaseForVisit(ctx: Context, visitId: Id<'Visit'>): Promise<void> {
  const [row] = await ctx.sql<{ id: Id<'Pickup'> }>(
    `SELECT id FROM pickups WHERE visit_id = $1 AND state IN ('held', 'ready')`,
    [visitId],
  );
  if (!row) return;
  const pickup = await lockPickup(ctx, row.id);
  await lockCourse(ctx, pickup.courseId);
  if (isLive(pickup)) await endQuietly(ctx, pickup, 'site');
}

/** Puts back what is kept of a course that is withheld; its patient is told that by another text. */
export async function returnWithheld(ctx: Context, id: Id<'Pickup'>): Promise<void> {
  const pickup = await lockPickup(ctx, id);
  if (pickup.withheld && isLive(pickup)) await endQuietly(ctx, pickup, 'site');
}

/** Ends a live pickup in a transaction that has locked it, and tells its patient unless they ended it, or what becomes of its visit tells them. */
export async function end(
  ctx: Context,
  pickup: Pickup,
  reason: 'patient' | 'site' | 'expired',
): Promise<void> {
  await endQuietly(ctx, pickup, reason);
  if (reason !== 'patient' && !pickup.visitId)
    await tellPatient(ctx, pickup, reason === 'expired' ? 'lapsed' : 'cancelled');
}

/** As `end`, where the patient is told by what follows. */
export async function endQuietly(
  ctx: Context,
  pickup: Pickup,
  reason: 'patient' | 'site' | 'expired',
): Promise<void> {
  const { id, siteId, productId } = pickup;
  const returned = pickup.state === 'ready' && reason === 'expired';
  const state = returned ? 'returned' : 'released';
  await ctx.sql('UPDATE pickup_lines SET live = false WHERE pickup_id = $1 AND live', [id]);
  await ctx.sql(
    `UPDATE pickups SET state = $2, end_reason = $3, ended_at = $4, rev = rev + 1 WHERE id = $1`,
    [id, state, returned ? null : reason, ctx.now],
  );
  await leaveWindow(ctx, pickup);
  await cancelTask(ctx, 'prepare', { subjectId: id });
  await record(ctx, `pickup.${state}`, { kind: 'pickup', id, facts: { reason } });
  ctx.later('notices.tell', { siteId, productId });
}

async function tellPatient(
  ctx: Context,
  pickup: Pickup,
  kind: 'lapsed' | 'cancelled',
): Promise<void> {
  const number = await numberFor(ctx, pickup);
  if (!number) return;
  const { patientId, id, rev } = pickup;
  const usefulUntil = new Date(ctx.now.getTime() + 2 * 86_400_000);
  await enqueue(ctx, { kind, ...number, patientId, subjectId: id, rev: rev + 1, usefulUntil });
}

import { record } from '../audit/index.js';
import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { enqueue } from '../outbox/index.js';
import { cancelTask } from '../tasks/index.js';
import { lockPickup } from './pickup.js';
import type { Pickup } from './pickup.js';
import { leaveWindow } from './windows.js';

/** Gives a kept parcel back: its units return to the same lots. */
export async function dropPickup(ctx: Context, id: Id<'Pickup'>): Promise<Pickup> {
  const pickup = await lockPickup(ctx, id);
  assertMayFor(ctx.actor, pickup.patientId, 'pickup.prepare');
  if (pickup.state !== 'held' && pickup.state !== 'ready')
    throw new DomainError('pickup.wrong-state', { state: pickup.state });
  await end(ctx, pickup, ctx.actor.kind === 'patient' ? 'patient' : 'site');
  return pickup;
}

/** Ends a hold that nobody came for: a parcel on the shelf is returned, an unprepared one released. Safe to run at any time; true when it ended. */
export async function lapsePickup(ctx: Context, id: Id<'Pickup'>): Promise<boolean> {
  const pickup = await lockPickup(ctx, id);
  const live = pickup.state === 'held' || pickup.state === 'ready';
  if (!live || pickup.until > ctx.now) return false;
  // Who did not come to a visit is asked about the visit.
  await (pickup.visitId ? endQuietly : end)(ctx, pickup, 'expired');
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
  if (pickup.state === 'held' || pickup.state === 'ready') await endQuietly(ctx, pickup, 'site');
}

/** Ends a live pickup in a transaction that has locked it, and tells its patient unless they ended it. */
export async function end(
  ctx: Context,
  pickup: Pickup,
  reason: 'patient' | 'site' | 'expired',
): Promise<void> {
  await endQuietly(ctx, pickup, reason);
  if (reason !== 'patient')
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
  const { contactId, channel, patientId, id, rev } = pickup;
  if (!contactId || !channel) return;
  const usefulUntil = new Date(ctx.now.getTime() + 2 * 86_400_000);
  await enqueue(ctx, {
    kind,
    contactId,
    channel,
    patientId,
    subjectId: id,
    rev: rev + 1,
    usefulUntil,
  });
}

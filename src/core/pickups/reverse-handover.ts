import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { StaffActor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { move } from '../stock/index.js';
import type { LotLine } from '../stock/index.js';
import { lockAtDesk } from './lock-at-desk.js';
import { lockCourse } from './lock-course.js';
import { assertTwoPeople } from './second-person.js';

export interface ReverseHandover {
  rev: number;
  /** What went wrong. */
  reason: 'wrong-parcel' | 'wrong-person' | 'not-taken';
  approver: StaffActor;
}

/**
 * Takes a handover back on the day it was made, by two people: the units return to their lots,
 * and the course is due as it was before. The time of the same day is the place's own.
 */
export async function reverseHandover(
  ctx: Context,
  id: Id<'Pickup'>,
  { rev, reason, approver }: ReverseHandover,
): Promise<void> {
  assertMay(ctx.actor, 'pickup.return');
  const pickup = await lockAtDesk(ctx, id, { permission: 'pickup.return', rev });
  const { state, siteId, zone, courseId } = pickup;
  if (state !== 'collected') throw new DomainError('pickup.wrong-state', { state });
  const two = assertTwoPeople(ctx, approver, { permission: 'pickup.return', siteId });
  const [made] = await ctx.sql<{ at: Date; dueBefore: string; suppliedBefore: string | null }>(
    `SELECT at, due_before::text AS "dueBefore", supplied_before::text AS "suppliedBefore"
     FROM handovers WHERE pickup_id = $1`,
    [id],
  );
  if (!made || dayOf(made.at, zone) !== dayOf(ctx.now, zone))
    throw new DomainError('pickup.another-day');
  await lockCourse(ctx, courseId);
  await putBack(ctx, id);
  await ctx.sql(`UPDATE pickups SET state = 'reversed', rev = rev + 1 WHERE id = $1`, [id]);
  await ctx.sql(
    `UPDATE handovers SET reversed_at = $2, reversed_by_id = $3, reversed_approver_id = $4
     WHERE pickup_id = $1`,
    [id, ctx.now, two.byId, two.approverId],
  );
  await ctx.sql('UPDATE courses SET due_on = $2, supplied_through = $3 WHERE id = $1', [
    ...[courseId, made.dueBefore, made.suppliedBefore],
  ]);
  const facts = { reason, approver: two.approverId };
  await record(ctx, 'pickup.reversed', { kind: 'pickup', id, facts });
}

async function putBack(ctx: Context, id: Id<'Pickup'>): Promise<void> {
  const lines = await ctx.sql<LotLine>(
    `SELECT o.id AS "lotId", l.quantity FROM pickup_lines l JOIN stock_lots o ON o.id = l.lot_id
     WHERE l.pickup_id = $1 ORDER BY o.expires_on, o.received_at, o.id FOR NO KEY UPDATE OF o`,
    [id],
  );
  for (const { lotId, quantity } of lines)
    await move(ctx, { lotId, kind: 'returned', quantity, cause: id });
}

import { accountOf } from '../kernel/actor.js';
import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { ErrorCode } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { move } from '../stock/index.js';
import type { LotLine } from '../stock/index.js';
import { cancelTask } from '../tasks/index.js';
import { earliestDay } from './earliest-day.js';
import { lockCourse } from './lock-course.js';
import type { Pickup } from './pickup.js';
import { leaveWindow } from './windows.js';

/** Who takes the parcel: its patient, the helper named in the patient's record, or whoever was given the code. */
export type Receiver = 'patient' | 'helper' | 'someone';

/** Who came: a helper by their id, anybody else by what they are to the patient. */
export type Came =
  { receiver: 'helper'; helperId: Id<'Helper'> } | { receiver: Exclude<Receiver, 'helper'> };

/** By what a handover is proven. */
export interface Proof {
  came: Came;
  /** The second person, where there was no code. */
  approverId: Id<'Staff'> | null;
}

/** Why a parcel may not be handed over now, although it is here; null where it may. */
export type Obstacle = 'withheld' | 'too-early';

/** What the programme has against handing it over on a day. */
export function obstacleOf(
  pickup: Pick<Pickup, 'dueOn' | 'earlyDays' | 'withheld'>,
  today: Day,
): Obstacle | null {
  if (pickup.withheld) return 'withheld';
  return today < earliestDay(pickup) ? 'too-early' : null;
}

/** Domain invariant 6: ready, not too early, nothing withheld, and a receiver whom both the programme and the patient allow. */
export async function assertMayHandOver(ctx: Context, pickup: Pickup, came: Came): Promise<void> {
  if (pickup.state !== 'ready')
    throw new DomainError('pickup.wrong-state', { state: pickup.state });
  const obstacle = obstacleOf(pickup, dayOf(ctx.now, pickup.zone));
  if (obstacle === 'withheld') throw new DomainError('course.withheld');
  if (obstacle === 'too-early')
    throw new DomainError('pickup.too-early', { from: earliestDay(pickup) });
  if (came.receiver === 'patient') return;
  if (!pickup.proxyAllowed) throw new DomainError('pickup.not-by-proxy');
  if (came.receiver === 'helper') await assertHelps(ctx, pickup, came.helperId);
  else if (!isAnnounced(pickup)) throw new DomainError('pickup.not-announced');
}

/** Whether the patient said that somebody else will come, which gave the parcel a new code. */
export const isAnnounced = ({ issue }: Pick<Pickup, 'issue'>): boolean => issue > 1;

async function assertHelps(ctx: Context, { patientId }: Pickup, id: Id<'Helper'>): Promise<void> {
  const helps = await ctx.sql(
    'SELECT 1 FROM helpers WHERE id = $1 AND patient_id = $2 AND ended_at IS NULL',
    [id, patientId],
  );
  if (!helps.length) throw new DomainError('pickup.not-their-helper');
}

/** What is left of the supply shifts forward (measure 1). */
const SUPPLY = `
  UPDATE courses SET due_on = greatest(due_on, $2::date) + interval_days,
         supplied_through = greatest(supplied_through + 1, $2::date) + days_supply - 1,
         site_id = coalesce(site_id, $3) WHERE id = $1`;

/** The units leave by one movement a lot; the course is next due an interval after today, or after the day it was due if that is later. */
export async function handOver(
  ctx: Context,
  pickup: Pickup,
  { came, approverId }: Proof,
): Promise<void> {
  const { id, courseId, zone } = pickup;
  const today = dayOf(ctx.now, zone);
  const helper = came.receiver === 'helper' ? came.helperId : null;
  await lockCourse(ctx, courseId);
  for (const { lotId, quantity } of await takeLines(ctx, id, today))
    await move(ctx, { lotId, kind: 'handed-over', quantity: -quantity, cause: id });
  await ctx.sql(
    `UPDATE pickups SET state = 'collected', ended_at = $2, rev = rev + 1 WHERE id = $1`,
    [id, ctx.now],
  );
  await ctx.sql(
    `INSERT INTO handovers (pickup_id, at, proof, receiver, by_id, approver_id, due_before, helper_id,
                            supplied_before)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, (SELECT supplied_through FROM courses WHERE id = $9))`,
    [
      id,
      ctx.now,
      approverId ? 'second-person' : 'code',
      came.receiver,
      accountOf(ctx.actor),
      approverId,
      pickup.dueOn,
      helper,
      courseId,
    ],
  );
  await ctx.sql(SUPPLY, [courseId, today, pickup.siteId]);
  await leaveWindow(ctx, pickup);
  await cancelTask(ctx, 'prepare', { subjectId: id });
  const { receiver } = came;
  const facts = {
    receiver,
    ...(helper && { helper }),
    ...(approverId && { approver: approverId }),
  };
  await record(ctx, 'pickup.collected', { kind: 'pickup', id, facts });
}

type Unfit = Extract<ErrorCode, 'stock.lot-recalled' | 'stock.set-apart' | 'stock.lot-expired'>;

/** Ends the reservation; refuses where a lot has expired or is set apart (domain invariant 5). Lots are locked in the order of expiry, as everywhere. */
async function takeLines(ctx: Context, id: Id<'Pickup'>, today: Day): Promise<LotLine[]> {
  const lines = await ctx.sql<LotLine & { unfit: Unfit | null }>(
    `SELECT o.id AS "lotId", l.quantity,
            CASE WHEN o.state = 'recalled' THEN 'stock.lot-recalled' WHEN o.state <> 'approved' THEN 'stock.set-apart'
                 WHEN o.expires_on <= $2::date THEN 'stock.lot-expired' END AS unfit
     FROM pickup_lines l JOIN stock_lots o ON o.id = l.lot_id WHERE l.pickup_id = $1 AND l.live
     ORDER BY o.expires_on, o.received_at, o.id FOR NO KEY UPDATE OF o`,
    [id, today],
  );
  for (const { unfit } of lines) if (unfit) throw new DomainError(unfit);
  await ctx.sql('UPDATE pickup_lines SET live = false WHERE pickup_id = $1 AND live', [id]);
  return lines;
}

import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { endVisit } from './end-visit.js';
import { lockVisit } from './visit.js';

/** Holds and offers whose time is over, oldest first. For the sweep, which is housekeeping: nobody waits for it. */
export async function overHolds(ctx: Context, limit: number): Promise<Id<'Visit'>[]> {
  const rows = await ctx.sql<{ id: Id<'Visit'> }>(
    `SELECT id FROM visits WHERE state = 'pending' AND hold_until <= $1 ORDER BY hold_until LIMIT $2`,
    [ctx.now, limit],
  );
  return rows.map(({ id }) => id);
}

/** Ends a hold that is over. Safe to run at any time. */
export async function lapseHold(ctx: Context, id: Id<'Visit'>): Promise<void> {
  const visit = await lockVisit(ctx, id);
  if (visit.state !== 'pending' || !visit.holdUntil || visit.holdUntil > ctx.now) return;
  await endVisit(ctx, visit, 'expired');
}

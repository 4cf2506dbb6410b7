import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { endVisit } from './end-visit.js';
import { lockVisit } from './visit.js';

/** Says no to a time that was offered: its person goes on waiting for a later day, without having let it go by. True while they wait; throws `visit.wrong-state`. */
export async function declineOffer(ctx: Context, id: Id<'Visit'>): Promise<boolean> {
  const visit = await lockVisit(ctx, id);
  assertMayFor(ctx.actor, visit.patientId, 'visit.book');
  const { state, waitId, day } = visit;
  if (state !== 'pending' || !waitId) throw new DomainError('visit.wrong-state', { state });
  const [wait] = await ctx.sql<{ waits: boolean }>(
    `UPDATE visit_waits SET state = CASE WHEN to_day > $2 THEN 'waiting' ELSE 'ended' END,
            from_day = least(to_day, $2::date + 1), offers = offers - 1, rev = rev + 1
     WHERE id = $1 AND state = 'offered' RETURNING state = 'waiting' AS waits`,
    [waitId, day],
  );
  await endVisit(ctx, visit, 'patient');
  return wait?.waits ?? false;
}

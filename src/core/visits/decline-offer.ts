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
  const { state, waitId } = visit;
  if (state !== 'pending' || !waitId) throw new DomainError('visit.wrong-state', { state });
  await endVisit(ctx, visit, 'patient');
  const [wait] = await ctx.sql<{ waits: boolean }>(
    `SELECT state = 'waiting' AS waits FROM visit_waits WHERE id = $1`,
    [waitId],
  );
  return wait?.waits ?? false;
}

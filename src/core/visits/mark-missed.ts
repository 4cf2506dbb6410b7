import { record } from '../audit/index.js';
import { accountOf, assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { excuse } from './excuse.js';
import { lockVisit } from './visit.js';
import type { Visit } from './visit.js';

/**
 * Somebody at the desk says that nobody came to a visit that is over, which is taken off where its patient lies in a ward; the job says it of the others once the day is
 * entered, and no patient is texted about either before. Throws `visit.not-over`, `visit.wrong-state`, `changed-meanwhile`.
 */
export async function markMissed(ctx: Context, id: Id<'Visit'>, rev: number): Promise<Visit> {
  const visit = await lockVisit(ctx, id);
  assertMayAt(ctx.actor, 'visit.attend', visit.siteId);
  const by = accountOf(ctx.actor);
  if (!by) throw new DomainError('not-allowed');
  if (visit.rev !== rev) throw new DomainError('changed-meanwhile');
  if (visit.state !== 'booked') throw new DomainError('visit.wrong-state', { state: visit.state });
  if (visit.endAt > ctx.now) throw new DomainError('visit.not-over');
  if (await excuse(ctx, visit))
    return { ...visit, state: 'cancelled', endReason: 'site', rev: rev + 1 };
  await ctx.sql(
    `UPDATE visits SET state = 'noshow', missed_by = $2, rev = rev + 1, state_at = $3 WHERE id = $1`,
    [id, by, ctx.now],
  );
  await record(ctx, 'visit.noshow', { kind: 'visit', id, facts: { by: 'hand' } });
  return { ...visit, state: 'noshow', rev: rev + 1 };
}

import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { lockAtDesk } from './lock-at-desk.js';

/** How long staff may take back that a parcel is ready: its patient is told only then. */
export const UNDO_SECONDS = 10;
/** What a press may take to arrive. */
const ON_ITS_WAY_SECONDS = 5;

/** A parcel was marked as ready by mistake a moment ago: it is kept as before, and what would have told of it is not sent. Throws `pickup.told-already` once it left, or later. */
export async function takeBackReady(ctx: Context, id: Id<'Pickup'>, rev: number): Promise<void> {
  assertMay(ctx.actor, 'pickup.prepare');
  const { state } = await lockAtDesk(ctx, id, { permission: 'pickup.prepare', rev });
  if (state !== 'ready') throw new DomainError('pickup.wrong-state', { state });
  const [told] = await ctx.sql<{ late: boolean }>(
    `WITH cleared AS (
       UPDATE messages SET state = 'cleared' WHERE subject_id = $1 AND rev = $2
         AND kind IN ('ready', 'ready-helper') AND state = 'due' RETURNING id)
     SELECT p.ready_at + make_interval(secs => $4) < $3
            OR EXISTS (SELECT FROM messages m WHERE m.subject_id = $1 AND m.rev = $2
                       AND m.kind IN ('ready', 'ready-helper') AND m.id NOT IN (SELECT id FROM cleared)) AS late
     FROM pickups p WHERE p.id = $1`,
    [id, rev, ctx.now, UNDO_SECONDS + ON_ITS_WAY_SECONDS],
  );
  if (told?.late !== false) throw new DomainError('pickup.told-already');
  await ctx.sql(`UPDATE pickups SET state = 'held', ready_at = NULL, rev = rev + 1 WHERE id = $1`, [
    id,
  ]);
  await record(ctx, 'pickup.ready-taken-back', { kind: 'pickup', id });
}

import { record } from '../audit/index.js';
import { assertMay, assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { cancelTask } from '../tasks/index.js';
import { lockPickup } from './pickup.js';
import type { Pickup } from './pickup.js';
import { UNDO_SECONDS } from './take-back-ready.js';
import { tellReady } from './tell-ready.js';
import type { Tells } from './tell-ready.js';

/** Staff have prepared a parcel, or found one that its patient was told is not there: its patient is told. At the desk it is the parcel as it was `seen` there, and can be taken back for ten seconds first. */
export async function markReady(
  ctx: Context,
  id: Id<'Pickup'>,
  seen?: number,
): Promise<Pickup & { tells: Tells }> {
  assertMay(ctx.actor, 'pickup.prepare');
  const pickup = await lockPickup(ctx, id);
  assertMayAt(ctx.actor, 'pickup.prepare', pickup.siteId);
  if (seen !== undefined && pickup.rev !== seen) throw new DomainError('changed-meanwhile');
  if (pickup.state !== 'held' && !pickup.sought)
    throw new DomainError('pickup.wrong-state', { state: pickup.state });
  const rev = pickup.rev + 1;
  await ctx.sql(
    `UPDATE pickups SET state = 'ready', ready_at = $2, rev = $3, sought_at = NULL WHERE id = $1`,
    [id, ctx.now, rev],
  );
  await cancelTask(ctx, 'prepare', { subjectId: id });
  await record(ctx, 'pickup.ready', { kind: 'pickup', id });
  const ready: Pickup = { ...pickup, state: 'ready', sought: false, rev };
  const wait = seen === undefined ? 0 : UNDO_SECONDS;
  const tells = await tellReady(ctx, ready, new Date(ctx.now.getTime() + wait * 1000));
  return { ...ready, tells };
}

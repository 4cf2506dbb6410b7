import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { lockSite } from './change-site.js';
import type { LockedSite } from './change-site.js';

/** Opens, closes or retires a place; a retired one stays so. What is kept there is moved by `pickups.move`. Throws `changed-meanwhile`, `place.retired`. */
export async function setSiteState(
  ctx: Context,
  id: Id<'Site'>,
  { rev, state }: Pick<LockedSite, 'rev' | 'state'>,
): Promise<void> {
  assertMayAt(ctx.actor, 'place.manage', id);
  const before = await lockSite(ctx, id, rev);
  if (before.state === 'retired') throw new DomainError('place.retired');
  await ctx.sql(
    `UPDATE sites SET state = $2, active = $2 = 'open', rev = rev + 1, updated_at = $3 WHERE id = $1`,
    [id, state, ctx.now],
  );
  await record(ctx, `place.${state}`, { kind: 'site', id });
  if (state === 'open') return;
  ctx.later('pickups.move', {});
  ctx.later('visits.move', {});
}

import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { lockSite } from './change-site.js';
import type { LockedSite } from './change-site.js';

/** Opens, closes or retires a place; a retired one stays so. What is kept there is moved by `pickups.move`. Throws `changed-meanwhile`, `place.retired`, `place.has-stock` for one to be retired while units are on its shelves. */
export async function setSiteState(
  ctx: Context,
  id: Id<'Site'>,
  { rev, state }: Pick<LockedSite, 'rev' | 'state'>,
): Promise<void> {
  assertMayAt(ctx.actor, 'place.manage', id);
  const before = await lockSite(ctx, id, rev);
  if (before.state === 'retired') throw new DomainError('place.retired');
  if (state === 'retired') await assertEmpty(ctx, id);
  await ctx.sql(
    `UPDATE sites SET state = $2, active = $2 = 'open', rev = rev + 1, updated_at = $3 WHERE id = $1`,
    [id, state, ctx.now],
  );
  await record(ctx, `place.${state}`, { kind: 'site', id });
  if (state === 'open') return;
  ctx.later('pickups.move', {});
  ctx.later('visits.move', {});
}

async function assertEmpty(ctx: Context, id: Id<'Site'>): Promise<void> {
  const [shelves] = await ctx.sql<{ units: number }>(
    'SELECT coalesce(sum(on_hand), 0)::int AS units FROM stock_lots WHERE site_id = $1',
    [id],
  );
  if (shelves?.units) throw new DomainError('place.has-stock', { units: shelves.units });
}

import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';

/** Keeps so many units of a product at a place for those who walk in: they are promised to nobody by text. Throws `changed-meanwhile` where `rev`, if it is given, is not the shelf's. */
export async function setSafetyStock(
  ctx: Context,
  shelf: { siteId: Id<'Site'>; productId: Id<'Product'>; units: number; rev?: number },
): Promise<void> {
  assertMayAt(ctx.actor, 'stock.count', shelf.siteId);
  const { siteId, productId, units, rev = null } = shelf;
  if (!Number.isInteger(units) || units < 0) throw new DomainError('invalid', { field: 'units' });
  const set = await ctx.sql(
    `INSERT INTO stock_shelves AS h (site_id, product_id, safety_stock) VALUES ($1, $2, $3)
     ON CONFLICT (site_id, product_id) DO UPDATE SET safety_stock = excluded.safety_stock, rev = h.rev + 1
     WHERE $4::int IS NULL OR h.rev = $4 RETURNING 1`,
    [siteId, productId, units, rev],
  );
  if (!set.length) throw new DomainError('changed-meanwhile');
  await record(ctx, 'stock.safety-set', { kind: 'site', id: siteId, facts: { productId, units } });
}

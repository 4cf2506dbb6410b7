import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';

/** Keeps so many units of a product at a place for those who walk in: they are promised to nobody by text. */
export async function setSafetyStock(
  ctx: Context,
  shelf: { siteId: Id<'Site'>; productId: Id<'Product'>; units: number },
): Promise<void> {
  assertMayAt(ctx.actor, 'stock.count', shelf.siteId);
  const { siteId, productId, units } = shelf;
  if (!Number.isInteger(units) || units < 0) throw new DomainError('invalid', { field: 'units' });
  await ctx.sql(
    `INSERT INTO stock_shelves (site_id, product_id, safety_stock) VALUES ($1, $2, $3)
     ON CONFLICT (site_id, product_id) DO UPDATE SET safety_stock = excluded.safety_stock`,
    [siteId, productId, units],
  );
  await record(ctx, 'stock.safety-set', { kind: 'site', id: siteId, facts: { productId, units } });
}

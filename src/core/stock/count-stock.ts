import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { move } from './receive-stock.js';

export interface CountStock {
  siteId: Id<'Site'>;
  productId: Id<'Product'>;
  /** What was found on the shelf, by lot number. */
  lots: readonly { lotNumber: string; counted: number }[];
}

/** Records a count of a shelf: each difference becomes one adjustment, and the place is trusted again. */
export async function countStock(ctx: Context, input: CountStock): Promise<void> {
  assertMay(ctx.actor, 'stock.count');
  const { siteId, productId } = input;
  const shelf = await ctx.sql<{
    id: Id<'Lot'>;
    lotNumber: string;
    onHand: number;
    reserved: number;
  }>(
    `SELECT id, lot_number AS "lotNumber", on_hand AS "onHand", reserved FROM stock_lots
     WHERE site_id = $1 AND product_id = $2 ORDER BY expires_on, received_at, id FOR UPDATE`,
    [siteId, productId],
  );
  for (const { lotNumber, counted } of input.lots) {
    const lot = shelf.find((each) => each.lotNumber === lotNumber);
    if (!lot || !Number.isInteger(counted) || counted < 0)
      throw new DomainError('invalid', { field: 'lots' });
    if (counted < lot.reserved)
      throw new DomainError('stock.insufficient', { asked: lot.reserved, counted });
    await ctx.sql(
      `INSERT INTO stock_counts (id, site_id, product_id, lot_id, counted, expected, counted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), siteId, productId, lot.id, counted, lot.onHand, ctx.now],
    );
    const quantity = counted - lot.onHand;
    if (quantity) await move(ctx, { lotId: lot.id, kind: 'adjusted', quantity, cause: 'count' });
  }
  await ctx.sql(
    `UPDATE stock_shelves SET counted_on = $3, turned_away_at = NULL
     WHERE site_id = $1 AND product_id = $2`,
    [siteId, productId, dayOf(ctx.now, ctx.config.DEFAULT_ZONE)],
  );
  await record(ctx, 'stock.counted', { kind: 'site', id: siteId });
  ctx.later('notices.tell', { siteId, productId });
}

import { record } from '../audit/index.js';
import { assertMay, assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { lockLot } from './lot.js';

/** Sets a lot apart: from now on nothing of it is kept or handed over, and what is kept is moved by `pickups.move`. */
export async function quarantineLot(ctx: Context, id: Id<'Lot'>): Promise<void> {
  const lot = await lockLot(ctx, id);
  assertMayAt(ctx.actor, 'stock.adjust', lot.siteId);
  if (lot.state === 'quarantined') return;
  if (lot.state === 'recalled') throw new DomainError('stock.lot-recalled');
  await ctx.sql(`UPDATE stock_lots SET state = 'quarantined' WHERE id = $1`, [id]);
  await record(ctx, 'stock.quarantined', { kind: 'lot', id });
  ctx.later('pickups.move', {});
}

/** Takes a lot back into use. A recalled one stays recalled. */
export async function releaseLot(ctx: Context, id: Id<'Lot'>): Promise<void> {
  const lot = await lockLot(ctx, id);
  assertMayAt(ctx.actor, 'stock.approve', lot.siteId);
  if (lot.state === 'approved') return;
  if (lot.state === 'recalled') throw new DomainError('stock.lot-recalled');
  await ctx.sql(`UPDATE stock_lots SET state = 'approved' WHERE id = $1`, [id]);
  await record(ctx, 'stock.released', { kind: 'lot', id });
  const { siteId, productId } = lot;
  ctx.later('notices.tell', { siteId, productId });
}

/**
 * Recalls a lot number of a product everywhere: its lots are set apart for good and it is taken in nowhere any more.
 * What is kept from them is moved by `pickups.move`. Gives how many lots there were; recalling twice is once.
 */
export async function recallLot(
  ctx: Context,
  { productId, lotNumber }: { productId: Id<'Product'>; lotNumber: string },
): Promise<number> {
  assertMay(ctx.actor, 'stock.recall');
  const known = await ctx.sql('SELECT 1 FROM products WHERE id = $1 FOR UPDATE', [productId]);
  if (!known.length) throw new DomainError('not-found', { what: 'product' });
  await ctx.sql(
    `INSERT INTO lot_recalls (product_id, lot_number, recalled_at) VALUES ($1, lower($2), $3)
     ON CONFLICT DO NOTHING`,
    [productId, lotNumber, ctx.now],
  );
  const lots = await ctx.sql<{ id: Id<'Lot'> }>(
    `SELECT id FROM stock_lots WHERE product_id = $1 AND lower(lot_number) = lower($2) AND state <> 'recalled'
     ORDER BY site_id, expires_on, received_at, id FOR UPDATE`,
    [productId, lotNumber],
  );
  for (const { id } of lots) {
    await ctx.sql(`UPDATE stock_lots SET state = 'recalled' WHERE id = $1`, [id]);
    await record(ctx, 'stock.recalled', { kind: 'lot', id });
  }
  await record(ctx, 'product.recalled', {
    kind: 'product',
    id: productId,
    facts: { lots: lots.length },
  });
  ctx.later('pickups.move', {});
  return lots.length;
}

import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { dayOf, instantOf } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { zoneAt } from '../sites/index.js';
import { move } from './receive-stock.js';

export interface CountStock {
  siteId: Id<'Site'>;
  productId: Id<'Product'>;
  /** What was found on the shelf; the last day is needed where two lots have one number. */
  lots: readonly CountedLot[];
}

interface CountedLot {
  lotNumber: string;
  expiresOn?: string | undefined;
  counted: number;
}

interface ShelfLot {
  id: Id<'Lot'>;
  lotNumber: string;
  expiresOn: string;
  onHand: number;
  reserved: number;
}

/** Records a count of lots, each difference as one adjustment; says whether the whole shelf is now trusted again. */
export async function countStock(ctx: Context, input: CountStock): Promise<boolean> {
  assertMay(ctx.actor, 'stock.count');
  const { siteId, productId } = input;
  const shelf = await ctx.sql<ShelfLot>(
    `SELECT id, lot_number AS "lotNumber", expires_on::text AS "expiresOn", on_hand AS "onHand", reserved
     FROM stock_lots WHERE site_id = $1 AND product_id = $2
     ORDER BY expires_on, received_at, id FOR UPDATE`,
    [siteId, productId],
  );
  for (const found of input.lots) {
    const { counted } = found;
    const lot = lotOf(shelf, found);
    if (!Number.isInteger(counted) || counted < 0)
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
  const trusted = await trustCounted(ctx, siteId, productId);
  await record(ctx, 'stock.counted', { kind: 'site', id: siteId });
  ctx.later('notices.tell', { siteId, productId });
  return trusted;
}

function lotOf(shelf: readonly ShelfLot[], { lotNumber, expiresOn }: CountedLot): ShelfLot {
  const [lot, another] = shelf.filter(
    (each) => each.lotNumber === lotNumber && (!expiresOn || each.expiresOn === expiresOn),
  );
  if (!lot) throw new DomainError('invalid', { field: 'lots' });
  if (another) throw new DomainError('invalid', { field: 'expires' });
  return lot;
}

/** A shelf is trusted once each lot with units was counted on one day, and since a patient found none. */
async function trustCounted(
  ctx: Context,
  siteId: Id<'Site'>,
  productId: Id<'Product'>,
): Promise<boolean> {
  const zone = await zoneAt(ctx, siteId);
  const day = dayOf(ctx.now, zone);
  const trusted = await ctx.sql(
    `UPDATE stock_shelves h SET counted_on = $3, counted_at = $5, turned_away_at = NULL
     WHERE site_id = $1 AND product_id = $2 AND NOT EXISTS (
       SELECT FROM stock_lots l
       WHERE l.site_id = h.site_id AND l.product_id = h.product_id AND l.on_hand > 0
         AND NOT EXISTS (
           SELECT FROM stock_counts c
           WHERE c.lot_id = l.id AND c.counted_at >= $4
             AND c.counted_at >= coalesce(h.turned_away_at, c.counted_at)))
     RETURNING h.site_id`,
    [siteId, productId, day, instantOf(day, '00:00', zone), ctx.now],
  );
  return trusted.length > 0;
}

import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';

/** So many units of one lot. */
export interface LotLine {
  lotId: Id<'Lot'>;
  quantity: number;
}

interface Want {
  siteId: Id<'Site'>;
  productId: Id<'Product'>;
  units: number;
  /** Lots that expire before this day are not used. */
  lastUseDay: Day;
}

const LOCK_LOTS = `
  SELECT l.id AS "lotId", l.on_hand - l.reserved AS free,
         (SELECT h.safety_stock FROM stock_shelves h WHERE h.site_id = $1 AND h.product_id = $2) AS safety
  FROM stock_lots l
  WHERE l.site_id = $1 AND l.product_id = $2 AND l.state = 'approved' AND l.expires_on >= $3
    AND l.on_hand > 0
  ORDER BY l.expires_on, l.received_at, l.id FOR NO KEY UPDATE OF l`;

/**
 * Locks the usable lots, always in the order of expiry, and takes the units from those that expire first,
 * or refuses whole with `stock.insufficient`. The caller writes the lines in the same transaction.
 */
export async function lockLots(ctx: Context, want: Want): Promise<LotLine[]> {
  const lots = await ctx.sql<{ lotId: Id<'Lot'>; free: number; safety: number }>(LOCK_LOTS, [
    want.siteId,
    want.productId,
    want.lastUseDay,
  ]);
  const lines = firstExpiryFirst(lots, want.units, lots[0]?.safety ?? 0);
  if (!lines) throw new DomainError('stock.insufficient', { asked: want.units });
  return lines;
}

/** Spreads `units` over lots in their order, leaving `safety` units in all; null where they do not suffice. */
export function firstExpiryFirst(
  lots: readonly { lotId: Id<'Lot'>; free: number }[],
  units: number,
  safety: number,
): LotLine[] | null {
  const free = lots.reduce((sum, lot) => sum + lot.free, 0);
  if (free - safety < units) return null;
  let missing = units;
  const lines: LotLine[] = [];
  for (const { lotId, free: inLot } of lots) {
    const quantity = Math.min(inLot, missing);
    if (quantity > 0) lines.push({ lotId, quantity });
    missing -= quantity;
  }
  return lines;
}

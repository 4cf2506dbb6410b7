import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';

/** So many units of one lot. */
export interface LotLine {
  lotId: Id<'Lot'>;
  quantity: number;
}

/** What is free of a lot that may be used until a day. */
export interface FreeUnits {
  expiresOn: Day;
  free: number;
}

/** A usable lot and what is free in it. */
export interface FreeLot extends FreeUnits {
  lotId: Id<'Lot'>;
}

/** The lots that last to a day: which day it is, only a place's own clock tells, and never SQL. */
export const lasting = <Lot extends FreeUnits>(lots: readonly Lot[], lastDay: Day): Lot[] =>
  lots.filter(({ expiresOn }) => expiresOn >= lastDay);

/** SQL that locks the usable lots of a shelf, always in the order of expiry; its arguments are SQL. */
export const lockedLots = (site: string, product: string): string => `
  SELECT l.id AS "lotId", l.expires_on::text AS "expiresOn", l.on_hand - l.reserved AS free FROM stock_lots l
  WHERE l.site_id = ${site} AND l.product_id = ${product} AND l.state = 'approved' AND l.on_hand > 0
  ORDER BY l.expires_on, l.received_at, l.id FOR NO KEY UPDATE OF l`;

/** Takes the units from the locked lots that expire first, or refuses whole with `stock.insufficient`. The caller writes the lines in the same transaction. */
export function takeUnits(lots: readonly FreeLot[], units: number, safety: number): LotLine[] {
  const lines = firstExpiryFirst(lots, units, safety);
  if (!lines) throw new DomainError('stock.insufficient', { asked: units });
  return lines;
}

/** Spreads `units` over lots in their order, leaving `safety` units in all; null where they do not suffice. */
export function firstExpiryFirst(
  lots: readonly Omit<FreeLot, 'expiresOn'>[],
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

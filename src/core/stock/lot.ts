import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';

export type LotState = 'approved' | 'quarantined' | 'recalled';

/** Units of one make and expiry on one shelf (FHIR Medication.batch). */
export interface Lot {
  id: Id<'Lot'>;
  siteId: Id<'Site'>;
  productId: Id<'Product'>;
  lotNumber: string;
  expiresOn: Day;
  onHand: number;
  /** Kept for patients. */
  reserved: number;
  state: LotState;
}

/** What is read of a lot. */
export const LOT = `
  SELECT l.id, l.site_id AS "siteId", l.product_id AS "productId", l.lot_number AS "lotNumber",
         l.expires_on::text AS "expiresOn", l.on_hand AS "onHand", l.reserved, l.state
  FROM stock_lots l`;

/** Locks a lot. Throws `not-found`. */
export async function lockLot(ctx: Context, id: Id<'Lot'>): Promise<Lot> {
  const [lot] = await ctx.sql<Lot>(`${LOT} WHERE l.id = $1 FOR UPDATE`, [id]);
  if (!lot) throw new DomainError('not-found', { what: 'lot' });
  return lot;
}

/** One lot as it is. Throws `not-found`. */
export async function findLot(ctx: Context, id: Id<'Lot'>): Promise<Lot> {
  const [lot] = await ctx.sql<Lot>(`${LOT} WHERE l.id = $1`, [id]);
  if (!lot) throw new DomainError('not-found', { what: 'lot' });
  return lot;
}

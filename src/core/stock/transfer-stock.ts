import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { findLot, LOT } from './lot.js';
import type { Lot } from './lot.js';
import { assertNotRecalled, lockPlace, lotFor, move } from './receive-stock.js';

/**
 * Takes units of a lot to another place: one transaction, two movements, the same lot number and expiry there.
 * Throws `stock.set-apart`, `stock.lot-expired`, `stock.insufficient` (what is kept for patients stays).
 */
export async function transferStock(
  ctx: Context,
  { lotId, toSiteId, quantity }: { lotId: Id<'Lot'>; toSiteId: Id<'Site'>; quantity: number },
): Promise<Id<'Lot'>> {
  const seen = await findLot(ctx, lotId);
  assertMayAt(ctx.actor, 'stock.transfer', seen.siteId);
  assertMayAt(ctx.actor, 'stock.transfer', toSiteId);
  if (!Number.isInteger(quantity) || quantity < 1)
    throw new DomainError('invalid', { field: 'quantity' });
  if (toSiteId === seen.siteId) throw new DomainError('invalid', { field: 'toSiteId' });
  const toLotId = await landing(ctx, seen, toSiteId);
  const { from, to } = await lockBoth(ctx, lotId, toLotId);
  if (from.state !== 'approved' || to.state !== 'approved')
    throw new DomainError('stock.set-apart');
  const free = from.onHand - from.reserved;
  if (free < quantity)
    throw new DomainError('stock.insufficient', { asked: quantity, there: free });
  const id = newId<'Transfer'>();
  await ctx.sql(
    `INSERT INTO stock_transfers (id, from_lot_id, to_lot_id, quantity, made_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [id, lotId, toLotId, quantity, ctx.now],
  );
  await move(ctx, { lotId, kind: 'sent', quantity: -quantity, cause: id });
  await move(ctx, { lotId: toLotId, kind: 'arrived', quantity, cause: id });
  const facts = { quantity, to: toSiteId };
  await record(ctx, 'stock.transferred', { kind: 'lot', id: lotId, facts });
  ctx.later('notices.tell', { siteId: toSiteId, productId: seen.productId });
  return toLotId;
}

/** The lot at the other place, on a shelf that may be new there. */
async function landing(ctx: Context, lot: Lot, siteId: Id<'Site'>): Promise<Id<'Lot'>> {
  const { productId, lotNumber, expiresOn } = lot;
  const { today } = await lockPlace(ctx, siteId);
  if (expiresOn <= today) throw new DomainError('stock.lot-expired');
  await assertNotRecalled(ctx, lot);
  await ctx.sql(
    `INSERT INTO stock_shelves (site_id, product_id, counted_on, counted_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (site_id, product_id) DO NOTHING`,
    [siteId, productId, today, ctx.now],
  );
  const [there] = await ctx.sql<{ id: Id<'Lot'> }>(
    `SELECT id FROM stock_lots WHERE site_id = $1 AND product_id = $2 AND lot_number = $3 AND expires_on = $4`,
    [siteId, productId, lotNumber, expiresOn],
  );
  return there?.id ?? lotFor(ctx, { siteId, productId, lotNumber, expiresOn });
}

/** Locks both lots in the order of the places, so that two transfers that cross wait and do not block each other. */
async function lockBoth(
  ctx: Context,
  fromId: Id<'Lot'>,
  toId: Id<'Lot'>,
): Promise<{ from: Lot; to: Lot }> {
  const lots = await ctx.sql<Lot>(
    `${LOT} WHERE l.id IN ($1, $2) ORDER BY l.site_id, l.id FOR UPDATE`,
    [fromId, toId],
  );
  const from = lots.find(({ id }) => id === fromId);
  const to = lots.find(({ id }) => id === toId);
  if (!from || !to) throw new DomainError('not-found', { what: 'lot' });
  return { from, to };
}

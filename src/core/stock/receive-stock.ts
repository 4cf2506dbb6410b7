import { record } from '../audit/index.js';
import { accountOf, assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { dayOf } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';

export interface ReceiveStock {
  siteId: Id<'Site'>;
  productId: Id<'Product'>;
  lotNumber: string;
  expiresOn: Day;
  quantity: number;
}

/** Takes a delivery in: a new lot, or more of one that is there, by one movement. Whoever waits is told. */
export async function receiveStock(ctx: Context, input: ReceiveStock): Promise<Id<'Lot'>> {
  assertMayAt(ctx.actor, 'stock.receive', input.siteId);
  return takeIn(ctx, input);
}

/** As `receiveStock`, where the right to do so was asked already. Throws `invalid`, `not-found`, `stock.lot-expired`, `stock.lot-recalled`. */
export async function takeIn(ctx: Context, input: ReceiveStock): Promise<Id<'Lot'>> {
  const { siteId, productId, quantity } = input;
  if (!Number.isInteger(quantity) || quantity < 1)
    throw new DomainError('invalid', { field: 'quantity' });
  const { today } = await lockPlace(ctx, siteId);
  if (input.expiresOn <= today) throw new DomainError('stock.lot-expired');
  await assertNotRecalled(ctx, input);
  await ctx.sql(
    `INSERT INTO stock_shelves (site_id, product_id, counted_on, counted_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (site_id, product_id) DO NOTHING`,
    [siteId, productId, today, ctx.now],
  );
  const id = await lotFor(ctx, input);
  await move(ctx, { lotId: id, kind: 'received', quantity, cause: 'delivery' });
  await record(ctx, 'stock.received', { kind: 'lot', id, facts: { quantity } });
  ctx.later('notices.tell', { siteId, productId });
  return id;
}

/** Holds the product against a recall until the end of the transaction. Throws `not-found`, `stock.lot-recalled`. */
export async function assertNotRecalled(
  ctx: Context,
  { productId, lotNumber }: Pick<ReceiveStock, 'productId' | 'lotNumber'>,
): Promise<void> {
  const rows = await ctx.sql('SELECT 1 FROM products WHERE id = $1 FOR SHARE', [productId]);
  if (!rows.length) throw new DomainError('not-found', { what: 'product' });
  const recalled = await ctx.sql(
    'SELECT 1 FROM lot_recalls WHERE product_id = $1 AND lot_number = lower($2)',
    [productId, lotNumber],
  );
  if (recalled.length) throw new DomainError('stock.lot-recalled');
}

/** Holds the place against being retired until the end of the transaction, and gives its day. Throws `place.retired`. */
export async function lockPlace(ctx: Context, siteId: Id<'Site'>): Promise<{ today: Day }> {
  const [place] = await ctx.sql<{ zone: string }>(
    `SELECT zone FROM sites WHERE id = $1 AND state <> 'retired' FOR SHARE`,
    [siteId],
  );
  if (!place) throw new DomainError('place.retired');
  return { today: dayOf(ctx.now, place.zone) };
}

/** The lot of this number and expiry on a shelf that is there; a new one begins empty. */
export async function lotFor(
  ctx: Context,
  { siteId, productId, lotNumber, expiresOn }: Omit<ReceiveStock, 'quantity'>,
): Promise<Id<'Lot'>> {
  const [lot] = await ctx.sql<{ id: Id<'Lot'> }>(
    `INSERT INTO stock_lots (id, site_id, product_id, lot_number, expires_on, received_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (site_id, product_id, lot_number, expires_on) DO UPDATE SET state = stock_lots.state
     RETURNING id`,
    [newId(), siteId, productId, lotNumber, expiresOn, ctx.now],
  );
  if (!lot) throw new Error('a lot was neither made nor found');
  return lot.id;
}

/** Why a lot was put right. */
export type AdjustReason = 'damaged' | 'expired' | 'lost' | 'found' | 'mistake' | 'disposed';

/** Appends one stock movement; the lot's count on hand follows by trigger. */
export async function move(
  ctx: Context,
  movement: {
    lotId: Id<'Lot'>;
    kind: 'received' | 'handed-over' | 'returned' | 'adjusted' | 'sent' | 'arrived';
    /** Below zero for what leaves. */
    quantity: number;
    /** `delivery`, `count`, or the id of a pickup, a transfer or a count sheet. */
    cause: string;
    reason?: AdjustReason;
  },
): Promise<void> {
  const { lotId, kind, quantity, cause, reason = null } = movement;
  const transfer = kind === 'sent' || kind === 'arrived' ? cause : null;
  const by = accountOf(ctx.actor);
  await ctx.sql(
    `INSERT INTO stock_movements (lot_id, kind, quantity, at, cause, reason, transfer_id, made_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, (SELECT id FROM staff WHERE id = $8))`,
    [lotId, kind, quantity, ctx.now, cause, reason, transfer, by],
  );
}

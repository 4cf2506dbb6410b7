import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
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
  assertMay(ctx.actor, 'stock.receive');
  const { siteId, productId, lotNumber, expiresOn, quantity } = input;
  if (!Number.isInteger(quantity) || quantity < 1)
    throw new DomainError('invalid', { field: 'quantity' });
  const today = dayOf(ctx.now, ctx.config.DEFAULT_ZONE);
  if (expiresOn <= today) throw new DomainError('stock.lot-expired');

  await ctx.sql(
    `INSERT INTO stock_shelves (site_id, product_id, counted_on) VALUES ($1, $2, $3)
     ON CONFLICT (site_id, product_id) DO NOTHING`,
    [siteId, productId, today],
  );
  const [lot] = await ctx.sql<{ id: Id<'Lot'> }>(
    `INSERT INTO stock_lots (id, site_id, product_id, lot_number, expires_on, received_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (site_id, product_id, lot_number, expires_on) DO UPDATE SET state = stock_lots.state
     RETURNING id`,
    [newId(), siteId, productId, lotNumber, expiresOn, ctx.now],
  );
  if (!lot) throw new Error('a lot was neither made nor found');
  await move(ctx, { lotId: lot.id, kind: 'received', quantity, cause: 'delivery' });
  await record(ctx, 'stock.received', { kind: 'lot', id: lot.id, facts: { quantity } });
  ctx.later('notices.tell', { siteId, productId });
  return lot.id;
}

/** Appends one stock movement; the lot's count on hand follows by trigger. */
export async function move(
  ctx: Context,
  movement: {
    lotId: Id<'Lot'>;
    kind: 'received' | 'handed-over' | 'returned' | 'adjusted';
    /** Below zero for what leaves. */
    quantity: number;
    /** `delivery`, `count`, or the id of a pickup. */
    cause: string;
  },
): Promise<void> {
  const { lotId, kind, quantity, cause } = movement;
  await ctx.sql(
    'INSERT INTO stock_movements (lot_id, kind, quantity, at, cause) VALUES ($1, $2, $3, $4, $5)',
    [lotId, kind, quantity, ctx.now, cause],
  );
}

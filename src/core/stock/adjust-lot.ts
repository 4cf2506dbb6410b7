import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { lockLot } from './lot.js';
import { move } from './receive-stock.js';
import type { AdjustReason } from './receive-stock.js';

/** What each reason may do: bring units, take them, or both. */
const SIGNS: Record<AdjustReason, readonly (1 | -1)[]> = {
  found: [1],
  damaged: [-1],
  expired: [-1],
  lost: [-1],
  disposed: [-1],
  mistake: [1, -1],
};

/** Puts a lot right by so many units, with a reason. What is kept for patients cannot be taken: throws `stock.kept`. */
export async function adjustLot(
  ctx: Context,
  id: Id<'Lot'>,
  { quantity, reason }: { quantity: number; reason: AdjustReason },
): Promise<void> {
  const lot = await lockLot(ctx, id);
  assertMayAt(ctx.actor, 'stock.adjust', lot.siteId);
  const sign = Math.sign(quantity);
  if (!Number.isInteger(quantity) || !SIGNS[reason].some((each) => each === sign))
    throw new DomainError('invalid', { field: 'quantity', why: 'sign' });
  if (quantity < -lot.onHand)
    throw new DomainError('stock.insufficient', { asked: -quantity, there: lot.onHand });
  if (lot.onHand + quantity < lot.reserved)
    throw new DomainError('stock.kept', { kept: lot.reserved });
  await move(ctx, { lotId: id, kind: 'adjusted', quantity, cause: 'adjustment', reason });
  await record(ctx, 'stock.adjusted', { kind: 'lot', id, facts: { quantity, reason } });
  const { siteId, productId } = lot;
  if (quantity > 0) ctx.later('notices.tell', { siteId, productId });
}

import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { zoneAt } from '../sites/index.js';
import { byOf, lockCount } from './count-sheet.js';
import { move } from './receive-stock.js';

/** What was found of a lot. */
export interface Found {
  lotId: Id<'Lot'>;
  counted: number;
}

/** Writes down what was found, for every lot that has units. What was expected is noted now and shown from here on. */
export async function giveCount(
  ctx: Context,
  id: Id<'Count'>,
  { rev, lots }: { rev: number; lots: readonly Found[] },
): Promise<void> {
  const sheet = await lockCount(ctx, id, { rev, permission: 'stock.count' });
  if (sheet.state !== 'open') throw new DomainError('count.wrong-state', { state: sheet.state });
  const shelf = await ctx.sql<{ id: Id<'Lot'>; onHand: number }>(
    `SELECT id, on_hand AS "onHand" FROM stock_lots WHERE site_id = $1 AND product_id = $2
     ORDER BY expires_on, received_at, id FOR UPDATE`,
    [sheet.siteId, sheet.productId],
  );
  const known = lots.every(({ lotId }) => shelf.some((lot) => lot.id === lotId));
  const all = shelf.every((lot) => !lot.onHand || lots.some(({ lotId }) => lotId === lot.id));
  if (!known || !all || new Set(lots.map(({ lotId }) => lotId)).size < lots.length)
    throw new DomainError('invalid', { field: 'lots' });
  for (const { lotId, counted } of lots)
    await ctx.sql(
      'INSERT INTO count_lines (sheet_id, lot_id, counted, expected) VALUES ($1, $2, $3, $4)',
      [id, lotId, counted, shelf.find((lot) => lot.id === lotId)?.onHand ?? 0],
    );
  await ctx.sql(
    `UPDATE count_sheets SET state = 'counted', counted_by = $2, counted_at = $3, rev = rev + 1 WHERE id = $1`,
    [id, byOf(ctx), ctx.now],
  );
  await record(ctx, 'count.counted', { kind: 'site', id: sheet.siteId, facts: { count: id } });
}

/**
 * Takes a count as true: each difference becomes one adjustment, and the place is trusted again. Whoever counted
 * cannot approve (`count.two-people`); what is kept for patients must still be there (`stock.kept`).
 */
export async function approveCount(
  ctx: Context,
  id: Id<'Count'>,
  { rev }: { rev: number },
): Promise<void> {
  const sheet = await lockCount(ctx, id, { rev, permission: 'stock.approve' });
  const by = byOf(ctx);
  if (sheet.state !== 'counted') throw new DomainError('count.wrong-state', { state: sheet.state });
  if (by && by === sheet.countedBy) throw new DomainError('count.two-people');
  const { siteId, productId, countedAt } = sheet;
  for (const { lotId, difference } of await differences(ctx, id))
    await move(ctx, { lotId, kind: 'adjusted', quantity: difference, cause: id });
  await ctx.sql(
    `UPDATE count_sheets SET state = 'approved', approved_by = $2, approved_at = $3, rev = rev + 1 WHERE id = $1`,
    [id, by, ctx.now],
  );
  await ctx.sql(
    `UPDATE stock_shelves SET counted_on = $3, counted_at = $4,
       turned_away_at = CASE WHEN turned_away_at > $4 THEN turned_away_at END
     WHERE site_id = $1 AND product_id = $2`,
    [siteId, productId, dayOf(countedAt ?? ctx.now, await zoneAt(ctx, siteId)), countedAt],
  );
  await record(ctx, 'count.approved', { kind: 'site', id: siteId, facts: { count: id } });
  ctx.later('notices.tell', { siteId, productId });
}

async function differences(
  ctx: Context,
  id: Id<'Count'>,
): Promise<{ lotId: Id<'Lot'>; difference: number }[]> {
  const lines = await ctx.sql<{
    lotId: Id<'Lot'>;
    difference: number;
    onHand: number;
    reserved: number;
  }>(
    `SELECT l.id AS "lotId", n.counted - n.expected AS difference, l.on_hand AS "onHand", l.reserved
     FROM count_lines n JOIN stock_lots l ON l.id = n.lot_id WHERE n.sheet_id = $1
     ORDER BY l.expires_on, l.received_at, l.id FOR UPDATE OF l`,
    [id],
  );
  const short = lines.find(({ difference, onHand, reserved }) => onHand + difference < reserved);
  if (short) throw new DomainError('stock.kept', { kept: short.reserved, lot: short.lotId });
  return lines.filter(({ difference }) => difference !== 0);
}

/** Asks for the count to be made again, or gives it up. */
export async function turnCount(
  ctx: Context,
  id: Id<'Count'>,
  { rev, to }: { rev: number; to: 'open' | 'dropped' },
): Promise<void> {
  const sheet = await lockCount(ctx, id, { rev, permission: 'stock.count' });
  const may = to === 'open' ? sheet.state === 'counted' : sheet.state !== 'approved';
  if (!may || sheet.state === 'dropped')
    throw new DomainError('count.wrong-state', { state: sheet.state });
  if (to === 'open') await ctx.sql('DELETE FROM count_lines WHERE sheet_id = $1', [id]);
  await ctx.sql(
    `UPDATE count_sheets SET state = $2, counted_by = CASE WHEN $2 = 'open' THEN NULL ELSE counted_by END,
       counted_at = CASE WHEN $2 = 'open' THEN NULL ELSE counted_at END, rev = rev + 1 WHERE id = $1`,
    [id, to],
  );
  const what = to === 'open' ? 'count.asked-again' : 'count.dropped';
  await record(ctx, what, { kind: 'site', id: sheet.siteId, facts: { count: id } });
}

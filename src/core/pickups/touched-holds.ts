import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { INSIDE, spanOf } from './trouble.js';
import type { TouchedHold } from './trouble.js';

const SELECT = `SELECT p.id, p.parcel, p.state, p.until, count(*) OVER ()::int AS total FROM pickups p`;

/** The parcels that closing a place, or one day of it, would move: the first hundred, and how many in all. */
export async function touchedHolds(
  ctx: Context,
  siteId: Id<'Site'>,
  day: Day | null,
): Promise<{ holds: TouchedHold[]; total: number }> {
  assertMayAt(ctx.actor, 'place.manage', siteId);
  const [site] = await ctx.sql<{ zone: string }>('SELECT zone FROM sites WHERE id = $1', [siteId]);
  if (!site) throw new DomainError('not-found', { what: 'place' });
  const span = day === null ? null : spanOf(siteId, day, site.zone);
  const rows = await ctx.sql<TouchedHold & { total: number }>(
    `${SELECT} CROSS JOIN (SELECT $2::timestamptz AS from_at, $3::timestamptz AS to_at) d
     WHERE p.site_id = $1 AND p.state IN ('held', 'ready') AND (d.from_at IS NULL OR ${INSIDE})
     ORDER BY p.until, p.parcel LIMIT 100`,
    [siteId, span?.from ?? null, span?.to ?? null],
  );
  await record(ctx, 'pickup.listed', { kind: 'site', id: siteId });
  return { holds: rows, total: rows[0]?.total ?? 0 };
}

/** The parcels that setting a lot apart would move; `everywhere`, those kept from any lot of its number. */
export async function holdsOfLot(
  ctx: Context,
  lotId: Id<'Lot'>,
  everywhere: boolean,
): Promise<{ holds: TouchedHold[]; total: number }> {
  const lots = await ctx.sql<{ id: Id<'Lot'>; siteId: Id<'Site'> }>(
    `SELECT l.id, o.site_id AS "siteId" FROM stock_lots o JOIN stock_lots l ON l.id = o.id OR ($2
       AND l.product_id = o.product_id AND lower(l.lot_number) = lower(o.lot_number))
     WHERE o.id = $1`,
    [lotId, everywhere],
  );
  const [lot] = lots;
  if (!lot) throw new DomainError('not-found', { what: 'lot' });
  assertMayAt(ctx.actor, 'stock.read', lot.siteId);
  const rows = await ctx.sql<TouchedHold & { total: number }>(
    `${SELECT} WHERE p.state IN ('held', 'ready') AND EXISTS (
       SELECT 1 FROM pickup_lines l WHERE l.pickup_id = p.id AND l.live AND l.lot_id = ANY($1))
     ORDER BY p.until, p.parcel LIMIT 100`,
    [lots.map(({ id }) => id)],
  );
  await record(ctx, 'pickup.listed', { kind: 'site', id: lot.siteId });
  return { holds: rows, total: rows[0]?.total ?? 0 };
}

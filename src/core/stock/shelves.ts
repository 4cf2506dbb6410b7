import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { addDays } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { pageOf } from '../kernel/page.js';
import { todayAt } from '../sites/index.js';
import type { AdjustReason } from './receive-stock.js';
import { LOT } from './lot.js';
import type { Lot } from './lot.js';
import { standIns } from './stand-ins.js';

/** A count older than this is asked for again. */
export const STALE_DAYS = 7;
/** Lots that end within so many days are named. */
export const SOON_DAYS = 60;

/** One product at one place, as staff see it. */
export interface ShelfRow {
  productId: Id<'Product'>;
  code: string;
  unit: string;
  /** Units there, in whatever state. */
  onHand: number;
  kept: number;
  /** What may still be promised: usable, not kept, less the safety stock. */
  promisable: number;
  safetyStock: number;
  rev: number;
  minimum: number;
  reorder: number;
  countedOn: Day | null;
  /** Days since the count; null for never. */
  countAge: number | null;
  nextExpiry: Day | null;
  /** Units that end within 30 and 60 days. */
  ending30: number;
  ending60: number;
  /** Units that are set apart or have ended, which somebody has to clear away. */
  apart: number;
  /** People who came, and who asked, and found none since the count. */
  turnedAway: number;
  unmet: number;
  counting: boolean;
  /** Codes of what is there and may stand in for it, where nothing more can be promised. */
  standIns: string[];
}

export interface ShelfAsk {
  siteId: Id<'Site'>;
  only: 'all' | 'low' | 'ending' | 'stale';
  sort: 'code' | 'onHand' | 'promisable' | 'countedOn' | 'nextExpiry';
  down: boolean;
  page: number;
  size: number;
}

const SHELVES = `
  SELECT p.id AS "productId", p.code, p.unit, p.minimum, p.reorder, h.safety_stock AS "safetyStock", h.rev,
         h.counted_on::text AS "countedOn", $2::date - h.counted_on AS "countAge",
         coalesce(l.on_hand, 0)::int AS "onHand", coalesce(l.kept, 0)::int AS kept,
         greatest(0, coalesce(l.usable, 0) - h.safety_stock)::int AS promisable,
         l.next_expiry::text AS "nextExpiry", coalesce(l.ending30, 0)::int AS ending30,
         coalesce(l.ending60, 0)::int AS ending60, coalesce(l.apart, 0)::int AS apart,
         (SELECT count(*)::int FROM turned_away t WHERE t.site_id = h.site_id AND t.product_id = h.product_id
            AND t.at > coalesce(h.counted_at, $2::date - 30)) AS "turnedAway",
         (SELECT count(*)::int FROM unmet_asks u WHERE u.site_id = h.site_id AND u.product_id = h.product_id
            AND u.day >= $2::date - 30 AND u.at > coalesce(h.counted_at, '-infinity')) AS unmet,
         EXISTS (SELECT 1 FROM count_sheets c WHERE c.site_id = h.site_id AND c.product_id = h.product_id
            AND c.state IN ('open', 'counted')) AS counting,
         CASE WHEN coalesce(l.usable, 0) <= h.safety_stock
              THEN ${standIns('h.site_id', 'h.product_id', '$2')} ELSE '{}' END AS "standIns"
  FROM stock_shelves h JOIN products p ON p.id = h.product_id
  LEFT JOIN LATERAL (
    SELECT sum(o.on_hand) AS on_hand, sum(o.reserved) AS kept,
           sum(o.on_hand - o.reserved) FILTER (WHERE o.state = 'approved' AND o.expires_on > $2) AS usable,
           min(o.expires_on) FILTER (WHERE o.on_hand > 0 AND o.state = 'approved') AS next_expiry,
           sum(o.on_hand) FILTER (WHERE o.state = 'approved' AND o.expires_on > $2 AND o.expires_on <= $2::date + 30) AS ending30,
           sum(o.on_hand) FILTER (WHERE o.state = 'approved' AND o.expires_on > $2 AND o.expires_on <= $2::date + 60) AS ending60,
           sum(o.on_hand) FILTER (WHERE o.state <> 'approved' OR o.expires_on <= $2) AS apart
    FROM stock_lots o WHERE o.site_id = h.site_id AND o.product_id = h.product_id) l ON true
  WHERE h.site_id = $1`;

const ONLY = {
  all: 'true',
  low: 'promisable < minimum',
  ending: 'ending60 + apart > 0',
  stale: '"countAge" IS NULL OR "countAge" > 7',
} as const;
const ORDERS = {
  code: 'code',
  onHand: '"onHand"',
  promisable: 'promisable',
  countedOn: '"countedOn"',
  nextExpiry: '"nextExpiry"',
} as const;

/** One page of what a place has, by product. */
export async function pageOfShelves(
  ctx: Context,
  ask: ShelfAsk,
): Promise<{ rows: ShelfRow[]; total: number }> {
  assertMayAt(ctx.actor, 'stock.read', ask.siteId);
  await record(ctx, 'stock.listed', { kind: 'site', id: ask.siteId });
  const today = await todayAt(ctx, ask.siteId);
  return pageOf(ask, (limit, offset) =>
    ctx.sql<ShelfRow & { total: number }>(
      `SELECT *, count(*) OVER ()::int AS total FROM (${SHELVES}) h WHERE ${ONLY[ask.only]}
     ORDER BY ${ORDERS[ask.sort]} ${ask.down ? 'DESC NULLS LAST' : 'NULLS LAST'}, code LIMIT $3 OFFSET $4`,
      [ask.siteId, today, limit, offset],
    ),
  );
}

/** A lot, and how near its end is. */
export interface ShelfLot extends Lot {
  expired: boolean;
  endsSoon: boolean;
}

/** One product at a place. Throws `not-found`. */
export async function readShelf(
  ctx: Context,
  { siteId, productId }: { siteId: Id<'Site'>; productId: Id<'Product'> },
): Promise<ShelfRow> {
  assertMayAt(ctx.actor, 'stock.read', siteId);
  await record(ctx, 'stock.read', { kind: 'site', id: siteId, facts: { productId } });
  const today = await todayAt(ctx, siteId);
  const [shelf] = await ctx.sql<ShelfRow>(`SELECT * FROM (${SHELVES}) h WHERE "productId" = $3`, [
    siteId,
    today,
    productId,
  ]);
  if (!shelf) throw new DomainError('not-found', { what: 'shelf' });
  return shelf;
}

export interface LotAsk {
  siteId: Id<'Site'>;
  productId: Id<'Product'>;
  sort: 'expiresOn' | 'onHand' | 'lotNumber';
  down: boolean;
  page: number;
  size: number;
}

const LOT_ORDERS = {
  expiresOn: 'l.expires_on',
  onHand: 'l.on_hand',
  lotNumber: 'l.lot_number',
} as const;

/** One page of a product's lots at a place: those that have units, or ended in the last 90 days at most. */
export async function pageOfLots(
  ctx: Context,
  ask: LotAsk,
): Promise<{ rows: ShelfLot[]; total: number }> {
  const { siteId, productId } = ask;
  assertMayAt(ctx.actor, 'stock.read', siteId);
  await record(ctx, 'lot.listed', { kind: 'site', id: siteId, facts: { productId } });
  const today = await todayAt(ctx, siteId);
  const where = `l.site_id = $1 AND l.product_id = $2 AND (l.on_hand > 0 OR l.expires_on > $3::date - 90)`;
  const lots = await ctx.sql<Lot>(
    `${LOT} WHERE ${where} ORDER BY ${LOT_ORDERS[ask.sort]} ${ask.down ? 'DESC' : ''}, l.received_at, l.id
     LIMIT $4 OFFSET $5`,
    [siteId, productId, today, ask.size, (ask.page - 1) * ask.size],
  );
  const [all] = await ctx.sql<{ total: number }>(
    `SELECT count(*)::int AS total FROM stock_lots l WHERE ${where}`,
    [siteId, productId, today],
  );
  const soon = addDays(today, SOON_DAYS);
  const rows = lots.map((lot) => ({
    ...lot,
    expired: lot.expiresOn <= today,
    endsSoon: lot.expiresOn > today && lot.expiresOn <= soon,
  }));
  return { rows, total: all?.total ?? 0 };
}

/** What came to a lot and went from it. */
export interface LotMovement {
  id: string;
  kind: string;
  quantity: number;
  at: Date;
  reason: AdjustReason | null;
  /** Whoever did it; null for the service itself. */
  by: string | null;
}

/** One page of a lot's movements, the newest first. */
export async function pageOfMovements(
  ctx: Context,
  { lotId, page, size }: { lotId: Id<'Lot'>; page: number; size: number },
): Promise<{ rows: LotMovement[]; total: number }> {
  const [lot] = await ctx.sql<{ siteId: Id<'Site'> }>(
    'SELECT site_id AS "siteId" FROM stock_lots WHERE id = $1',
    [lotId],
  );
  if (!lot) throw new DomainError('not-found', { what: 'lot' });
  assertMayAt(ctx.actor, 'stock.read', lot.siteId);
  await record(ctx, 'lot.read', { kind: 'lot', id: lotId });
  return pageOf({ page, size }, (limit, offset) =>
    ctx.sql<LotMovement & { total: number }>(
      `SELECT m.id::text, m.kind, m.quantity, m.at, m.reason, s.name AS by, count(*) OVER ()::int AS total
     FROM stock_movements m LEFT JOIN staff s ON s.id = m.made_by
     WHERE m.lot_id = $1 ORDER BY m.id DESC LIMIT $2 OFFSET $3`,
      [lotId, limit, offset],
    ),
  );
}

/** Every lot of a place that has units, for a file. */
export async function lotsOfPlace(
  ctx: Context,
  siteId: Id<'Site'>,
): Promise<(Lot & { place: number; code: string; unit: string })[]> {
  assertMayAt(ctx.actor, 'stock.read', siteId);
  return ctx.sql(
    `SELECT x.*, s.number AS place, p.code, p.unit FROM (${LOT}) x
     JOIN sites s ON s.id = x."siteId" JOIN products p ON p.id = x."productId"
     WHERE x."siteId" = $1 AND x."onHand" > 0 ORDER BY p.code, x."expiresOn", x.id`,
    [siteId],
  );
}

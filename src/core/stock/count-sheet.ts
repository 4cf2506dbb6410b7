import { record } from '../audit/index.js';
import { accountOf, assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { Permission } from '../kernel/permissions.js';
import { pageOf } from '../kernel/page.js';
import type { LotState } from './lot.js';

export interface CountSheet {
  id: Id<'Count'>;
  siteId: Id<'Site'>;
  productId: Id<'Product'>;
  place: number;
  code: string;
  unit: string;
  state: 'open' | 'counted' | 'approved' | 'dropped';
  openedAt: Date;
  zone: string;
  countedAt: Date | null;
  countedBy: Id<'Staff'> | null;
  /** Names of who counted and approved. */
  counter: string | null;
  approver: string | null;
  rev: number;
}

/** A lot on a sheet; what was expected is null until it was counted. */
export interface CountLine {
  lotId: Id<'Lot'>;
  lotNumber: string;
  expiresOn: Day;
  state: LotState;
  counted: number | null;
  expected: number | null;
}

const SHEET = `
  SELECT c.id, c.site_id AS "siteId", c.product_id AS "productId", s.number AS place, s.zone, p.code, p.unit, c.state,
         c.opened_at AS "openedAt", c.counted_at AS "countedAt", c.counted_by AS "countedBy",
         a.name AS counter, b.name AS approver, c.rev
  FROM count_sheets c JOIN sites s ON s.id = c.site_id JOIN products p ON p.id = c.product_id
  LEFT JOIN staff a ON a.id = c.counted_by LEFT JOIN staff b ON b.id = c.approved_by`;

/** Begins a count of a shelf. Throws `count.going-on` where one is under way, `not-found` where there is no such shelf. */
export async function openCount(
  ctx: Context,
  { siteId, productId }: { siteId: Id<'Site'>; productId: Id<'Product'> },
): Promise<Id<'Count'>> {
  assertMayAt(ctx.actor, 'stock.count', siteId);
  const shelf = await ctx.sql(
    'SELECT 1 FROM stock_shelves WHERE site_id = $1 AND product_id = $2',
    [siteId, productId],
  );
  if (!shelf.length) throw new DomainError('not-found', { what: 'shelf' });
  const id = newId<'Count'>();
  const made = await ctx.sql(
    `INSERT INTO count_sheets (id, site_id, product_id, opened_by, opened_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (site_id, product_id) WHERE state IN ('open', 'counted') DO NOTHING RETURNING id`,
    [id, siteId, productId, byOf(ctx), ctx.now],
  );
  if (!made.length) throw new DomainError('count.going-on');
  await record(ctx, 'count.opened', { kind: 'site', id: siteId, facts: { productId } });
  return id;
}

/** `usual`: those under way first, then the newest. */
const SORTS = {
  usual: `c.state IN ('open', 'counted') DESC, c."openedAt" DESC, c.id`,
  openedOn: 'c."openedAt", c.id',
  '-openedOn': 'c."openedAt" DESC, c.id DESC',
  code: 'c.code, c."openedAt", c.id',
  '-code': 'c.code DESC, c."openedAt", c.id',
};

/** The counts of the places asked for that are under way, or all of the last weeks. */
export async function pageOfCounts(
  ctx: Context,
  ask: { siteId: Id<'Site'>; open: boolean; sort: keyof typeof SORTS; page: number; size: number },
): Promise<{ rows: CountSheet[]; total: number }> {
  assertMayAt(ctx.actor, 'stock.count', ask.siteId);
  await record(ctx, 'count.listed', { kind: 'site', id: ask.siteId });
  return pageOf(ask, (limit, offset) =>
    ctx.sql<CountSheet & { total: number }>(
      `SELECT *, count(*) OVER ()::int AS total FROM (${SHEET}) c
     WHERE c."siteId" = $1 AND (NOT $2 OR c.state IN ('open', 'counted'))
     ORDER BY ${SORTS[ask.sort]} LIMIT $3 OFFSET $4`,
      [ask.siteId, ask.open, limit, offset],
    ),
  );
}

/** One sheet and its lots. A sheet that is still counted is blind: it does not say what is expected. */
export async function readCount(
  ctx: Context,
  id: Id<'Count'>,
): Promise<{ sheet: CountSheet; lines: CountLine[] }> {
  const [sheet] = await ctx.sql<CountSheet>(`${SHEET} WHERE c.id = $1`, [id]);
  if (!sheet) throw new DomainError('not-found', { what: 'count' });
  const { siteId, productId } = sheet;
  assertMayAt(ctx.actor, 'stock.count', siteId);
  await record(ctx, 'count.read', { kind: 'site', id: siteId, facts: { productId } });
  const lines = await ctx.sql<CountLine>(
    `SELECT l.id AS "lotId", l.lot_number AS "lotNumber", l.expires_on::text AS "expiresOn", l.state,
            n.counted, n.expected
     FROM stock_lots l LEFT JOIN count_lines n ON n.lot_id = l.id AND n.sheet_id = $1
     WHERE l.site_id = $2 AND l.product_id = $3 AND (n.sheet_id IS NOT NULL OR ($4 AND l.on_hand > 0))
     ORDER BY l.expires_on, l.received_at, l.id`,
    [id, siteId, productId, sheet.state === 'open'],
  );
  return { sheet, lines };
}

/** Locks a sheet as it was last seen. Throws `not-found`, `not-allowed`, `changed-meanwhile`. */
export async function lockCount(
  ctx: Context,
  id: Id<'Count'>,
  { rev, permission }: { rev: number; permission: Permission },
): Promise<Omit<CountSheet, 'counter' | 'approver'>> {
  await ctx.sql('SELECT 1 FROM count_sheets WHERE id = $1 FOR UPDATE', [id]);
  const [sheet] = await ctx.sql<CountSheet>(`${SHEET} WHERE c.id = $1`, [id]);
  if (!sheet) throw new DomainError('not-found', { what: 'count' });
  assertMayAt(ctx.actor, permission, sheet.siteId);
  if (sheet.rev !== rev) throw new DomainError('changed-meanwhile', { rev: sheet.rev });
  return sheet;
}

/** Whoever of the staff acts; null for the service itself. */
export const byOf = (ctx: Context): Id<'Staff'> | null => accountOf(ctx.actor);

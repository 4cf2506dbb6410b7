import { createHash } from 'node:crypto';
import { record } from '../audit/index.js';
import { assertMay, placesOf } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { pageOf } from '../kernel/page.js';
import { checkRow, checkRows, shelfmarks } from './check-receipts.js';
import type { RowProblem } from './check-receipts.js';
import { byOf } from './count-sheet.js';
import { readReceipts } from './read-receipts.js';
import type { ReceiptCells } from './read-receipts.js';
import { takeIn } from './receive-stock.js';

/** A file of receipts: what it holds, and how far it is. */
export interface ReceiptFile {
  id: Id<'Receipts'>;
  state: 'checked' | 'running' | 'done';
  rows: number;
  good: number;
  bad: number;
  /** Rows that were taken in. */
  done: number;
  madeAt: Date;
  madeBy: string | null;
}

export interface ReceiptRow extends ReceiptCells {
  row: number;
  problem: RowProblem | null;
  done: boolean;
}

const FILE = `
  SELECT f.id, f.state, f.rows, f.made_at AS "madeAt", s.name AS "madeBy", n.good, n.bad, n.done
  FROM receipt_files f LEFT JOIN staff s ON s.id = f.made_by
  CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE r.problem IS NULL)::int AS good,
    count(*) FILTER (WHERE r.problem IS NOT NULL)::int AS bad,
    count(r.lot_id)::int AS done FROM receipt_rows r WHERE r.file_id = f.id) n`;

/** Checks a file of receipts and takes nothing in. The same file again is the same import, with what came of it. Throws `receipts.unreadable`. */
export async function checkReceipts(ctx: Context, text: string): Promise<Id<'Receipts'>> {
  assertMay(ctx.actor, 'stock.import');
  const digest = createHash('sha256').update(text).digest();
  await ctx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [digest.toString('hex')]);
  const [known] = await ctx.sql<{ id: Id<'Receipts'>; state: string }>(
    'SELECT id, state FROM receipt_files WHERE digest = $1',
    [digest],
  );
  if (known && known.state !== 'checked') return known.id;
  const read = readReceipts(text);
  const id = known?.id ?? newId<'Receipts'>();
  if (known) {
    await ctx.sql('DELETE FROM receipt_rows WHERE file_id = $1', [id]);
    await ctx.sql('UPDATE receipt_files SET made_by = $2 WHERE id = $1', [id, byOf(ctx)]);
  } else
    await ctx.sql(
      `INSERT INTO receipt_files (id, digest, made_by, made_at, rows) VALUES ($1, $2, $3, $4, $5)`,
      [id, digest, byOf(ctx), ctx.now, read.length],
    );
  const rows = checkRows(
    read,
    await shelfmarks(
      ctx,
      read.map(({ cells }) => cells),
    ),
  );
  const column = (name: keyof ReceiptCells) => rows.map(({ cells: each }) => each[name]);
  await ctx.sql(
    `INSERT INTO receipt_rows (file_id, row, place, product, lot_number, expires, quantity, problem)
     SELECT $1, r.row, r.place, r.product, r.lot, r.expires, r.quantity, r.problem
     FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
       WITH ORDINALITY AS r(place, product, lot, expires, quantity, problem, row)`,
    [
      ...[id, column('place'), column('product'), column('lotNumber'), column('expires')],
      ...[column('quantity'), rows.map(({ problem }) => problem)],
    ],
  );
  const bad = rows.filter(({ problem }) => problem).length;
  const facts = { rows: rows.length, bad };
  await record(ctx, 'receipts.checked', { kind: 'lot', id, facts });
  return id;
}

/** One file; the look is noted. Throws `not-found`. */
export async function readReceiptFile(ctx: Context, id: Id<'Receipts'>): Promise<ReceiptFile> {
  const file = await fileOf(ctx, id);
  await record(ctx, 'receipts.read', { kind: 'lot', id });
  return file;
}

/** Who made a file sees it, and who works at every place that it names. Throws `not-found`. */
async function fileOf(ctx: Context, id: Id<'Receipts'>): Promise<ReceiptFile> {
  const { actor } = ctx;
  assertMay(actor, 'stock.import');
  const [file] = await ctx.sql<ReceiptFile>(
    `${FILE} WHERE f.id = $1 AND ($3::uuid[] IS NULL OR f.made_by = $2 OR NOT EXISTS (
       SELECT 1 FROM receipt_rows r JOIN sites p ON p.number::text = trim(r.place)
       WHERE r.file_id = f.id AND p.id <> ALL($3)))`,
    [id, byOf(ctx), placesOf(actor)],
  );
  if (!file) throw new DomainError('not-found', { what: 'file' });
  return file;
}

/** One page of a file's rows, the bad ones first or alone. */
export async function pageOfReceiptRows(
  ctx: Context,
  ask: { id: Id<'Receipts'>; only: 'all' | 'bad'; page: number; size: number },
): Promise<{ rows: ReceiptRow[]; total: number }> {
  await readReceiptFile(ctx, ask.id);
  return pageOf(ask, (limit, offset) =>
    ctx.sql<ReceiptRow & { total: number }>(
      `SELECT row, place, product, lot_number AS "lotNumber", expires, quantity, problem,
            lot_id IS NOT NULL AS done, count(*) OVER ()::int AS total
     FROM receipt_rows WHERE file_id = $1 AND ($2 = 'all' OR problem IS NOT NULL)
     ORDER BY problem IS NULL, row LIMIT $3 OFFSET $4`,
      [ask.id, ask.only, limit, offset],
    ),
  );
}

/**
 * Takes the next good rows of a file in, at most fifty in one transaction, so that a long file shows how far it is
 * and one that broke off goes on where it was; no row is taken in twice. A file with bad rows needs `onlyGood`,
 * else `receipts.unclean`.
 */
export async function importReceipts(
  ctx: Context,
  id: Id<'Receipts'>,
  { onlyGood }: { onlyGood: boolean },
): Promise<ReceiptFile> {
  assertMay(ctx.actor, 'stock.import');
  await ctx.sql('SELECT 1 FROM receipt_files WHERE id = $1 FOR UPDATE', [id]);
  const file = await fileOf(ctx, id);
  if (file.state === 'done') return file;
  if (file.state === 'checked' && file.bad && !onlyGood)
    throw new DomainError('receipts.unclean', { bad: file.bad, good: file.good });
  const rows = await ctx.sql<ReceiptCells & { row: number }>(
    `SELECT row, place, product, lot_number AS "lotNumber", expires, quantity FROM receipt_rows
     WHERE file_id = $1 AND problem IS NULL AND lot_id IS NULL ORDER BY row LIMIT 50`,
    [id],
  );
  const marks = await shelfmarks(ctx, rows);
  for (const row of rows) {
    const checked = checkRow(row, marks);
    const problem = 'problem' in checked ? checked.problem : null;
    const lotId = 'receipt' in checked ? await takeIn(ctx, checked.receipt) : null;
    await ctx.sql(
      'UPDATE receipt_rows SET lot_id = $3, problem = $4 WHERE file_id = $1 AND row = $2 AND lot_id IS NULL',
      [id, row.row, lotId, problem],
    );
  }
  await ctx.sql('UPDATE receipt_files SET state = $2 WHERE id = $1', [
    id,
    rows.length < 50 ? 'done' : 'running',
  ]);
  await record(ctx, 'receipts.imported', { kind: 'lot', id, facts: { rows: rows.length } });
  return fileOf(ctx, id);
}

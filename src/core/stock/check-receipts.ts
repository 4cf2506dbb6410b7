import { worksAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { dayIn, unitsIn } from './read-receipts.js';
import type { ReadRow, ReceiptCells } from './read-receipts.js';
import type { ReceiveStock } from './receive-stock.js';

/** What is wrong with a row. */
export type RowProblem =
  | 'place-unknown'
  | 'place-not-yours'
  | 'product-unknown'
  | 'lot-missing'
  | 'lot-recalled'
  | 'expires-wrong'
  | 'expires-spreadsheet'
  | 'expired'
  | 'expiry-differs'
  | 'quantity-wrong'
  | 'repeated'
  | 'columns-wrong';

interface Place {
  id: Id<'Site'>;
  mine: boolean;
  today: Day;
}

/** What the rows are checked against, read once. */
export interface Shelfmarks {
  places: ReadonlyMap<string, Place>;
  products: ReadonlyMap<string, Id<'Product'>>;
  recalled: ReadonlySet<string>;
  /** Lot number of a product to the expiry that it has here already. */
  expiries: ReadonlyMap<string, Day>;
}

const key = (productId: string, lotNumber: string) => `${productId} ${lotNumber.toLowerCase()}`;

/** Reads what the rows of a file are checked against. */
export async function shelfmarks(ctx: Context, rows: readonly ReceiptCells[]): Promise<Shelfmarks> {
  const places = await ctx.sql<{ id: Id<'Site'>; number: number; zone: string }>(
    `SELECT id, number, zone FROM sites WHERE state <> 'retired'`,
    [],
  );
  const products = await ctx.sql<{ id: Id<'Product'>; code: string }>(
    'SELECT id, lower(code) AS code FROM products',
    [],
  );
  const lots = await ctx.sql<{ productId: string; lotNumber: string; expiresOn: Day }>(
    `SELECT product_id AS "productId", lot_number AS "lotNumber", max(expires_on)::text AS "expiresOn"
     FROM stock_lots WHERE lower(lot_number) = ANY($1) GROUP BY 1, 2`,
    [rows.map(({ lotNumber }) => lotNumber.toLowerCase())],
  );
  const recalls = await ctx.sql<{ productId: string; lotNumber: string }>(
    'SELECT product_id AS "productId", lot_number AS "lotNumber" FROM lot_recalls',
    [],
  );
  return {
    places: new Map(
      places.map(({ id, number, zone }) => [
        String(number),
        { id, mine: worksAt(ctx.actor, id), today: dayOf(ctx.now, zone) },
      ]),
    ),
    products: new Map(products.map(({ id, code }) => [code, id])),
    recalled: new Set(recalls.map(({ productId, lotNumber }) => key(productId, lotNumber))),
    expiries: new Map(lots.map((lot) => [key(lot.productId, lot.lotNumber), lot.expiresOn])),
  };
}

/** A row as it can be taken in, or the first thing that is wrong with it. */
export function checkRow(
  row: ReceiptCells,
  marks: Shelfmarks,
): { receipt: ReceiveStock } | { problem: RowProblem } {
  const place = marks.places.get(row.place.replace(/^place\s+/i, '').replace(/^0+(?=\d)/, ''));
  if (!place) return { problem: 'place-unknown' };
  if (!place.mine) return { problem: 'place-not-yours' };
  const productId = marks.products.get(row.product.toLowerCase());
  if (!productId) return { problem: 'product-unknown' };
  const { lotNumber } = row;
  const lot = checkLot(row, { marks, productId, today: place.today });
  if ('problem' in lot) return lot;
  const quantity = unitsIn(row.quantity);
  if (quantity === null) return { problem: 'quantity-wrong' };
  const { expiresOn } = lot;
  return { receipt: { siteId: place.id, productId, lotNumber, expiresOn, quantity } };
}

/** A day as spreadsheets save it, `31/12/2028` or `12/31/28`: which number is the month, nobody can tell. */
const OF_SPREADSHEETS = /^(?!\d{4}-)\d{1,4}([./-])\d{1,2}\1\d{1,4}$/;

function checkLot(
  { lotNumber, expires }: ReceiptCells,
  { marks, productId, today }: { marks: Shelfmarks; productId: Id<'Product'>; today: Day },
): { expiresOn: Day } | { problem: RowProblem } {
  if (!lotNumber) return { problem: 'lot-missing' };
  const expiresOn = dayIn(expires);
  if (!expiresOn)
    return { problem: OF_SPREADSHEETS.test(expires) ? 'expires-spreadsheet' : 'expires-wrong' };
  if (expiresOn <= today) return { problem: 'expired' };
  const lot = key(productId, lotNumber);
  if (marks.recalled.has(lot)) return { problem: 'lot-recalled' };
  const known = marks.expiries.get(lot);
  return known && known !== expiresOn ? { problem: 'expiry-differs' } : { expiresOn };
}

/** Each row with what is wrong with it; one that says the same as an earlier one is repeated. */
export function checkRows(
  rows: readonly ReadRow[],
  marks: Shelfmarks,
): { cells: ReceiptCells; problem: RowProblem | null }[] {
  const seen = new Set<string>();
  return rows.map(({ cells, whole }) => {
    if (!whole) return { cells, problem: 'columns-wrong' };
    const checked = checkRow(cells, marks);
    if ('problem' in checked) return { cells, problem: checked.problem };
    const { siteId, productId, lotNumber, expiresOn } = checked.receipt;
    const same = `${siteId} ${key(productId, lotNumber)} ${expiresOn}`;
    if (seen.has(same)) return { cells, problem: 'repeated' };
    seen.add(same);
    return { cells, problem: null };
  });
}

import { parse } from 'csv-parse/sync';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';

/** The cells of one row, as they were written. */
export interface ReceiptCells {
  place: string;
  product: string;
  lotNumber: string;
  expires: string;
  quantity: string;
}

/** A row as it was read; `whole` where it has as many cells as the heading. */
export interface ReadRow {
  cells: ReceiptCells;
  whole: boolean;
}

/** A file holds at most so many rows. */
export const MOST_ROWS = 2_000;
const LONGEST_CELL = 100;

const NAMES: Record<keyof ReceiptCells, readonly string[]> = {
  place: ['place', 'site', 'place number'],
  product: ['product', 'code', 'product code', 'item'],
  lotNumber: ['lot', 'lot number', 'batch', 'batch number'],
  expires: ['expires', 'expiry', 'expiry date', 'expires on'],
  quantity: ['quantity', 'units', 'qty'],
};

/** The rows of a CSV file of receipts: a heading line that names the columns in any order, comma, semicolon or tab between. Throws `receipts.unreadable`, `receipts.empty`, `receipts.too-many`. */
export function readReceipts(text: string): ReadRow[] {
  const [head = [], ...rows] = linesOf(text);
  const at = Object.fromEntries(
    Object.entries(NAMES).map(([name, known]) => [
      name,
      head.findIndex((cell) => known.includes(cell.trim().toLowerCase())),
    ]),
  ) as Record<keyof ReceiptCells, number>;
  if (Object.values(at).includes(-1)) throw new DomainError('receipts.unreadable');
  if (!rows.length) throw new DomainError('receipts.empty');
  if (rows.length > MOST_ROWS)
    throw new DomainError('receipts.too-many', { rows: rows.length, most: MOST_ROWS });
  const cell = (row: readonly string[], name: keyof ReceiptCells) =>
    plain(row[at[name]] ?? '').slice(0, LONGEST_CELL);
  return rows.map((row) => ({
    whole: row.length === head.length,
    cells: {
      place: cell(row, 'place'),
      product: cell(row, 'product'),
      lotNumber: cell(row, 'lotNumber'),
      expires: cell(row, 'expires'),
      quantity: cell(row, 'quantity'),
    },
  }));
}

function linesOf(text: string): string[][] {
  const [head = ''] = text.split(/\r?\n/, 1);
  const many = (sign: string) => head.split(sign).length;
  const [delimiter = ','] = [',', ';', '\t'].sort((a, b) => many(b) - many(a));
  try {
    return parse(text, {
      bom: true,
      delimiter,
      relaxColumnCount: true,
      skipEmptyLines: true,
      skipRecordsWithEmptyValues: true,
      trim: true,
    });
  } catch (cause) {
    const refusal = new DomainError('receipts.unreadable');
    refusal.cause = cause;
    throw refusal;
  }
}

/** Without control characters, and without the apostrophe that spreadsheets and our own export put before a formula. */
const plain = (cell: string) =>
  cell
    .replaceAll(/\p{Cc}/gu, ' ')
    .replace(/^'(?=[=+\-@])/, '')
    .trim();

/** `2028-12-31`; also a month, `2028-12`, which ends on its last day. Null where it is no day: 03/04/2028 is two of them. */
export function dayIn(text: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? [];
  if (!year || !month) return null;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const number = day ? Number(day) : last;
  if (Number(month) < 1 || Number(month) > 12 || number < 1 || number > last) return null;
  return `${year}-${month}-${String(number).padStart(2, '0')}`;
}

/** A whole number of units above zero, with spaces or commas between thousands; null where it is none. */
export function unitsIn(text: string): number | null {
  const digits = /^\d{1,3}(?:[ ,]\d{3})+$/.test(text) ? text.replaceAll(/[ ,]/g, '') : text;
  const units = /^\d{1,7}$/.test(digits) ? Number(digits) : 0;
  return units > 0 ? units : null;
}

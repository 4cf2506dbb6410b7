import { stringify } from 'csv-stringify/sync';

/** What a spreadsheet takes for a formula (OWASP, "CSV injection"), also behind spaces, quotes and invisible characters. */
const FORMULA = /^[\s\p{Cf}\p{Cc}"']*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;

/** A cell that no spreadsheet runs: what could be a formula begins with an apostrophe; numbers stay numbers. */
export function safeCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = value.replaceAll(/[\r\n\t\0]+/g, ' ');
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Rows as CSV (RFC 4180), every cell quoted, with a mark by which spreadsheets know UTF-8. */
export function csvOf(
  head: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const cells = [head, ...rows].map((row) => row.map(safeCell));
  return stringify(cells, { bom: true, quoted: true, record_delimiter: 'windows' });
}

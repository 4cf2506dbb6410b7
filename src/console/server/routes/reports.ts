import type { Context } from '#core/kernel/context.js';
import { addDays, dayOf, timeOf } from '#core/kernel/dates.js';
import { DomainError } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import {
  dueAndLate,
  noteExport,
  noteReport,
  notDelivered,
  queueTime,
  stockByPlace,
  stuckWork,
  zoneFor,
} from '#core/reports/index.js';
import type { ReportAsk } from '#core/reports/index.js';
import { reportColumns, reports } from '../../contract/reports.js';
import type { ReportName } from '../../contract/reports.js';
import { csvOf } from '../csv.js';
import type { Desk } from '../desk.js';

const USUAL_DAYS = 30;

type Cell = string | number | null;

/** A number of people; a few are not counted out, nor is a total that would tell them. */
const people = (count: number | null | 'hidden'): Cell =>
  count === 'hidden' ? '–' : (count ?? '<5');

/** One maker a report: all its rows, each in the order of the columns. */
const tables: Record<ReportName, (ctx: Context, ask: ReportAsk) => Promise<Cell[][]>> = {
  'stock-by-place': async (ctx, ask) =>
    (await stockByPlace(ctx, ask)).map((row) => [
      row.place,
      row.product,
      row.onHand,
      row.kept,
      row.promisable,
      row.minimum,
      row.countedOn,
      row.nextExpiry,
      people(row.unmet),
    ]),
  'due-and-late': async (ctx, ask) =>
    (await dueAndLate(ctx, ask)).map(({ place, ...counts }) => [
      place,
      people(counts.due),
      people(counts.collected),
      people(counts.late),
      people(counts.uncollected),
      people(counts.dropped),
    ]),
  'queue-time': async (ctx, ask) =>
    (await queueTime(ctx, ask)).map((row) => [
      row.place,
      row.halfHour,
      people(row.people),
      row.median,
      row.p90,
    ]),
  'not-delivered': async (ctx, ask) =>
    (await notDelivered(ctx, ask)).map((row) => [
      row.channel,
      row.kind,
      row.state,
      people(row.texts),
      people(row.people),
    ]),
  'stuck-work': async (ctx, ask) =>
    (await stuckWork(ctx, ask)).map((row) => [
      row.step,
      row.row,
      row.times,
      row.since,
      row.last,
      row.fault,
    ]),
};

/** Rows by what a column shows, as staff read it: what is not counted out stands lowest, so that no order tells more. */
function sorted(rows: readonly Cell[][], report: ReportName, sort: string | undefined): Cell[][] {
  if (!sort) return [...rows];
  const down = sort.startsWith('-');
  const n = reportColumns[report].findIndex((name) => name === (down ? sort.slice(1) : sort));
  if (n < 0) throw new DomainError('invalid', { field: 'sort' });
  const order = (one: Cell | undefined, other: Cell | undefined): number =>
    typeof one === 'number' && typeof other === 'number'
      ? one - other
      : rankOf(one) - rankOf(other) || String(one).localeCompare(String(other));
  return rows.toSorted((a, b) => (down ? -1 : 1) * order(a[n], b[n]));
}

/** Nothing, then what is hidden, then the rest. */
const rankOf = (cell: Cell | undefined): number =>
  cell === null || cell === undefined ? 0 : cell === '<5' || cell === '–' ? 1 : 2;

/** The plain reports. */
export function reportRoutes(desk: Desk): void {
  desk.on(reports.read, 'report.read', async (ctx, { params, query }) => {
    const zone = await zoneFor(ctx, siteOf(query));
    const at = { day: dayOf(ctx.now, zone), time: timeOf(ctx.now, zone) };
    const to = query.to ?? at.day;
    const from = query.from ?? addDays(to, -USUAL_DAYS);
    const { report } = params;
    const ask = askOf({ ...query, from, to });
    await noteReport(ctx, { report, siteId: ask.siteId });
    const rows = await tables[report](ctx, ask);
    const first = (query.page - 1) * query.size;
    return {
      columns: [...reportColumns[report]],
      rows: sorted(rows, report, query.sort).slice(first, first + query.size),
      total: rows.length,
      ...{ from, to, at },
    };
  });

  desk.on(reports.takeOut, 'report.read', async (ctx, { params, body }) => {
    const { report } = params;
    await noteExport(ctx, { report, purpose: body.purpose });
    const file = `${report}-${body.from}-${body.to}.csv`;
    const columns = [...reportColumns[report]];
    const rows = await tables[report](ctx, askOf(body));
    return body.as === 'paper'
      ? { file, csv: null, table: { columns, rows } }
      : { file, csv: csvOf(columns, rows), table: null };
  });
}

const siteOf = ({ siteId }: { siteId?: string | undefined }) =>
  (siteId ?? null) as Id<'Site'> | null;

function askOf({ from, to, ...rest }: { from: string; to: string; siteId?: string | undefined }) {
  return { from, to, siteId: siteOf(rest) };
}

import type { Context } from '#core/kernel/context.js';
import { addDays, dayOf, timeOf } from '#core/kernel/dates.js';
import type { Id } from '#core/kernel/ids.js';
import {
  dueAndLate,
  noteExport,
  notDelivered,
  queueTime,
  stockByPlace,
} from '#core/reports/index.js';
import type { ReportAsk } from '#core/reports/index.js';
import { reports } from '../../contract/reports.js';
import type { ReportName } from '../../contract/reports.js';
import { csvOf } from '../csv.js';
import type { Desk } from '../desk.js';

const USUAL_DAYS = 30;

type Cell = string | number | null;
interface Table {
  columns: string[];
  rows: Cell[][];
}

/** A number of people; a few are not counted out, nor is a total that would tell them. */
const people = (count: number | null | 'hidden'): Cell =>
  count === 'hidden' ? '–' : (count ?? '<5');

/** One maker a report: the columns by name, each row in their order. */
const tables: Record<ReportName, (ctx: Context, ask: ReportAsk) => Promise<Table>> = {
  'stock-by-place': async (ctx, ask) => ({
    columns: [
      'place',
      'product',
      'on-hand',
      'kept',
      'promisable',
      'minimum',
      'counted',
      'expiry',
      'unmet',
    ],
    rows: (await stockByPlace(ctx, ask)).map((row) => [
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
  }),
  'due-and-late': async (ctx, ask) => ({
    columns: ['place', 'due', 'collected', 'late', 'uncollected', 'dropped'],
    rows: (await dueAndLate(ctx, ask)).map(({ place, ...counts }) => [
      place,
      people(counts.due),
      people(counts.collected),
      people(counts.late),
      people(counts.uncollected),
      people(counts.dropped),
    ]),
  }),
  'queue-time': async (ctx, ask) => ({
    columns: ['place', 'half-hour', 'people', 'median', 'p90'],
    rows: (await queueTime(ctx, ask)).map((row) => [
      row.place,
      row.halfHour,
      people(row.people),
      row.median,
      row.p90,
    ]),
  }),
  'not-delivered': async (ctx, ask) => ({
    columns: ['channel', 'kind', 'state', 'texts', 'people'],
    rows: (await notDelivered(ctx, ask)).map((row) => [
      row.channel,
      row.kind,
      row.state,
      people(row.texts),
      people(row.people),
    ]),
  }),
};

/** The four plain reports. */
export function reportRoutes(desk: Desk): void {
  desk.on(reports.read, 'report.read', async (ctx, { params, query }) => {
    const { DEFAULT_ZONE: zone } = ctx.config;
    const at = { day: dayOf(ctx.now, zone), time: timeOf(ctx.now, zone) };
    const to = query.to ?? at.day;
    const from = query.from ?? addDays(to, -USUAL_DAYS);
    const table = await tables[params.report](ctx, askOf({ ...query, from, to }));
    return { ...table, from, to, at };
  });

  desk.on(reports.takeOut, 'report.read', async (ctx, { params, body }) => {
    const { report } = params;
    await noteExport(ctx, { report, purpose: body.purpose });
    const file = `${report}-${body.from}-${body.to}.csv`;
    if (body.as === 'paper') return { file, csv: null };
    const { columns, rows } = await tables[report](ctx, askOf(body));
    return { file, csv: csvOf(columns, rows) };
  });
}

function askOf({
  from,
  to,
  siteId,
}: {
  from: string;
  to: string;
  siteId?: string | undefined;
}): ReportAsk {
  return { from, to, siteId: (siteId ?? null) as Id<'Site'> | null };
}

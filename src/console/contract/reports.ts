import { z } from 'zod';
import { paging, route } from './route.js';
import { day, purpose } from './words.js';

export const ReportName = z.enum([
  ...(['stock-by-place', 'due-and-late', 'queue-time', 'not-delivered', 'stuck-work'] as const),
]);
export type ReportName = z.infer<typeof ReportName>;

const DAY_MS = 86_400_000;
const LONGEST = 400;

const asked = { from: day, to: day, siteId: z.uuid().optional() };
const isSpan = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  !from || !to || (from <= to && Date.parse(to) - Date.parse(from) <= LONGEST * DAY_MS);

/** The columns of each report, in their order. */
export const reportColumns = {
  'stock-by-place': [
    ...['place', 'product', 'on-hand', 'kept', 'promisable', 'minimum', 'counted', 'expiry'],
    'unmet',
  ],
  'due-and-late': ['place', 'due', 'collected', 'late', 'uncollected', 'dropped'],
  'queue-time': ['place', 'half-hour', 'people', 'median', 'p90'],
  'not-delivered': ['channel', 'kind', 'state', 'texts', 'people'],
  'stuck-work': ['step', 'row', 'times', 'since', 'last', 'fault'],
} as const satisfies Record<ReportName, readonly string[]>;

/** A table: the names of its columns, and its rows; `<5` where few people stand behind a number. */
const Table = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
});

/** One page of a report. */
export const ReportView = z.object({
  ...Table.shape,
  /** Rows in all. */
  total: z.int(),
  /** The days that it covers. */
  from: day,
  to: day,
  /** When it was made, at the clinic. */
  at: z.object({ day: z.iso.date(), time: z.string() }),
});
export type ReportView = z.infer<typeof ReportView>;

const named = z.strictObject({ report: ReportName });

export const reports = {
  read: route('GET /api/reports/:report', {
    summary:
      'A page of one of the plain reports, of the last 30 days or those named, for a place or all of the person’s.',
    params: named,
    query: z
      .strictObject({
        ...asked,
        ...paging,
        from: day.optional(),
        to: day.optional(),
        /** A column of the report, with a `-` before it the other way round; else its own order. */
        sort: z
          .string()
          .max(41)
          .regex(/^-?[a-z0-9-]+$/, 'column')
          .optional(),
      })
      .refine(isSpan, { path: ['to'], message: 'span' }),
    answer: ReportView,
  }),
  takeOut: route('POST /api/reports/:report/export', {
    summary: 'Take a report out, as CSV or on paper, saying what for.',
    params: named,
    body: z
      .strictObject({
        ...asked,
        purpose,
        as: z.enum(['csv', 'paper']),
      })
      .refine(isSpan, { path: ['to'], message: 'span' }),
    /** The whole of it: as CSV, or as the table to print. */
    answer: z.object({ file: z.string(), csv: z.string().nullable(), table: Table.nullable() }),
  }),
};

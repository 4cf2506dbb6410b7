import { z } from 'zod';
import { route } from './route.js';
import { day, line } from './words.js';

export const ReportName = z.enum(['stock-by-place', 'due-and-late', 'queue-time', 'not-delivered']);
export type ReportName = z.infer<typeof ReportName>;

const DAY_MS = 86_400_000;
const LONGEST = 400;

const asked = { from: day, to: day, siteId: z.uuid().optional() };
const isSpan = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  !from || !to || (from <= to && Date.parse(to) - Date.parse(from) <= LONGEST * DAY_MS);

/** A table: the names of its columns, and its rows; `<5` where few people stand behind a number. */
export const ReportView = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
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
      'One of the four plain reports, of the last 30 days or those named, for a place or all of the person’s.',
    params: named,
    query: z
      .strictObject({ ...asked, from: day.optional(), to: day.optional() })
      .refine(isSpan, { path: ['to'], message: 'span' }),
    answer: ReportView,
  }),
  takeOut: route('POST /api/reports/:report/export', {
    summary: 'Take a report out, as CSV or on paper, saying what for.',
    params: named,
    body: z
      .strictObject({
        ...asked,
        purpose: line(200).refine((words) => words.length >= 5, 'short'),
        as: z.enum(['csv', 'paper']),
      })
      .refine(isSpan, { path: ['to'], message: 'span' }),
    answer: z.object({ file: z.string(), csv: z.string().nullable() }),
  }),
};

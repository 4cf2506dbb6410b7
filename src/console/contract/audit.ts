import { z } from 'zod';
import { pageOf, paging, route } from './route.js';
import { day, line, purpose } from './words.js';

const DAY_MS = 86_400_000;
const LONGEST = 400;

const asked = {
  /** Words of a staff member's name or e-mail. */
  by: line(80).optional(),
  about: z.uuid().optional(),
  /** `patient.read`, or all that begins with `patient.`. */
  action: z
    .string()
    .max(40)
    .regex(/^[a-z][a-z-]*\.[a-z-]*$/, 'action')
    .optional(),
  from: day.optional(),
  to: day.optional(),
};
const isSpan = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  !from || !to || (from <= to && Date.parse(to) - Date.parse(from) <= LONGEST * DAY_MS);
const span = { path: ['to'], message: 'span' };

/** One entry; it names staff alone, and nothing of what a patient has. */
export const EntryView = z.object({
  id: z.string(),
  at: z.object({ day: z.iso.date(), time: z.string() }),
  by: z.string().nullable(),
  byKind: z.enum(['staff', 'contact', 'system']),
  action: z.string(),
  kind: z.string(),
  about: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  sealed: z.boolean(),
});
export type EntryView = z.infer<typeof EntryView>;

export const audit = {
  list: route('GET /api/audit', {
    summary:
      'What was done, newest first, of the last 30 days or those named: by whom, to which record, which act; at most 10,000 are counted.',
    query: z.strictObject({ ...paging, ...asked }).refine(isSpan, span),
    answer: pageOf(EntryView),
  }),
  takeOut: route('POST /api/audit/export', {
    summary: 'Take what was found out as CSV, saying what for; at most 10,000 entries.',
    body: z
      .strictObject({
        ...asked,
        purpose,
      })
      .refine(isSpan, span),
    answer: z.object({ file: z.string(), csv: z.string() }),
  }),
  prove: route('POST /api/audit/proof', {
    summary: 'Walk the whole chain of entries, and say whether it is whole.',
    answer: z.object({
      /** Entries in the chain, and those that wait for their link. */
      sealed: z.int(),
      waiting: z.int(),
      /** The first that is wrong. */
      fault: z
        .object({ seq: z.int(), kind: z.enum(['edit', 'gap', 'truncation', 'seal']) })
        .nullable(),
    }),
  }),
};

import { z } from 'zod';
import { byId, done, pageOf, paging, route } from './route.js';
import { day, rev } from './words.js';

export const CountView = z.object({
  id: z.uuid(),
  siteId: z.uuid(),
  productId: z.uuid(),
  place: z.int(),
  code: z.string(),
  unit: z.string(),
  state: z.enum(['open', 'counted', 'approved', 'dropped']),
  openedOn: day,
  counter: z.string().nullable(),
  approver: z.string().nullable(),
  /** Whether the person who asks counted: they cannot approve. */
  mine: z.boolean(),
  rev: z.int(),
});
export type CountView = z.infer<typeof CountView>;

export const CountLineView = z.object({
  lotId: z.uuid(),
  lotNumber: z.string(),
  expiresOn: day,
  state: z.enum(['approved', 'quarantined', 'recalled']),
  counted: z.int().nullable(),
  /** Null until it was counted. */
  expected: z.int().nullable(),
});
export type CountLineView = z.infer<typeof CountLineView>;

export const COUNT_SORTS = ['usual', 'openedOn', '-openedOn', 'code', '-code'] as const;

export const counts = {
  list: route('GET /api/counts', {
    summary: 'The counts of a place, those under way first.',
    query: z.strictObject({
      ...paging,
      siteId: z.uuid(),
      open: z.enum(['yes', 'no']).default('no'),
      sort: z.enum(COUNT_SORTS).default('usual'),
    }),
    answer: pageOf(CountView),
  }),
  read: route('GET /api/counts/:id', {
    summary: 'One count; what is expected is hidden until it was counted.',
    params: byId,
    answer: z.object({ sheet: CountView, lines: z.array(CountLineView) }),
  }),
  open: route('POST /api/counts', {
    summary: 'Begin to count a product at a place.',
    body: z.strictObject({ siteId: z.uuid(), productId: z.uuid() }),
    answer: z.object({ id: z.uuid() }),
  }),
  give: route('POST /api/counts/:id/lines', {
    summary: 'Say what was found, of every lot.',
    params: byId,
    body: z.strictObject({
      rev,
      lots: z
        .array(z.strictObject({ lotId: z.uuid(), counted: z.int().min(0).max(1_000_000) }))
        .max(300),
    }),
    answer: done,
  }),
  approve: route('POST /api/counts/:id/approve', {
    summary: 'Take a count as true; another person than who counted.',
    params: byId,
    body: z.strictObject({ rev }),
    answer: done,
  }),
  turn: route('POST /api/counts/:id/state', {
    summary: 'Ask for a count to be made again, or give it up.',
    params: byId,
    body: z.strictObject({ rev, to: z.enum(['open', 'dropped']) }),
    answer: done,
  }),
};

import { z } from 'zod';
import { pageOf, paging, route } from './route.js';
import { local } from './words.js';

/** A text that did not reach, by what staff may know of it. */
export const FailedTextView = z.object({
  id: z.uuid(),
  at: local,
  channel: z.enum(['sms', 'telegram']),
  /** What it was about, in a word that tells nothing of its reader. */
  kind: z.enum(['parcel', 'visit', 'care', 'number', 'code', 'staff', 'answer']),
  state: z.enum(['failed', 'undelivered', 'denied', 'expired']),
  why: z.enum(['late', 'stopped', 'doubted', 'no-number', 'words', 'fault', 'not-reached']),
  /** The provider's own code, where it gave one. */
  code: z.string().nullable(),
  /** The card of its patient; null for roles that need it not. */
  ref: z.string().nullable(),
  /** An open task about it. */
  taskId: z.uuid().nullable(),
});
export type FailedTextView = z.infer<typeof FailedTextView>;

export const TEXT_SORTS = ['-since', 'since', 'what', '-what'] as const;

export const texts = {
  failed: route('GET /api/texts/failed', {
    summary:
      'The texts of a place that failed or were denied, a page at a time, the newest on top.',
    query: z.strictObject({
      ...paging,
      siteId: z.uuid(),
      show: z.enum(['all', 'failed', 'denied']).default('all'),
      /** So many days back. */
      days: z.coerce.number().int().min(1).max(31).default(1),
      sort: z.enum(TEXT_SORTS).default('-since'),
    }),
    answer: pageOf(FailedTextView),
  }),
};

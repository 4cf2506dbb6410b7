import { z } from 'zod';
import { byId, done, pageOf, paging, route } from './route.js';

/** A running course by what is left of it; whose it is by the card alone. */
export const SupplyView = z.object({
  id: z.uuid(),
  patientId: z.uuid(),
  publicRef: z.string(),
  letter: z.string(),
  runsOutOn: z.iso.date(),
  daysLeft: z.int(),
  kept: z.boolean(),
  called: z.boolean(),
});
export type SupplyView = z.infer<typeof SupplyView>;

export const supply = {
  list: route('GET /api/supply', {
    summary: 'The running courses of a place by days of supply left, the fewest first.',
    query: z.strictObject({
      ...paging,
      siteId: z.uuid(),
      programmeId: z.uuid().optional(),
      /** Those that run out within so many days. */
      within: z.coerce.number().int().min(0).max(400).optional(),
      sort: z.enum(['daysLeft', '-daysLeft']).default('daysLeft'),
    }),
    answer: pageOf(SupplyView),
  }),
  call: route('POST /api/supply/:id/call', {
    summary: 'Ask somebody to call the patient of a course that runs out.',
    params: byId,
    answer: done,
  }),
};

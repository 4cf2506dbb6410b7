import { z } from 'zod';

/** The visits that a change would touch, by their patients' cards and when they are: the first hundred, and how many in all. */
export const TouchedVisits = z.object({
  total: z.int(),
  visits: z.array(
    z.object({
      id: z.uuid(),
      /** Null at a place where whoever asks sees no visits. */
      publicRef: z.string().nullable(),
      day: z.iso.date(),
      time: z.string(),
      ref: z.int(),
    }),
  ),
});
export type TouchedVisits = z.infer<typeof TouchedVisits>;

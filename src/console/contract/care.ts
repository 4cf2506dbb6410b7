import { z } from 'zod';
import { byId, done, route } from './route.js';

const CareView = z.object({
  /** Since when they lie in a ward; null at home. */
  inpatientSince: z.iso.date().nullable(),
  /** When they are asked next how they are; null where they are not. */
  nextOn: z.iso.date().nullable(),
  asks: z.array(
    z.object({ askedOn: z.iso.date(), says: z.enum(['well', 'not-well', 'call']).nullable() }),
  ),
});
export type CareView = z.infer<typeof CareView>;

export const care = {
  read: route('GET /api/patients/:id/care', {
    summary: 'Whether a patient lies in a ward, and what they answered to the weekly question.',
    params: byId,
    answer: CareView,
  }),
  inside: route('PUT /api/patients/:id/inpatient', {
    summary:
      'Mark a patient as lying in a ward or as home again: meanwhile nothing is sent and what is kept waits.',
    params: byId,
    body: z.strictObject({ inside: z.boolean() }),
    answer: done,
  }),
  ask: route('PUT /api/patients/:id/check-ins', {
    summary: 'Begin or end the weekly question to a patient.',
    params: byId,
    body: z.strictObject({ asked: z.boolean() }),
    answer: done,
  }),
};

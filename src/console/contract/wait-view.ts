import { z } from 'zod';
import { local } from './words.js';

/** What the waiting list is sorted by; `turn` is the order in which they are offered one. */
export const WAIT_SORTS = ['turn', 'service', '-service', 'from', '-from'] as const;

/** Somebody who waits for a free time; what is offered to them is held until then. */
export const WaitView = z.object({
  id: z.uuid(),
  patientId: z.uuid(),
  publicRef: z.string(),
  service: z.object({ id: z.uuid(), code: z.string() }),
  from: z.iso.date(),
  to: z.iso.date(),
  offered: local.extend({ until: local }).nullable(),
});
export type WaitView = z.infer<typeof WaitView>;

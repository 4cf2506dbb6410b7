import type { Id } from './ids.js';

/** Every background job and its payload: ids only. `src/jobs` must handle each one or it does not compile. */
export interface Jobs {
  'message.deliver': { messageId: Id<'Message'> };
  'messages.deliver': { messageIds: readonly Id<'Message'>[] };
  'pickup.lapse': { pickupId: Id<'Pickup'> };
  'pickups.move': Record<string, never>;
  'visits.move': Record<string, never>;
  'waits.offer': { siteId: Id<'Site'>; serviceId: Id<'Service'> };
  'notices.tell': { siteId: Id<'Site'>; productId: Id<'Product'> };
  sweep: Record<string, never>;
}
export type JobName = keyof Jobs;

/** When a job is to run: so many milliseconds from now, at that moment of the domain's clock (which tells equal nudges apart from new ones). */
export interface Nudge {
  delayMs: number;
  dueMs: number;
}

/** What core needs from a queue. BullMQ provides it in `src/jobs`. */
export interface JobQueue {
  add<N extends JobName>(name: N, data: Jobs[N], when: Nudge): Promise<void>;
}

import type { JobName } from '#core/kernel/jobs.js';
import { deliver, deliverMany } from '#core/messaging/index.js';
import type { Handler } from './handler.js';
import { lapse } from './handlers/lapse.js';
import { moveHolds } from './handlers/move.js';
import { sweep } from './handlers/sweep.js';
import { tell } from './handlers/tell.js';
import { moveVisits } from './handlers/visits.js';
import { offerWaits } from './handlers/waits.js';

/** One handler a job; leaving one out is a compile error. */
export const handlers: { [N in JobName]: Handler<N> } = {
  'message.deliver': (post, { messageId }) => deliver(post, messageId),
  'messages.deliver': (post, { messageIds }) => deliverMany(post, messageIds),
  'pickup.lapse': lapse,
  'pickups.move': (post) => moveHolds(post),
  'visits.move': (post) => moveVisits(post),
  'waits.offer': offerWaits,
  'notices.tell': tell,
  sweep: (post) => sweep(post),
};

import type { Context } from '../kernel/context.js';
import { enqueue } from '../outbox/index.js';
import type { Pickup } from './pickup.js';

/** Tells the patient of a parcel that is ready, in words that name only the place and until when. */
export async function tellReady(ctx: Context, pickup: Pickup): Promise<void> {
  const { id, contactId, channel, patientId, rev, until: usefulUntil } = pickup;
  if (!contactId || !channel) return;
  const about = { contactId, channel, patientId, subjectId: id, rev, usefulUntil };
  await enqueue(ctx, { kind: 'ready', ...about });
}

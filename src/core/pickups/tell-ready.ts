import type { Context } from '../kernel/context.js';
import { enqueue } from '../outbox/index.js';
import { toldHelper } from '../patients/index.js';
import type { Pickup } from './pickup.js';

/** Tells the patient of a parcel that is ready, in words that name only the place and until when; a helper who agreed to it gets a copy without a code. */
export async function tellReady(ctx: Context, pickup: Pickup, dueAt = ctx.now): Promise<void> {
  await tellHelper(ctx, pickup, dueAt);
  const { id, contactId, channel, patientId, rev, until: usefulUntil } = pickup;
  if (!contactId || !channel) return;
  const about = { contactId, channel, patientId, subjectId: id, rev, usefulUntil };
  await enqueue(ctx, { kind: 'ready', ...about, dueAt });
}

async function tellHelper(ctx: Context, pickup: Pickup, dueAt: Date): Promise<void> {
  const { id, patientId, rev, until: usefulUntil } = pickup;
  const contactId = await toldHelper(ctx, patientId);
  if (!contactId) return;
  const about = { contactId, channel: 'sms', patientId: null, subjectId: id } as const;
  await enqueue(ctx, { kind: 'ready-helper', ...about, rev, usefulUntil, dueAt });
}

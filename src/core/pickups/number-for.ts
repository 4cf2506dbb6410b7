import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import type { ChannelName, Level } from '../kernel/language.js';
import { findNumberNow } from '../patients/index.js';
import type { Pickup } from './pickup.js';

/**
 * Where a text about a parcel goes: the number that reaches its patient now, as a reminder of it would; where none does,
 * the one that it was kept by, on which it ends unsent and the desk sees so. Null for what the desk tells itself.
 */
export async function numberFor(
  ctx: Context,
  { patientId, contactId, channel }: Pickup,
): Promise<{ contactId: Id<'Contact'>; channel: ChannelName; levelCap: Level | null } | null> {
  if (!contactId || !channel) return null;
  const now = await findNumberNow(ctx, { patientId, contactId });
  if (!now) return { contactId, channel, levelCap: null };
  return { contactId: now.contactId, channel: now.channel, levelCap: now.levelCap };
}

import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import type { ChannelName } from '../kernel/language.js';
import { contactWithAddress } from './contact.js';
import { patientsOf } from './patients-of.js';

/** The number of a contact, for a call, and the nicknames by which its people let themselves be asked for; the caller has decided that it may be read. The read is noted. */
export async function numberToCall(
  ctx: Context,
  id: Id<'Contact'>,
): Promise<{ channel: ChannelName; number: string | null; nicknames: string[] }> {
  await record(ctx, 'contact.called', { kind: 'contact', id });
  const { address } = await contactWithAddress(ctx, id);
  const people = await patientsOf(ctx, id);
  return {
    channel: address.channel,
    number: address.channel === 'sms' ? address.value : null,
    nicknames: people.flatMap(({ nickname }) => nickname ?? []),
  };
}

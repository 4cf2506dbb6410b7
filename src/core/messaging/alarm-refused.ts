import type { Context } from '../kernel/context.js';
import type { ChannelName } from '../kernel/language.js';
import { openTask } from '../tasks/index.js';
import type { SendError } from './channel.js';

/** What the one open alarm of a channel is about. */
const ALARMS: Readonly<Record<ChannelName, string>> = {
  sms: '00000000-0000-7000-8000-000000000002',
  telegram: '00000000-0000-7000-8000-000000000003',
};

/** A provider takes nothing of ours (a key that was changed, an account without credit): an admin sees to it, once for all the texts that wait. */
export async function alarmRefused(
  ctx: Context,
  channel: ChannelName,
  { code }: SendError,
): Promise<void> {
  const facts = { channel, code };
  await openTask(ctx, { kind: 'provider-alarm', priority: 1, subjectId: ALARMS[channel], facts });
}

import type { Config } from '#core/kernel/config.js';
import type { ChannelName } from '#core/kernel/language.js';

/** Channels by which texts leave for real phones; in a demo each other has a provider made here, on loopback. */
export function realChannels(
  config: Pick<Config, 'SMS_PROVIDER' | 'TWILIO_ACCOUNT_SID' | 'TELEGRAM_BOT_TOKEN'>,
): ChannelName[] {
  const real: ChannelName[] = [];
  if (config.SMS_PROVIDER === 'http' || config.TWILIO_ACCOUNT_SID) real.push('sms');
  if (config.TELEGRAM_BOT_TOKEN) real.push('telegram');
  return real;
}

import { randomBytes } from 'node:crypto';
import { Bot } from 'grammy';
import type { Config } from '#core/kernel/config.js';
import type { Channel } from '#core/messaging/index.js';
import { gatewayChannel } from '#bots/channels/gateway-channel.js';
import type { GatewaySettings } from '#bots/channels/gateway-channel.js';
import { telegramChannel, TELEGRAM_TIMEOUT_SECONDS } from '#bots/channels/telegram-channel.js';
import { twilioChannel } from '#bots/channels/twilio-channel.js';
import type { TwilioSettings } from '#bots/channels/twilio-channel.js';
import { startFakeTelegram } from '#bots/phones/fake-telegram.js';
import type { FakeTelegram } from '#bots/phones/fake-telegram.js';
import { startFakeTwilio } from '#bots/phones/fake-twilio.js';
import type { FakeTwilio } from '#bots/phones/fake-twilio.js';

/** The bot of this process, and what updates come with. */
export interface TelegramBot {
  bot: Bot;
  /** What Telegram posts with; null where the bot asks for updates by itself. */
  secret: string | null;
  /** What a post of updates must show: Telegram's secret, or in a demo that asks by itself one of its phones' own. */
  postSecret: string | null;
}

/** The providers that this process speaks to, real or, in a demo without settings, made here on loopback. */
export interface Providers {
  twilio: TwilioSettings | null;
  gateway: GatewaySettings | null;
  telegram: TelegramBot | null;
  channels: { sms: Channel | null; telegram: Channel | null };
  fakes: { twilio: FakeTwilio | null; telegram: FakeTelegram | null };
  close(): Promise<void>;
}

/** Opens the providers; `publicUrl` is the base that webhooks are signed for. */
export async function openProviders(config: Config, publicUrl: string): Promise<Providers> {
  const gateway = gatewayOf(config);
  const twilio = gateway ? NO_TWILIO : await openTwilio(config, publicUrl);
  const telegram = await openTelegram(config);
  return {
    twilio: twilio.settings,
    gateway,
    telegram: telegram.settings,
    channels: {
      sms: gateway ? gatewayChannel(gateway) : twilio.settings && twilioChannel(twilio.settings),
      telegram: telegram.settings && telegramChannel(telegram.settings.bot),
    },
    fakes: { twilio: twilio.fake, telegram: telegram.fake },
    async close() {
      await twilio.fake?.close();
      await telegram.fake?.close();
    },
  };
}

const NO_TWILIO = { settings: null, fake: null };

function gatewayOf(config: Config): GatewaySettings | null {
  const { SMS_PROVIDER, SMS_HTTP_URL: url, SMS_HTTP_KEY: key, SMS_HTTP_SECRET: secret } = config;
  return SMS_PROVIDER === 'http' && url && key && secret ? { url, key, secret } : null;
}

async function openTwilio(
  config: Config,
  publicUrl: string,
): Promise<{ settings: TwilioSettings | null; fake: FakeTwilio | null }> {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken } = config;
  if (accountSid && authToken) {
    const settings = {
      accountSid,
      authToken,
      from: config.TWILIO_FROM ?? null,
      messagingServiceSid: config.TWILIO_MESSAGING_SERVICE_SID ?? null,
      apiUrl: config.TWILIO_API_URL,
      publicUrl,
    };
    return { settings, fake: null };
  }
  if (!config.demo) return { settings: null, fake: null };
  const demo = { accountSid: `AC${'0'.repeat(32)}`, authToken: randomBytes(16).toString('hex') };
  const fake = await startFakeTwilio(demo);
  const from = '+254711000000';
  const settings = { ...demo, from, messagingServiceSid: null, apiUrl: fake.url, publicUrl };
  return { settings, fake };
}

async function openTelegram(
  config: Config,
): Promise<{ settings: TelegramBot | null; fake: FakeTelegram | null }> {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot } = config;
  const own = config.demo ? randomBytes(24).toString('hex') : null;
  if (token) {
    const secret =
      config.TELEGRAM_MODE === 'polling' ? null : (config.TELEGRAM_WEBHOOK_SECRET ?? null);
    const settings = { bot: makeBot(token, apiRoot), secret, postSecret: secret ?? own };
    return { settings, fake: null };
  }
  if (!own) return { settings: null, fake: null };
  const demoToken = '7000000000:demo-demo-demo-demo-demo-demo';
  const fake = await startFakeTelegram({ token: demoToken });
  return { settings: { bot: makeBot(demoToken, fake.url), secret: own, postSecret: own }, fake };
}

function makeBot(token: string, apiRoot: string): Bot {
  return new Bot(token, { client: { apiRoot, timeoutSeconds: TELEGRAM_TIMEOUT_SECONDS } });
}

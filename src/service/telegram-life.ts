import { setTimeout as pause } from 'node:timers/promises';
import type { Bot } from 'grammy';
import type { Log } from '#core/kernel/log.js';
import { ALLOWED_UPDATES } from '#bots/channels/telegram-webhook.js';

/** The commands of the chat's menu; the words give nothing away. */
const COMMANDS = [
  ['start', { en: 'Start', sw: 'Anza', fr: 'Commencer' }],
  ['menu', { en: 'Menu', sw: 'Menyu', fr: 'Menu' }],
  ['visits', { en: 'My visits', sw: 'Miadi yangu', fr: 'Mes RDV' }],
  ['language', { en: 'Language', sw: 'Lugha', fr: 'Langue' }],
  ['privacy', { en: 'Privacy', sw: 'Faragha', fr: 'Confidentialité' }],
  ['delete', { en: 'Clear this chat', sw: 'Futa mazungumzo', fr: 'Effacer ce chat' }],
  ['help', { en: 'Help', sw: 'Msaada', fr: 'Aide' }],
] as const;

interface Follow {
  bot: Bot;
  secret: string | null;
  publicUrl: string;
  /** Told the name that people find the bot by. */
  named?: (username: string) => Promise<void>;
  /** How long until the second try; each later one waits twice as long, up to five minutes. */
  waitMs?: number;
}

/** The asking ends at once; that Telegram hears what was taken is waited for no longer. What it does not hear it sends again, and that is dropped as a repeat. */
const FAREWELL_MS = 500;

/** Tells Telegram our commands and, in webhook mode, where to post; else polls. A Telegram that is down is tried again and stops nothing. Gives what stops it. */
export function followTelegram(
  { bot, secret, publicUrl, named, waitMs = 5_000 }: Follow,
  log: Log,
): () => Promise<void> {
  let stopped = false;
  const again = (inMs: number) => (err: unknown) => {
    log.warn({ err }, 'Telegram is not reached; trying again');
    if (!stopped) setTimeout(tryOnce, inMs, Math.min(inMs * 2, 300_000)).unref();
  };
  const settle = async () => {
    await setUp(bot, secret, publicUrl);
    await named?.(bot.botInfo.username);
    // It ends where another process polls in our name (409), and must not take us with it.
    if (!secret && !stopped)
      bot.start({ allowed_updates: [...ALLOWED_UPDATES] }).catch(again(waitMs));
  };
  const tryOnce = (nextMs: number) => {
    settle().catch(again(nextMs));
  };
  tryOnce(waitMs);
  return async () => {
    stopped = true;
    if (secret || !bot.isRunning()) return;
    await Promise.race([bot.stop(), pause(FAREWELL_MS)]).catch((err: unknown) => {
      log.warn({ err }, 'Telegram was not told what was taken; it sends that again');
    });
  };
}

async function setUp(bot: Bot, secret: string | null, publicUrl: string): Promise<void> {
  await bot.init();
  for (const language of ['en', 'sw', 'fr'] as const) {
    const commands = COMMANDS.map(([command, words]) => ({
      command,
      description: words[language],
    }));
    await bot.api.setMyCommands(commands, language === 'en' ? {} : { language_code: language });
  }
  if (secret)
    await bot.api.setWebhook(`${publicUrl}/webhooks/telegram`, {
      secret_token: secret,
      allowed_updates: [...ALLOWED_UPDATES],
    });
  else await bot.api.deleteWebhook();
}

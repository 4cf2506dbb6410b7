import { setTimeout as pause } from 'node:timers/promises';
import type { Bot } from 'grammy';
import type { Log } from '#core/kernel/log.js';
import { TELEGRAM_TIMEOUT_SECONDS } from '#bots/channels/telegram-channel.js';
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
  /** Told how Telegram stands at each call made here: where nothing is sent, nothing else would tell. */
  heard?: (ok: boolean) => void;
  /** How long until the second try; each later one waits twice as long, up to five minutes. */
  waitMs?: number;
}

/** The asking ends at once; that Telegram hears what was taken is waited for no longer. What it does not hear it sends again, and that is dropped as a repeat. */
const FAREWELL_MS = 500;

/** How long Telegram may hold what we ask for; a call that outlasts its own time-out is a failed one, and grammY rests after it. */
const POLL_SECONDS = TELEGRAM_TIMEOUT_SECONDS - 2;

/** Tells Telegram our commands and, in webhook mode, where to post; else polls. A Telegram that is down is tried again and stops nothing. Gives what stops it. */
export function followTelegram(
  { bot, secret, publicUrl, named, heard, waitMs = 5_000 }: Follow,
  log: Log,
): () => Promise<void> {
  let stopped = false;
  if (heard)
    tellStanding(bot, (ok) => {
      if (!stopped) heard(ok);
    });
  const again = (inMs: number) => (err: unknown) => {
    log.warn({ err }, 'Telegram is not reached; trying again');
    if (!stopped) setTimeout(tryOnce, inMs, Math.min(inMs * 2, 300_000)).unref();
  };
  const settle = async () => {
    await setUp(bot, secret, publicUrl);
    await named?.(bot.botInfo.username);
    // It ends where another process polls in our name (409), and must not take us with it.
    if (!secret && !stopped)
      bot
        .start({ allowed_updates: [...ALLOWED_UPDATES], timeout: POLL_SECONDS })
        .catch(again(waitMs));
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

const LIFE: ReadonlySet<string> = new Set(['getMe', 'setMyCommands', 'setWebhook', 'getUpdates']);

/** Hears how each call of its life ended. Being asked to wait, or to leave the asking to another process, is an answer. */
function tellStanding(bot: Bot, heard: (ok: boolean) => void): void {
  bot.api.config.use(async (call, ...asked) => {
    if (!LIFE.has(asked[0])) return call(...asked);
    try {
      const answer = await call(...asked);
      heard(answer.ok || ANSWERS.has(answer.error_code));
      return answer;
    } catch (error) {
      heard(false);
      throw error;
    }
  });
}

const ANSWERS: ReadonlySet<number> = new Set([400, 409, 429]);

async function setUp(bot: Bot, secret: string | null, publicUrl: string): Promise<void> {
  // Not by its `init`, whose own tries come to lie an hour apart.
  if (!bot.isInited()) bot.botInfo = await bot.api.getMe();
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

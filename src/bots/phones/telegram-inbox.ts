import type { Update, WebhookInfo } from 'grammy/types';
import { BotApiRefusal } from './telegram-chats.js';

/** Updates on their way to the bot: pushed to its webhook, or kept until it polls. */
export interface TelegramInbox {
  setWebhook(url: string, secret: string): true;
  info(): WebhookInfo;
  /** Confirms what is below `offset`, then waits up to `timeout` seconds for something new. */
  take(
    asked: { offset: number; limit: number; timeout: number },
    gone: AbortSignal,
  ): Promise<Update[]>;
  /** Answers what the webhook said, or 200 where the update waits for a poll. */
  deliver(update: Update): Promise<{ status: number; body: string }>;
}

/** An empty inbox; `fallbackSecret` goes with a webhook that was set without one. */
export function telegramInbox(fallbackSecret: string): TelegramInbox {
  let webhook = { url: '', secret: '' };
  let waiting: Update[] = [];
  let wake: (() => void) | null = null;

  return {
    setWebhook(url, secret) {
      webhook = { url, secret };
      return true;
    },
    info: () => ({
      url: webhook.url,
      has_custom_certificate: false,
      pending_update_count: waiting.length,
    }),
    async take({ offset, limit, timeout }, gone) {
      if (webhook.url)
        throw new BotApiRefusal(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      waiting = waiting.filter(({ update_id: id }) => id >= offset);
      wake?.();
      if (!waiting.length && timeout > 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, timeout * 1000).unref();
          gone.addEventListener('abort', () => {
            resolve();
          });
        });
      }
      return waiting.slice(0, limit);
    },
    async deliver(update) {
      if (!webhook.url) {
        waiting.push(update);
        wake?.();
        return { status: 200, body: '' };
      }
      return postUpdate(webhook.url, webhook.secret || fallbackSecret, update);
    },
  };
}

/** Posts an update as the Bot API does, its secret in the header it uses. */
export async function postUpdate(
  url: string,
  secret: string,
  update: unknown,
): Promise<{ status: number; body: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(secret ? { 'x-telegram-bot-api-secret-token': secret } : {}),
    },
    body: JSON.stringify(update),
  });
  return { status: response.status, body: await response.text() };
}

import { z } from 'zod';
import type { BotCommand, Update } from 'grammy/types';
import { playFault } from './fault.js';
import type { Answer, Fault } from './fault.js';
import { startRecordingServer } from './recording-server.js';
import type { Exchange } from './recording-server.js';
import { keepUpdate } from './telegram-keep.js';
import { BotApiRefusal } from './telegram-chats.js';
import type { ChatMessage } from './telegram-chats.js';
import { postUpdate, telegramInbox } from './telegram-inbox.js';
import { telegramMethods } from './telegram-methods.js';
import type { TelegramDesk } from './telegram-methods.js';
import { idsFromTime, telegramUpdates } from './telegram-updates.js';
import type { TelegramUpdates } from './telegram-updates.js';

export type { ChatMessage } from './telegram-chats.js';

/** One call of a Bot API method, as it arrived. */
interface BotCall {
  method: string;
  payload: unknown;
  at: Date;
}

/** A recording server that speaks the Bot API to the bot and keeps each person's chat. */
export interface FakeTelegram {
  /** The base that takes the place of https://api.telegram.org. */
  url: string;
  chats: ReadonlyMap<number, readonly ChatMessage[]>;
  calls: BotCall[];
  /** The command lists by language code; '' is the default. */
  commands: ReadonlyMap<string, readonly BotCommand[]>;
  /** What button presses were answered with, where it was more than nothing. */
  toasts: readonly { chatId: number; text: string; alert: boolean }[];
  /** People who blocked the bot; pushing a `blocked` update keeps it too. */
  blocked: Set<number>;
  /** Builders of updates that share the fake's ids. */
  build: TelegramUpdates;
  fault(next: ((call: BotCall) => Fault | null) | null): void;
  onChange(listener: () => void): () => void;
  /**
   * Puts the person's message in the chat and brings the update to the bot: to `webhook` where
   * given, else to the webhook that the bot set, else to its next poll.
   */
  push(
    update: Update,
    webhook?: { url: string; secret: string },
  ): Promise<{ status: number; body: string }>;
  close(): Promise<void>;
}

/** The bot that the fake accepts, and its clock. */
export interface FakeTelegramOptions {
  token: string;
  webhookSecret?: string;
  port?: number;
  now?: () => Date;
}

interface Hall extends TelegramDesk {
  token: string;
  calls: BotCall[];
  next: ((call: BotCall) => Fault | null) | null;
}

/** Starts the fake on loopback; chats are kept in memory. */
export async function startFakeTelegram(options: FakeTelegramOptions): Promise<FakeTelegram> {
  const now = options.now ?? (() => new Date(Date.now()));
  const ids = idsFromTime(now);
  const listeners = new Set<() => void>();
  const hall: Hall = {
    token: options.token,
    bot: { id: botId(options.token), is_bot: true, first_name: 'Demo', username: 'demo_bot' },
    chats: new Map(),
    blocked: new Set(),
    commands: new Map(),
    pressed: new Map(),
    toasts: [],
    inbox: telegramInbox(options.webhookSecret ?? ''),
    now,
    newMessageId: () => ids.message(),
    changed: () => {
      for (const listener of listeners) listener();
    },
    calls: [],
    next: null,
  };
  const server = await startRecordingServer(options.port ?? 0, (exchange) =>
    answer(hall, exchange),
  );
  return {
    url: server.url,
    chats: hall.chats,
    calls: hall.calls,
    commands: hall.commands,
    toasts: hall.toasts,
    blocked: hall.blocked,
    build: telegramUpdates(ids),
    fault(next) {
      hall.next = next;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    push(update, webhook) {
      keepUpdate(hall, update);
      return webhook ? postUpdate(webhook.url, webhook.secret, update) : hall.inbox.deliver(update);
    },
    close: () => server.close(),
  };
}

async function answer(hall: Hall, exchange: Exchange): Promise<Answer> {
  const [, token, name = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(exchange.url.pathname) ?? [];
  if (token === undefined) return refusal(new BotApiRefusal(404, 'Not Found'));
  if (token !== hall.token) return refusal(new BotApiRefusal(401, 'Unauthorized'));
  const method = telegramMethods[name];
  if (!method) return refusal(new BotApiRefusal(404, 'Not Found: method not found'));
  const payload: unknown = exchange.body ? JSON.parse(exchange.body) : {};
  const call = { method: name, payload, at: hall.now() };
  hall.calls.push(call);
  return playFault(
    hall.next?.(call) ?? null,
    async () => {
      try {
        return {
          status: 200,
          body: { ok: true, result: await method(hall, payload, exchange.gone) },
        };
      } catch (cause) {
        return refusal(asRefusal(cause));
      }
    },
    ({ status, message = 'Refused', retryAfter }) =>
      refusal(new BotApiRefusal(status, message, retryAfter)),
  );
}

function asRefusal(cause: unknown): BotApiRefusal {
  if (cause instanceof BotApiRefusal) return cause;
  if (cause instanceof z.ZodError)
    return new BotApiRefusal(400, `Bad Request: ${z.prettifyError(cause)}`);
  throw cause;
}

function refusal({ status, message, retryAfter }: BotApiRefusal): Answer {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  return { status, body: { ok: false, error_code: status, description: message, ...parameters } };
}

function botId(token: string): number {
  const id = Number.parseInt(token, 10);
  return Number.isNaN(id) ? 7_000_000_001 : id;
}

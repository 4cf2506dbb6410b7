import { setTimeout as pause } from 'node:timers/promises';
import { Router } from '@koa/router';
import type { Bot, Context as BotContext } from 'grammy';
import type { Message, Update } from 'grammy/types';
import { z } from 'zod';
import { isSecret } from '#core/kernel/is-secret.js';
import { toE164 } from '#core/kernel/phone.js';
import { LANGUAGES } from '#core/kernel/language.js';
import type { Incoming } from '../incoming.js';
import { readBody } from './body.js';
import { hear } from './hear.js';
import type { Intake } from './hear.js';

export interface TelegramIntake extends Intake {
  refused: (kind: string) => void;
}

const LIMIT = 128 * 1024;

/** What we ask Telegram to send us; the rest would be dropped. */
export const ALLOWED_UPDATES = ['message', 'callback_query', 'my_chat_member'] as const;

const chat = z.object({ id: z.int(), type: z.string() });
const user = z.object({
  id: z.int(),
  is_bot: z.boolean(),
  language_code: z.string().optional(),
});

/** The shape of all that is read here: an update that lacks it would fail each of the times that it is sent again. */
const readable = z.object({
  message: z
    .object({
      message_id: z.int(),
      chat,
      from: user.optional(),
      text: z.string().optional(),
      contact: z.object({ phone_number: z.string(), user_id: z.int().optional() }).optional(),
    })
    .optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: user,
      data: z.string().optional(),
      message: z.object({ message_id: z.int(), chat }).optional(),
    })
    .optional(),
  my_chat_member: z
    .object({ chat, from: user, new_chat_member: z.object({ status: z.string() }) })
    .optional(),
});

/** Tries of a polled update that failed, each after twice the wait of the one before: some two minutes in all. */
const TRIES = 7;

/**
 * Hears updates, from the webhook or by polling: private chats only, each taken in once, in the order of its chat.
 * Telegram sends again what a webhook fails at; polling has confirmed it by then, so it is tried again here, and what came
 * after it waits.
 */
export function hearTelegram(bot: Bot, intake: TelegramIntake, againMs = 1_000): void {
  bot.catch(async ({ ctx }) => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      await pause(againMs * 2 ** tries, undefined, { ref: false });
      if (await isHeard(ctx, intake)) return;
    }
    intake.refused('telegram-failed');
  });
  bot.use(async (tg, next) => {
    if (readable.safeParse(tg.update).success) await next();
    else intake.refused('telegram-malformed');
  });
  bot.use(hearing(intake));
}

async function isHeard(tg: BotContext, intake: TelegramIntake): Promise<boolean> {
  try {
    await hearing(intake)(tg);
    return true;
  } catch {
    return false;
  }
}

/** Takes in an update that has the shape of what is read of it. */
export function hearing(intake: TelegramIntake): (tg: BotContext) => Promise<void> {
  return async (tg) => {
    const incoming = incomingOf(tg);
    const toast = incoming && (await hear(intake, incoming));
    if (!incoming) intake.refused('telegram-dropped');
    if (tg.callbackQuery)
      await tg.answerCallbackQuery(toast ? { text: toast } : {}).catch(() => {
        intake.refused('telegram-callback');
      });
  };
}

/** The webhook: the secret is compared in constant time, and updates not taken in are answered 200, for a refusal would be sent again for a day. */
export function telegramRoutes(bot: Bot, secret: string, intake: TelegramIntake): Router {
  const router = new Router();
  router.post('/webhooks/telegram', async (http) => {
    if (!isSecret(http.get('X-Telegram-Bot-Api-Secret-Token'), secret)) {
      http.status = 401;
      intake.refused('telegram-forged');
      return;
    }
    const body = await readBody(http.req, LIMIT);
    if (body === null) {
      http.status = 413;
      intake.refused('telegram-oversized');
      return;
    }
    http.status = 200;
    const update = parseUpdate(body);
    if (update) await bot.handleUpdate(update);
    else intake.refused('telegram-malformed');
    http.body = '';
  });
  return router;
}

function parseUpdate(body: string): Update | null {
  try {
    const update: unknown = JSON.parse(body);
    const whole =
      typeof update === 'object' &&
      update !== null &&
      'update_id' in update &&
      Number.isInteger(update.update_id);
    return whole ? (update as Update) : null;
  } catch {
    return null;
  }
}

/** An update in our words; null for groups, channels, forwarded, inline and edited ones, and for what is no text. */
function incomingOf(tg: BotContext): Incoming | null {
  const { chat, from, update } = tg;
  if (chat?.type !== 'private' || !from || from.is_bot || from.id !== chat.id) return null;
  const event = eventOf(tg);
  if (!event) return null;
  const code = from.language_code?.slice(0, 2);
  const language = LANGUAGES.find((each) => each === code);
  return {
    provider: 'telegram',
    externalId: String(update.update_id),
    from: { channel: 'telegram', value: String(chat.id) },
    event,
    ...(language ? { language } : {}),
    ...(tg.message ? { messageId: tg.message.message_id } : {}),
  };
}

function eventOf(tg: BotContext): Incoming['event'] | null {
  const { callbackQuery: press, myChatMember: member, message } = tg;
  if (member) return member.new_chat_member.status === 'kicked' ? { is: 'blocked' } : null;
  if (press) return pressOf(press.data ?? '', press.message?.message_id);
  return message ? eventOfMessage(message) : null;
}

/** What a person wrote themselves; a picture or a voice note is an empty text, which is asked again kindly. */
function eventOfMessage(message: Message): Incoming['event'] | null {
  if (message.forward_origin || message.via_bot) return null;
  if (message.contact) return ownNumber(message.contact, message.chat.id);
  return message.text === undefined ? { is: 'text', text: '' } : eventOfText(message.text);
}

/** `1:<text's number>:<key>`; anything else is an old button. */
function pressOf(data: string, messageId: number | undefined): Incoming['event'] | null {
  if (!messageId) return null;
  const [version, n, key = ''] = data.split(':');
  const known = version === '1' && /^\d{1,9}$/.test(n ?? '');
  return {
    is: 'press',
    n: known ? Number(n) : -1,
    key: known ? key : '',
    messageId: String(messageId),
  };
}

/** A shared contact counts only if it is the sender's own. */
function ownNumber(
  contact: { phone_number: string; user_id?: number },
  senderId: number,
): Incoming['event'] {
  const phone = toE164(`+${contact.phone_number.replace(/^\+/, '')}`, 'KE');
  if (contact.user_id !== senderId || !phone) return { is: 'text', text: '' };
  return { is: 'own-number', phone };
}

/** A Map, as a plain object also has what was never put in it: `/constructor` would be no text. */
const COMMANDS: ReadonlyMap<string, string> = new Map([
  ['menu', 'menu'],
  ['visits', 'visits'],
  ['language', 'language'],
  ['privacy', 'privacy'],
  ['delete', 'wipe'],
  ['help', 'msaada'],
  ['stop', 'stop'],
]);

function eventOfText(text: string): Incoming['event'] {
  const start = /^\/start(?:@\w+)?(?:\s+([\w-]{1,64}))?$/.exec(text.trim());
  if (start) return { is: 'start', payload: start[1] ?? '' };
  const command = /^\/(\w{1,16})(?:@\w+)?$/.exec(text.trim());
  return { is: 'text', text: COMMANDS.get(command?.[1] ?? '') ?? text };
}

import { z } from 'zod';
import type { BotCommand, User } from 'grammy/types';
import {
  apiMessage,
  BotApiRefusal,
  checkText,
  inlineButtons,
  keyboardButtons,
  replyMarkup,
} from './telegram-chats.js';
import type { ChatMessage } from './telegram-chats.js';
import type { TelegramInbox } from './telegram-inbox.js';

/** Everything that the fake Bot API knows. */
export interface TelegramDesk {
  bot: User;
  chats: Map<number, ChatMessage[]>;
  /** People who blocked the bot: sending to one is a 403. */
  blocked: Set<number>;
  /** The command list by language code; '' is the default list. */
  commands: Map<string, BotCommand[]>;
  /** Pressed buttons that wait for their answer: query id to chat. */
  pressed: Map<string, number>;
  toasts: { chatId: number; text: string; alert: boolean }[];
  inbox: TelegramInbox;
  now: () => Date;
  newMessageId: () => number;
  changed: () => void;
}

type Method = (desk: TelegramDesk, payload: unknown, gone: AbortSignal) => unknown;

const chatId = z.coerce.number().int();
const sending = z.object({
  chat_id: chatId,
  text: z.string(),
  reply_markup: replyMarkup.optional(),
  protect_content: z.boolean().optional(),
  disable_notification: z.boolean().optional(),
});
const editing = z.object({
  chat_id: chatId,
  message_id: z.number().int(),
  reply_markup: replyMarkup.optional(),
});
const twoDays = 48 * 3600 * 1000;
const fine: Method = () => true;

/** The Bot API's methods by name, each answering its `result` or throwing its refusal. */
export const telegramMethods: Readonly<Record<string, Method>> = {
  getMe: ({ bot }) => ({
    ...bot,
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  }),
  setWebhook: ({ inbox }, payload) => {
    const { url, secret_token: secret } = z
      .object({ url: z.string(), secret_token: z.string().optional() })
      .parse(payload);
    return inbox.setWebhook(url, secret ?? '');
  },
  deleteWebhook: ({ inbox }) => inbox.setWebhook('', ''),
  getWebhookInfo: ({ inbox }) => inbox.info(),
  getUpdates: ({ inbox }, payload, gone) => {
    const asked = z
      .object({
        offset: z.number().default(0),
        limit: z.number().default(100),
        timeout: z.number().default(0),
      })
      .parse(payload);
    return inbox.take(asked, gone);
  },
  sendMessage,
  editMessageText,
  editMessageReplyMarkup,
  deleteMessage: (desk, payload) => {
    const { chat_id: chat, message_id: id } = editing.parse(payload);
    if (!erase(desk, chat, id)) {
      throw new BotApiRefusal(400, 'Bad Request: message to delete not found');
    }
    return true;
  },
  deleteMessages: (desk, payload) => {
    const asked = z.object({ chat_id: chatId, message_ids: z.array(z.number()).max(100) });
    const { chat_id: chat, message_ids: ids } = asked.parse(payload);
    for (const id of ids) erase(desk, chat, id);
    return true;
  },
  answerCallbackQuery,
  setMyCommands: ({ commands, changed }, payload) => {
    const asked = z.object({
      commands: z.array(z.object({ command: z.string(), description: z.string() })),
      language_code: z.string().default(''),
    });
    const list = asked.parse(payload);
    commands.set(list.language_code, list.commands);
    changed();
    return true;
  },
  deleteMyCommands: fine,
  setMyName: fine,
  setMyDescription: fine,
  setMyShortDescription: fine,
  setChatMenuButton: fine,
  sendChatAction: fine,
};

function sendMessage(desk: TelegramDesk, payload: unknown) {
  const asked = sending.parse(payload);
  if (desk.blocked.has(asked.chat_id))
    throw new BotApiRefusal(403, 'Forbidden: bot was blocked by the user');
  checkText(asked.text);
  const message: ChatMessage = {
    messageId: desk.newMessageId(),
    chatId: asked.chat_id,
    from: 'bot',
    text: asked.text,
    at: desk.now(),
    editedAt: null,
    before: [],
    deleted: false,
    buttons: inlineButtons(asked.reply_markup),
    keyboard: keyboardButtons(asked.reply_markup),
    protectContent: asked.protect_content ?? false,
    disableNotification: asked.disable_notification ?? false,
  };
  desk.chats.set(asked.chat_id, [...(desk.chats.get(asked.chat_id) ?? []), message]);
  desk.changed();
  return apiMessage(message, desk.bot);
}

function editMessageText(desk: TelegramDesk, payload: unknown) {
  const asked = editing.extend({ text: z.string() }).parse(payload);
  checkText(asked.text);
  return edit(desk, asked, asked.text);
}

function editMessageReplyMarkup(desk: TelegramDesk, payload: unknown) {
  return edit(desk, editing.parse(payload), null);
}

function edit(desk: TelegramDesk, asked: z.infer<typeof editing>, text: string | null) {
  if (desk.blocked.has(asked.chat_id))
    throw new BotApiRefusal(403, 'Forbidden: bot was blocked by the user');
  const message = find(desk, asked.chat_id, asked.message_id);
  if (message?.from !== 'bot')
    throw new BotApiRefusal(400, 'Bad Request: message to edit not found');
  const buttons = inlineButtons(asked.reply_markup);
  const says = text ?? message.text;
  if (says === message.text && JSON.stringify(buttons) === JSON.stringify(message.buttons))
    throw new BotApiRefusal(
      400,
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  if (says !== message.text) {
    message.before.push(message.text);
    message.editedAt = desk.now();
  }
  message.text = says;
  message.buttons = buttons;
  desk.changed();
  return apiMessage(message, desk.bot);
}

function answerCallbackQuery(desk: TelegramDesk, payload: unknown) {
  const asked = z.object({
    callback_query_id: z.string(),
    text: z.string().max(200).default(''),
    show_alert: z.boolean().default(false),
  });
  const { callback_query_id: id, text, show_alert: alert } = asked.parse(payload);
  const chat = desk.pressed.get(id);
  if (chat === undefined)
    throw new BotApiRefusal(
      400,
      'Bad Request: query is too old and response timeout expired or query ID is invalid',
    );
  desk.pressed.delete(id);
  if (text) desk.toasts.push({ chatId: chat, text, alert });
  desk.changed();
  return true;
}

function erase(desk: TelegramDesk, chat: number, id: number): boolean {
  const message = find(desk, chat, id);
  if (!message) return false;
  if (desk.now().getTime() - message.at.getTime() > twoDays)
    throw new BotApiRefusal(400, "Bad Request: message can't be deleted for everyone");
  message.deleted = true;
  desk.changed();
  return true;
}

function find(desk: TelegramDesk, chat: number, id: number): ChatMessage | undefined {
  return desk.chats.get(chat)?.find(({ messageId, deleted }) => messageId === id && !deleted);
}

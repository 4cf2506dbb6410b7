import type { Chat, MessageEntity, Update, User } from 'grammy/types';
import { unix } from './telegram-chats.js';

/** Who writes; a name and a language are made up where none is given. */
export interface TelegramUser {
  id: number;
  firstName?: string;
  languageCode?: string;
}

/** Where new ids and the time of an update come from. */
export interface UpdateIds {
  update(): number;
  message(): number;
  now(): Date;
}

/** Builders of the updates that a bot may meet, in the Bot API's own shape. */
export interface TelegramUpdates {
  text(user: TelegramUser, text: string): Update;
  /** A press on a button under message `messageId`. */
  press(user: TelegramUser, messageId: number, data: string): Update;
  /** A shared contact; it is the sender's own where `userId` is the sender's id. */
  contact(user: TelegramUser, contact: { phone: string; userId?: number }): Update;
  forwarded(user: TelegramUser, text: string): Update;
  edited(user: TelegramUser, messageId: number, text: string): Update;
  group(user: TelegramUser, text: string): Update;
  channelPost(text: string): Update;
  /** The person blocked the bot, or let it in again. */
  blocked(user: TelegramUser, blocked?: boolean): Update;
  photo(user: TelegramUser): Update;
}

const anyBot: User = { id: 1, is_bot: true, first_name: 'Bot' };
const groupChat: Chat.GroupChat = { id: -4001, type: 'group', title: 'A group' };

/** Builders that take their ids and their time from `ids`. */
export function telegramUpdates(ids: UpdateIds): TelegramUpdates {
  const update = (part: Omit<Update, 'update_id'>): Update => ({
    update_id: ids.update(),
    ...part,
  });
  return {
    ...messageUpdates(ids, update),
    press: (user, messageId, data) =>
      update({
        callback_query: {
          id: String(ids.update()),
          from: person(user),
          chat_instance: String(user.id),
          data,
          message: { message_id: messageId, date: unix(ids.now()), chat: privateChat(user) },
        },
      }),
    channelPost: (text) => {
      const chat: Chat.ChannelChat = {
        id: -1_000_000_004_002,
        type: 'channel',
        title: 'A channel',
      };
      return update({
        channel_post: { message_id: ids.message(), date: unix(ids.now()), chat, text },
      });
    },
    blocked: (user, blocked = true) => {
      const out = { user: anyBot, status: 'kicked', until_date: 0 } as const;
      const member = { user: anyBot, status: 'member' } as const;
      return update({
        my_chat_member: {
          chat: privateChat(user),
          from: person(user),
          date: unix(ids.now()),
          old_chat_member: blocked ? member : out,
          new_chat_member: blocked ? out : member,
        },
      });
    },
  };
}

function messageUpdates(ids: UpdateIds, update: (part: Omit<Update, 'update_id'>) => Update) {
  const base = (user: TelegramUser) => ({
    message_id: ids.message(),
    date: unix(ids.now()),
    from: person(user),
    chat: privateChat(user),
  });
  return {
    text: (user, text) => update({ message: { ...base(user), ...withCommand(text) } }),
    contact: (user, { phone, userId }) => {
      const owner = userId === undefined ? {} : { user_id: userId };
      const contact = { phone_number: phone, first_name: 'Demo', ...owner };
      return update({ message: { ...base(user), contact } });
    },
    forwarded: (user, text) => {
      const origin = { type: 'hidden_user', sender_user_name: 'Other' } as const;
      const forward_origin = { ...origin, date: unix(ids.now()) };
      return update({ message: { ...base(user), text, forward_origin } });
    },
    edited: (user, messageId, text) => {
      const edited = { message_id: messageId, edit_date: unix(ids.now()), text };
      return update({ edited_message: { ...base(user), ...edited } });
    },
    group: (user, text) => update({ message: { ...base(user), chat: groupChat, text } }),
    photo: (user) => {
      const size = { file_id: 'demo', file_unique_id: 'demo', width: 90, height: 90 };
      return update({ message: { ...base(user), photo: [size] } });
    },
  } satisfies Partial<TelegramUpdates>;
}

/** Ids that start from the time, so that a restart never repeats one. */
export function idsFromTime(now: () => Date): UpdateIds {
  const epoch = Date.UTC(2025, 0, 1);
  const start = Math.max(1, Math.floor((Date.now() - epoch) / 100));
  let update = start;
  let message = start;
  return { update: () => ++update, message: () => ++message, now };
}

function person({ id, firstName = 'Demo', languageCode = 'en' }: TelegramUser): User {
  return { id, is_bot: false, first_name: firstName, language_code: languageCode };
}

function privateChat({ id, firstName = 'Demo' }: TelegramUser): Chat.PrivateChat {
  return { id, type: 'private', first_name: firstName };
}

/** Telegram marks a leading command; without the mark a client library sees plain text. */
function withCommand(text: string): { text: string; entities?: MessageEntity[] } {
  const command = /^\/[a-z0-9_]{1,32}(?=\s|$)/i.exec(text)?.[0];
  if (!command) return { text };
  return { text, entities: [{ type: 'bot_command', offset: 0, length: command.length }] };
}

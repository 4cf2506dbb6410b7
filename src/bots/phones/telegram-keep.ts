import type { ChatMemberUpdated, Message, Update } from 'grammy/types';
import type { ChatMessage } from './telegram-chats.js';
import type { TelegramDesk } from './telegram-methods.js';

/** Keeps what the person's own phone shows of an update: their messages, presses and blocks. */
export function keepUpdate(desk: TelegramDesk, update: Update): void {
  const { message, edited_message: edited, callback_query: query, my_chat_member: member } = update;
  if (query) desk.pressed.set(query.id, query.from.id);
  if (member) keepBlock(desk, member);
  if (edited) keepEdit(desk, edited);
  if (message?.chat.type === 'private') keepMessage(desk, message);
  desk.changed();
}

function keepBlock({ blocked }: TelegramDesk, { from, new_chat_member: now }: ChatMemberUpdated) {
  if (now.status === 'kicked') blocked.add(from.id);
  else blocked.delete(from.id);
}

function keepEdit(desk: TelegramDesk, edited: Message): void {
  const old = desk.chats.get(edited.chat.id)?.find((own) => own.messageId === edited.message_id);
  if (!old) return;
  old.before.push(old.text);
  old.text = edited.text ?? '';
  old.editedAt = desk.now();
}

function keepMessage(desk: TelegramDesk, message: Message): void {
  const own: ChatMessage = {
    messageId: message.message_id,
    chatId: message.chat.id,
    from: 'user',
    text: message.text ?? message.contact?.phone_number ?? '',
    at: desk.now(),
    editedAt: null,
    before: [],
    deleted: false,
    buttons: [],
    keyboard: [],
    protectContent: false,
    disableNotification: false,
  };
  desk.chats.set(message.chat.id, [...(desk.chats.get(message.chat.id) ?? []), own]);
}

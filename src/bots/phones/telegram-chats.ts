import { z } from 'zod';
import type { Message, User } from 'grammy/types';

/** A button under a message, or on the keyboard where `contact` asks to share a number. */
export interface ChatButton {
  text: string;
  data?: string;
  url?: string;
  contact?: true;
}

/** One message as the person's phone holds it: edits happen in place, a deleted one stays known. */
export interface ChatMessage {
  messageId: number;
  chatId: number;
  from: 'bot' | 'user';
  text: string;
  at: Date;
  editedAt: Date | null;
  /** What it said before its edits, oldest first. */
  before: string[];
  deleted: boolean;
  buttons: ChatButton[][];
  /** The keyboard that replaces the phone's own, where the message brings one. */
  keyboard: ChatButton[][];
  protectContent: boolean;
  disableNotification: boolean;
}

/** A refusal in the Bot API's shape; `retryAfter` is in seconds. */
export class BotApiRefusal extends Error {
  constructor(
    readonly status: number,
    description: string,
    readonly retryAfter?: number,
  ) {
    super(description);
  }
}

const inlineButton = z.object({
  text: z.string().min(1),
  callback_data: z.string().optional(),
  url: z.string().optional(),
});
const keyboardButton = z.object({ text: z.string(), request_contact: z.boolean().optional() });

/** What may stand under a message: inline buttons, a keyboard, or its removal. */
export const replyMarkup = z.object({
  inline_keyboard: z.array(z.array(inlineButton)).optional(),
  keyboard: z.array(z.array(keyboardButton)).optional(),
});
type ReplyMarkup = z.infer<typeof replyMarkup>;

/** The inline buttons of a markup; data of more than 64 bytes is refused as the Bot API does. */
export function inlineButtons(markup: ReplyMarkup | undefined): ChatButton[][] {
  return (markup?.inline_keyboard ?? []).map((row) =>
    row.map(({ text, callback_data: data, url }) => {
      if (data !== undefined && (data === '' || Buffer.byteLength(data) > 64))
        throw new BotApiRefusal(400, 'Bad Request: BUTTON_DATA_INVALID');
      return { text, ...(data === undefined ? {} : { data }), ...(url ? { url } : {}) };
    }),
  );
}

/** The buttons of a reply keyboard. */
export function keyboardButtons(markup: ReplyMarkup | undefined): ChatButton[][] {
  return (markup?.keyboard ?? []).map((row) =>
    row.map(({ text, request_contact: contact }) => ({
      text,
      ...(contact ? { contact: true as const } : {}),
    })),
  );
}

/** Refuses a text that the Bot API would refuse: empty, or of more than 4,096 characters. */
export function checkText(text: string): void {
  if (!text.trim()) throw new BotApiRefusal(400, 'Bad Request: message text is empty');
  if (text.length > 4096) throw new BotApiRefusal(400, 'Bad Request: message is too long');
}

/** A chat's message as the Bot API returns it. */
export function apiMessage(message: ChatMessage, bot: User): Message.TextMessage {
  return {
    message_id: message.messageId,
    from: bot,
    chat: { id: message.chatId, type: 'private', first_name: 'Demo' },
    date: unix(message.at),
    ...(message.editedAt ? { edit_date: unix(message.editedAt) } : {}),
    text: message.text,
    ...(message.protectContent ? { has_protected_content: true as const } : {}),
  };
}

/** Whole seconds since 1970, the Bot API's dates. */
export function unix(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

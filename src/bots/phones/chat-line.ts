import type { Update } from 'grammy/types';
import type { ChatEntry, DemoPerson, PhonesState } from './contract.js';
import type { ChatMessage, FakeTelegram } from './fake-telegram.js';
import type { Webhooks } from './plain-line.js';
import { postUpdate } from './telegram-inbox.js';
import { idsFromTime, telegramUpdates } from './telegram-updates.js';
import type { TelegramUser } from './telegram-updates.js';

type ChatView = Pick<PhonesState, 'chats' | 'blocked' | 'toasts' | 'commands'>;

/** When each message came, by the demo's clock: the Bot API's own dates are the world's. */
type Stamps = Map<number, string>;

/** The smartphones' line to the service, by the Bot API's updates. */
export interface ChatLine {
  /** What the smartphones show; a message of this very moment came at `now`, an ISO instant. */
  view(people: readonly DemoPerson[], now: string): ChatView;
  send(person: DemoPerson, text: string): Promise<void>;
  press(person: DemoPerson, messageId: number, data: string): Promise<void>;
  shareContact(person: DemoPerson): Promise<void>;
  block(person: DemoPerson, blocked: boolean): Promise<void>;
}

const longestChat = 80;

interface Wires {
  webhooks: Webhooks;
  telegram: FakeTelegram | null;
  /** The demo's clock. */
  now: () => Promise<string>;
}

/** Opens the line; without the fake the updates are posted and the answers go to the provider. */
export function chatLine({ webhooks, telegram, now: clock }: Wires): ChatLine {
  const stamps: Stamps = new Map();
  telegram?.onChange(() => {
    // A clock that cannot be read now is read at the next change.
    clock().then(
      (at) => {
        stamp(telegram, stamps, at);
      },
      () => null,
    );
  });
  const build = telegram?.build ?? telegramUpdates(idsFromTime(() => new Date(Date.now())));
  const hook = { url: `${webhooks.base}/webhooks/telegram`, secret: webhooks.telegramSecret };

  async function push(update: Update): Promise<void> {
    const said = await (telegram
      ? telegram.push(update, hook.secret ? hook : undefined)
      : postUpdate(hook.url, hook.secret, update));
    if (said.status >= 300)
      throw Object.assign(new Error(`The service answered ${said.status}.`), { status: 502 });
  }

  return {
    view(people, now) {
      if (!telegram) return nothing;
      return viewOf(telegram, people, (id) => stamps.get(id) ?? now);
    },
    send: (person, text) => push(build.text(user(person), text)),
    press: (person, messageId, data) => push(build.press(user(person), messageId, data)),
    shareContact: (person) =>
      push(
        build.contact(user(person), { phone: person.phone ?? '', userId: Number(person.address) }),
      ),
    block: (person, blocked) => push(build.blocked(user(person), blocked)),
  };
}

const nothing: ChatView = { chats: {}, blocked: [], toasts: {}, commands: [] };

function stamp(telegram: FakeTelegram, stamps: Stamps, now: string): void {
  for (const chat of telegram.chats.values())
    for (const { messageId } of chat) if (!stamps.has(messageId)) stamps.set(messageId, now);
}

function viewOf(
  telegram: FakeTelegram,
  people: readonly DemoPerson[],
  at: (messageId: number) => string,
): ChatView {
  const mine = people.filter(({ channel }) => channel === 'telegram');
  const view: ChatView = { chats: {}, blocked: [], toasts: {}, commands: [] };
  for (const { key, address } of mine) {
    const chat = telegram.chats.get(Number(address));
    if (chat) view.chats[key] = chat.slice(-longestChat).map((message) => entry(message, at));
    if (telegram.blocked.has(Number(address))) view.blocked.push(key);
    const toast = telegram.toasts.findLastIndex(({ chatId }) => chatId === Number(address));
    const text = telegram.toasts[toast]?.text;
    if (text) view.toasts[key] = { id: toast + 1, text };
  }
  for (const [language, list] of telegram.commands)
    view.commands.push(...list.map((command) => ({ ...command, language })));
  return view;
}

function entry(message: ChatMessage, at: (messageId: number) => string): ChatEntry {
  return {
    id: message.messageId,
    side: message.from === 'bot' ? 'service' : 'person',
    text: message.deleted ? '' : message.text,
    at: at(message.messageId),
    edited: message.editedAt !== null,
    deleted: message.deleted,
    protected: message.protectContent,
    silent: message.disableNotification,
    buttons: message.buttons.map((row) =>
      row.map(({ text, data }) => ({ text, data: data ?? null })),
    ),
    keyboard: message.keyboard.map((row) =>
      row.map(({ text, contact }) => ({ text, contact: contact ?? false })),
    ),
  };
}

function user({ address, language }: DemoPerson): TelegramUser {
  return { id: Number(address), languageCode: language };
}

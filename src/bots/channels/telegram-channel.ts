import { GrammyError, InlineKeyboard, Keyboard } from 'grammy';
import type { Api, Bot } from 'grammy';
import { SendError } from '#core/messaging/index.js';
import type { Call, Channel, Outgoing, SendReason } from '#core/messaging/index.js';
import { silence } from './silence.js';

/** Seconds until a call is given up; grammY's own default is 500. */
export const TELEGRAM_TIMEOUT_SECONDS = 10;

/** Telegram by the Bot API, with grammY's real client. */
export function telegramChannel(bot: Bot): Channel {
  return {
    name: 'telegram',
    async call(call) {
      try {
        if (call.op === 'send') return await send(bot.api, call);
        if (call.op === 'edit') return await edit(bot.api, call);
        await remove(bot.api, Number(call.to), call.targets.map(Number));
        return call.targets.join(',').slice(0, 64);
      } catch (cause) {
        throw sendError(cause);
      }
    },
  };
}

async function send(api: Api, call: Extract<Call, { op: 'send' }>): Promise<string> {
  const sent = await api.sendMessage(Number(call.to), call.out.text, {
    protect_content: true,
    disable_notification: call.out.silent ?? false,
    ...markup(call.out),
  });
  if (call.clears) await clearButtons(api, call.to, call.clears);
  return String(sent.message_id);
}

/** Old buttons are only tidied away: the text has been said, and is not said again because that failed. */
async function clearButtons(api: Api, chat: string, target: string): Promise<void> {
  await api.editMessageReplyMarkup(Number(chat), Number(target)).catch(() => undefined);
}

async function edit(api: Api, call: Extract<Call, { op: 'edit' }>): Promise<string> {
  try {
    const { buttons = [] } = call.out;
    await api.editMessageText(Number(call.to), Number(call.target), call.out.text, {
      reply_markup: inline(buttons),
    });
    return call.target;
  } catch (cause) {
    if (!isRefusal(cause)) throw cause;
    if (cause.description.includes('message is not modified')) return call.target;
    // It is too old or deleted: say it anew.
    return send(api, { op: 'send', to: call.to, out: call.out, ref: call.ref });
  }
}

/** What is too old to be deleted (48 hours) is emptied where it is ours; the rest stays on the phone. */
async function remove(api: Api, chat: number, ids: readonly number[]): Promise<void> {
  try {
    await api.deleteMessages(chat, [...ids]);
  } catch (cause) {
    if (!isRefusal(cause)) throw cause;
    for (const id of ids) await removeOne(api, chat, id);
  }
}

const EMPTIED = '…';

async function removeOne(api: Api, chat: number, id: number): Promise<void> {
  try {
    await api.deleteMessage(chat, id);
  } catch (cause) {
    if (!isRefusal(cause)) throw cause;
    await api.editMessageText(chat, id, EMPTIED).catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
    });
  }
}

function isRefusal(cause: unknown): cause is GrammyError {
  return cause instanceof GrammyError && cause.error_code === 400;
}

function markup({ buttons = [], asksNumber }: Outgoing) {
  if (asksNumber)
    return {
      reply_markup: new Keyboard()
        .requestContact(buttons[0]?.label ?? '☎')
        .resized()
        .oneTime(),
    };
  return buttons.length ? { reply_markup: inline(buttons) } : {};
}

function inline(buttons: NonNullable<Outgoing['buttons']>): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  buttons.forEach(({ label, data, beside }, at) => {
    if (at > 0 && !beside) keyboard.row();
    keyboard.text(label, data);
  });
  return keyboard;
}

function sendError(cause: unknown): SendError {
  if (!(cause instanceof GrammyError)) return silence(cause);
  const { error_code: code, parameters } = cause;
  const reason = reasonOf(cause);
  if (reason !== 'throttled') return new SendError(reason, { cause, code });
  return new SendError(reason, { cause, code, retryAfter: parameters.retry_after ?? 1 });
}

/** Of these statuses the number alone tells; 401 and 404 are of a token that was revoked. */
const REASONS: Readonly<Record<number, SendReason>> = {
  401: 'refused-us',
  404: 'refused-us',
  429: 'throttled',
};

function reasonOf({ error_code: code, description }: GrammyError): SendReason {
  if (code >= 500) return 'in-doubt';
  if (code === 403) return description.includes('deactivated') ? 'bad-address' : 'opted-out';
  const gone = description.includes('chat not found');
  return REASONS[code] ?? (gone ? 'bad-address' : 'rejected');
}

import { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import { expect, onTestFinished, test } from 'vitest';
import { telegramChannel } from '#bots/channels/telegram-channel.js';
import type { Fault } from '#bots/phones/fault.js';
import type { Call } from '#core/messaging/index.js';
import { asSystem } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';
import { testService } from '../../support/service.js';
import { send, telegramPost } from './posts.js';

const service = await testService();
const { app, telegram, refusals, post } = service;
const { build } = telegram;
let last = 91_000;
const USER = { id: 91_000 };
const channel = post.channels.telegram;
if (!channel) throw new Error('no channel');

async function person(): Promise<number> {
  const id = (last += 1);
  await buildPatient(app, { channel: 'telegram', address: String(id) });
  return id;
}

async function inbox(): Promise<number> {
  const [row] = await asSystem(app, (ctx) =>
    ctx.sql<{ n: number }>('SELECT count(*)::int AS n FROM inbox', []),
  );
  return row?.n ?? 0;
}

const text = (part: object): Update => {
  const update = build.text(USER, 'MENU');
  return { ...update, message: { ...update.message, ...part } } as Update;
};
const query = (part: object): Update => {
  const update = build.press(USER, 5, '1:1:1');
  return { ...update, callback_query: { ...update.callback_query, ...part } } as Update;
};
const bot = { id: 91_000, is_bot: true, first_name: 'Other' };

const dropped: [string, unknown][] = [
  ['of a group', build.group(USER, 'MENU')],
  ['of a channel', build.channelPost('MENU')],
  ['edited', build.edited(USER, 4, 'MENU')],
  ['forwarded', build.forwarded(USER, 'MENU')],
  ['inline, by another bot', text({ via_bot: bot })],
  ['from a bot', text({ from: bot })],
  ['in the name of a chat, from no person', text({ from: undefined })],
  ['of a person in another’s chat', text({ from: { id: 91_999, is_bot: false, first_name: 'X' } })],
  ['pressed under an inline message', query({ message: undefined, inline_message_id: 'x' })],
  ['of an unblock', build.blocked(USER, false)],
  ['of a kind that we do not ask for', { update_id: 1, poll_answer: {} }],
  ['of nothing', { update_id: 2 }],
];

test.each(dropped)('an update %s is answered 200, dropped and counted', async (_, update) => {
  const before = await inbox();
  refusals.length = 0;
  expect(await send(service, telegramPost(update))).toMatchObject({ status: 200 });
  expect(await inbox()).toBe(before);
  expect(refusals.filter((kind) => kind === 'telegram-dropped')).toHaveLength(1);
});

const spoilt: [string, unknown][] = [
  ['is no object', 'MENU'],
  ['is null', null],
  ['has no number', { message: build.text(USER, 'x').message }],
  ['has a number that is none', { ...build.text(USER, 'x'), update_id: '7' }],
  ['has a message that is null', { update_id: 3, message: null }],
  ['has a message that is a list', { update_id: 4, message: [1] }],
  ['has a chat that is none', text({ chat: 7 })],
  ['has words that are a number', text({ text: 7 })],
  ['has words that are a list', text({ text: ['STOP'] })],
  ['has a contact that is none', text({ text: undefined, contact: null })],
  ['has a contact without a number', text({ text: undefined, contact: { user_id: 91_000 } })],
  ['has a language that is none', text({ from: { id: 91_000, is_bot: false, language_code: 5 } })],
  ['has pressed data that is no text', query({ data: { a: 1 } })],
  ['has a member that is none', { ...build.blocked(USER), my_chat_member: { chat: {} } }],
  ['has entities that are none', text({ entities: 'x' })],
];

test.each(spoilt)('an update that %s is no fault of ours: 200', async (_, update) => {
  expect(await send(service, telegramPost(update))).toMatchObject({ status: 200 });
});

test('an update that cannot be read is counted, and kept nowhere', async () => {
  const before = await inbox();
  refusals.length = 0;
  await send(service, telegramPost(text({ text: 7 })));
  expect(refusals).toEqual(['telegram-malformed']);
  expect(await inbox()).toBe(before);
});

test('a body that is no JSON is answered 200 and counted', async () => {
  refusals.length = 0;
  const post = { ...telegramPost({}), body: '{"update_id":' };
  expect(await send(service, post)).toMatchObject({ status: 200 });
  expect(refusals).toEqual(['telegram-malformed']);
});

test('a press is always answered, whatever it holds', async () => {
  const id = await person();
  const answers = () =>
    telegram.calls.filter(({ method }) => method === 'answerCallbackQuery').length;
  for (const data of ['1:1:1', '1:99:1', 'x', '', '1', '2:1:1', '1:1:'.padEnd(64, 'é')]) {
    const before = answers();
    const answered = await service.push(build.press({ id }, 12, data));
    expect([answered.status, answers() - before]).toEqual([200, 1]);
  }
});

test("a shared contact counts only if it is the sender's own", async () => {
  const { address, contact } = await buildPatient(app);
  const links = async () => {
    const [row] = await asSystem(app, (ctx) =>
      ctx.sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM patient_contacts p WHERE patient_id =
           (SELECT patient_id FROM patient_contacts WHERE contact_id = $1)`,
        [contact.id],
      ),
    );
    return row?.n;
  };
  const id = (last += 1);
  for (const foreign of [{ phone: address }, { phone: address, userId: id + 1 }])
    await service.push(build.contact({ id }, foreign));
  expect(await links()).toBe(1);
  await service.push(build.contact({ id }, { phone: address, userId: id }));
  expect(await links()).toBe(2);
});

test('a block is an opt-out, and the next word after it is heard', async () => {
  const id = await person();
  await service.push(build.blocked({ id }));
  const state = async () => {
    const [row] = await asSystem(app, (ctx) =>
      ctx.sql<{ state: string }>('SELECT state FROM contact_points WHERE address_index = $1', [
        app.keys.blindIndex('telegram', String(id)),
      ]),
    );
    return row?.state;
  };
  expect(await state()).toBe('stopped');
  await service.push(build.blocked({ id }, false));
  expect(await service.write(id, '/start')).toContain('Baobab');
  expect(await state()).toBe('verified');
});

const call = { op: 'send', to: '91500', out: { text: 'hi' }, ref: 'r' } as const;
const outcomes: [number, string, object][] = [
  [403, 'Forbidden: bot was blocked by the user', { reason: 'opted-out', retryable: false }],
  [403, 'Forbidden: user is deactivated', { reason: 'bad-address', retryable: false }],
  [400, 'Bad Request: chat not found', { reason: 'bad-address', retryable: false }],
  [400, 'Bad Request: message text is empty', { reason: 'rejected', retryable: false }],
  [401, 'Unauthorized', { reason: 'refused-us', retryable: true }],
  [404, 'Not Found', { reason: 'refused-us', retryable: true }],
  [429, 'Too Many Requests', { reason: 'throttled', retryable: true, retryAfter: 7 }],
  [429, 'Flood control', { reason: 'throttled', retryable: true, retryAfter: 1 }],
  [500, 'Internal Server Error', { reason: 'in-doubt', retryable: false }],
  [502, 'Bad Gateway', { reason: 'in-doubt', retryable: false }],
];

test.each(outcomes)('%i "%s" is known for what it means', async (status, message, error) => {
  telegram.fault(() => ({
    status,
    message,
    ...(message === 'Too Many Requests' && { retryAfter: 7 }),
  }));
  await expect(channel.call(call)).rejects.toMatchObject(error);
  telegram.fault(null);
});

test('a line cut after the send is in doubt, and a hang ends in doubt at the time-out', async () => {
  telegram.fault(() => ({ acceptThenDrop: true }));
  await expect(channel.call(call)).rejects.toMatchObject({ reason: 'in-doubt' });
  telegram.fault(() => ({ hangMs: 6_000 }));
  await expect(channel.call(call)).rejects.toMatchObject({ reason: 'in-doubt' });
  telegram.fault(null);
});

test('every text is protected from being passed on, and buttons of an old one go', async () => {
  const first = await channel.call(call);
  telegram.calls.length = 0;
  await channel.call({ ...call, clears: first });
  expect(telegram.calls[0]?.payload).toMatchObject({ protect_content: true });
  expect(telegram.calls[1]).toMatchObject({ method: 'editMessageReplyMarkup' });
});

test('a text to someone at COVERT makes no sound; at GENERAL it may', async () => {
  for (const [level, silent] of [
    ['COVERT', true],
    ['GENERAL', false],
  ] as const) {
    const id = (last += 1);
    await buildPatient(app, { channel: 'telegram', address: String(id), level });
    telegram.calls.length = 0;
    await service.write(id, 'MENU');
    const sent = telegram.calls.find(({ method }) => method === 'sendMessage');
    expect(sent?.payload).toMatchObject({ chat_id: id, disable_notification: silent });
  }
});

test('a text too old to change is said anew; one that is the same already is left', async () => {
  const target = await channel.call(call);
  const edit = { ...call, op: 'edit', target } as const;
  telegram.calls.length = 0;
  expect(await channel.call(edit)).toBe(target);
  expect(telegram.calls.map(({ method }) => method)).toEqual(['editMessageText']);
  const anew = await channel.call({ ...edit, target: '1', out: { text: 'other' } });
  expect(anew).not.toBe('1');
});

/** What the calls of one method are met with; all others go on. */
const failing = (...faults: [string, Fault][]) => {
  telegram.fault(({ method }) => faults.find(([name]) => name === method)?.[1] ?? null);
  onTestFinished(() => {
    telegram.fault(null);
  });
};

test('a text whose old buttons could not be tidied away was said, and is not said again', async () => {
  const first = await channel.call(call);
  for (const fault of [{ acceptThenDrop: true }, { status: 429, retryAfter: 7 }] as const) {
    failing(['editMessageReplyMarkup', fault]);
    expect(Number(await channel.call({ ...call, clears: first }))).toBeGreaterThan(Number(first));
  }
});

test('a text that cannot be changed now is not said twice', async () => {
  const target = await channel.call(call);
  const edit = { ...call, op: 'edit', target, out: { text: 'other' } } as const;
  telegram.calls.length = 0;
  failing(['editMessageText', { status: 429, retryAfter: 7 }]);
  await expect(channel.call(edit)).rejects.toMatchObject({ reason: 'throttled', retryAfter: 7 });
  failing(['editMessageText', { acceptThenDrop: true }]);
  await expect(channel.call(edit)).rejects.toMatchObject({ reason: 'in-doubt' });
  expect(telegram.calls.map(({ method }) => method)).toEqual([
    'editMessageText',
    'editMessageText',
  ]);
});

test('a chat is cleared one by one where it cannot be at once, and again later where Telegram only asks to wait', async () => {
  const ours = await channel.call(call);
  const clear: Call = { op: 'delete', to: call.to, targets: [ours, '7'], ref: 'r' };
  const [refused, busy] = [{ status: 400 }, { status: 429, retryAfter: 7 }] as const;
  const later = { reason: 'throttled', retryAfter: 7 };
  failing(['deleteMessages', busy]);
  await expect(channel.call(clear)).rejects.toMatchObject(later);
  failing(['deleteMessages', refused], ['deleteMessage', busy]);
  await expect(channel.call(clear)).rejects.toMatchObject(later);
  failing(['deleteMessages', refused], ['deleteMessage', refused], ['editMessageText', busy]);
  await expect(channel.call(clear)).rejects.toMatchObject(later);
  failing(['deleteMessages', refused], ['deleteMessage', refused]);
  expect(await channel.call(clear)).toBe(`${ours},7`);
  const shown = telegram.chats
    .get(Number(call.to))
    ?.find(({ messageId }) => messageId === Number(ours));
  expect(shown?.text).toBe('…');
});

test('nobody listening is unreachable', async () => {
  const away = new Bot('1:none', { client: { apiRoot: 'http://127.0.0.1:9' } });
  const error = { reason: 'unreachable', retryable: true, code: 'ECONNREFUSED' };
  await expect(telegramChannel(away).call(call)).rejects.toMatchObject(error);
});

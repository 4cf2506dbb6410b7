import { afterEach, beforeEach, expect, test } from 'vitest';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bot, GrammyError, HttpError, InlineKeyboard, webhookCallback } from 'grammy';
import type { FakeTelegram } from '#bots/phones/fake-telegram.js';
import { startFakeTelegram } from '#bots/phones/fake-telegram.js';
import { ending } from '../../support/ending.js';

const token = '7100000001:a-token-of-the-demo';
const user = { id: 9001, languageCode: 'sw' };
let fake: FakeTelegram;
let bot: Bot;
let time: number;

beforeEach(async () => {
  time = Date.parse('2027-03-03T09:30:00Z');
  fake = await startFakeTelegram({ token, now: () => new Date(time) });
  bot = new Bot(token, { client: { apiRoot: fake.url } });
});
afterEach(() => fake.close());

const chat = () => fake.chats.get(user.id) ?? [];

test('a sent message lies in the chat with its buttons and its discretion', async () => {
  const sent = await bot.api.sendMessage(user.id, 'Item A: yes at place 2.', {
    reply_markup: new InlineKeyboard().text('Keep it for me', '1.a').row().text('Menu', '1.0'),
    protect_content: true,
    disable_notification: true,
  });
  expect(sent).toMatchObject({ chat: { id: 9001 }, text: 'Item A: yes at place 2.' });
  expect(chat()).toMatchObject([
    {
      messageId: sent.message_id,
      from: 'bot',
      buttons: [[{ text: 'Keep it for me', data: '1.a' }], [{ text: 'Menu', data: '1.0' }]],
      protectContent: true,
      disableNotification: true,
      deleted: false,
    },
  ]);
});

test('an edit changes the message in place and remembers what it said', async () => {
  const { message_id: id } = await bot.api.sendMessage(user.id, 'One', {
    reply_markup: new InlineKeyboard().text('Go', 'x'),
  });
  await bot.api.editMessageText(user.id, id, 'Two');
  expect(chat()).toMatchObject([
    { text: 'Two', before: ['One'], buttons: [], editedAt: new Date(time) },
  ]);
  await expect(bot.api.editMessageText(user.id, id, 'Two')).rejects.toThrow(/not modified/);
});

test('buttons can go without a word changing', async () => {
  const reply_markup = new InlineKeyboard().text('Go', 'x');
  const { message_id: id } = await bot.api.sendMessage(user.id, 'One', { reply_markup });
  await bot.api.editMessageReplyMarkup(user.id, id);
  expect(chat()).toMatchObject([{ text: 'One', buttons: [], editedAt: null, before: [] }]);
});

test('deleted messages stay known as deleted, the person’s own too', async () => {
  const own = fake.build.text(user, 'hello');
  await fake.push(own);
  const { message_id: id } = await bot.api.sendMessage(user.id, 'Hello');
  await bot.api.deleteMessage(user.id, id);
  await bot.api.deleteMessages(user.id, [own.message?.message_id ?? 0, 12]);
  expect(chat().map(({ from, deleted }) => [from, deleted])).toEqual([
    ['user', true],
    ['bot', true],
  ]);
  await expect(bot.api.deleteMessage(user.id, id)).rejects.toThrow(/not found/);
  await expect(bot.api.editMessageText(user.id, id, 'x')).rejects.toThrow(/not found/);
});

test('a message older than two days can no longer be deleted', async () => {
  const { message_id: id } = await bot.api.sendMessage(user.id, 'Hello');
  time += 49 * 3600 * 1000;
  await expect(bot.api.deleteMessage(user.id, id)).rejects.toThrow(/can't be deleted/);
});

test('a wrong token, an unknown method and a bad payload are refused as the Bot API does', async () => {
  const stranger = new Bot('7100000001:other', { client: { apiRoot: fake.url } });
  await expect(stranger.api.getMe()).rejects.toMatchObject({ error_code: 401 });
  await expect(bot.api.raw.getMyName({})).rejects.toMatchObject({ error_code: 404 });
  await expect(bot.api.sendMessage(user.id, ' ')).rejects.toThrow(/text is empty/);
  const reply_markup = new InlineKeyboard().text('Go', 'é'.repeat(33));
  await expect(bot.api.sendMessage(user.id, 'x', { reply_markup })).rejects.toThrow(/DATA_INVALID/);
});

test('who blocked the bot gets nothing until they let it in again', async () => {
  await fake.push(fake.build.blocked(user));
  await expect(bot.api.sendMessage(user.id, 'x')).rejects.toMatchObject({
    error_code: 403,
    description: 'Forbidden: bot was blocked by the user',
  });
  await fake.push(fake.build.blocked(user, false));
  await bot.api.sendMessage(user.id, 'x');
});

test('a fault can throttle, break the line before, and break it after taking the message', async () => {
  fake.fault(({ method }) =>
    method === 'sendMessage' ? { status: 429, message: 'Too Many Requests', retryAfter: 7 } : null,
  );
  const throttled = await bot.api.sendMessage(user.id, 'x').catch((cause: unknown) => cause);
  expect(throttled).toBeInstanceOf(GrammyError);
  expect(throttled).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
  fake.fault(() => ({ hangMs: 50 }));
  await expect(bot.api.sendMessage(user.id, 'x')).rejects.toBeInstanceOf(HttpError);
  expect(chat()).toEqual([]);
  fake.fault(() => ({ acceptThenDrop: true }));
  await expect(bot.api.sendMessage(user.id, 'taken')).rejects.toBeInstanceOf(HttpError);
  fake.fault(null);
  expect(chat()).toMatchObject([{ text: 'taken' }]);
});

test('a bot that polls gets each update once, in order, with its kind', async () => {
  const seen: string[] = [];
  bot.command('start', (c) => seen.push(`start ${c.match}`));
  bot.on('message:contact', (c) =>
    seen.push(`contact ${c.message.contact.user_id === c.from.id ? 'own' : 'foreign'}`),
  );
  bot.on('callback_query:data', async (c) => {
    await c.answerCallbackQuery('Expired');
    seen.push(`press ${c.callbackQuery.data} on ${c.callbackQuery.message?.message_id ?? 0}`);
  });
  bot.on('edited_message', () => seen.push('edited'));
  bot.on('my_chat_member', (c) => seen.push(c.myChatMember.new_chat_member.status));
  bot.on('message').filter(
    (c) => c.msg.forward_origin !== undefined,
    () => seen.push('forwarded'),
  );
  bot.on('message').filter(
    (c) => c.chat.type === 'group',
    () => seen.push('group'),
  );
  bot.on('message:text', (c) => seen.push(`${c.from.language_code ?? ''} ${c.msg.text}`));
  const { build } = fake;
  const running = bot.start();
  for (const update of [
    build.text(user, '/start one two'),
    build.text(user, 'habari'),
    build.press(user, 5, '1.a'),
    build.contact(user, { phone: '+254700000101', userId: user.id }),
    build.contact(user, { phone: '+254700000102' }),
    build.forwarded(user, 'x'),
    build.edited(user, 5, 'y'),
    build.group(user, 'z'),
    build.blocked(user),
  ])
    await fake.push(update);
  await expect.poll(() => seen.length).toBe(9);
  await bot.stop();
  await running;
  expect(seen).toEqual([
    'start one two',
    'sw habari',
    'press 1.a on 5',
    'contact own',
    'contact foreign',
    'forwarded',
    'edited',
    'group',
    'kicked',
  ]);
  expect(fake.toasts).toEqual([{ chatId: 9001, text: 'Expired', alert: false }]);
});

test('a bot with a webhook gets updates there with the secret, and may not poll', async () => {
  const heard: string[] = [];
  bot.on('message:text', (c) => heard.push(c.msg.text));
  const answer = webhookCallback(bot, 'http', { secretToken: 'hush' });
  const server = ending(createServer((request, response) => void answer(request, response)));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await bot.api.setWebhook(url, { secret_token: 'hush' });
  expect(await fake.push(fake.build.text(user, 'hello'))).toMatchObject({ status: 200 });
  expect(await fake.push(fake.build.text(user, 'hi'), { url, secret: 'no' })).toMatchObject({
    status: 401,
  });
  expect(heard).toEqual(['hello']);
  expect(await bot.api.getWebhookInfo()).toMatchObject({ url });
  await expect(bot.api.getUpdates()).rejects.toMatchObject({ error_code: 409 });
  await bot.api.deleteWebhook();
  expect(await bot.api.getUpdates()).toEqual([]);
});

test('an answer to a press that nobody made is refused', async () => {
  await expect(bot.api.answerCallbackQuery('12')).rejects.toThrow(/query ID is invalid/);
});

test('the command lists are kept by language', async () => {
  await bot.api.setMyCommands([{ command: 'menu', description: 'Menyu' }], { language_code: 'sw' });
  expect(fake.commands.get('sw')).toEqual([{ command: 'menu', description: 'Menyu' }]);
});

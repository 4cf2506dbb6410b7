import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PhonesState } from '#bots/phones/contract.js';
import { ending } from '../../support/ending.js';
import { smallService } from './small-service.js';

const number = '+254700000101';
const telegram = 'telegram:9001';
let page: string;
let service: Awaited<ReturnType<typeof smallService>>;

beforeAll(() => {
  page = mkdtempSync(join(tmpdir(), 'sotto-page-'));
  mkdirSync(join(page, 'assets'));
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Two phones</title>');
  writeFileSync(join(page, 'assets', 'index-a1.js'), 'export {};');
  writeFileSync(join(page, 'secret.js'), 'no');
});
afterAll(() => {
  rmSync(page, { recursive: true });
});
beforeEach(async () => {
  service = await smallService({ page });
});
afterEach(() => service.close());

async function state(): Promise<PhonesState> {
  return (await (await fetch(`${service.base}/phones/api/state`)).json()) as PhonesState;
}

function ask(verb: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${service.base}/phones/api/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function thread(): Promise<string[]> {
  const { threads } = await state();
  return (threads[number] ?? []).map(({ side, text }) => `${side}: ${text.split('\n')[0] ?? ''}`);
}

test('a text goes to the webhook as a signed form and the answer comes back on the screen', async () => {
  const answer = await ask('send', { key: number, text: '0' });
  expect(answer.status).toBe(200);
  expect(service.heard).toMatchObject([
    { path: '/webhooks/twilio/messages', form: { From: number, Body: '0', NumMedia: '0' } },
  ]);
  expect(await thread()).toEqual(['person: 0', 'service: Baobab. Send one number:']);
});

test('marks in an answer are read as what they stand for', async () => {
  await ask('send', { key: number, text: '<b>' });
  expect((await thread()).at(-1)).toBe('service: a < b & "c"');
});

test('after STOP the carrier answers and lets nothing through until START', async () => {
  await ask('send', { key: number, text: ' stop ' });
  expect(service.heard).toHaveLength(1);
  expect((await state()).stopped).toEqual([number]);
  await ask('clock', { step: 'next', held: [] });
  await ask('send', { key: number, text: '0' });
  expect(service.twilio.accepted).toEqual([]);
  expect(await thread()).toEqual([
    'person:  stop ',
    'carrier: You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
    'person: 0',
  ]);
  await ask('send', { key: number, text: 'Start' });
  expect((await state()).stopped).toEqual([]);
  expect((await thread()).slice(-2)).toEqual([
    expect.stringContaining('carrier: You have successfully been re-subscribed'),
    'service: Baobab. Send one number:',
  ]);
});

test('the carrier answers HELP, and YES only where it means START', async () => {
  await ask('send', { key: number, text: 'HELP' });
  await ask('send', { key: number, text: 'YES' });
  expect((await thread()).filter((line) => line.startsWith('carrier'))).toEqual([
    'carrier: Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  ]);
});

test('a call is turned away as busy', async () => {
  await ask('call', { key: number });
  expect(service.heard).toMatchObject([
    { path: '/webhooks/twilio/voice', form: { From: number, CallStatus: 'ringing' } },
  ]);
  expect(await thread()).toEqual(['call: Busy. The call cost nothing.']);
});

test('a text that the service starts arrives, and its delivery is reported, signed', async () => {
  await ask('clock', { step: 'next', held: [] });
  expect(await thread()).toEqual([
    'service: Baobab: yours is ready at place 2 until Fri 6 Mar, 4pm.',
  ]);
  await expect.poll(() => service.heard).toHaveLength(1);
  expect(service.heard).toMatchObject([
    {
      path: '/webhooks/twilio/status',
      form: { MessageSid: service.twilio.accepted[0]?.sid, MessageStatus: 'delivered' },
    },
  ]);
});

test('any number can be given to a plain phone, and whoever gets a text has one', async () => {
  const taken = await ask('take', { number: '0712 345 678' });
  expect(await taken.json()).toMatchObject({ taken: '+254712345678' });
  await ask('send', { key: '+254712345678', text: '0' });
  expect(service.heard).toMatchObject([{ form: { From: '+254712345678' } }]);
  await service.text('+254733000001', 'A code');
  const others = (await state()).people.filter(({ title }) => title === 'Another number');
  expect(others.map(({ key }) => key)).toEqual(['+254712345678', '+254733000001']);
  const none = await ask('take', { number: 'nobody' });
  expect(await none.json()).toMatchObject({ taken: null, state: { people: { length: 7 } } });
});

test('a service that is down leaves a line on the screen', async () => {
  const webhooks = {
    base: 'http://127.0.0.1:9',
    publicUrl: 'https://texts.clinic.test',
    twilioAuthToken: 'x',
    twilioAccountSid: 'x',
    twilioFrom: '+254711000000',
    gatewaySecret: null,
    telegramSecret: 'x',
  };
  const lonely = ending(await smallService({ webhooks }));
  const answer = await fetch(`${lonely.base}/phones/api/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: number, text: '1' }),
  });
  const { threads } = (await answer.json()) as PhonesState;
  expect(threads[number]).toMatchObject([{ side: 'person' }, { side: 'trouble' }]);
});

test('the smartphone writes, presses, shares its number and blocks by real updates', async () => {
  await ask('send', { key: telegram, text: '/start' });
  const [, menu] = (await state()).chats[telegram] ?? [];
  expect(menu).toMatchObject({ side: 'service', protected: true, silent: true });
  await ask('press', { key: telegram, messageId: menu?.id, data: 'item' });
  expect((await state()).chats[telegram]?.[1]).toMatchObject({
    id: menu?.id,
    edited: true,
    text: 'Item A: yes at place 2 (counted today).',
  });
  await ask('contact', { key: telegram });
  await ask('block', { key: telegram, blocked: true });
  expect((await state()).blocked).toEqual([telegram]);
  expect(service.updates).toMatchObject([
    { message: { text: '/start', from: { id: 9001 }, chat: { type: 'private' } } },
    { callback_query: { data: 'item', from: { id: 9001 } } },
    { message: { contact: { phone_number: '+254700000901', user_id: 9001 } } },
    { my_chat_member: { new_chat_member: { status: 'kicked' } } },
  ]);
});

test('chat times are the demo clock’s, and stay when it moves', async () => {
  const hello = service.telegram.build.text({ id: 9001 }, 'hello');
  const url = `${service.base}/webhooks/telegram`;
  await service.telegram.push(hello, { url, secret: 'hush' });
  await ask('clock', { step: 'day', held: [] });
  await ask('send', { key: telegram, text: 'again' });
  expect((await state()).chats[telegram]?.map(({ at }) => at)).toEqual([
    '2027-03-03T06:30:00.000Z',
    '2027-03-03T06:30:00.000Z',
    '2027-03-04T06:30:00.000Z',
    '2027-03-04T06:30:00.000Z',
  ]);
});

test('a chat text bears the time when it came, whoever looked at an older clock meanwhile', async () => {
  let looks = 0;
  const early = ending(
    await smallService({
      async clock() {
        const first = looks++ === 0;
        await wait(first ? 200 : 400);
        return { now: `2027-03-0${first ? 3 : 4}T06:30:00.000Z`, zone: 'Africa/Nairobi' };
      },
    }),
  );
  const slow = fetch(`${early.base}/phones/api/state`);
  await expect.poll(() => looks).toBe(1);
  const hello = early.telegram.build.text({ id: 9001 }, 'hello');
  await early.telegram.push(hello, { url: `${early.base}/webhooks/telegram`, secret: 'hush' });
  await slow;
  const { chats } = (await (await fetch(`${early.base}/phones/api/state`)).json()) as PhonesState;
  expect(chats[telegram]?.map(({ at }) => at.slice(0, 10))).toEqual(['2027-03-04', '2027-03-04']);
});

test('a deleted message leaves no word in what the page is sent', async () => {
  await ask('send', { key: telegram, text: 'wipe' });
  const chat = (await state()).chats[telegram];
  expect(chat).toMatchObject([{ deleted: true, text: '' }]);
});

test('a press on an old button shows what the bot says of it', async () => {
  await ask('press', { key: telegram, messageId: 3, data: 'old' });
  expect((await state()).toasts[telegram]?.text).toBe('That button has expired.');
});

test('the ledger is newest first and holds each entry once, however many look at once', async () => {
  const entries = ['Kept at place 2', 'Item A asked for'].map((words, i) => ({
    id: String(2 - i),
    at: '2027-03-03T06:30:00.000Z',
    text: words,
  }));
  const slow = ending(
    await smallService({
      async ledger() {
        await wait(30);
        return entries;
      },
    }),
  );
  const look = async () => {
    const answer = await fetch(`${slow.base}/phones/api/state`);
    return ((await answer.json()) as PhonesState).ledger;
  };
  await Promise.all([look(), look(), look()]);
  expect(await look()).toEqual(entries);
});

test('an open page hears of every change, and is let go when the service closes', async () => {
  const response = await fetch(`${service.base}/phones/api/events`);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const decoder = new TextDecoder();
  let heard = '';
  const reading = (async () => {
    for await (const chunk of response.body ?? []) heard += decoder.decode(chunk as Uint8Array);
  })();
  await expect.poll(() => heard).toContain('event: changed');
  heard = '';
  await ask('send', { key: number, text: '0' });
  await expect.poll(() => heard).toContain('event: changed');
  await wait(100);
  heard = '';
  service.note('Lapsed at place 2');
  await expect.poll(() => heard, { timeout: 3000 }).toContain('event: changed');
  service.closing.abort();
  await reading;
});

test('with real providers the page says where unasked texts go, and still posts', async () => {
  const real = ending(await smallService({ twilio: null, telegram: null }));
  const answer = await fetch(`${real.base}/phones/api/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: number, text: '0' }),
  });
  expect(await answer.json()).toMatchObject({
    real: ['sms', 'telegram'],
    threads: { [number]: [{ side: 'person' }, { side: 'service' }] },
  });
  const told = await fetch(`${real.base}/phones/api/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: telegram, text: 'hello' }),
  });
  expect(told.status).toBe(200);
  expect(real.updates).toMatchObject([{ message: { text: 'hello' } }]);
});

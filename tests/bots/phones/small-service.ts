import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Router } from '@koa/router';
import { webhookCallback } from 'grammy';
import Koa from 'koa';
import type { Update } from 'grammy/types';
import type { Context } from 'koa';
import twilio from 'twilio';
import type { DeskOutcome, DeskParcel } from '#bots/phones/contract.js';
import { startFakeTelegram } from '#bots/phones/fake-telegram.js';
import { startFakeTwilio } from '#bots/phones/fake-twilio.js';
import { smallBot, telegramToken } from './small-bot.js';
import { phonesRouter } from '#bots/phones/phones.js';
import type { DemoPerson, PhonesPorts } from '#bots/phones/phones.js';

const accountSid = `AC${'4'.repeat(32)}`;
const authToken = 'a-token-of-the-demo';
const telegramSecret = 'hush';
const twilioFrom = '+254711000000';
const publicUrl = 'https://texts.clinic.test/';

/** Who can be held; the first of each channel is held at the start. */
const people: DemoPerson[] = [
  person('+254700000101', 'English · COVERT · items A, B', { secretNumber: '482715' }),
  person('+254700000102', 'Swahili · COVERT · item A', { language: 'sw' }),
  person('+254700000104', 'French · GENERAL · item A', { language: 'fr', level: 'GENERAL' }),
  person('telegram:9001', 'English · COVERT · item A', { phone: '+254700000901' }),
  person('telegram:9002', 'not linked yet', { hint: 'To link it, send JOIN one two three' }),
];

const answers: Readonly<Record<string, string>> = {
  '0': 'Baobab. Send one number:\n1 Check item\n2 Book visit\n3 My visits\n4 My pickups\n5 Help\nPAUSE or STOP any time.',
  '1': 'Item A: yes at place 2 (counted today).\n1 Keep it for me\n2 Other place\n0 Menu',
  keep: 'Kept for you at place 2 until Fri 6 Mar, 4pm. We will text you when it is ready. To change it send 4.',
  ready:
    'Baobab: yours is ready at place 2 until Fri 6 Mar, 4pm.\n1 My number\n2 Other day\n3 Someone will come for me',
  code: 'Your number is 4821. Show it at the place you chose. It works once. You can delete this: send 4 to see it again.',
  no: 'Sorry, send 1, 2 or 3. 0 for menu.',
};

/** A real HTTP service of a few answers, behind the same webhooks, with the phones beside it. */
export async function smallService(
  change: Partial<PhonesPorts> = {},
  has: { desk: boolean } = { desk: true },
) {
  let now = Date.parse('2027-03-03T06:30:00Z');
  const clock = () => new Date(now);
  const telegram = await startFakeTelegram({ token: telegramToken });
  const fake = await startFakeTwilio({ accountSid, authToken });
  const desk = smallDesk(async () => {
    note('Made ready at place 2');
    const to = '+254700000101';
    await client.messages.create({ from: twilioFrom, to, body: answers['ready'] ?? '' });
  });
  const ledger: { id: string; at: string; text: string }[] = [];
  const note = (text: string) => {
    ledger.push({ id: String(ledger.length + 1), at: clock().toISOString(), text });
  };
  const heard: { path: string; form: Record<string, string> }[] = [];
  const updates: unknown[] = [];
  const koa = new Koa();
  const server = createServer((request, response) => void koa.callback()(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = twilioAt(fake.url);
  const closing = new AbortController();

  const router = new Router();
  router.post(
    ['/webhooks/twilio/messages', '/webhooks/twilio/voice', '/webhooks/twilio/status'],
    async (http) => {
      const form = await signedParams(http);
      heard.push({ path: http.path, form });
      http.type = 'text/xml';
      http.body = http.path.endsWith('messages')
        ? twiml(form['Body'] ?? '', { note, keep: desk.keep, turn: heard.length })
        : '<Response><Reject reason="busy"/></Response>';
    },
  );
  const bot = smallBot(telegram.url, note, updates);
  router.post('/webhooks/telegram', async (http) => {
    const body: unknown = JSON.parse(await bodyOf(http));
    const deliver = webhookCallback(
      bot,
      () => ({
        update: Promise.resolve(body as Update),
        header: http.get('x-telegram-bot-api-secret-token'),
        end: () => (http.status = 200),
        respond: (json) => (http.body = json),
        unauthorized: () => (http.status = 401),
      }),
      { secretToken: telegramSecret },
    );
    await Promise.resolve(deliver());
  });

  koa.silent = true;
  koa.use(
    phonesRouter({
      consoleUrl: 'http://localhost:3000',
      webhooks: {
        gatewaySecret: null,
        base,
        publicUrl,
        twilioAuthToken: authToken,
        twilioAccountSid: accountSid,
        twilioFrom,
        telegramSecret,
      },
      twilio: fake,
      telegram,
      people: () => Promise.resolve(people),
      clock: () => Promise.resolve({ now: clock().toISOString(), zone: 'Africa/Nairobi' }),
      async moveClock(step) {
        now += (step === 'day' ? 24 : step === 'hour' ? 1 : 3) * 3_600_000;
        if (step !== 'next') return;
        note('Made ready at place 2');
        const to = '+254700000101';
        const statusCallback = `${publicUrl}webhooks/twilio/status?row=1`;
        await client.messages
          .create({ from: twilioFrom, to, body: answers['ready'] ?? '', statusCallback })
          .catch(() => null);
      },
      ledger: () => Promise.resolve(ledger.toReversed()),
      ...(has.desk ? { desk } : {}),
      closing: closing.signal,
      ...change,
    }).routes(),
  );
  koa.use(router.routes());

  return {
    base,
    heard,
    updates,
    twilio: fake,
    telegram,
    note,
    text: (to: string, body: string) => client.messages.create({ from: twilioFrom, to, body }),
    desk,
    closing,
    async close() {
      closing.abort();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await Promise.all([telegram.close(), fake.close()]);
    },
  };
}

/** A desk of one place whose only right number is that of the answers; it locks after two wrong ones. */
function smallDesk(told: () => Promise<void>) {
  const parcels: DeskParcel[] = [];
  let wrong = 0;
  return {
    keep: (state: DeskParcel['state'] = 'held') => {
      parcels.unshift({ id: randomUUID(), place: 2, parcel: parcels.length + 1, state });
    },
    parcels: () => Promise.resolve(structuredClone(parcels)),
    async ready(id: string) {
      const held = parcels.find((one) => one.id === id && one.state === 'held');
      if (!held) return 'not-now' as const;
      held.state = 'ready';
      await told();
      return 'done' as const;
    },
    handOver(id: string, code: string): Promise<DeskOutcome> {
      const at = parcels.findIndex((one) => one.id === id && one.state === 'ready');
      if (at < 0) return Promise.resolve('not-now');
      if (wrong > 1) return Promise.resolve('locked');
      if (code !== '4821') wrong += 1;
      else parcels.splice(at, 1);
      return Promise.resolve(code === '4821' ? 'done' : 'wrong');
    },
  };
}

function person(key: string, title: string, more: Partial<DemoPerson> = {}): DemoPerson {
  const address = key.replace('telegram:', '');
  const channel = key === address ? 'sms' : 'telegram';
  return { key, channel, address, title, language: 'en', level: 'COVERT', ...more };
}

async function bodyOf(http: Context): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of http.req) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString();
}

async function signedParams(http: Context): Promise<Record<string, string>> {
  const params = Object.fromEntries(new URLSearchParams(await bodyOf(http)));
  const url = publicUrl + http.url.slice(1);
  if (!twilio.validateRequest(authToken, http.get('x-twilio-signature'), url, params))
    http.throw(403);
  return params;
}

interface Turn {
  note: (text: string) => void;
  keep: () => void;
  turn: number;
}

function twiml(body: string, { note, keep, turn }: Turn): string {
  const said = body.trim().toLowerCase();
  if (/^(stop|help|info)$/.test(said)) return '<Response/>';
  if (said === '<b>') return `<Response><Message>${xml('a < b & "c"')}</Message></Response>`;
  if (said === '1' && turn > 2) {
    keep();
    note('Kept at place 2, until Friday 16:00');
    return `<Response><Message>${xml(answers['keep'] ?? '')}</Message></Response>`;
  }
  if (said === '1') note('Item A asked for: yes at place 2');
  const answer = answers[/^(0|menu|start|hi)$/.test(said) ? '0' : said] ?? answers['no'];
  return `<Response><Message><Body>${xml(answer ?? '')}</Body></Message></Response>`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&#34;');
}

function twilioAt(url: string) {
  const real = new twilio.RequestClient({ timeout: 5000 });
  const httpClient = new twilio.RequestClient({ timeout: 5000 });
  httpClient.request = (options) =>
    real.request({ ...options, uri: options.uri.replace('https://api.twilio.com', url) });
  return twilio(accountSid, authToken, { httpClient });
}

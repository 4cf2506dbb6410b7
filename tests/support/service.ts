import type { AddressInfo } from 'node:net';
import { Bot } from 'grammy';
import { afterAll } from 'vitest';
import type { Config } from '#core/kernel/config.js';
import type { App } from '#core/kernel/context.js';
import { perform } from '#core/kernel/context.js';
import { takeReport, takeReportById } from '#core/messaging/index.js';
import type { Post } from '#core/messaging/index.js';
import { telegramChannel } from '#bots/channels/telegram-channel.js';
import { gatewayChannel } from '#bots/channels/gateway-channel.js';
import { gatewayRoutes } from '#bots/channels/gateway-webhooks.js';
import { hearTelegram, telegramRoutes } from '#bots/channels/telegram-webhook.js';
import { turnQueue } from '#bots/channels/turn-queue.js';
import { twilioChannel } from '#bots/channels/twilio-channel.js';
import { twilioRoutes } from '#bots/channels/twilio-webhooks.js';
import { receive } from '#bots/conversation.js';
import { startFakeTelegram } from '#bots/phones/fake-telegram.js';
import type { ChatMessage } from '#bots/phones/fake-telegram.js';
import { startFakeTwilio } from '#bots/phones/fake-twilio.js';
import { inboundSms, signedForm } from '#bots/phones/signed-form.js';
import { twimlTexts } from '#bots/phones/twiml.js';
import { startBots } from '#bots/start.js';
import { handlers } from '#jobs/handlers.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { moveClock, testApp } from './app.js';
import { exchange } from './exchange.js';
import { startFakeGateway } from './fake-gateway.js';
import type { Nudged } from './app.js';

/** What the providers of the tests go by. */
export const TWILIO = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'a-token-of-the-tests' };
export const TWILIO_FROM = '+254711000000';
export const TELEGRAM = { token: '7100000000:tests-tests-tests-tests', secret: 's'.repeat(32) };
export const GATEWAY = { key: 'a-key-of-the-tests', secret: 'g'.repeat(32) };
/** The public base that signatures are made over; nothing listens there. */
export const PUBLIC_URL = 'https://sotto.test';

/** The whole patients' side over real HTTP: webhooks, the real clients, and fake providers at the edge; SMS by the HTTP gateway where SMS_PROVIDER says so. Jobs run when a test says so. */
export async function testService(now?: string, changes: Partial<Config> = {}) {
  const { app, jobs, ...database } = await testApp(now, changes);
  const twilio = await startFakeTwilio(TWILIO);
  const telegram = await startFakeTelegram({ token: TELEGRAM.token });
  const bot = new Bot(TELEGRAM.token, { client: { apiRoot: telegram.url, timeoutSeconds: 2 } });
  await bot.init();
  const gateway = await startFakeGateway(GATEWAY.key);
  const settings = { ...TWILIO, from: TWILIO_FROM, messagingServiceSid: null };
  const sms =
    changes.SMS_PROVIDER === 'http'
      ? gatewayChannel({ ...GATEWAY, url: gateway.url })
      : twilioChannel({ ...settings, apiUrl: twilio.url, publicUrl: PUBLIC_URL });
  const post: Post = { app, channels: { sms, telegram: telegramChannel(bot) } };
  const refusals: string[] = [];
  const turns: string[] = [];
  const intake = intakeOf(app, { refusals, turns });
  hearTelegram(bot, intake);
  const routers = [
    twilioRoutes({
      ...intake,
      ...TWILIO,
      publicUrl: PUBLIC_URL,
      report: (report) =>
        perform(app, { kind: 'system', name: 'sms.report' }, (ctx) => takeReport(ctx, report)),
    }),
    telegramRoutes(bot, TELEGRAM.secret, intake),
    gatewayRoutes({
      ...intake,
      ...GATEWAY,
      report: (report) =>
        perform(app, { kind: 'system', name: 'sms.report' }, (ctx) => takeReportById(ctx, report)),
    }),
  ];
  const server = await startBots(app, { routers, host: '127.0.0.1', port: 0 });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await twilio.close();
    await gateway.close();
    await telegram.close();
  });
  const drain = () => drainJobs(post, jobs);
  return {
    app,
    jobs,
    post,
    bot,
    twilio,
    gateway,
    telegram,
    base,
    refusals,
    /** Whose turn ended, one after another. */
    turns,
    ...database,
    drain,
    sweep: async () => {
      await sweep(post);
      await drain();
    },
    ...smsPhone(base),
    ...smartPhone(base, telegram, drain),
  };
}

export type TestService = Awaited<ReturnType<typeof testService>>;

function intakeOf(app: App, { refusals, turns }: { refusals: string[]; turns: string[] }) {
  return {
    queue: turnQueue(),
    receive: async (incoming: Parameters<typeof receive>[1]) => {
      const outcome = await receive(app, incoming);
      turns.push(incoming.from.value);
      return outcome;
    },
    refused: (kind: string) => {
      refusals.push(kind);
    },
  };
}

/** Runs the nudges that are due within a second, and what they ask for, until none is left; the clock moves on to each. Later ones stay in `jobs`. */
async function drainJobs(post: Post, jobs: Nudged[]): Promise<void> {
  for (;;) {
    const at = jobs.findIndex(({ delayMs }) => delayMs < 1_100);
    const [job] = at < 0 ? [] : jobs.splice(at, 1);
    if (!job) return;
    if (job.delayMs > 0) await moveClock(post.app, Math.ceil(job.delayMs / 1_000) / 60);
    const run = handlers[job.name] as (post: Post, data: unknown) => Promise<void>;
    await run(post, job.data);
  }
}

function smsPhone(base: string) {
  return {
    /** Posts a text as Twilio would; gives the status and what is said inline. */
    async postSms(
      from: string,
      body: string,
      extra: Record<string, string> = {},
    ): Promise<{ status: number; texts: string[]; raw: string }> {
      const params = inboundSms({ ...TWILIO, from, to: TWILIO_FROM, body, extra });
      const path = '/webhooks/twilio/messages';
      const form = signedForm(`${PUBLIC_URL}${path}`, TWILIO.authToken, params);
      const { status, body: raw } = await exchange(base + path, form);
      return { status, texts: twimlTexts(raw), raw };
    },
    /** Sends a text and gives the one reply, or null where nothing is said. */
    async sms(from: string, body: string): Promise<string | null> {
      const { texts } = await this.postSms(from, body);
      return texts[0] ?? null;
    },
  };
}

function smartPhone(
  base: string,
  telegram: Awaited<ReturnType<typeof startFakeTelegram>>,
  drain: () => Promise<void>,
) {
  const webhook = { url: `${base}/webhooks/telegram`, secret: TELEGRAM.secret };
  const push = async (update: Parameters<typeof telegram.push>[0]) => {
    const answer = await telegram.push(update, webhook);
    await drain();
    return answer;
  };
  const chat = (user: number): ChatMessage[] => [...(telegram.chats.get(user) ?? [])];
  const latest = (user: number) =>
    chat(user)
      .filter(({ deleted, from }) => !deleted && from === 'bot')
      .at(-1);
  return {
    chat,
    push,
    /** The newest text of ours that is still in the chat. */
    latest,
    /** Writes in the chat and gives what we say then. */
    async write(user: number, text: string): Promise<string | null> {
      const before = latest(user)?.messageId;
      await push(telegram.build.text({ id: user }, text));
      const after = latest(user);
      return after && after.messageId !== before ? after.text : null;
    },
    /** Presses the button with this label in the newest text that has it, and gives that chat's newest text. */
    async press(user: number, label: string): Promise<string | null> {
      const holder = chat(user)
        .filter(
          ({ deleted, buttons }) => !deleted && buttons.flat().some(({ text }) => text === label),
        )
        .at(-1);
      const button = holder?.buttons.flat().find(({ text }) => text === label);
      if (!holder || !button?.data) throw new Error(`no button "${label}" in chat ${user}`);
      await push(telegram.build.press({ id: user }, holder.messageId, button.data));
      return latest(user)?.text ?? null;
    },
  };
}

import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { textForm } from '#bots/channels/twilio-webhooks.js';
import { buildPatient } from '../support/build.js';
import { ending } from '../support/ending.js';
import { TELEGRAM, testService } from '../support/service.js';
import type { TestService } from '../support/service.js';
import { send, smsPost, telegramPost } from '../bots/channels/posts.js';
import type { Post } from '../bots/channels/posts.js';
import { figure, patience, size } from './size.js';

const TEXTS = size(5_000, 100_000);
const UPDATES = size(5_000, 100_000);
/** One text in so many is spoilt. */
const SPOILT_EACH = 20;
const SEED = 20_270_303;

const words = fc.constantFrom(
  ...'1 2 3 4 5 0 menu item A is there STOP start wrong pause join help code 4821 niaje ipo y a-t-il 🙂 é ? * #'.split(
    ' ',
  ),
);
const body = fc.oneof(
  { weight: 4, arbitrary: fc.array(words, { maxLength: 12 }).map((some) => some.join(' ')) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 160 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 1_600 }) },
);

/** What is signed may still lack a field, or hold anything in it. */
const spoiltField = fc.tuple(
  fc.constantFrom('MessageSid', 'From', 'To', 'Body', 'OptOutType'),
  fc.option(fc.string({ unit: 'binary', maxLength: 40 }), { nil: undefined }),
);

/** Texts by these people in turn, of which every so many is spoilt. */
function texts(people: readonly string[], count: number, spoiltEach: number): Post[] {
  const bodies = fc.sample(body, { numRuns: count, seed: SEED });
  const spoilt = fc.sample(spoiltField, { numRuns: count, seed: SEED });
  return bodies.map((text, i) => {
    const [name, value] = spoilt[i] ?? ['Body', undefined];
    const extra = i % spoiltEach === 0 ? { [name]: value } : {};
    return smsPost(people[i % people.length] ?? '', text, extra);
  });
}

const odd = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.boolean(),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.array(fc.integer(), { maxLength: 3 }),
  fc.constant({}),
);

/** Any update: genuine ones, and such with any of their parts spoilt. */
function updates({ telegram: { build } }: TestService, users: readonly number[]) {
  const user = fc.constantFrom(...users).map((id) => ({ id }));
  const genuine = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(user, body).map(([who, text]) => build.text(who, text)) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(user, fc.nat(9_999), fc.oneof(body, fc.constantFrom('1:1:1', '1:2:0', '1:3:2')))
        .map(([who, id, data]) => build.press(who, id, data)),
    },
    { weight: 1, arbitrary: user.map((who) => build.photo(who)) },
    {
      weight: 1,
      arbitrary: fc.tuple(user, fc.boolean()).map(([who, out]) => build.blocked(who, out)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(user, body).map(([who, phone]) => build.contact(who, { phone })),
    },
    { weight: 1, arbitrary: fc.tuple(user, body).map(([who, text]) => build.forwarded(who, text)) },
    { weight: 1, arbitrary: body.map((text) => build.channelPost(text)) },
  );
  const spoilt = fc
    .tuple(genuine, fc.nat(30), odd)
    .map(([update, at, value]) => spoil(update, at, value));
  return fc.oneof({ weight: 3, arbitrary: genuine }, { weight: 2, arbitrary: spoilt });
}

/** Puts a value in the place of the nth part, at any depth. */
function spoil(whole: unknown, at: number, value: unknown): unknown {
  let n = at;
  const walk = (part: unknown): unknown => {
    if (n-- === 0) return value;
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
  };
  return walk(whole);
}

async function sendAll(service: TestService, posts: readonly Post[]) {
  const waiting = [...posts];
  const statuses: Record<number, number> = {};
  const faults: string[] = [];
  let slowest = 0;
  const hand = async () => {
    for (let post = waiting.shift(); post; post = waiting.shift()) {
      const start = performance.now();
      const { status } = await send(service, post);
      slowest = Math.max(slowest, performance.now() - start);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status >= 500) faults.push(post.body);
      service.jobs.length = 0;
    }
  };
  await Promise.all(Array.from({ length: 16 }, hand));
  return { statuses, faults, slowest: Math.round(slowest) };
}

test('T19: no text by SMS is answered with a fault', { timeout: patience }, async () => {
  const service = await testService();
  const people: string[] = [];
  for (let i = 0; i < 20; i += 1) people.push((await buildPatient(service.app)).address);
  for (let i = 0; i < 50; i += 1) people.push(`+2547020000${String(i).padStart(2, '0')}`);
  const posts = texts(people, TEXTS, SPOILT_EACH);
  const { statuses, faults, slowest } = await sendAll(service, posts);
  figure('T19', { texts: TEXTS, answers: JSON.stringify(statuses), slowest: `${slowest} ms` });
  expect(faults).toEqual([]);
  const refused = (statuses[403] ?? 0) + (statuses[413] ?? 0);
  expect((statuses[200] ?? 0) + refused).toBe(TEXTS);
  expect(refused).toBeLessThanOrEqual(TEXTS / SPOILT_EACH);
});

test(
  'T19 control: where the form of a text is not looked at, some are answered with a fault',
  { timeout: patience },
  async () => {
    const service = await testService();
    const unseen = vi.spyOn(textForm, 'safeParse');
    onTestFinished(() => {
      unseen.mockRestore();
    });
    unseen.mockImplementation((data) => ({ success: true, data: data as never }));
    const { statuses } = await sendAll(service, texts(['+254702000199'], 200, 1));
    figure('T19 control', { texts: 200, answers: JSON.stringify(statuses) });
    expect(statuses[500]).toBeGreaterThan(0);
  },
);

test('T19: no update by Telegram is answered with a fault', { timeout: patience }, async () => {
  const service = await testService();
  const users = Array.from({ length: 60 }, (_, i) => 96_000 + i);
  for (const user of users.slice(0, 30))
    await buildPatient(service.app, { channel: 'telegram', address: String(user) });
  const posts = fc
    .sample(updates(service, users), { numRuns: UPDATES, seed: SEED })
    .map(telegramPost);
  const { statuses, faults, slowest } = await sendAll(service, posts);
  figure('T19', { updates: UPDATES, answers: JSON.stringify(statuses), slowest: `${slowest} ms` });
  expect(faults).toEqual([]);
  expect(statuses).toEqual({ 200: UPDATES });
});

test(
  'T19 control: where the shape of an update is not looked at, some are answered with a fault',
  { timeout: patience },
  async () => {
    const service = await testService();
    const { hearing, telegramRoutes } = await import('#bots/channels/telegram-webhook.js');
    const { turnQueue } = await import('#bots/channels/turn-queue.js');
    const { receive } = await import('#bots/conversation.js');
    const { startBots } = await import('#bots/start.js');
    const { Bot } = await import('grammy');
    const bot = new Bot(TELEGRAM.token, {
      client: { apiRoot: service.telegram.url },
      botInfo: service.bot.botInfo,
    });
    const unseen = { queue: turnQueue(), refused: () => undefined };
    const intake = {
      ...unseen,
      receive: (incoming: Parameters<typeof receive>[1]) => receive(service.app, incoming),
    };
    bot.use(hearing(intake));
    const routers = [telegramRoutes(bot, TELEGRAM.secret, intake)];
    const server = ending(await startBots(service.app, { host: '127.0.0.1', port: 0, routers }));
    const address = server.address();
    const base = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
    const posts = fc
      .sample(updates(service, [96_500]), { numRuns: 400, seed: SEED })
      .map(telegramPost);
    const { statuses } = await sendAll({ ...service, base }, posts);
    figure('T19 control', { updates: 400, answers: JSON.stringify(statuses) });
    expect(statuses[500]).toBeGreaterThan(0);
  },
);

import { request } from 'node:http';
import { expect, test } from 'vitest';
import { perform } from '#core/kernel/context.js';
import { asSystem } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';
import { testService } from '../../support/service.js';
import type { TestService } from '../../support/service.js';
import { gatewayPost, send, smsPost, telegramPost, without } from './posts.js';
import type { Post } from './posts.js';

const service = await testService();
const byGateway = await testService(undefined, { SMS_PROVIDER: 'http' });
const { app, telegram } = service;
let lastUser = 88_000;

/** One channel as the common rows need it. */
interface Adapter {
  name: string;
  /** How its refusals are counted. */
  counts: string;
  service: TestService;
  secretHeader: string;
  forged: number;
  oversized: Post;
  person: () => Promise<string>;
  text: (from: string, body: string) => Post;
}

const sms: Adapter = {
  name: 'sms',
  counts: 'twilio',
  service,
  secretHeader: 'x-twilio-signature',
  forged: 403,
  oversized: smsPost('+254700800001', 'x'.repeat(17_000)),
  person: async () => (await buildPatient(app)).address,
  text: (from, body) => smsPost(from, body),
};

const gateway: Adapter = {
  name: 'sms by a gateway',
  counts: 'gateway',
  service: byGateway,
  secretHeader: 'x-gateway-secret',
  forged: 403,
  oversized: gatewayPost('+254700800002', 'x'.repeat(17_000)),
  person: async () => (await buildPatient(byGateway.app)).address,
  text: (from, body) => gatewayPost(from, body),
};

const chat: Adapter = {
  name: 'telegram',
  counts: 'telegram',
  service,
  secretHeader: 'x-telegram-bot-api-secret-token',
  forged: 401,
  oversized: telegramPost(telegram.build.text({ id: 88_001 }, 'x'.repeat(132_000))),
  person: async () => {
    const address = String((lastUser += 1));
    await buildPatient(app, { channel: 'telegram', address });
    return address;
  },
  text: (from, body) => telegramPost(telegram.build.text({ id: Number(from) }, body)),
};

const adapters = [sms, gateway, chat];

/** Everything that a request could have left behind. */
async function kept({ app }: TestService) {
  const [counts] = await asSystem(app, (ctx) =>
    ctx.sql<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM inbox) AS inbox, (SELECT count(*)::int FROM messages) AS messages,
              (SELECT count(*)::int FROM contact_points) AS contacts,
              (SELECT count(*)::int FROM conversations) AS conversations,
              (SELECT count(*)::int FROM tasks) AS tasks, (SELECT count(*)::int FROM audit_entries) AS audit`,
      [],
    ),
  );
  return counts;
}

async function refused(
  { service, counts }: Adapter,
  post: Post,
  { status, why = 'forged' }: { status: number; why?: string },
): Promise<void> {
  const before = await kept(service);
  service.refusals.length = 0;
  expect(await send(service, post)).toMatchObject({ status });
  expect(await kept(service)).toEqual(before);
  expect(service.refusals).toEqual([`${counts}-${why}`]);
}

/** How many texts a number has been said, inline or by the outbox. */
async function said({ app }: TestService, person: string): Promise<number> {
  const channel = person.startsWith('+') ? 'sms' : 'telegram';
  const index = app.keys.blindIndex(channel === 'sms' ? 'phone' : 'telegram', person);
  const [row] = await asSystem(app, (ctx) =>
    ctx.sql<{ n: number }>(
      `SELECT coalesce((v.state->>'n')::int, 0) AS n FROM contact_points c
       LEFT JOIN conversations v ON v.contact_id = c.id WHERE c.channel = $1 AND c.address_index = $2`,
      [channel, index],
    ),
  );
  return row?.n ?? 0;
}

test.each(adapters)(
  '$name: a good text is answered 200, once',
  async ({ service, person, text }) => {
    const from = await person();
    expect(await send(service, text(from, 'MENU'))).toMatchObject({ status: 200 });
    expect(await said(service, from)).toBe(1);
  },
);

test.each(adapters)(
  '$name: a bad signature is refused and nothing but a counter is kept',
  async (adapter) => {
    const { person, text, secretHeader, forged: status } = adapter;
    const post = text(await person(), 'MENU');
    const right = post.headers[secretHeader] ?? '';
    for (const wrong of [
      right.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
      `${right} `.repeat(2),
      '%',
    ])
      await refused(
        adapter,
        { ...post, headers: { ...post.headers, [secretHeader]: wrong } },
        { status },
      );
  },
);

test.each(adapters)(
  '$name: a missing signature is refused and nothing but a counter is kept',
  async (adapter) => {
    const { person, text, secretHeader, forged: status } = adapter;
    await refused(adapter, without(text(await person(), 'MENU'), secretHeader), { status });
  },
);

test.each(adapters)('$name: an oversized body is 413', async (adapter) => {
  await refused(adapter, adapter.oversized, { status: 413, why: 'oversized' });
});

test.each(adapters)(
  '$name: an oversized body of unknown length is 413 too',
  async ({ service, counts, oversized }) => {
    service.refusals.length = 0;
    expect(await sendInPieces(service, oversized)).toBe(413);
    expect(service.refusals).toEqual([`${counts}-oversized`]);
  },
);

test.each(adapters)(
  '$name: an empty text is asked again, calmly',
  async ({ service, person, text }) => {
    const from = await person();
    for (const body of ['', '   ', '\u0000\u200b', '🙂']) {
      const answered = await send(service, text(from, body));
      expect(answered.status).toBe(200);
      if (body) expect(answered.body).not.toContain(body.trim() || '\u200b');
    }
    expect(await said(service, from)).toBeGreaterThan(0);
  },
);

test.each(adapters)(
  '$name: a repeated text gets the same answer and has one effect, in a row and at once',
  async ({ service, person, text }) => {
    const from = await person();
    const post = text(from, 'MENU');
    const first = await send(service, post);
    const repeats = await Promise.all(Array.from({ length: 8 }, () => send(service, post)));
    expect(new Set([first, ...repeats].map(({ status, body }) => `${status} ${body}`)).size).toBe(
      1,
    );
    expect(await said(service, from)).toBe(1);
    const race = text(from, 'HELP ME PLEASE');
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(service, race)));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await said(service, from)).toBe(2);
  },
);

test.each(adapters)(
  '$name: after an opt-out nothing is said until START, and then the menu is',
  async ({ name, service, person, text }) => {
    const from = await person();
    await send(service, text(from, 'stop texting me'));
    await service.drain();
    const before = await said(service, from);
    await send(service, text(from, 'menu'));
    await send(service, text(from, '1'));
    if (name !== 'telegram') expect(await said(service, from)).toBe(before);
    await send(service, text(from, 'START'));
    expect(await said(service, from)).toBeGreaterThan(before);
    await service.drain();
  },
);

test.each(adapters)(
  '$name: a Host header and forwarding headers that lie change nothing',
  async ({ service, person, text }) => {
    const post = text(await person(), 'MENU');
    const headers = {
      ...post.headers,
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      'x-original-url': '/elsewhere',
    };
    const answered = await raw(service, { ...post, headers });
    expect(answered).toBeGreaterThanOrEqual(200);
    expect(answered).toBeLessThan(300);
  },
);

test.each(adapters)(
  '$name: a flood of one number is dropped beyond twenty waiting, and answered 200',
  async ({ service, person, text }) => {
    const from = await person();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => send(service, text(from, `nothing ${i}`))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await said(service, from)).toBeLessThan(20);
  },
);

test('refusals are counted by kind, and no other row is written', async () => {
  const rows = await perform(app, { kind: 'system', name: 'test' }, (ctx) =>
    ctx.sql<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'counters'`,
      [],
    ),
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(['name', 'value']);
});

/** By the plain client, which lets a test say what Host it likes. */
function raw({ base }: TestService, { path, headers, body }: Post): Promise<number> {
  return new Promise((resolve, reject) => {
    const ask = request(base + path, { method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    ask.once('error', reject);
    ask.end(body);
  });
}

/** In pieces, without a Content-Length. */
function sendInPieces({ base }: TestService, { path, headers, body }: Post): Promise<number> {
  return new Promise((resolve, reject) => {
    const ask = request(base + path, { method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    ask.once('error', reject);
    for (let at = 0; at < body.length; at += 4_000) ask.write(body.slice(at, at + 4_000));
    ask.end();
  });
}

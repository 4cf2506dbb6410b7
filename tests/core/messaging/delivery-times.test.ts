import { beforeEach, expect, test } from 'vitest';
import type { AddressInfo } from 'node:net';
import { Sequelize } from 'sequelize';
import type { Id } from '#core/kernel/ids.js';
import { deliver, dueMessages, SendError } from '#core/messaging/index.js';
import type { Channel } from '#core/messaging/index.js';
import { twilioChannel } from '#bots/channels/twilio-channel.js';
import { healthRoutes } from '#bots/health.js';
import { turnSeconds } from '#bots/turn-seconds.js';
import type { Check } from '#bots/health.js';
import { startBots } from '#bots/start.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { asSystem, moveClock, setClock } from '../../support/app.js';
import { PUBLIC_URL, testService, TWILIO, TWILIO_FROM } from '../../support/service.js';
import { asked, queue, row } from './delivery-world.js';

const service = await testService('2027-03-03T06:30:00Z', { SMS_PER_SECOND: 5 });
const { app, twilio, telegram, post } = service;

const SMS = { ...TWILIO, from: TWILIO_FROM, messagingServiceSid: null, publicUrl: PUBLIC_URL };

beforeEach(async () => {
  twilio.fault(null);
  telegram.fault(null);
  twilio.accepted.length = 0;
  await app.db.query(
    `UPDATE messages SET state = 'cleared', lease_until = NULL WHERE state IN ('due', 'sending', 'in-doubt')`,
  );
  await app.db.query('DELETE FROM throttles');
});

async function due(): Promise<number[]> {
  const rows = await asSystem(app, (ctx) =>
    ctx.sql<{ at: string }>(
      `SELECT extract(epoch FROM due_at) * 1000 AS at FROM messages WHERE state = 'due' ORDER BY due_at`,
      [],
    ),
  );
  return rows.map(({ at }) => Number(at));
}

test('SMS beyond the rate wait for their own moment, a fifth of a second apart', async () => {
  for (let i = 0; i < 9; i += 1) await queue(app, await asked(app));
  const ids = await asSystem(app, (ctx) => dueMessages(ctx, 50));
  await Promise.all(ids.map((id) => deliver(post, id)));
  const waiting = await due();
  expect(twilio.accepted.length + waiting.length).toBe(9);
  const gaps = waiting.slice(1).map((at, i) => Math.round(at - (waiting[i] ?? 0)));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(199);
});

test('slots that passed while nobody worked do not go out in a burst', async () => {
  for (let i = 0; i < 12; i += 1) await queue(app, await asked(app));
  const all = () => asSystem(app, (ctx) => dueMessages(ctx, 50));
  await Promise.all((await all()).map((id) => deliver(post, id)));
  const before = twilio.accepted.length;
  await moveClock(app, 5);
  await Promise.all((await all()).map((id) => deliver(post, id)));
  expect(twilio.accepted.length - before).toBeLessThanOrEqual(5);
});

test('what missed its moment goes before all that is later, which moves on by as much', async () => {
  const slow = { ...post, app: { ...app, config: { ...app.config, SMS_PER_SECOND: 0.2 } } };
  const ids: Id<'Message'>[] = [];
  for (let i = 0; i < 5; i += 1) ids.push(...(await queue(app, await asked(app))));
  for (const id of ids) await deliver(slow, id);
  expect(twilio.accepted).toHaveLength(1);
  // The second and third should have gone by now, 5 and 10 seconds after the first.
  await moveClock(app, 13 / 60);
  const [, second, third, ...later] = ids;
  if (!second || !third) throw new Error('nothing queued');
  for (const id of [second, third]) await deliver(slow, id);
  expect((await row(app, second)).state).toBe('sent');
  const times: number[] = [];
  for (const id of [third, ...later]) times.push((await row(app, id)).dueAt.getTime());
  const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4_990);
});

test('a sweep takes up the first text of each reader, which the others follow', async () => {
  const [first] = await queue(app, await asked(app), { count: 2 });
  const [other] = await queue(app, await asked(app));
  const ids = await asSystem(app, (ctx) => dueMessages(ctx, 500));
  expect(new Set(ids).size).toBe(ids.length);
  const readers = await asSystem(app, (ctx) =>
    ctx.sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM messages WHERE id = ANY($1) GROUP BY contact_id',
      [ids],
    ),
  );
  expect(readers.every(({ n }) => n === 1)).toBe(true);
  expect(ids.slice(-2)).toEqual([first, other]);
});

test('a step of the sweep that fails stops no other; without a database it ends', async () => {
  const owner = new Sequelize(service.ownerUrl, { logging: false });
  const [id] = await queue(app, await asked(app));
  if (!id) throw new Error('nothing queued');
  try {
    await owner.query('ALTER TABLE staff_sessions RENAME TO sessions_elsewhere');
    await sweep(post);
  } finally {
    await owner.query('ALTER TABLE sessions_elsewhere RENAME TO staff_sessions');
    await owner.close();
  }
  expect((await row(app, id)).state).toBe('sent');
  const failed = await asSystem(app, (ctx) => ctx.sql('SELECT step, row_id FROM stuck_work', []));
  expect(failed).toEqual([{ step: 'sessions', row_id: '' }]);
  const db = new Sequelize('postgres://sotto@127.0.0.1:9/none', { logging: false });
  await expect(sweep({ ...post, app: { ...app, db } })).rejects.toThrow();
});

test('all chats together get thirty messages a second', async () => {
  const ids: Id<'Message'>[] = [];
  for (let user = 93_101; user <= 93_110; user += 1)
    ids.push(...(await queue(app, await asked(app, 'telegram', String(user)))));
  await Promise.all(ids.map((id) => deliver(post, id)));
  const waiting = await due();
  expect(waiting.length).toBeGreaterThan(2);
  const gaps = waiting.slice(1).map((at, i) => at - (waiting[i] ?? 0));
  // A thirtieth of a second, as whole milliseconds show it.
  expect([33, 34]).toContain(Math.min(...gaps));
});

test('a chat gets one message a second', async () => {
  const person = await asked(app, 'telegram', '93001');
  const ids = await queue(app, person, { count: 3 });
  for (const id of ids) await deliver(post, id);
  const [first, second] = await due();
  expect(service.chat(93001)).toHaveLength(1);
  expect(Math.round((second ?? 0) - (first ?? 0))).toBeGreaterThanOrEqual(999);
});

test('429 waits as long as it is told, and costs no try', async () => {
  const [id] = await queue(app, await asked(app, 'telegram', '93002'));
  if (!id) throw new Error('nothing queued');
  telegram.fault(() => ({ status: 429, message: 'Too Many Requests', retryAfter: 17 }));
  const start = Date.now();
  await deliver(post, id);
  const after = await row(app, id);
  expect(after).toMatchObject({ state: 'due', attempts: 0 });
  const now = await asSystem(app, (ctx) => Promise.resolve(ctx.now.getTime()));
  expect(after.dueAt.getTime() - now).toBeGreaterThan(17_000 - (Date.now() - start) - 100);
});

/** Seconds until a message is due. */
async function waits(id: Id<'Message'> | undefined): Promise<number> {
  const { dueAt } = await row(app, id);
  return asSystem(app, (ctx) => Promise.resolve((dueAt.getTime() - ctx.now.getTime()) / 1_000));
}

const slowDown = () => ({ status: 429, message: 'Too Many Requests', retryAfter: 30 });

test('429 holds the whole chat, and no other', async () => {
  const [first, second] = await queue(app, await asked(app, 'telegram', '93011'), { count: 2 });
  const [other] = await queue(app, await asked(app, 'telegram', '93012'));
  if (!first || !second || !other) throw new Error('nothing queued');
  telegram.fault(slowDown);
  await deliver(post, first);
  telegram.fault(null);
  const before = telegram.calls.length;
  await deliver(post, second);
  expect(telegram.calls).toHaveLength(before);
  expect(await waits(second)).toBeGreaterThan(25);
  await moveClock(app, 1 / 30);
  await deliver(post, other);
  expect((await row(app, other)).state).toBe('sent');
});

test('a slot that a text had before its chat was told to wait counts no more', async () => {
  const ids = await queue(app, await asked(app, 'telegram', '93013'), { count: 3 });
  const [first, second, third] = ids;
  if (!first || !second || !third) throw new Error('nothing queued');
  for (const id of ids) await deliver(post, id);
  await moveClock(app, 1 / 60);
  telegram.fault(slowDown);
  await deliver(post, second);
  telegram.fault(null);
  await moveClock(app, 1 / 60);
  await deliver(post, third);
  expect(await row(app, third)).toMatchObject({ state: 'due' });
  expect(await waits(third)).toBeGreaterThan(25);
});

test('a second chat told to wait holds all chats', async () => {
  const ids = [];
  for (const user of ['93014', '93015', '93016'])
    ids.push(...(await queue(app, await asked(app, 'telegram', user))));
  const [first, second, third] = ids;
  if (!first || !second || !third) throw new Error('nothing queued');
  telegram.fault(slowDown);
  await deliver(post, first);
  await moveClock(app, 1 / 30);
  await deliver(post, second);
  await moveClock(app, 1 / 30);
  telegram.fault(null);
  await deliver(post, third);
  expect(await waits(third)).toBeGreaterThan(25);
  await moveClock(app, 0.6);
  await deliver(post, third);
  expect((await row(app, third)).state).toBe('sent');
});

test.each([
  [429, 20429],
  [400, 30022],
])('SMS: %i with %i holds the channel', async (status, code) => {
  const [first] = await queue(app, await asked(app));
  const [second] = await queue(app, await asked(app));
  if (!first || !second) throw new Error('nothing queued');
  twilio.fault(() => ({ status, code }));
  await deliver(post, first);
  twilio.fault(null);
  expect(await row(app, first)).toMatchObject({ state: 'due', attempts: 0 });
  await deliver(post, second);
  expect(twilio.accepted).toHaveLength(0);
  expect(await waits(second)).toBeGreaterThan(3);
});

test('an answer waits for the one before it', async () => {
  const user = 93_003;
  await asked(app, 'telegram', String(user));
  await app.db.query(`UPDATE contact_points SET state = 'verified' WHERE state = 'stale'`);
  service.jobs.length = 0;
  await telegram.push(telegram.build.text({ id: user }, 'menu'), webhook());
  await telegram.push(telegram.build.text({ id: user }, 'help'), webhook());
  const jobs = service.jobs.splice(0).filter(({ name }) => name === 'message.deliver');
  const ids = jobs.map(({ data }) => ('messageId' in data ? data.messageId : null));
  const [first, second] = ids;
  if (!first || !second) throw new Error('nothing queued');
  await deliver(post, second);
  expect(service.chat(user).filter(({ from }) => from === 'bot')).toHaveLength(0);
  await deliver(post, first);
  await moveClock(app, 0.1);
  await deliver(post, second);
  expect(service.chat(user).filter(({ from }) => from === 'bot')).toHaveLength(2);
});

const webhook = () => ({ url: `${service.base}/webhooks/telegram`, secret: 's'.repeat(32) });

test('in quiet hours a text waits for the morning, and one that is useful no more is not sent', async () => {
  await setClock(app, '2027-03-04T19:30:00Z');
  const useful = new Date('2027-03-06T00:00:00Z');
  const [id] = await queue(app, await asked(app), { usefulUntil: useful });
  const [late] = await queue(app, await asked(app), {
    usefulUntil: new Date('2027-03-05T04:00:00Z'),
  });
  if (!id || !late) throw new Error('nothing queued');
  await deliver(post, id);
  await deliver(post, late);
  expect(await row(app, id)).toMatchObject({
    state: 'due',
    dueAt: new Date('2027-03-05T05:00:00Z'),
  });
  expect((await row(app, late)).state).toBe('expired');
  await setClock(app, '2027-03-05T05:00:01Z');
  await deliver(post, id);
  expect((await row(app, id)).state).toBe('sent');
});

test('a provider that hangs is given up at its time-out, and the text is in doubt', async () => {
  await setClock(app, '2027-03-05T06:30:00Z');
  const [id] = await queue(app, await asked(app));
  if (!id) throw new Error('nothing queued');
  twilio.fault(() => ({ hangMs: 30_000 }));
  const sms = twilioChannel({ ...SMS, apiUrl: twilio.url, timeoutMs: 200 });
  const start = performance.now();
  await deliver({ ...post, channels: { ...post.channels, sms } }, id);
  expect(performance.now() - start).toBeLessThan(12_000);
  expect((await row(app, id)).state).toBe('in-doubt');
});

test('texts wait for a provider that is away as long as they are of use, and leave when it is back', async () => {
  const ids: Id<'Message'>[] = [];
  for (let i = 0; i < 3; i += 1) ids.push(...(await queue(app, await asked(app))));
  let calls = 0;
  const sms: Channel = {
    name: 'sms',
    call: () => {
      calls += 1;
      return Promise.reject(new SendError('unreachable', { code: 'ECONNREFUSED' }));
    },
  };
  const away = { ...post, channels: { ...post.channels, sms } };
  for (let seconds = 0; seconds < 120; seconds += 5) {
    await sweep(away);
    await moveClock(app, 5 / 60);
  }
  // One asks for all, every twenty seconds; each by itself would come to eighteen.
  expect(calls).toBeLessThan(12);
  for (let minutes = 0; minutes < 30; minutes += 3) {
    await sweep(away);
    await moveClock(app, 3);
  }
  for (const id of ids) expect((await row(app, id)).state).toBe('due');
  for (let seconds = 0; seconds < 3; seconds += 1) {
    await sweep(post);
    await moveClock(app, 1 / 60);
  }
  for (const id of ids) expect((await row(app, id)).state).toBe('sent');
});

test('fifty texts survive an hour in which a provider takes nothing of ours: one alarm, and they leave when it is mended', async () => {
  const ids: Id<'Message'>[] = [];
  for (let i = 0; i < 50; i += 1) ids.push(...(await queue(app, await asked(app))));
  const heard: boolean[] = [];
  const told = { ...post, heard: (_: string, ok: boolean) => heard.push(ok) };
  twilio.fault(() => ({ status: 401, code: 20003 }));
  const deliverAll = () => Promise.all(ids.map((id) => deliver(told, id)));
  for (let minutes = 0; minutes < 60; minutes += 10) {
    await deliverAll();
    await moveClock(app, 10);
  }
  expect(new Set(heard)).toEqual(new Set([false]));
  const states = () => Promise.all(ids.map(async (id) => (await row(app, id)).state));
  expect(new Set(await states())).toEqual(new Set(['due']));
  const tasks = `SELECT kind, facts FROM tasks WHERE kind IN ('provider-alarm', 'not-delivered')`;
  expect(await asSystem(app, (ctx) => ctx.sql(tasks, []))).toEqual([
    { kind: 'provider-alarm', facts: { channel: 'sms', code: '20003' } },
  ]);
  twilio.fault(null);
  const fast = { ...told, app: { ...app, config: { ...app.config, SMS_PER_SECOND: 10_000 } } };
  for (const id of ids) await deliver(fast, id);
  expect(new Set(await states())).toEqual(new Set(['sent']));
});

test('with the network down texts wait, readiness says degraded, and they leave when it is back', async () => {
  const [id] = await queue(app, await asked(app));
  if (!id) throw new Error('nothing queued');
  const standing: Record<'sms' | 'telegram', Check> = { sms: 'ok', telegram: 'ok' };
  const nowhere = twilioChannel({ ...SMS, apiUrl: 'http://127.0.0.1:9' });
  const heard = (name: 'sms' | 'telegram', ok: boolean) => {
    standing[name] = ok ? 'ok' : 'down';
  };
  const server = await startBots(app, {
    host: '127.0.0.1',
    port: 0,
    routers: [
      healthRoutes({
        app,
        queue: () => Promise.resolve(true),
        migrated: () => Promise.resolve(true),
        providers: () => Promise.resolve(standing),
        turns: turnSeconds(),
      }),
    ],
  });
  const ready = async () => {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    return {
      code: response.status,
      ...((await response.json()) as { status: string; checks: object }),
    };
  };
  expect(await ready()).toMatchObject({ code: 200, status: 'ok' });
  await deliver({ ...post, channels: { ...post.channels, sms: nowhere }, heard }, id);
  expect(await row(app, id)).toMatchObject({ state: 'due', outcome: 'ECONNREFUSED' });
  expect(await ready()).toMatchObject({
    code: 200,
    status: 'degraded',
    checks: { twilio: 'down', telegram: 'ok', database: 'ok', queue: 'ok', migrations: 'ok' },
  });
  await moveClock(app, 5);
  await sweep({ ...post, heard });
  expect((await row(app, id)).state).toBe('sent');
  expect(await ready()).toMatchObject({ status: 'ok' });
  server.closeAllConnections();
  server.close();
});

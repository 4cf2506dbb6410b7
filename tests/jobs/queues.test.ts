import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { makeLog } from '#core/kernel/log.js';
import type { Id } from '#core/kernel/ids.js';
import { newId } from '#core/kernel/ids.js';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { sealAudit, takeCheckpoint, verifyAudit } from '#core/audit/index.js';
import type { Checkpoint } from '#core/audit/index.js';
import { postgresBackend, redisBackend } from '#jobs/backend.js';
import type { Backend } from '#jobs/backend.js';
import { prepareQueue } from '#jobs/prepare-queue.js';
import { eachInTurn } from '#jobs/handlers/each-in-turn.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { jobQueue } from '#jobs/queue.js';
import { startWorker } from '#jobs/worker.js';
import { openBackend } from '../../src/service/open-backend.js';
import { asSystem, moveClock } from '../support/app.js';
import { ending } from '../support/ending.js';
import { testRedis } from '../support/redis.js';
import { testService } from '../support/service.js';
import { asked, queue as outbox, row } from '../core/messaging/delivery-world.js';

const service = await testService(undefined, { SMS_PER_SECOND: 100_000 });
const { app, twilio, post } = service;
const redis = await testRedis();
const log = makeLog('silent');
const TIMING = { lockDuration: 1_000, stalledInterval: 1_000 };
afterAll(async () => {
  if (typeof redis !== 'string') await redis.close();
});

const backends: [string, boolean, () => Promise<Backend>][] = [
  [
    'PostgreSQL',
    false,
    async () => {
      await prepareQueue(service.ownerUrl, new URL(inject('appUrl')).username);
      return postgresBackend(service.databaseUrl, TIMING);
    },
  ],
  [
    'Redis',
    typeof redis === 'string',
    () => redisBackend(typeof redis === 'string' ? '' : redis.url, false, TIMING),
  ],
];

const QUICK = { concurrency: 4, sweepEvery: 3_600, keepCheckpoint: () => undefined };

/** As many as a checkpoint waits for. */
const ENTRIES = `INSERT INTO audit_entries (at, actor, action, subject_kind, subject_id)
  SELECT now(), 'system:test', 'test.done', 'site', n::text FROM generate_series(1, 1000) n`;

async function until(ready: () => Promise<boolean>, seconds = 15): Promise<boolean> {
  const end = performance.now() + seconds * 1_000;
  while (performance.now() < end) {
    if (await ready()) return true;
    await pause(50);
  }
  return false;
}

const sent = (id: Id<'Message'> | undefined) => async () => (await row(app, id)).state === 'sent';
const now = { delayMs: 0, dueMs: 1 };

describe.each(backends)('the queue on %s', (_, skipped, open) => {
  test.skipIf(skipped)('runs a job, holds one that is for later, and answers', async () => {
    const backend = ending(await open());
    const queue = ending(jobQueue(backend, log));
    ending(startWorker(post, backend, QUICK));
    const [first, later] = await outbox(app, await asked(app), { count: 2 });
    if (!first || !later) throw new Error('nothing queued');
    await queue.add('message.deliver', { messageId: later }, { delayMs: 1_200, dueMs: 2 });
    await queue.add('message.deliver', { messageId: first }, now);
    expect(await queue.alive()).toBe(true);
    expect(await until(sent(first))).toBe(true);
    expect((await row(app, later)).state).toBe('due');
    expect(await until(sent(later))).toBe(true);
  });

  test.skipIf(skipped)('the same nudge is there once, and sends one text', async () => {
    const backend = ending(await open());
    const queue = ending(jobQueue(backend, log));
    const person = await asked(app);
    const [id] = await outbox(app, person);
    if (!id) throw new Error('nothing queued');
    for (let i = 0; i < 10; i += 1) await queue.add('message.deliver', { messageId: id }, now);
    const counter = ending(backend.queue());
    expect(await counter.getJobCounts('waiting')).toEqual({ waiting: 1 });
    const [job] = await counter.getJobs(['waiting']);
    expect([job?.id, job?.data]).toEqual([`message.deliver-${id}-1`, { messageId: id }]);
    const worker = ending(startWorker(post, backend, QUICK));
    expect(await until(sent(id))).toBe(true);
    await worker.close();
    expect(twilio.accepted.filter(({ to }) => to === person.address)).toHaveLength(1);
  });

  test.skipIf(skipped)('closing finishes what is in hand, and takes nothing new', async () => {
    const backend = ending(await open());
    const queue = ending(jobQueue(backend, log));
    const worker = ending(startWorker(post, backend, { ...QUICK, concurrency: 1 }));
    const [slow] = await outbox(app, await asked(app));
    const [next] = await outbox(app, await asked(app));
    if (!slow || !next) throw new Error('nothing queued');
    twilio.fault(() => ({ delayMs: 1_000 }));
    onTestFinished(() => {
      twilio.fault(null);
    });
    await queue.add('message.deliver', { messageId: slow }, now);
    expect(await until(async () => (await row(app, slow)).state === 'sending')).toBe(true);
    await queue.add('message.deliver', { messageId: next }, now);
    await worker.close();
    expect([(await row(app, slow)).state, (await row(app, next)).state]).toEqual(['sent', 'due']);
    twilio.fault(null);
    ending(startWorker(post, backend, QUICK));
    expect(await until(sent(next))).toBe(true);
  });

  test.skipIf(skipped)('a nudge that was lost is found by the sweep', async () => {
    const backend = ending(await open());
    const [id] = await outbox(app, await asked(app));
    ending(startWorker(post, backend, { ...QUICK, sweepEvery: 0.3 }));
    expect(await until(sent(id))).toBe(true);
  });

  test.skipIf(skipped)(
    'a job about a row that is gone does no harm, and a refusal is not tried again',
    async () => {
      const backend = ending(await open());
      const queue = ending(jobQueue(backend, log));
      ending(startWorker(post, backend, QUICK));
      await queue.add('message.deliver', { messageId: newId() }, now);
      await queue.add('pickup.lapse', { pickupId: newId() }, now);
      const counter = ending(backend.queue());
      const idle = async () => {
        const counts = await counter.getJobCounts('waiting', 'active', 'delayed');
        return Object.values(counts).every((count) => count === 0);
      };
      expect(await until(idle)).toBe(true);
    },
  );

  test.skipIf(skipped)(
    'of the error of a failed job no word is kept, but where it was',
    async () => {
      const backend = ending(await open());
      const queue = ending(jobQueue(backend, log));
      const call = () => Promise.reject(new TypeError('+254700000101: yours is ready'));
      const channels = { ...post.channels, sms: { name: 'sms', call } as const };
      const worker = ending(startWorker({ ...post, channels }, backend, QUICK));
      const [id] = await outbox(app, await asked(app));
      if (!id) throw new Error('nothing queued');
      await queue.add('message.deliver', { messageId: id }, now);
      const counter = ending(backend.queue());
      const failed = async () => (await counter.getJob(`message.deliver-${id}-1`))?.failedReason;
      expect(await until(async () => Boolean(await failed()))).toBe(true);
      const job = await counter.getJob(`message.deliver-${id}-1`);
      expect([job?.failedReason, job?.stacktrace]).toEqual([
        'TypeError',
        [expect.stringMatching(/^TypeError\n {4}at .*queues\.test\.ts/)],
      ]);
      // It is kept once the queue has said that the job failed.
      const failure = ['message.deliver', id, 1, 'TypeError'];
      await expect.poll(stuck, { timeout: 15_000 }).toContainEqual(failure);
      await worker.close();
      await job?.remove();
    },
  );

  test.skipIf(skipped)(
    'the worker seals the audit, and keeps a checkpoint of a thousand entries',
    async () => {
      const kept: Checkpoint[] = [];
      const backend = ending(await open());
      const keepCheckpoint = (checkpoint: Checkpoint) => kept.push(checkpoint);
      const worker = ending(startWorker(post, backend, { ...QUICK, keepCheckpoint }));
      await asSystem(app, (ctx) => ctx.sql(ENTRIES, []));
      const unsealed = async () => {
        const rows = await asSystem(app, (ctx) =>
          ctx.sql<{ n: number }>(
            `SELECT (SELECT count(*) FROM audit_entries)::int - (SELECT count(*) FROM audit_links)::int AS n`,
            [],
          ),
        );
        return rows[0]?.n === 0;
      };
      expect(await until(unsealed)).toBe(true);
      expect(await until(() => Promise.resolve(kept.length > 0))).toBe(true);
      await worker.close();
      expect(await asSystem(app, (ctx) => verifyAudit(ctx, kept[0] ?? null))).toBeNull();
      expect(await asSystem(app, sealAudit)).toMatchObject({ chained: 0 });
      expect(await asSystem(app, takeCheckpoint)).not.toBeNull();
    },
  );
});

/** The queue that REDIS_URL and REDIS_ALLOW_VOLATILE ask for. */
const bySettings = (REDIS_URL: string, REDIS_ALLOW_VOLATILE: '0' | '1') => {
  const { databaseUrl: appUrl, ownerUrl } = service;
  const config = { ...app.config, REDIS_URL, REDIS_ALLOW_VOLATILE };
  return openBackend(config, { appUrl, ownerUrl, close: () => Promise.resolve() });
};

const volatile: [string, string[]][] = [
  ['without an append-only file', ['--appendonly', 'no', '--maxmemory-policy', 'noeviction']],
  ['that evicts', ['--appendonly', 'yes', '--maxmemory-policy', 'allkeys-lru']],
];

test.skipIf(typeof redis === 'string').each(volatile)(
  'a Redis %s is refused with a sentence, and taken where that is allowed',
  async (_, args) => {
    const server = await testRedis(args);
    if (typeof server === 'string') throw new Error(server);
    ending(server);
    await expect(bySettings(server.url, '0')).rejects.toThrow(/could lose jobs/);
    await expect(bySettings(server.url, '0')).rejects.toBeInstanceOf(StartRefusal);
    ending(await bySettings(server.url, '1'));
  },
);

test.skipIf(typeof redis === 'string')(
  'a Redis that wants another password, or has no such database, is told by its own words',
  async () => {
    const server = await testRedis(['--appendonly', 'yes']);
    if (typeof server === 'string') throw new Error(server);
    const beyond = server.url.replace(/0$/, '99');
    await expect(bySettings(beyond, '1')).rejects.toThrow(/^Redis refuses us at REDIS_URL: ERR DB/);
    const admin = new Redis(server.url);
    await admin.config('SET', 'requirepass', 'a-password-of-the-tests');
    admin.disconnect();
    await expect(bySettings(server.url, '1')).rejects.toThrow(/refuses us at REDIS_URL: NOAUTH/);
    const wrong = server.url.replace('//', '//:wrong@');
    await expect(bySettings(wrong, '1')).rejects.toThrow(/refuses us at REDIS_URL: WRONGPASS/);
    const right = server.url.replace('//', '//:a-password-of-the-tests@');
    const backend = await bySettings(right, '1');
    await backend.close();
    await server.close();
  },
);

/** What failed, by its ids and how often. */
async function stuck() {
  const rows = await asSystem(app, (ctx) =>
    ctx.sql<{ step: string; row_id: string; times: number; fault: string }>(
      'SELECT step, row_id, times, fault FROM stuck_work',
      [],
    ),
  );
  return rows.map(({ step, row_id, times, fault }) => [step, row_id, times, fault]);
}

test('a row that cannot be moved on holds up none of those behind it, and is kept until it no longer fails', async () => {
  const [first, at, last] = [newId(), newId(), newId()];
  const done: string[] = [];
  const find = () => Promise.resolve([{ id: first }, { id: at, name: 'Amina' }, { id: last }]);
  const work = (_: unknown, { id }: { id: string }) =>
    id === at
      ? Promise.reject(new TypeError('+254700000101: at fault'))
      : Promise.resolve(done.push(id));
  for (let n = 0; n < 2; n += 1) await eachInTurn({ app }, 'test', { find, work });
  expect(done).toEqual([first, last, first, last]);
  expect(await stuck()).toContainEqual(['test', at, 2, 'TypeError']);
  await moveClock(app, 25 * 60);
  await sweep(post);
  expect((await stuck()).filter(([step]) => step === 'test')).toEqual([]);
});

test('a Redis that is not there is refused with a sentence', async () => {
  await expect(bySettings('redis://127.0.0.1:9/0', '0')).rejects.toThrow(/cannot be reached/);
});

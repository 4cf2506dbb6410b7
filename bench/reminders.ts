import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { makeLog } from '#core/kernel/log.js';
import { settings } from '#core/kernel/settings.js';
import type { Channel } from '#core/messaging/index.js';
import { postgresBackend, redisBackend } from '#jobs/backend.js';
import type { Backend } from '#jobs/backend.js';
import { release } from '#jobs/handlers/remind.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { jobQueue } from '#jobs/queue.js';
import { startWorker } from '#jobs/worker.js';
import { buildApp } from '../src/app.js';
import { benchKeys } from './shared.js';

/** Texts sent in each round, and how many a worker has in hand. */
const TEXTS = Number(process.env['BENCH_TEXTS'] ?? 4_000);
/** Jobs that a worker has in hand, as in production. */
const IN_HAND = 16;
const FUTURE = Number(process.env['BENCH_REMINDERS'] ?? 1_000_000);
const DUE = 10_000;

interface Urls {
  app: string;
  owner: string;
}

/** What was measured of reminders. */
export interface ReminderFigures {
  /** Reminders delivered in a second, by queue and by how long the provider takes, in milliseconds. */
  perSecond: Record<string, number>;
  /** Milliseconds until all that are due have been let go, among so many that are not. */
  sweepMs: number;
  /** Milliseconds of one whole sweep among them, all its steps, once those are gone. */
  wholeMs: number;
}

/** Delivers reminders through a worker on both queues, and lets 10,000 go among a million of the future. */
export async function measureReminders(urls: Urls): Promise<ReminderFigures> {
  const owner = new Client({ connectionString: urls.owner });
  await owner.connect();
  await owner.query(
    `UPDATE contact_points SET hours_from = '00:00', hours_to = '23:59:59', zone = 'UTC'`,
  );
  const perSecond: Record<string, number> = {};
  for (const ms of [0, 100])
    perSecond[`PostgreSQL, provider ${ms} ms`] = await deliver(urls, owner, {
      backend: postgresBackend(urls.app),
      ms,
    });
  const redis = await startRedis();
  for (const ms of redis ? [0, 100] : [])
    perSecond[`Redis, provider ${ms} ms`] = await deliver(urls, owner, {
      backend: await redisBackend(redis?.url ?? '', true),
      ms,
    });
  await redis?.stop();
  const among = await sweepAmongMany(urls, owner);
  await owner.end();
  return { perSecond, ...among };
}

/** Weekly questions to patients drawn in turn, due or far ahead. */
async function fill(owner: Client, texts: number, ahead: string): Promise<void> {
  await owner.query(
    `WITH person AS (
       SELECT l.patient_id, l.contact_id, row_number() OVER () - 1 AS n, count(*) OVER () AS all_of
       FROM patient_contacts l),
     wanted AS (SELECT gen_random_uuid() AS ask, i FROM generate_series(0, $1::int - 1) AS i),
     chosen AS (SELECT w.ask, w.i, p.patient_id, p.contact_id FROM wanted w
                JOIN person p ON p.n = w.i % p.all_of),
     asked AS (INSERT INTO check_in_asks (id, patient_id, asked_at)
               SELECT ask, patient_id, now() FROM chosen)
     INSERT INTO messages (id, contact_id, patient_id, channel, kind, subject_id, rev, state, due_at,
                           useful_until, reply, made_at)
     SELECT gen_random_uuid(), contact_id, patient_id, 'sms', 'check-in', ask, 0, 'scheduled',
            now() + $2::interval + i * interval '1 millisecond', now() + $2::interval + interval '9 days',
            false, now() - interval '1 day'
     FROM chosen`,
    [texts, ahead],
  );
}

const config = {
  ...settings.parse({}),
  demo: true,
  LOG_LEVEL: 'silent' as const,
  SMS_PER_SECOND: 100_000,
};

/** A provider that takes so many milliseconds, and says nothing else. */
function provider(ms: number): Channel & { taken: number; firstAt: number } {
  const channel = {
    name: 'sms' as const,
    taken: 0,
    firstAt: 0,
    async call() {
      if (!channel.firstAt) channel.firstAt = performance.now();
      if (ms) await pause(ms);
      channel.taken += 1;
      return `SM${String(channel.taken)}`;
    },
  };
  return channel;
}

async function deliver(
  urls: Urls,
  owner: Client,
  { backend, ms }: { backend: Backend; ms: number },
): Promise<number> {
  await owner.query(`DELETE FROM messages; DELETE FROM check_in_asks; DELETE FROM conversations`);
  await fill(owner, TEXTS, '-1 minute');
  const log = makeLog('silent');
  const queue = jobQueue(backend, log);
  const app = buildApp({ databaseUrl: urls.app, config, keys: benchKeys, log, queue });
  const sms = provider(ms);
  const worker = startWorker({ app, channels: { sms, telegram: null } }, backend, {
    ...{ concurrency: IN_HAND, sweepEvery: 30 },
    keepCheckpoint: () => undefined,
  });
  while (sms.taken < TEXTS) await pause(5);
  const seconds = (performance.now() - sms.firstAt) / 1_000;
  await worker.close();
  await queue.close();
  await backend.close();
  await app.db.close();
  return TEXTS / seconds;
}

async function sweepAmongMany(
  urls: Urls,
  owner: Client,
): Promise<Omit<ReminderFigures, 'perSecond'>> {
  await owner.query('DELETE FROM messages; DELETE FROM check_in_asks');
  for (let done = 0; done < FUTURE; done += 100_000) await fill(owner, 100_000, '9 days');
  await fill(owner, DUE, '-1 minute');
  await owner.query('ANALYZE messages');
  const log = makeLog('silent');
  const queue = { add: () => Promise.resolve() };
  const app = buildApp({ databaseUrl: urls.app, config, keys: benchKeys, log, queue });
  const began = performance.now();
  let left = DUE;
  while (left) {
    await release({ app });
    const { rows } = await owner.query<{ left: number }>(
      `SELECT count(*)::int AS left FROM messages WHERE state = 'scheduled' AND due_at <= now()`,
    );
    left = rows[0]?.left ?? 0;
  }
  const sweepMs = performance.now() - began;
  await owner.query(`DELETE FROM messages WHERE state <> 'scheduled'`);
  const wholeBegan = performance.now();
  await sweep({ app, channels: { sms: null, telegram: null } });
  const wholeMs = performance.now() - wholeBegan;
  await app.db.close();
  return { sweepMs, wholeMs };
}

/** A Redis of its own on loopback; null where none is installed. */
async function startRedis(): Promise<{ url: string; stop: () => Promise<void> } | null> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sotto-redis-'));
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  const child = spawn('redis-server', [...args, '--appendonly', 'yes', '--save', ''], {
    stdio: 'ignore',
  });
  const failed = await Promise.race([
    once(child, 'error').then(() => true),
    once(child, 'exit').then(() => true),
    pause(1_000).then(() => false),
  ]);
  if (failed) return null;
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

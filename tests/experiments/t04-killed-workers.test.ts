import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { startFakeTwilio } from '#bots/phones/fake-twilio.js';
import { prepareQueue } from '#jobs/prepare-queue.js';
import { moveClock, testApp } from '../support/app.js';
import { testRedis } from '../support/redis.js';
import { PUBLIC_URL, TWILIO, TWILIO_FROM } from '../support/service.js';
import { runChild } from './child.js';
import { fillReminders, textsLeft } from './due-reminders.js';
import type { WorkerInput } from './worker-child.js';
import { figure, patience, size } from './size.js';

const MESSAGES = size(500, 10_000);
const KILLS = size(5, 50);

const redis = await testRedis();
const redisUrl = typeof redis === 'string' ? null : redis.url;

const running = new Set<ReturnType<typeof runChild>>();
afterAll(() => {
  for (const child of running) child.kill();
  if (typeof redis !== 'string') return redis.close();
});

/** Delivers with a worker that is killed again and again in the middle of its sending; gives what the provider took. */
async function deliverUnderKills({
  messages,
  kills,
  asks,
  answerMs = 60,
  queueAt = null,
}: {
  messages: number;
  kills: number;
  asks: boolean;
  /** How long after taking a text the provider answers. */
  answerMs?: number;
  /** The Redis that the jobs wait in; else in PostgreSQL. */
  queueAt?: string | null;
}) {
  const { app, databaseUrl, ownerUrl } = await testApp();
  await prepareQueue(ownerUrl, new URL(inject('appUrl')).username);
  await shortenLeases(ownerUrl);
  const twilio = await startFakeTwilio(TWILIO);
  // The provider takes a text at once and answers a little later: most kills fall in between.
  twilio.fault(() => ({ delayMs: answerMs }));
  // They wait as reminders do: a worker lets them go, and is killed at that too.
  await fillReminders(app, { count: messages }, (n) => 600_000 + n);
  await moveClock(app, 11);
  const settings = { ...TWILIO, from: TWILIO_FROM, messagingServiceSid: null };
  const input = {
    databaseUrl,
    redisUrl: queueAt,
    asks,
    twilio: { ...settings, apiUrl: twilio.url, publicUrl: PUBLIC_URL },
  };
  const share = Math.floor((messages * 0.9) / (kills + 1));
  const workers = [start(input), start(input)];
  for (let kill = 1; kill <= kills; kill += 1) {
    await until(() => twilio.accepted.length >= kill * share);
    const [oldest] = workers.splice(0, 1);
    if (oldest) await stop(oldest);
    workers.push(start(input));
  }
  await until(async () => (await textsLeft(app)) === 0);
  await Promise.all(workers.map(stop));
  await twilio.close();
  const by = new Map<string, number>();
  for (const { to } of twilio.accepted) by.set(to, (by.get(to) ?? 0) + 1);
  const duplicates = [...by.values()].reduce((sum, n) => sum + n - 1, 0);
  return { neverSent: messages - by.size, duplicates };
}

function start(input: WorkerInput) {
  const child = runChild('worker-child.ts', input);
  running.add(child);
  return child;
}

async function stop(child: ReturnType<typeof runChild>): Promise<void> {
  child.kill();
  await child.ended;
  running.delete(child);
}

/** A lease of two seconds in place of thirty, in this database. */
async function shortenLeases(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(
    `CREATE FUNCTION short_lease() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN NEW.lease_until := clock_timestamp() + interval '2 seconds'; RETURN NEW; END $$;
     CREATE TRIGGER short_lease BEFORE UPDATE ON messages FOR EACH ROW
       WHEN (NEW.state = 'sending') EXECUTE FUNCTION short_lease()`,
  );
  await owner.end();
}

async function until(ready: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + patience / 2;
  while (!(await ready())) {
    if (performance.now() > end) throw new Error('it takes too long');
    await pause(20);
  }
}

test(
  'T4: workers killed in the middle lose no text and repeat none',
  { timeout: patience },
  async () => {
    const found = await deliverUnderKills({ messages: MESSAGES, kills: KILLS, asks: true });
    figure('T4', { messages: MESSAGES, kills: KILLS, ...found });
    expect(found).toEqual({ neverSent: 0, duplicates: 0 });
  },
);

test.skipIf(redisUrl === null)(
  'T4 with Redis: nor do they where the jobs wait in a Redis',
  { timeout: patience },
  async () => {
    const [messages, kills] = [size(100, MESSAGES), size(2, KILLS)];
    const found = await deliverUnderKills({ messages, kills, asks: true, queueAt: redisUrl });
    figure('T4 with Redis', { messages, kills, ...found });
    expect(found).toEqual({ neverSent: 0, duplicates: 0 });
    const looks = new Redis(redisUrl ?? '');
    expect(await looks.keys('bull:jobs:*')).not.toEqual([]);
    await looks.quit();
  },
);

test(
  'T4 control: without asking the provider texts are repeated',
  { timeout: patience },
  async () => {
    const messages = size(60, 1_000);
    const kills = size(2, 10);
    // A slow answer leaves each killed worker several texts whose fate it never learnt.
    const found = await deliverUnderKills({ messages, kills, asks: false, answerMs: 400 });
    figure('T4 control', { messages, kills, ...found });
    expect(found.duplicates).toBeGreaterThan(0);
  },
);

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, inject, test } from 'vitest';
import type { JobQueue } from '#core/kernel/jobs.js';
import { makeLog } from '#core/kernel/log.js';
import { settings } from '#core/kernel/settings.js';
import { twilioChannel } from '#bots/channels/twilio-channel.js';
import { startFakeTwilio } from '#bots/phones/fake-twilio.js';
import { postgresBackend } from '#jobs/backend.js';
import { prepareQueue } from '#jobs/prepare-queue.js';
import { jobQueue } from '#jobs/queue.js';
import { startWorker } from '#jobs/worker.js';
import { buildApp } from '../../src/app.js';
import { setClock, testApp } from '../support/app.js';
import { ending } from '../support/ending.js';
import { testKeys } from '../support/keys.js';
import { PUBLIC_URL, TWILIO, TWILIO_FROM } from '../support/service.js';
import { change } from '../core/reminders/scheduled.js';
import { fillReminders, numberOf } from './due-reminders.js';
import { figure, patience, size } from './size.js';

/** The minute in which they come due is as much shorter as there are fewer of them. */
const REMINDERS = size(60, 10_000);
/** What we are told to send in a second, and what the provider takes: a text half a second late still goes, and beside other tests one a whole second late. */
const SENDS = size(10, 33);
const LIMIT = size(20, 50);
const MINUTE_MS = size(360, 60_000);
/** What a worker has in hand at once. */
const HANDS = size(4, 16);
/** No more than two seconds' texts wait at once, beside those in hand: by so many may one be overtaken. */
const WAITING = 2 * SENDS + HANDS;
/** Every so many texts the provider says "too many". */
const REFUSES = size(40, 1_000);
/** Every tenth reader may not be written to now. */
const isQuiet = (n: number): boolean => n % 10 === 9;

interface Sent {
  n: number;
  at: number;
}

/** What is due in the minute leaves, then what waited for the evening; in the control nothing is kept: no limit, no order, no hours. */
async function deliver(count: number, kept = true) {
  const { app, databaseUrl, ownerUrl } = await testApp('2027-03-03T06:30:00Z');
  await prepareQueue(ownerUrl, new URL(inject('appUrl')).username);
  await fillReminders(app, { count }, (n) => 60_000 + (n * MINUTE_MS) / count);
  if (kept) await hush(app, count);
  const twilio = await startFakeTwilio(TWILIO);
  const sent: Sent[] = [];
  twilio.onAccepted(({ to }) =>
    sent.push({ n: Number(to.slice(5)) - 10_000_000, at: performance.now() }),
  );
  let asked = 0;
  const refused: string[] = [];
  twilio.fault(({ to }) => {
    asked += 1;
    if (asked % REFUSES !== 0) return null;
    refused.push(to);
    return { status: 429, code: 20429 };
  });
  // The first of them are due now.
  await setClock(app, '2027-03-03T06:31:00Z');
  const stop = work(databaseUrl, twilio.url, kept);
  const until = async (most: number) => {
    const end = performance.now() + patience / 2;
    while (sent.length < most && performance.now() < end) await pause(50);
    await pause(500);
    return [...sent];
  };
  const quiet = kept ? Array.from({ length: count }, (_, n) => n).filter(isQuiet) : [];
  const day = await until(count - quiet.length);
  await setClock(app, '2027-03-03T14:00:10Z');
  const evening = kept ? (await until(count)).slice(day.length).map(({ n }) => n) : [];
  await stop();
  await twilio.close();
  return {
    ...{ day, evening, quiet },
    refused: refused.map((to) => Number(to.slice(5)) - 10_000_000),
  };
}

type App = Awaited<ReturnType<typeof testApp>>['app'];

/** Every tenth reader takes texts in the evening alone. */
async function hush(app: App, count: number): Promise<void> {
  const quiet = new Set(
    Array.from({ length: count }, (_, n) => n)
      .filter(isQuiet)
      .map((n) => app.keys.blindIndex('phone', numberOf(n)).toString('hex')),
  );
  await change(
    app,
    `UPDATE contact_points SET hours_from = '17:00', hours_to = '20:00'
     WHERE encode(address_index, 'hex') = ANY($1)`,
    [[...quiet]],
  );
}

/** The first jobs wait for what comes after them. */
function outOfOrder(queue: JobQueue): JobQueue {
  let waitMs = 3_000;
  return {
    add: (name, data, { dueMs, delayMs }) => {
      const wait = Math.max(delayMs, waitMs);
      waitMs = Math.max(0, waitMs - 1_000);
      return queue.add(name, data, { dueMs, delayMs: wait });
    },
  };
}

/** A worker as it runs, but for the provider's address. */
function work(databaseUrl: string, apiUrl: string, kept: boolean) {
  const log = makeLog('silent');
  const backend = postgresBackend(databaseUrl);
  const queue = jobQueue(backend, log);
  const config = {
    ...settings.parse({}),
    demo: true,
    LOG_LEVEL: 'silent' as const,
    SMS_PER_SECOND: kept ? SENDS : 100_000,
  };
  const app = buildApp({
    ...{ databaseUrl, config, keys: testKeys, log },
    queue: kept ? queue : outOfOrder(queue),
  });
  const twilio = { ...TWILIO, from: TWILIO_FROM, messagingServiceSid: null };
  const sms = twilioChannel({ ...twilio, apiUrl, publicUrl: PUBLIC_URL });
  const worker = startWorker({ app, channels: { sms, telegram: null } }, backend, {
    concurrency: HANDS,
    sweepEvery: 2,
    keepCheckpoint: () => undefined,
  });
  const end = async () => {
    await worker.close();
    await queue.close();
    await backend.close();
    await app.db.close();
  };
  let ended: Promise<void> | null = null;
  return ending({ close: () => (ended ??= end()) }).close;
}

/** The most texts that the provider took within any second. */
function busiest(sent: readonly Sent[]): number {
  const times = sent.map(({ at }) => at).sort((a, b) => a - b);
  let [most, first] = [0, 0];
  times.forEach((at, i) => {
    while (at - (times[first] ?? at) >= 1_000) first += 1;
    most = Math.max(most, i - first + 1);
  });
  return most;
}

/** By how many places a text was overtaken at most, by later ones; those that the provider put off are not counted. */
function overtaken(sent: readonly Sent[], refused: readonly number[]): number {
  const kept = sent.filter(({ n }) => !refused.includes(n)).map(({ n }) => n);
  const inOrder = [...kept].sort((a, b) => a - b);
  const place = new Map(inOrder.map((n, i) => [n, i]));
  return Math.max(...kept.map((n, i) => Math.abs(i - (place.get(n) ?? i))));
}

afterAll(() => pause(10));

test(
  'T23: all that is due in one minute goes in the order of its time, never faster than the provider takes it, nothing in quiet hours',
  { timeout: patience },
  async () => {
    const { day, evening, quiet, refused } = await deliver(REMINDERS);
    const most = busiest(day);
    const late = overtaken(day, refused);
    const seconds = ((day.at(-1)?.at ?? 0) - (day[0]?.at ?? 0)) / 1_000;
    figure('T23', {
      reminders: REMINDERS,
      limit: LIMIT,
      most,
      overtaken: late,
      refused: refused.length,
      evening: evening.length,
      seconds: Math.round(seconds),
    });
    expect(new Set(day.map(({ n }) => n)).size).toBe(REMINDERS - quiet.length);
    expect(day).toHaveLength(REMINDERS - quiet.length);
    expect(day.filter(({ n }) => isQuiet(n))).toEqual([]);
    expect(evening.toSorted((a, b) => a - b)).toEqual(quiet);
    expect(most).toBeLessThanOrEqual(LIMIT);
    expect(late).toBeLessThanOrEqual(WAITING);
  },
);

test(
  'T23 control: where no limit, order or hours are kept, each is found broken',
  { timeout: patience },
  async () => {
    const { day, refused } = await deliver(size(60, 2_000), false);
    const most = busiest(day);
    const late = overtaken(day, refused);
    const quiet = day.filter(({ n }) => isQuiet(n)).length;
    figure('T23 control', { most, overtaken: late, quiet });
    expect(most).toBeGreaterThan(LIMIT);
    expect(late).toBeGreaterThan(WAITING);
    expect(quiet).toBeGreaterThan(0);
  },
);

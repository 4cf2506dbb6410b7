import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import type { Config } from '#core/kernel/config.js';
import { perform } from '#core/kernel/context.js';
import type { App } from '#core/kernel/context.js';
import { healthRoutes } from '#bots/health.js';
import type { HealthPorts } from '#bots/health.js';
import { startBots } from '#bots/start.js';
import { timed, turnSeconds } from '#bots/turn-seconds.js';
import { receive } from '#bots/conversation.js';
import { noteProvider } from '#core/messaging/index.js';
import { noteStuck } from '#core/reports/index.js';
import { newId } from '#core/kernel/ids.js';
import { buildApp } from '../../src/app.js';
import { countRefusals } from '../../src/service/count-refusals.js';
import { isMigrated } from '../../src/service/schema.js';
import { asSystem, moveClock, testApp } from '../support/app.js';
import { buildPatient } from '../support/build.js';
import { asked, queue } from '../core/messaging/delivery-world.js';

const { app, ownerUrl } = await testApp();
const { patient } = await buildPatient(app, { nickname: 'Zuri' });

let heard = 0;

/** The health routes of an app over HTTP; gives how to ask for one of them. */
async function served(of: App, changes: Partial<HealthPorts> = {}) {
  const router = healthRoutes({
    app: of,
    queue: () => Promise.resolve(true),
    migrated: () => perform(of, { kind: 'system', name: 'health' }, isMigrated),
    providers: () => Promise.resolve({ sms: 'ok', telegram: 'off' }),
    turns: turnSeconds(),
    ...changes,
  });
  const server = await startBots(of, { routers: [router], host: '127.0.0.1', port: 0 });
  server.on('request', () => (heard += 1));
  afterAll(() => server.close());
  const { port } = server.address() as AddressInfo;
  return async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    return { status: response.status, text: await response.text() };
  };
}

/** An app at whose database nobody answers. */
function lostApp(): App {
  const { config, keys, log, queue } = app;
  const databaseUrl = 'postgres://nobody:nothing@127.0.0.1:1/none';
  const lost = buildApp({ databaseUrl, config, keys, log, queue, strict: true });
  const { db } = lost;
  afterAll(() => db.close());
  return lost;
}

/** What stands behind a figure without a label. */
const valueOf = (lines: string[], name: string) =>
  lines.find((line) => line.startsWith(`${name} `))?.split(' ')[1];

const parsed = ({ status, text }: { status: number; text: string }) => [
  status,
  JSON.parse(text) as unknown,
];
const WELL = { database: 'ok', queue: 'ok', migrations: 'ok', twilio: 'ok', telegram: 'off' };

test('it is alive, and ready where each part is; one that is not set up is off', async () => {
  const ask = await served(app);
  expect(parsed(await ask('/healthz'))).toEqual([200, { status: 'ok' }]);
  expect(parsed(await ask('/readyz'))).toEqual([200, { status: 'ok', checks: WELL }]);
});

test('a provider that is down degrades it; a queue that is down, or fails to say so, takes it out', async () => {
  const providers = () => Promise.resolve({ sms: 'down', telegram: 'ok' } as const);
  const degraded = { ...WELL, twilio: 'down', telegram: 'ok' };
  const askDegraded = await served(app, { providers });
  expect(parsed(await askDegraded('/readyz'))).toEqual([
    200,
    { status: 'degraded', checks: degraded },
  ]);
  for (const queue of [() => Promise.resolve(false), () => Promise.reject(new Error('gone'))]) {
    const ask = await served(app, { providers, queue });
    const checks = { ...degraded, queue: 'down' };
    expect(parsed(await ask('/readyz'))).toEqual([503, { status: 'down', checks }]);
  }
});

test('of many who ask at once whether it is ready, all are answered by one look', async () => {
  let looks = 0;
  let found: (alive: boolean) => void = () => undefined;
  const queue = () => {
    looks += 1;
    return new Promise<boolean>((resolve) => (found = resolve));
  };
  const ask = await served(app, { queue });
  const before = heard;
  const asked = Array.from({ length: 40 }, () => ask('/readyz'));
  await expect.poll(() => heard - before).toBe(40);
  found(true);
  for (const { status } of await Promise.all(asked)) expect(status).toBe(200);
  expect(looks).toBe(1);
});

test('a migration that has not run takes it out', async () => {
  const ask = await served(app);
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(
    'DELETE FROM migrations WHERE name = (SELECT max(name) FROM migrations) RETURNING name',
  );
  const checks = { ...WELL, migrations: 'down' };
  expect(parsed(await ask('/readyz'))).toEqual([503, { status: 'down', checks }]);
  await owner.query('INSERT INTO migrations (name) VALUES ($1)', [rows[0]?.name]);
  await owner.end();
  expect((await ask('/readyz')).status).toBe(200);
});

test('where the database does not answer, the figures of the process are told still, and that it does not', async () => {
  const { status, text } = await (await served(lostApp()))('/metrics');
  const lines = text.split('\n');
  expect(status).toBe(200);
  expect(valueOf(lines, 'process_start_time_seconds')).toMatch(/^\d/);
  expect(valueOf(lines, 'sotto_database_answers')).toBe('0');
  for (const name of ['sotto_unsealed_entries', 'sotto_tasks_open'])
    expect(valueOf(lines, name)).toBe('Nan');
  expect(lines.filter((line) => line.startsWith('sotto_messages{'))).toEqual([]);
  const well = (await (await served(app))('/metrics')).text.split('\n');
  expect(valueOf(well, 'sotto_database_answers')).toBe('1');
});

test('a database that nobody answers at takes it out, while it stays alive', async () => {
  const ask = await served(lostApp());
  const checks = { ...WELL, database: 'down', migrations: 'down' };
  expect(parsed(await ask('/readyz'))).toEqual([503, { status: 'down', checks }]);
  expect((await ask('/healthz')).status).toBe(200);
});

test('figures say how long the oldest text has been due, what is not chained, and which provider answers', async () => {
  const lines = async () => {
    const { text } = await (await served(app))('/metrics');
    return text.split('\n').filter((line) => line.startsWith('sotto_'));
  };
  const before = await lines();
  expect(before).toContain('sotto_oldest_due_seconds 0');
  await queue(app, await asked(app));
  await asSystem(app, (ctx) => noteProvider(ctx, 'sms', false));
  const fault = { step: 'visits', row: newId(), fault: 'TypeError' };
  await moveClock(app, 15);
  for (let n = 0; n < 4; n += 1) await asSystem(app, (ctx) => noteStuck(ctx, fault));
  expect(await lines()).toContain('sotto_stuck_work 0');
  await asSystem(app, (ctx) => noteStuck(ctx, fault));
  const after = await lines();
  expect(after).toContain('sotto_stuck_work 1');
  expect(after).toContain('sotto_provider_answers{channel="sms"} 0');
  expect(after).toContain('sotto_messages{state="due"} 1');
  expect(Number(valueOf(after, 'sotto_oldest_due_seconds'))).toBeGreaterThanOrEqual(900);
  expect(Number(valueOf(after, 'sotto_unsealed_entries'))).toBeGreaterThan(0);
  expect(valueOf(after, 'sotto_tasks_open')).toBe('0');
});

test('a histogram says how long turns took, by channel, with those that failed', async () => {
  const turns = turnSeconds();
  const ask = await served(app, { turns });
  const text = (channel: 'sms' | 'telegram', value: string) =>
    ({
      provider: 'gateway',
      externalId: newId(),
      from: { channel, value },
      event: { is: 'text', text: 'hello' },
    }) as const;
  const take = timed(turns, (incoming) => receive(app, incoming));
  await take(text('sms', '+254700900999'));
  await take(text('sms', '+254700900999'));
  const fails = timed(turns, () => Promise.reject(new Error('gone')));
  await expect(fails(text('telegram', '77'))).rejects.toThrow('gone');
  const lines = (await ask('/metrics')).text.split('\n');
  expect(lines).toContain('# TYPE sotto_turn_seconds histogram');
  expect(lines).toContain('sotto_turn_seconds_count{channel="sms"} 2');
  expect(lines).toContain('sotto_turn_seconds_bucket{le="+Inf",channel="telegram"} 1');
  const sum = lines.find((line) => line.startsWith('sotto_turn_seconds_sum{channel="sms"}'));
  expect(Number(sum?.split(' ')[1])).toBeGreaterThan(0);
});

test('what was refused while the database was away is counted when it is back', async () => {
  const lost = lostApp();
  const counting = countRefusals(lost);
  counting.refused('sms-forged');
  await expect(counting.close()).rejects.toThrow();
  lost.db = app.db;
  counting.refused('sms-forged');
  await counting.close();
  const { text } = await (await served(app))('/metrics');
  expect(text).toContain('sotto_refused{kind="sms-forged"} 2');
});

test('figures are open in a demo; elsewhere they need the token, and without one are for nobody', async () => {
  const elsewhere = (METRICS_TOKEN?: string) => {
    const config = { ...app.config, demo: false, METRICS_TOKEN } as Config;
    return served({ ...app, config });
  };
  const open = await (await served(app))('/metrics');
  expect(open.status).toBe(200);
  expect(open.text).toContain('# TYPE sotto_messages gauge');
  expect(open.text).toContain('# TYPE sotto_refused gauge');
  expect(open.text).toContain('process_cpu_seconds_total');
  for (const word of [patient.id, 'Zuri']) expect(open.text).not.toContain(word);

  const token = 'a-token-of-the-tests';
  const guarded = await elsewhere(token);
  expect((await guarded('/metrics')).status).toBe(401);
  expect((await guarded('/metrics', { authorization: 'Bearer another' })).status).toBe(401);
  const right = await guarded('/metrics', { authorization: `Bearer ${token}` });
  expect([right.status, right.text.includes('sotto_messages')]).toEqual([200, true]);
  const none = await elsewhere();
  for (const given of ['Bearer ', 'Bearer undefined'])
    expect((await none('/metrics', { authorization: given })).status).toBe(401);
});

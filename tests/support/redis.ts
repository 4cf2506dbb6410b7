import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** A Redis of the tests; `close` leaves nothing behind. */
export interface TestRedis {
  url: string;
  close: () => Promise<void>;
}

/** TEST_REDIS_URL, or a redis-server of our own with an append-only file; else a reason why there is none, which is an error where SOTTO_REQUIRE_REDIS is 1. */
export async function testRedis(args: readonly string[] = DURABLE): Promise<TestRedis | string> {
  const given = process.env['TEST_REDIS_URL'];
  if (given && args === DURABLE) return { url: given, close: () => Promise.resolve() };
  const started = await launch(args);
  if (started) return started;
  const reason = 'Redis tests skipped: TEST_REDIS_URL is not set and no redis-server is on PATH.';
  if (process.env['SOTTO_REQUIRE_REDIS'] === '1') throw new Error(reason);
  process.stdout.write(`${reason}\n`);
  return reason;
}

const DURABLE = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction'] as const;

async function launch(args: readonly string[]): Promise<TestRedis | null> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sotto-redis-'));
  const port = await freePort();
  const base = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const server = spawn('redis-server', [...base, ...args], { stdio: 'ignore' });
  const gone = new Promise<void>((resolve) => {
    server.once('exit', () => {
      resolve();
    });
    server.once('error', () => {
      resolve();
    });
  });
  const url = `redis://127.0.0.1:${port}/0`;
  const answers = await Promise.race([gone.then(() => false), answered(url)]);
  if (!answers) {
    await rm(folder, { recursive: true, force: true });
    return null;
  }
  return {
    url,
    async close() {
      server.kill();
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answered(url: string): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      await redis.ping();
      return true;
    } catch {
      await pause(50);
    } finally {
      redis.disconnect();
    }
  }
  return false;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

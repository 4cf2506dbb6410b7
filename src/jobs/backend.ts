import { Redis } from 'ioredis';
import { createPostgresBackend, createRedisBackend, withBackend } from 'bullmq';
import type { Processor, Queue, Worker } from 'bullmq';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import type { JobName, Jobs } from '#core/kernel/jobs.js';

export type AnyJob = Jobs[JobName];

/** Where the jobs wait: Redis where REDIS_URL is set, else the PostgreSQL of the rows. */
export interface Backend {
  queue(): Queue<AnyJob, void, JobName>;
  worker(
    processor: Processor<AnyJob, void, JobName>,
    concurrency: number,
  ): Worker<AnyJob, void, JobName>;
  close(): Promise<void>;
}

const NAME = 'jobs';
const WEEK_SECONDS = 7 * 86_400;

const jobOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 10_000 },
  removeOnComplete: true,
  removeOnFail: { age: WEEK_SECONDS },
};

/** How long a worker holds a job without a sign of life, and how often such jobs are looked for, in milliseconds. */
export interface Timing {
  lockDuration: number;
  stalledInterval: number;
}

/** A killed worker's job is taken up again within fifteen seconds, ten times if need be. */
const TIMING: Timing = { lockDuration: 10_000, stalledInterval: 5_000 };
const MAX_STALLED = 10;

/** BullMQ on PostgreSQL: its own small pool, in the schema that `prepareQueue` made. */
export function postgresBackend(connectionString: string, timing = TIMING): Backend {
  const { Queue: PgQueue, Worker: PgWorker } = withBackend(createPostgresBackend);
  const connection = { connectionString, max: 3 };
  const workerOptions = { ...timing, maxStalledCount: MAX_STALLED };
  return {
    queue: () => new PgQueue(NAME, { connection, defaultJobOptions: jobOptions }) as never,
    worker: (processor, concurrency) =>
      new PgWorker(NAME, processor, { connection, concurrency, ...workerOptions }) as never,
    close: () => Promise.resolve(),
  };
}

/** BullMQ on Redis; refused where that Redis would forget or evict jobs, unless that is allowed. */
export async function redisBackend(
  url: string,
  allowVolatile: boolean,
  timing = TIMING,
): Promise<Backend> {
  const connection = new Redis(url, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    connectTimeout: 5_000,
  });
  // A first failure is told below as a sentence; later ones come out through the queue and the worker.
  let refused: string | null = null;
  connection.on('error', (error: Error) => {
    if (error.name === 'ReplyError') refused ??= error.message;
  });
  await assertWelcome(connection, () => refused);
  await assertDurable(connection, allowVolatile);
  const workerOptions = { ...timing, maxStalledCount: MAX_STALLED };
  const { Queue: RedisQueue, Worker: RedisWorker } = withBackend(createRedisBackend);
  return {
    queue: () => new RedisQueue(NAME, { connection, defaultJobOptions: jobOptions }) as never,
    worker: (processor, concurrency) =>
      new RedisWorker(NAME, processor, { connection, concurrency, ...workerOptions }),
    async close() {
      await connection.quit();
    },
  };
}

/** Connects; `refused` gives what the server answered to a wrong password or database, which no promise tells. */
async function assertWelcome(redis: Redis, refused: () => string | null): Promise<void> {
  const cause = await redis.connect().then(
    () => null,
    (error: unknown) => error,
  );
  const words = refused();
  if (!cause && !words) return;
  redis.disconnect();
  throw new StartRefusal(
    words
      ? `Redis refuses us at REDIS_URL: ${words}. Check its user, password and database: redis://user:password@host:6379/0.`
      : 'Redis cannot be reached at REDIS_URL. Start it, or unset REDIS_URL.',
    { cause },
  );
}

async function assertDurable(redis: Redis, allowVolatile: boolean): Promise<void> {
  if (allowVolatile) return;
  const appends = await setting(redis, 'appendonly');
  const policy = await setting(redis, 'maxmemory-policy');
  if (appends === 'yes' && policy === 'noeviction') return;
  redis.disconnect();
  throw new StartRefusal(
    'This Redis could lose jobs: it needs `appendonly yes` and `maxmemory-policy noeviction`. Set them, or accept the risk with REDIS_ALLOW_VOLATILE=1.',
  );
}

/** One setting of the server; some hosts do not tell. */
async function setting(redis: Redis, name: string): Promise<string> {
  try {
    const [, value = ''] = await redis.config('GET', name);
    return value;
  } catch (cause) {
    redis.disconnect();
    throw new StartRefusal(
      'This Redis does not say whether it could lose jobs (CONFIG GET is refused). Check that it has `appendonly yes` and `maxmemory-policy noeviction`, then set REDIS_ALLOW_VOLATILE=1.',
      { cause },
    );
  }
}

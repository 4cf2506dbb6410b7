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

/** A killed worker's job is taken up again within five seconds, ten times if need be. */
const workerOptions = {
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 10,
};

/** BullMQ on PostgreSQL: its own small pool and its own schema, beside the service's. */
export function postgresBackend(connectionString: string): Backend {
  const { Queue: PgQueue, Worker: PgWorker } = withBackend(createPostgresBackend);
  const connection = { connectionString, max: 3, migrate: true };
  return {
    queue: () => new PgQueue(NAME, { connection, defaultJobOptions: jobOptions }) as never,
    worker: (processor, concurrency) =>
      new PgWorker(NAME, processor, { connection, concurrency, ...workerOptions }) as never,
    close: () => Promise.resolve(),
  };
}

/** BullMQ on Redis; refused where that Redis would forget or evict jobs, unless that is allowed. */
export async function redisBackend(url: string, allowVolatile: boolean): Promise<Backend> {
  const connection = new Redis(url, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    connectTimeout: 5_000,
  });
  await assertDurable(connection, allowVolatile);
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

async function assertDurable(redis: Redis, allowVolatile: boolean): Promise<void> {
  try {
    await redis.connect();
  } catch (cause) {
    redis.disconnect();
    throw new StartRefusal('Redis cannot be reached at REDIS_URL. Start it, or unset REDIS_URL.', {
      cause,
    });
  }
  if (allowVolatile) return;
  const settings = new Map<string, string>();
  for (const name of ['appendonly', 'maxmemory-policy']) {
    const [, value = ''] = await redis.config('GET', name);
    settings.set(name, value);
  }
  if (settings.get('appendonly') === 'yes' && settings.get('maxmemory-policy') === 'noeviction')
    return;
  redis.disconnect();
  throw new StartRefusal(
    'This Redis could lose jobs: it needs `appendonly yes` and `maxmemory-policy noeviction`. Set them, or accept the risk with REDIS_ALLOW_VOLATILE=1.',
  );
}

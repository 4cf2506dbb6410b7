import type { Config } from '#core/kernel/config.js';
import { postgresBackend, redisBackend } from '#jobs/backend.js';
import type { Backend } from '#jobs/backend.js';
import type { OpenDatabase } from './open-database.js';

/** Where jobs wait: Redis where it is set, else beside the rows. */
export function openBackend(config: Config, database: OpenDatabase): Promise<Backend> {
  return config.REDIS_URL
    ? redisBackend(config.REDIS_URL, config.REDIS_ALLOW_VOLATILE === '1')
    : Promise.resolve(postgresBackend(database.appUrl));
}

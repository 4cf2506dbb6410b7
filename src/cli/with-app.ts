import { makeKeys } from '#core/kernel/config.js';
import { perform } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import { makeLog } from '#core/kernel/log.js';
import { proveKeys } from '#core/kernel/prove-keys.js';
import { jobQueue } from '#jobs/queue.js';
import { buildApp } from '../app.js';
import { joinDatabase, migrateDatabase } from '../service/open-database.js';
import { openBackend } from '../service/open-backend.js';
import { operator } from '../service/operator.js';
import { readSettings } from '../service/read-settings.js';

/** Opens an app for one command, beside a running service or on its own, and closes it after; `ran` names the migrations that this needed. */
export async function withApp<T>(
  work: (app: App, opened: { ran: string[] }) => Promise<T> | T,
): Promise<T> {
  const { config, keys } = readSettings();
  const database = await joinDatabase(config, () => undefined);
  try {
    const ran = await migrateDatabase(database, config);
    const log = makeLog('warn');
    const backend = await openBackend(config, database);
    const queue = jobQueue(backend, log);
    const app = buildApp({
      databaseUrl: database.appUrl,
      config,
      keys: makeKeys(keys()),
      queue,
      log,
      poolSize: 4,
    });
    try {
      await perform(app, operator, proveKeys);
      return await work(app, { ran });
    } finally {
      await queue.close();
      await backend.close();
      await app.db.close();
    }
  } finally {
    await database.close();
  }
}

/** One staff act in one transaction. */
export function act<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
  return withApp((app) => perform(app, operator, work));
}

import { makeKeys, readConfig } from '#core/kernel/config.js';
import type { Config, KeySettings } from '#core/kernel/config.js';
import { perform } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import { makeLog } from '#core/kernel/log.js';
import { proveKeys } from '#core/kernel/prove-keys.js';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { brandRefusal } from '#core/messaging/index.js';
import { jobQueue } from '#jobs/queue.js';
import { buildApp } from '../app.js';
import { demoKeys } from '../service/demo-keys.js';
import { joinDatabase, migrateDatabase } from '../service/open-database.js';
import type { OpenDatabase } from '../service/open-database.js';
import { openBackend } from '../service/open-backend.js';
import { operator } from '../service/operator.js';

/** The settings with their keys: a demo without any makes its own. */
export function settingsOf(): { config: Config; keys: KeySettings } {
  const { config, keys } = readConfig();
  const brand = brandRefusal(config.BRAND, config.ITEM_NOUN);
  if (brand) throw new StartRefusal(`BRAND: ${brand}`);
  return { config, keys: keys ?? demoKeys(config.DATA_DIR) };
}

/** Opens an app for one command, beside a running service or on its own, and closes it after. */
export async function withApp<T>(
  work: (app: App, database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const { config, keys } = settingsOf();
  const database = await joinDatabase(config, () => undefined);
  try {
    await migrateDatabase(database, config);
    const log = makeLog('warn');
    const backend = await openBackend(config, database);
    const queue = jobQueue(backend, log);
    const app = buildApp({
      databaseUrl: database.appUrl,
      config,
      keys: makeKeys(keys),
      queue,
      log,
      poolSize: 4,
    });
    try {
      await perform(app, operator, proveKeys);
      return await work(app, database);
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

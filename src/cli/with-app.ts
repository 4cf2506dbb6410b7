import { makeKeys } from '#core/kernel/config.js';
import { perform } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import { makeLog } from '#core/kernel/log.js';
import { proveKeys } from '#core/kernel/prove-keys.js';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { jobQueue } from '#jobs/queue.js';
import type { RunningQueue } from '#jobs/queue.js';
import { buildApp } from '../app.js';
import { joinDatabase, migrateDatabase } from '../service/open-database.js';
import { openBackend } from '../service/open-backend.js';
import { operator, operatorHere } from '../service/operator.js';
import { readSettings } from '../service/read-settings.js';
import { schemaAt } from '../service/schema.js';
import type { Schema } from '../service/schema.js';

/** What a command is given: the app, its queue, the migrations that this needed, and how the tables stand to it. */
type Work<T> = (app: App, opened: Opened) => Promise<T> | T;

interface Opened {
  ran: string[];
  queue: RunningQueue;
  schema: Schema;
}

/** What keeps a command from tables that are not its own. */
const REFUSED: Record<Exclude<Schema, 'ours'>, string> = {
  older: 'The database is not up to date with this version. Run: npm run sotto -- migrate',
  newer:
    'The database was brought up to date by a newer Sotto. Give this command from that version, or one after it.',
};

/**
 * Opens an app for one command, beside a running service or on its own, and closes it after. Only a
 * demo's schema is brought up to date on the way; another's where `migrates` says so. Otherwise it must
 * be, but for `anySchema`, as an older service may be running on it.
 */
export async function withApp<T>(
  work: Work<T>,
  { migrates = false, anySchema = false } = {},
): Promise<T> {
  const { config, keys } = readSettings();
  const database = await joinDatabase(config, () => undefined);
  try {
    const ran = migrates || config.demo ? await migrateDatabase(database, config) : [];
    const schema = await schemaAt(database.appUrl);
    if (schema !== 'ours' && !anySchema) throw new StartRefusal(REFUSED[schema]);
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
      if (schema === 'ours') await perform(app, operator, proveKeys);
      return await work(app, { ran, queue, schema });
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
  return withApp((app) => perform(app, operatorHere(app.config), work));
}

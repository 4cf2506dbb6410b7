import { rmSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import type { Config } from '#core/kernel/config.js';
import { migrate } from '#core/kernel/migrations.js';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { prepareQueue } from '#jobs/prepare-queue.js';
import { CHECKPOINTS } from './checkpoints.js';
import { MIGRATIONS, schemaAt } from './schema.js';
import { whyNotMigrated, whyNotReached } from './why-no-database.js';
import { holdFolder, removePostgres, runningPostgres, startPostgres } from '#embedded/index.js';

/** The database that this process works on. */
export interface OpenDatabase {
  /** The application's role: reads and writes rows. */
  appUrl: string;
  /** The owner's role: migrates. */
  ownerUrl: string;
  /** Stops what was started here; nothing for a database elsewhere. */
  close(): Promise<void>;
}

/** Opens the database of the settings, or the demo's own under DATA_DIR (held by this process alone). */
export async function openDatabase(
  config: Config,
  { say, fresh = false }: { say: (line: string) => void; fresh?: boolean },
): Promise<OpenDatabase> {
  if (config.DATABASE_URL) {
    const { DATABASE_URL: appUrl, MIGRATE_DATABASE_URL: ownerUrl = appUrl } = config;
    await assertReachable('DATABASE_URL', appUrl);
    if (ownerUrl !== appUrl) await assertReachable('MIGRATE_DATABASE_URL', ownerUrl);
    return { appUrl, ownerUrl, close: () => Promise.resolve() };
  }
  const hold = await holdFolder(path.resolve(config.DATA_DIR));
  try {
    if (fresh) await beginAgain(config);
    const postgres = await startPostgres({
      folder: postgresFolder(config),
      say,
    });
    const close = async () => {
      await postgres.stop();
      hold.release();
    };
    return { appUrl: postgres.appUrl, ownerUrl: postgres.ownerUrl, close };
  } catch (error) {
    hold.release();
    throw error;
  }
}

/** Removes the demo's data; keys go too, as nothing is left that they open. */
async function beginAgain(config: Config): Promise<void> {
  await removePostgres(postgresFolder(config));
  for (const name of ['keys.json', 'demo.json', CHECKPOINTS])
    rmSync(path.resolve(config.DATA_DIR, name), { force: true });
}

/** The demo's database while `npm start` runs it, for commands beside it; else one opened for as long as the command lasts. */
export async function joinDatabase(
  config: Config,
  say: (line: string) => void,
): Promise<OpenDatabase> {
  const running = config.demo ? runningPostgres(postgresFolder(config)) : undefined;
  return running ? { ...running, close: () => Promise.resolve() } : openDatabase(config, { say });
}

const ELSEWHERE =
  'The tables that MIGRATE_DATABASE_URL leads to are not there by DATABASE_URL. Both must lead to the same database, each with a user of its own.';

/** Brings the schema up to date, and the queue's where it waits here; gives the names of what ran. */
export async function migrateDatabase(
  { appUrl, ownerUrl }: OpenDatabase,
  { REDIS_URL }: Pick<Config, 'REDIS_URL'>,
): Promise<string[]> {
  const user = (url: string) => decodeURIComponent(new URL(url).username);
  const appRole = user(appUrl) === user(ownerUrl) ? null : user(appUrl);
  try {
    const ran = await migrate({ ownerUrl, appRole, folder: MIGRATIONS });
    if (!REDIS_URL) await prepareQueue(ownerUrl, appRole);
    if ((await schemaAt(appUrl)) !== 'ours') throw new StartRefusal(ELSEWHERE);
    return ran;
  } catch (error) {
    throw whyNotMigrated(error) ?? error;
  }
}

function postgresFolder(config: Config): string {
  return path.resolve(config.DATA_DIR, 'postgres');
}

async function assertReachable(setting: string, url: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::integer AS version`,
    );
    await client.end();
    if ((rows[0]?.version ?? 0) >= 150_000) return;
  } catch (cause) {
    throw whyNotReached(setting, url, cause);
  }
  throw new StartRefusal(
    `The database of ${setting} is older than PostgreSQL 15. Give one of 15 or newer.`,
  );
}

import { Sequelize } from 'sequelize';
import type { Config } from '#core/kernel/config.js';
import type { App } from '#core/kernel/context.js';
import type { Keys } from '#core/kernel/keys.js';
import type { JobQueue } from '#core/kernel/jobs.js';
import type { Log } from '#core/kernel/log.js';
import { Product, Programme } from '#core/medicines/index.js';
import { Site } from '#core/sites/index.js';

/** What an app is built from. */
export interface Parts {
  databaseUrl: string;
  config: Config;
  keys: Keys;
  queue: JobQueue;
  log: Log;
  strict?: boolean;
  poolSize?: number;
}

const POOL = 16;

/** A process that hangs, or whose machine is lost, would keep its locks from all others for as long as TCP believes in it. */
const GIVEN_UP_MS = 30_000;

/** Opens the pool and defines the models; nothing is asked of the database yet. */
export function buildApp({ databaseUrl, strict = false, poolSize = POOL, ...parts }: Parts): App {
  const db = new Sequelize(databaseUrl, {
    dialect: 'postgres',
    logging: false,
    pool: { max: poolSize, min: 0, acquire: 10_000, idle: 30_000 },
    dialectOptions: {
      application_name: 'sotto',
      connectionTimeoutMillis: 5_000,
      idle_in_transaction_session_timeout: GIVEN_UP_MS,
    },
  });
  for (const model of [Site, Product, Programme]) model.define(db);
  return { db, strict, ...parts };
}

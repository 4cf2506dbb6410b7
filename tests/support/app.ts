import { randomBytes } from 'node:crypto';
import { Sequelize } from 'sequelize';
import { afterAll, inject } from 'vitest';
import type { Config } from '#core/kernel/config.js';
import { perform } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import type { JobName, Jobs } from '#core/kernel/jobs.js';
import { makeLog } from '#core/kernel/log.js';
import { settings } from '#core/kernel/settings.js';
import { buildApp } from '../../src/app.js';
import { named } from './database.js';
import { testKeys } from './keys.js';

/** A nudge that core asked for; tests run it when they mean to. */
export interface Nudged {
  name: JobName;
  data: Jobs[JobName];
  delayMs: number;
}

/** An app on a database of its own, with the clock set to `now`. */
export async function testApp(
  now = '2027-03-03T06:30:00Z',
  changes: Partial<Config> = {},
): Promise<{ app: App; jobs: Nudged[]; databaseUrl: string; ownerUrl: string }> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const owner = new Sequelize(inject('ownerUrl'), { logging: false });
  await owner.query(`CREATE DATABASE ${name} TEMPLATE template_for_tests STRATEGY FILE_COPY`);
  await owner.close();
  const databaseUrl = named(inject('appUrl'), name);
  const ownerUrl = named(inject('ownerUrl'), name);
  const jobs: Nudged[] = [];
  // The numbers of tests stand side by side.
  const many = {
    CODES_PER_PREFIX: 1_000_000,
    REPLIES_PER_PREFIX: 1_000_000,
    REPLIES_PER_DAY: 1_000_000,
  };
  const usual = { demo: true, LOG_LEVEL: 'silent', ...many } as const;
  const config: Config = { ...settings.parse({}), ...usual, ...changes };
  const app = buildApp({
    databaseUrl,
    config,
    keys: testKeys,
    log: makeLog(config.LOG_LEVEL),
    strict: true,
    queue: {
      add: (job, data, { delayMs }) => {
        jobs.push({ name: job, data, delayMs });
        return Promise.resolve();
      },
    },
  });
  await setClock(app, now);
  afterAll(() => app.db.close());
  return { app, jobs, databaseUrl, ownerUrl };
}

/** Moves the domain's clock to an instant later than the real one, or at most a second past it. */
export async function setClock(app: App, instant: string): Promise<void> {
  await app.db.query(
    `UPDATE clock SET offset_seconds = ceil(extract(epoch FROM $1::timestamptz - now()))::bigint`,
    { bind: [instant] },
  );
}

/** Moves the domain's clock on. */
export async function moveClock(app: App, minutes: number): Promise<void> {
  await app.db.query(`UPDATE clock SET offset_seconds = offset_seconds + $1`, {
    bind: [minutes * 60],
  });
}

/** Runs work as the service itself, which may do what staff may. */
export function asSystem<T>(app: App, work: (ctx: Context) => Promise<T>): Promise<T> {
  return perform(app, { kind: 'system', name: 'test' }, work);
}

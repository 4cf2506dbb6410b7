import { readFileSync } from 'node:fs';
import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Sequelize } from 'sequelize';
import type { TestProject } from 'vitest/node';
import { prepareQueue } from '#jobs/prepare-queue.js';
import { startPostgres } from '#embedded/index.js';
import { migrate } from '#core/kernel/migrations.js';
import { refuseUnaudited } from './refuse-unaudited.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's connection string, with the name of a database to be put in place of `sotto`. */
    ownerUrl: string;
    appUrl: string;
  }
}

/** One PostgreSQL for the whole run; each test file gets a database of its own, copied from this template. */
export async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sotto-tests-'));
  process.prependOnceListener('exit', () => {
    quit(folder);
  });
  const postgres = await startPostgres({
    ...{ folder, durable: false, bySocket: true, maxConnections: 300 },
  });
  const owner = new Sequelize(postgres.ownerUrl, { logging: false });
  await owner.query('CREATE DATABASE template_for_tests');
  await owner.close();
  await migrate({
    ownerUrl: named(postgres.ownerUrl, 'template_for_tests'),
    appRole: 'sotto_app',
    folder: new URL('../../migrations', import.meta.url).pathname,
  });
  await prepareQueue(named(postgres.ownerUrl, 'template_for_tests'), 'sotto_app');
  await refuseUnaudited(named(postgres.ownerUrl, 'template_for_tests'));
  project.provide('ownerUrl', postgres.ownerUrl);
  project.provide('appUrl', postgres.appUrl);
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** A run that is broken off stops its server too, before the folder goes: without its files it would stand for a minute. */
function quit(folder: string): void {
  try {
    const [pid] = readFileSync(path.join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGQUIT');
  } catch {
    // It was stopped, or never began.
  }
}

/** The same server, another database. */
export function named(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

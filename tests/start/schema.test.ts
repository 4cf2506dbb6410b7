import { spawnSync } from 'node:child_process';
import { afterAll, expect, inject, test } from 'vitest';
import { Client } from 'pg';
import { testApp } from '../support/app.js';
import { named } from '../support/database.js';
import { keySettings } from '../support/keys.js';
import { commandLine } from './command-line.js';
import { project, temporaryFolder } from './running-sotto.js';

const { databaseUrl, ownerUrl } = await testApp();
const { folder, remove } = temporaryFolder();
afterAll(remove);
const { KEK_1, INDEX_KEY, PEPPER } = keySettings;
const keys = { KEK_1, INDEX_KEY, PEPPER };
const real = { DATABASE_URL: databaseUrl, MIGRATE_DATABASE_URL: ownerUrl };
const sotto = commandLine({ ...real, ...keys, DATA_DIR: folder });

async function asOwner(statement: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(statement);
  await owner.end();
}

/** A database in which nothing was made, by the application's role. */
async function empty(name: string): Promise<{ DATABASE_URL: string }> {
  await asOwner(`CREATE DATABASE ${name}`);
  return { DATABASE_URL: named(inject('appUrl'), name) };
}

test('where there are no tables yet, each command says what makes them', async () => {
  const nothing = await empty('without_tables');
  expect(await sotto('pickup list', nothing)).toEqual({
    code: 1,
    said: 'The database is not up to date with this version. Run: npm run sotto -- migrate\n',
  });
  expect(await sotto('doctor', nothing)).toEqual({
    code: 1,
    said: 'BAD  database  not up to date with this version: npm run sotto -- migrate\n',
  });
});

test('two addresses that lead to two databases are told, and nothing is begun', async () => {
  const elsewhere = await empty('elsewhere');
  for (const command of ['migrate', 'start'])
    expect(await sotto(command, elsewhere)).toEqual({
      code: 1,
      said: 'The tables that MIGRATE_DATABASE_URL leads to are not there by DATABASE_URL. Both must lead to the same database, each with a user of its own.\n',
    });
});

test('without the owner a schema that is not its own to change is told with what to do, at once', () => {
  const settings = { ...keys, DATABASE_URL: databaseUrl, DATA_DIR: folder };
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['dist/server/main.js', 'migrate'], {
    ...{ cwd: project, encoding: 'utf8' },
    env: { PATH: process.env['PATH'], ...settings },
  });
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining('Set MIGRATE_DATABASE_URL to the owner of the tables'),
  ]);
  // A connection that stays open would keep the process for the ten seconds of its pool.
  expect(performance.now() - began).toBeLessThan(8_000);
});

test('a command leaves the tables of a newer version alone', async () => {
  await asOwner(`INSERT INTO migrations (name) VALUES ('29990101-0100-later')`);
  expect(await sotto('pickup list')).toEqual({
    code: 1,
    said: 'The database was brought up to date by a newer Sotto. Give this command from that version, or one after it.\n',
  });
  expect(await sotto('doctor')).toEqual({
    code: 1,
    said: 'BAD  database  brought up to date by a newer Sotto: run that version, or one after it\n',
  });
});

import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { readConfig } from '#core/kernel/config.js';
import { migrateDatabase, openDatabase } from '../../src/service/open-database.js';
import { whyNotReached } from '../../src/service/why-no-database.js';
import { testApp } from '../support/app.js';
import { named } from '../support/database.js';
import { freePort } from '../start/running-sotto.js';

test('a database that does not let us in is told by its setting, the owner of the tables too', async () => {
  const { databaseUrl } = await testApp();
  const nowhere = `postgres://sotto@127.0.0.1:${await freePort()}/sotto`;
  const { config } = readConfig({});
  const say = () => undefined;
  await expect(openDatabase({ ...config, DATABASE_URL: nowhere }, { say })).rejects.toThrow(
    /^The database at 127\.0\.0\.1:\d+ does not let us in\. Check DATABASE_URL, /,
  );
  await expect(
    openDatabase({ ...config, DATABASE_URL: databaseUrl, MIGRATE_DATABASE_URL: nowhere }, { say }),
  ).rejects.toThrow('Check MIGRATE_DATABASE_URL, ');
});

/** An address of the tests' server that another user, password or database is put into. */
function changed(url: string, part: { username?: string; password?: string }): string {
  return Object.assign(new URL(url), part).toString();
}

test('a wrong password, a user or a database that is not there, are each told with what to do', async () => {
  const { config } = readConfig({});
  const app = inject('appUrl');
  const open = (DATABASE_URL: string) =>
    openDatabase({ ...config, DATABASE_URL }, { say: () => undefined });
  await expect(open(changed(app, { password: 'other' }))).rejects.toThrow(
    /^The password for sotto_app at 127\.0\.0\.1:\d+ is wrong\. Check DATABASE_URL\.$/,
  );
  await expect(open(named(app, 'nowhere'))).rejects.toThrow(/^There is no database nowhere at /);
  const refused = whyNotReached('DATABASE_URL', app, Object.assign(new Error(), { code: '28000' }));
  expect(refused.message).toMatch(/lets nobody in as sotto_app\. Check the user in DATABASE_URL/);
});

test('a schema that cannot be made says whose right is missing, and one of a newer version is left alone', async () => {
  const { databaseUrl, ownerUrl } = await testApp();
  const close = () => Promise.resolve();
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`INSERT INTO migrations (name) VALUES ('29990101-0100-later')`);
  const opened = { appUrl: databaseUrl, ownerUrl, close };
  await expect(migrateDatabase(opened, {})).rejects.toThrow(
    /newer Sotto: it holds 29990101-0100-later, which this one does not know/,
  );
  await owner.query(
    'DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO sotto_app',
  );
  await owner.end();
  await expect(migrateDatabase({ ...opened, ownerUrl: databaseUrl }, {})).rejects.toThrow(
    /may not make tables or extensions here/,
  );
  const stranger = { ...opened, appUrl: changed(databaseUrl, { username: 'nobody_here' }) };
  await expect(migrateDatabase(stranger, {})).rejects.toThrow(
    /^The user of DATABASE_URL is not known to the server of MIGRATE_DATABASE_URL/,
  );
});

import { expect, test } from 'vitest';
import { readConfig } from '#core/kernel/config.js';
import { openDatabase } from '../../src/service/open-database.js';
import { testApp } from '../support/app.js';
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

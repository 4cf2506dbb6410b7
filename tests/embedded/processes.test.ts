import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { removePostgres, startPostgres } from '#embedded/index.js';
import { findBinaries } from '#embedded/binaries.js';
import { giveToOwner } from '#embedded/make-cluster.js';
import { processMark } from '#embedded/processes.js';
import { runAsUser } from '#embedded/run-as.js';
import {
  runChild,
  scratchFolder,
  startScratch,
  connect,
  notRoot,
  postmasterOf,
  value,
} from './scratch.js';

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

  test('a session that is about to end is not cut short', async () => {
    const { ownerUrl, stop } = await startScratch(folder);
    const owner = await connect(ownerUrl);
    const stopping = stop();
    expect((await owner.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await owner.end();
    await stopping;
    expect(readFileSync(path.join(folder, 'postgres.log'), 'utf8')).not.toContain('FATAL');
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

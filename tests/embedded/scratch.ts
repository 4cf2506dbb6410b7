import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { builtChild } from '../support/child-file.js';
import { startPostgres, type EmbeddedPostgres } from '#embedded/index.js';

/** A folder that only we can enter, gone after the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sotto-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A folder that any user may fill, gone after the test. */
export function publicFolder(): string {
  const folder = scratchFolder();
  chmodSync(folder, 0o777);
  return folder;
}

/** A PostgreSQL for this test, stopped after it. */
export async function startScratch(folder: string): Promise<EmbeddedPostgres> {
  const postgres = await startPostgres({ folder, durable: false });
  onTestFinished(() => postgres.stop());
  return postgres;
}

export const asNobody: [string, ...string[]] = [
  'setpriv',
  '--reuid=65534',
  '--regid=65534',
  '--clear-groups',
];

/** Why a test as another user cannot run here; empty if it can. */
export const noOtherUser = (() => {
  if (process.getuid?.() !== 0) return 'needs root to become another user';
  const [program, ...rest] = asNobody;
  const reached = spawnSync(program, [...rest, 'test', '-r', import.meta.filename]).status === 0;
  return reached ? '' : 'another user cannot read this checkout';
})();

/** A process that runs `fixture` with these arguments; its first line of output is what it reports. */
export async function runChild(
  fixture: string,
  args: string[],
  prefix: string[] = [],
): Promise<{ child: ChildProcess; report: string }> {
  const file = builtChild(path.join(import.meta.dirname, fixture));
  const [program = '', ...rest] = [...prefix, process.execPath, file, ...args];
  const child = spawn(program, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines = createInterface({ input: child.stdout });
  const report = await new Promise<string>((resolve) => {
    lines.once('line', resolve);
    child.once('exit', () => {
      resolve('');
    });
  });
  return { child, report };
}

export const notRoot = process.getuid?.() !== 0;

/** A connection that ends with the test. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** The one value that a statement gives. */
export async function value(url: string, sql: string): Promise<unknown> {
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

/** The server of a folder. */
export const postmasterOf = (folder: string) =>
  Number(readFileSync(path.join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

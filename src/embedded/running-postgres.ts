import { readFileSync } from 'node:fs';
import path from 'node:path';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { readCredentials, urlsOf, type PostgresUrls } from './credentials.js';
import { commandOf, hasEnded, processMark } from './processes.js';

/** What a server has written about itself in its data directory. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

/** The connection strings of the server that now runs under `folder`; undefined where none does. */
export function runningPostgres(folder: string): PostgresUrls | undefined {
  const postmaster = findPostmaster(dataIn(folder));
  const credentials = readCredentials(folder);
  if (!postmaster?.ready || !credentials) return undefined;
  return urlsOf({ ...credentials, port: postmaster.port });
}

/** The data directory proper, under a folder of ours. */
export function dataIn(folder: string): string {
  return path.join(folder, 'data');
}

/** The living server of a data directory: the number in its pid file may since have gone to another process. */
export function findPostmaster(data: string): Postmaster | undefined {
  const [pid, home, , port, , , , status] = readPidFile(data);
  if (pid === undefined || home === undefined) return undefined;
  const number = Number(pid);
  if (processMark(number) === undefined || !isServerOf(number, home)) return undefined;
  return { pid: number, port: Number(port), ready: status?.trim() === 'ready' };
}

/**
 * Stops a server and waits for its end, at most 8 seconds (a stop may take 20 in all); throws StartRefusal where it is not
 * ours to stop. First in smart mode, as a session that said goodbye a moment ago may not be gone
 * yet; then in fast mode, which cuts sessions and writes data out.
 */
export async function stopPostmaster(pid: number): Promise<void> {
  const steps = [
    ['SIGTERM', 1_000],
    ['SIGINT', 5_000],
    ['SIGQUIT', 1_000],
    ['SIGKILL', 1_000],
  ] as const;
  for (const [signal, ms] of steps) {
    if (!send(pid, signal) || (await hasEnded(pid, ms))) return;
  }
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (cause) {
    if (processMark(pid) === undefined) return false;
    throw new StartRefusal(
      `PostgreSQL still runs as process ${pid} under another user. Stop it first, as that user: kill -INT ${pid}.`,
      { cause },
    );
  }
}

function readPidFile(data: string): string[] {
  try {
    return readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function isServerOf(pid: number, home: string): boolean {
  const command = commandOf(pid);
  return command === '' || (command.includes('postgres') && command.includes(home));
}

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export const project = path.join(import.meta.dirname, '..', '..');

/** How to start the service as a person would. */
export interface StartAs {
  dataDir: string;
  /** `npm start`, or node itself as a supervisor would. */
  by?: 'npm' | 'node';
  fresh?: boolean;
  /** What stands before the command, to become somebody else or to be elsewhere. */
  prefix?: string[];
  port?: number;
  consolePort?: number;
  home?: string;
  /** Settings beside the ports and the folder. */
  settings?: Record<string, string>;
}

/** A service started from the command line, as seen from outside. */
export interface Sotto {
  /** The process we started: npm, or node itself. */
  child: ChildProcess;
  port: number;
  /** All it has said so far, errors among it. */
  said: () => string;
  /** Waits for these words; false if it ended without them. */
  says: (words: string) => Promise<boolean>;
  /** Its exit code or signal, once every pipe to it is closed. */
  ended: Promise<number | NodeJS.Signals | null>;
}

export const ready = 'Ctrl-C stops it';

/** Starts the service; whatever of it is left after the test is killed. */
export async function startSotto(start: StartAs): Promise<Sotto> {
  const { dataDir, prefix = [], home = os.tmpdir(), consolePort = 0, settings } = start;
  const port = start.port ?? (await freePort());
  const [program = '', ...rest] = [...prefix, ...commandOf(start)];
  const child = spawn(program, rest, {
    cwd: project,
    detached: true,
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      DATA_DIR: dataDir,
      BOTS_PORT: String(port),
      CONSOLE_PORT: String(consolePort),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    killAll(dataDir, child.pid);
  });
  const ended = once(child, 'close').then(() => child.exitCode ?? child.signalCode);
  return { child, port, ended, ...listen(child, ended) };
}

function commandOf({ by = 'npm', fresh = false }: StartAs): string[] {
  const choice = fresh ? ['--fresh'] : [];
  if (by === 'node') return [process.execPath, 'dist/server/main.js', 'start', ...choice];
  return ['npm', 'start', ...(fresh ? ['--'] : []), ...choice];
}

function listen(child: ChildProcess, ended: Promise<unknown>): Pick<Sotto, 'said' | 'says'> {
  let said = '';
  const heard = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
    for (const tell of heard) tell();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const says = (words: string) =>
    new Promise<boolean>((resolve) => {
      const look = () => {
        if (said.includes(words)) resolve(true);
      };
      heard.add(look);
      look();
      void ended.then(() => {
        resolve(said.includes(words));
      });
    });
  return { said: () => said, says };
}

/** The process that holds a data directory. */
export function holderOf(dataDir: string): number {
  const [name = ''] = readdirSync(dataDir).filter((entry) => entry.startsWith('held-by-'));
  return Number(name.split('-')[2]);
}

/** Command lines of the processes that name this data directory or are in this process's group. */
export function processesOf(dataDir: string, group = -1): string[] {
  const list = spawnSync('ps', ['-A', '-o', 'pgid=,pid=,stat=,command='], { encoding: 'utf8' });
  return list.stdout.split('\n').filter((line) => {
    const [pgid, , stat = ''] = line.trim().split(/\s+/);
    return !stat.startsWith('Z') && (line.includes(dataDir) || Number(pgid) === group);
  });
}

/** The far ends of the internet connections that these processes hold, and the addresses at which they listen; Linux alone tells. */
export function endsOf(pids: readonly number[]): string[] {
  const own = new Set(pids.flatMap(socketsOf));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , , , , , , , inode = '']) => own.has(inode))
      .map(([, local = '', far = '', state = '']) => (state === LISTENS ? local : far)),
  );
}

const LISTENS = '0A';
/** As /proc/net writes 127.0.0.1 and ::1, and 127.0.0.1 in the longer form. */
export const LOOPBACK = /^(?:0100007F|0{24}01000000|0{16}FFFF00000100007F):/;

function socketsOf(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).flatMap((fd) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`${folder}/${fd}`))?.[1] ?? [];
    } catch {
      return [];
    }
  });
}

function killAll(dataDir: string, group: number | undefined): void {
  for (const line of processesOf(dataDir, group)) {
    try {
      process.kill(Number(line.trim().split(/\s+/)[1]), 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}

/** What the database has logged. */
export function databaseLog(dataDir: string): string {
  return readFileSync(path.join(dataDir, 'postgres', 'postgres.log'), 'utf8');
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** A folder as `mktemp -d` makes it, removed by the function beside it. */
export function temporaryFolder(mode = 0o700): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sotto-'));
  chmodSync(folder, mode);
  const remove = () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  return { folder, remove };
}

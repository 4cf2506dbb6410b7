import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { keepOwner } from './keep-owner.js';
import type { ClusterTools } from './make-cluster.js';
import { environment } from './run-as.js';
import { findPostmaster, stopPostmaster } from './running-postgres.js';
import { serverArguments, type ServerSettings } from './settings.js';

/** What is needed to run a server over a data directory that is ready. */
export interface Launch extends ClusterTools {
  folder: string;
  settings: ServerSettings;
  say: (line: string) => void;
}

/** A server that takes connections. */
export interface Server {
  stop: () => Promise<void>;
}

interface Attempt {
  child: ChildProcess;
  /** What the server has logged since it was launched. */
  logged(): string;
}

const logLimit = 5_000_000;
const readyWithin = 120_000;

/** Runs the server in a process group of its own and waits until it takes connections. */
export async function launchServer(launch: Launch): Promise<Server | 'port-taken'> {
  const until = performance.now() + readyWithin;
  for (;;) {
    const attempt = spawnServer(launch);
    if (await isReady(attempt.child, launch, until)) return serverOf(attempt.child);
    const logged = attempt.logged();
    if (/could not (bind|create any TCP)/.test(logged)) return 'port-taken';
    // Children of a killed server live on for a moment and keep its shared memory.
    if (!logged.includes('pre-existing shared memory') || performance.now() > until) {
      throw failure(launch, logged);
    }
    await sleep(200);
  }
}

/** In a group of its own, so that Ctrl-C in the terminal reaches us alone and the database stops last. */
function spawnServer({ binaries, runAs, data, folder, settings }: Launch): Attempt {
  const logFile = path.join(folder, 'postgres.log');
  const log = openSync(logFile, 'a', 0o600);
  keepOwner(folder, logFile);
  if (fstatSync(log).size > logLimit) ftruncateSync(log);
  const from = fstatSync(log).size;
  const whole = [...runAs.prefix, binaries.postgres, '-D', data, ...serverArguments(settings)];
  const [program = '', ...rest] = whole;
  const stdio: ['ignore', number, number] = ['ignore', log, log];
  const child = spawn(program, rest, { detached: true, cwd: '/', env: environment, stdio });
  closeSync(log);
  child.unref();
  child.on('error', () => undefined);
  return { child, logged: () => readFileSync(logFile).subarray(from).toString('utf8') };
}

async function isReady(child: ChildProcess, launch: Launch, until: number): Promise<boolean> {
  const { pid } = child;
  if (pid === undefined) return false;
  const slow = performance.now() + 5_000;
  let told = false;
  while (child.exitCode === null && child.signalCode === null) {
    const postmaster = findPostmaster(launch.data);
    if (postmaster?.pid === pid && postmaster.ready) return true;
    if (performance.now() > until) await stopPostmaster(pid);
    if (!told && performance.now() > slow) {
      launch.say('PostgreSQL is recovering what a crash left open');
      told = true;
    }
    await sleep(10);
  }
  return false;
}

function serverOf(child: ChildProcess): Server {
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    const { pid, exitCode, signalCode } = child;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    child.ref();
    await Promise.all([stopPostmaster(pid), ended]);
  };
  return { stop: () => (stopping ??= stop()) };
}

function failure({ folder }: Launch, logged: string): StartRefusal {
  const told = /(?:FATAL|PANIC): +(.*)/.exec(logged)?.[1] ?? logged.trim().split('\n').at(-1) ?? '';
  return new StartRefusal(
    `PostgreSQL did not start on ${folder} (${told}). ${path.join(folder, 'postgres.log')} says more; start with --fresh to begin again, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

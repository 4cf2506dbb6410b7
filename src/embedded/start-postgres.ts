import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { findBinaries } from './binaries.js';
import { newCredentials, readCredentials, saveCredentials, urlsOf } from './credentials.js';
import type { Credentials, PostgresUrls } from './credentials.js';
import { freePort } from './free-port.js';
import { launchServer } from './launch-server.js';
import {
  assertSameVersion,
  giveToOwner,
  makeCluster,
  setRoles,
  type ClusterTools,
} from './make-cluster.js';
import { makeFolder } from './make-folder.js';
import { chooseRunAs } from './run-as.js';
import { dataIn, findPostmaster, stopPostmaster } from './running-postgres.js';

/** How to start a PostgreSQL of our own. */
export interface PostgresOptions {
  /** Where it is kept; made if it does not exist. Hold it first: two starts on one folder stop each other. */
  folder: string;
  /** False turns fsync off, for tests. */
  durable?: boolean;
  maxConnections?: number;
  /** True has clients come by a Unix-domain socket in its folder too, which costs less than TCP, for tests. */
  bySocket?: boolean;
  /** Told of what takes long, a line at a time. */
  say?: (line: string) => void;
}

/** A PostgreSQL of our own, kept under `folder`. */
export interface EmbeddedPostgres extends PostgresUrls {
  /** Stops it, at most fifteen seconds long, and waits; safe to call twice. */
  stop: () => Promise<void>;
}

/**
 * Starts the PostgreSQL kept under `folder`, making it first where there is none; one left running
 * by a killed process is stopped. Throws StartRefusal where that cannot be done.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const { durable = true, maxConnections = 100, bySocket = false } = options;
  const { say = () => undefined } = options;
  const folder = path.resolve(options.folder);
  makeFolder(folder);
  const data = dataIn(folder);
  const tools = { binaries: findBinaries(), runAs: chooseRunAs(data), data, durable };
  assertOurs(data);
  await clearLeftover(data, say);
  const socketIn = bySocket ? data : '';
  const credentials = await prepare(tools, folder, say);
  for (let tries = 1; ; tries += 1) {
    credentials.port = await freePort(credentials.port);
    const settings = { port: credentials.port, maxConnections, durable, socketIn };
    const server = await launchServer({ ...tools, folder, settings, say });
    if (server === 'port-taken' && tries < 5) continue;
    if (server === 'port-taken')
      throw new StartRefusal(
        'PostgreSQL found no free port on 127.0.0.1. Close programs that listen on many ports and start again.',
      );
    saveCredentials(folder, credentials);
    return { ...urlsOf(credentials, socketIn), stop: server.stop };
  }
}

/** Removes the PostgreSQL kept under `folder`, stopping what a killed process left running; hold the folder first. */
export async function removePostgres(folder: string): Promise<void> {
  const data = dataIn(path.resolve(folder));
  assertOurs(data);
  const leftover = findPostmaster(data);
  if (leftover) await stopPostmaster(leftover.pid);
  rmSync(folder, { recursive: true, force: true });
}

async function clearLeftover(data: string, say: (line: string) => void): Promise<void> {
  const leftover = findPostmaster(data);
  if (leftover) {
    say(`Stopping PostgreSQL (process ${leftover.pid}), left over from a run that was killed`);
    await stopPostmaster(leftover.pid);
  }
  // The number in a stale pid file may be another process's by now, and PostgreSQL would believe it.
  rmSync(path.join(data, 'postmaster.pid'), { force: true });
}

/** Root may run on anyone's data, under their name; others only on their own. */
function assertOurs(data: string): void {
  const uid = statSync(data, { throwIfNoEntry: false })?.uid;
  const own = process.getuid?.();
  if (uid === undefined || own === undefined || own === 0 || uid === own) return;
  throw new StartRefusal(
    `The database in ${data} belongs to another user (number ${uid}). Start as that user, or name another folder in DATA_DIR.`,
  );
}

async function prepare(
  tools: ClusterTools,
  folder: string,
  say: (line: string) => void,
): Promise<Credentials> {
  const known = readCredentials(folder);
  const credentials = known ?? newCredentials();
  if (isEmpty(tools.data)) {
    say(`Making a PostgreSQL in ${folder}`);
    await makeCluster(tools, credentials);
  } else {
    await assertSameVersion(tools);
    await giveToOwner(tools);
    if (!known) await setRoles(tools, credentials);
  }
  if (!known) saveCredentials(folder, credentials);
  return credentials;
}

function isEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}

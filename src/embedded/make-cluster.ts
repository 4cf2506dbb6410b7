import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import type { Binaries } from './binaries.js';
import type { Credentials } from './credentials.js';
import { environment, type RunAs } from './run-as.js';

/** What is needed to make a database folder or to change its roles. */
export interface ClusterTools {
  binaries: Binaries;
  runAs: RunAs;
  /** The data directory proper. */
  data: string;
  durable: boolean;
}

/** Makes the data directory with its roles and the database `sotto`, whole or not at all. */
export function makeCluster(tools: ClusterTools, credentials: Credentials): void {
  const { data, runAs } = tools;
  sweepDrafts(data);
  const draft = `${data}.new-${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  if (runAs.owner) chownSync(draft, runAs.owner.uid, runAs.owner.gid);
  runInitdb(tools, draft);
  writeFileSync(path.join(draft, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
  runSingle({ ...tools, data: draft }, [
    ...rolesSql(credentials),
    'CREATE DATABASE sotto OWNER sotto_owner;',
  ]);
  renameSync(draft, data);
}

/** Gives the two roles these passwords, making them where they are missing; the server must not run. */
export function setRoles(tools: ClusterTools, credentials: Credentials): void {
  runSingle(tools, rolesSql(credentials));
}

function rolesSql(credentials: Credentials): string[] {
  const role = (name: string, rights: string, password: string) => [
    `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}') THEN CREATE ROLE ${name}; END IF; END $$;`,
    `ALTER ROLE ${name} LOGIN ${rights} PASSWORD '${password}';`,
  ];
  return [
    ...role('sotto_owner', 'CREATEDB', credentials.ownerPassword),
    ...role('sotto_app', 'NOCREATEDB', credentials.appPassword),
    // Lets the owner end the application's sessions, as dropping a database needs.
    'GRANT pg_signal_backend TO sotto_owner;',
  ];
}

/** Throws StartRefusal where another major version of PostgreSQL made the data. */
export function assertSameVersion({ binaries, data }: ClusterTools): void {
  const mark = path.join(data, 'PG_VERSION');
  if (!existsSync(mark)) {
    throw new StartRefusal(
      `${data} holds files that are no database. Move them away, or name another folder in DATA_DIR.`,
    );
  }
  const made = readFileSync(mark, 'utf8').trim();
  const ours = /\d+/.exec(run([binaries.postgres, '--version']).out)?.[0] ?? made;
  if (made === ours) return;
  throw new StartRefusal(
    `The data in ${data} was made by PostgreSQL ${made}, and this is PostgreSQL ${ours}. Start with --fresh to begin again, or go back to the earlier release.`,
  );
}

/** Data made while root could take another number stays root's; where root no longer can, its user needs it. */
export function giveToOwner({ runAs: { owner }, data }: ClusterTools): void {
  if (!owner || statSync(data).uid === owner.uid) return;
  run(['chown', '-R', '-h', `${owner.uid}:${owner.gid}`, data]);
}

function runInitdb({ binaries, runAs, durable }: ClusterTools, draft: string): void {
  const { status, out } = run([
    ...runAs.prefix,
    binaries.initdb,
    `--pgdata=${draft}`,
    '--username=postgres',
    '--auth=reject',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--set=shared_buffers=16MB',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  if (status === 0) return;
  rmSync(draft, { recursive: true, force: true });
  throw new StartRefusal(
    `PostgreSQL could not make its files in ${draft} (${complaint(out)}). Make room there or name another folder in DATA_DIR, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

/** The superuser has no password and never signs in: what needs it is done here, without a server. */
function runSingle({ binaries, runAs, data, durable }: ClusterTools, lines: string[]): void {
  const program = [...runAs.prefix, binaries.postgres, '--single', '-D', data];
  const careless = durable ? [] : ['-F'];
  const { status, out } = run(
    [...program, ...careless, '-c', 'log_min_error_statement=panic', 'postgres'],
    `${lines.join('\n')}\n`,
  );
  const error = /(ERROR|FATAL|PANIC):.*/.exec(out)?.[0];
  if (status === 0 && error === undefined) return;
  throw new StartRefusal(
    `PostgreSQL could not prepare its roles in ${data} (${error ?? complaint(out)}). Start with --fresh to begin again.`,
  );
}

function run(
  [program = '', ...rest]: string[],
  input = '',
): { status: number | null; out: string } {
  const done = spawnSync(program, rest, { env: environment, cwd: '/', input, encoding: 'utf8' });
  if (done.error) {
    throw new StartRefusal(
      `PostgreSQL's program ${program} does not run on this system (${done.error.message}). Set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: done.error },
    );
  }
  return { status: done.status, out: `${done.stdout}${done.stderr}` };
}

function complaint(text: string): string {
  const lines = text.trim().split('\n');
  return (lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '').trim();
}

function sweepDrafts(data: string): void {
  const folder = path.dirname(data);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${path.basename(data)}.new-`)) continue;
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

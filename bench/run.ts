import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { migrate } from '#core/kernel/migrations.js';
import { packageRoot } from '#core/kernel/package-root.js';
import { prepareQueue } from '#jobs/prepare-queue.js';
import { startPostgres } from '#embedded/index.js';
import { measureDesk } from './desk.js';
import { fillDesk } from './fill-desk.js';
import { fill } from './fill.js';
import { load, playAlone } from './load.js';
import type { Alone } from './load.js';
import { measureReminders } from './reminders.js';
import { asLines, deskRows, record, reminderRows, turnRows, visitRows } from './report.js';
import type { Measured, Pair, Row } from './report.js';
import { fillVisits, measureVisits } from './visits.js';

const AT_ONCE = 32;
const SMALL = 1_000;
/** Rounds of the floor and of Sotto in turn; each takes patients of its own. */
const PAIRS = 3;
const WARM = 60;
/** Patients who are played one after another, half of them to warm up. */
const ALONE = 80;
const EACH = Math.floor((SMALL - ALONE) / PAIRS);
/** One text each. */
const REMINDED = Number(process.env['BENCH_TEXTS'] ?? 4_000);
const LARGE = Number(process.env['BENCH_PATIENTS'] ?? 200_000);
const VISITS = Number(process.env['BENCH_VISITS'] ?? 500_000);
const beside = (name: string) => path.join(import.meta.dirname, name);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** `npm run bench -- reminders` measures one part; without a name, all; `--record` writes docs/measured.md. */
const parts = process.argv.slice(2).filter((word) => word !== '--record');
const wanted = (part: string) => parts.length === 0 || parts.includes(part);

const folder = await mkdtemp(path.join(tmpdir(), 'sotto-bench-'));
const postgres = await startPostgres({ folder, maxConnections: 100 });
try {
  const rows: Row[] = [];
  if (wanted('turns') || wanted('desk') || wanted('visits')) rows.push(...(await onLarge()));
  if (wanted('reminders')) {
    await database('reminders', REMINDED);
    rows.push(...reminderRows(await measureReminders(named('reminders'))));
  }
  say('');
  for (const line of asLines(rows)) say(line);
  if (process.argv.includes('--record')) await record(rows);
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

/** What is measured with many patients, one part after another on the same database. */
async function onLarge(): Promise<Row[]> {
  const rows: Row[] = [];
  let pairs: Pair[] = [];
  let alone: Record<string, Alone> = {};
  if (wanted('turns')) {
    await database('small', SMALL);
    pairs = await inTurn();
    alone = await oneByOne();
  }
  say(`filling ${LARGE} patients…`);
  await database('large', LARGE);
  if (wanted('turns')) {
    const spread = Array.from({ length: EACH }, (_, n) => Math.floor((n * LARGE) / EACH));
    const people = { warm: spread.slice(0, WARM), people: spread.slice(WARM) };
    const large = await measure('sotto', 'large', people);
    rows.push(...turnRows({ pairs, large, alone, patients: { small: SMALL, large: LARGE } }));
  }
  if (wanted('desk')) {
    say('filling the desk…');
    await fillDesk(named('large').owner);
    rows.push(...(await deskRows(await measureDesk(named('large').app, LARGE), LARGE)));
  }
  if (wanted('visits')) {
    say(`filling ${VISITS} visits…`);
    await fillVisits(named('large').owner, VISITS);
    rows.push(...visitRows(await measureVisits(named('large').app), VISITS));
  }
  return rows;
}

/** Floor, Sotto, floor, Sotto, …: what else the machine does falls on both. */
async function inTurn(): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let n = 0; n < PAIRS; n += 1) {
    const people = Array.from({ length: EACH }, (_, i) => n * EACH + i);
    const round = { warm: people.slice(0, WARM), people: people.slice(WARM) };
    pairs.push({
      floor: await measure('floor', 'small', round),
      sotto: await measure('sotto', 'small', round),
    });
  }
  return pairs;
}

async function database(name: string, patients: number): Promise<void> {
  const owner = new Client({ connectionString: postgres.ownerUrl });
  await owner.connect();
  await owner.query(`CREATE DATABASE ${name}`);
  await owner.end();
  await migrate({
    ownerUrl: named(name).owner,
    appRole: 'sotto_app',
    folder: path.join(packageRoot, 'dist', 'server', 'migrations'),
  });
  await prepareQueue(named(name).owner, 'sotto_app');
  await fill(named(name).owner, patients);
}

function named(name: string) {
  const change = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  return { owner: change(postgres.ownerUrl), app: change(postgres.appUrl) };
}

/** Each turn with nothing beside it: what it takes, and what of that is the database. */
async function oneByOne(): Promise<Record<string, Alone>> {
  const people = Array.from({ length: ALONE }, (_, i) => PAIRS * EACH + i);
  const { base, stop } = await serve('sotto', 'small');
  await playAlone(base, people.slice(0, ALONE / 2));
  const alone = await playAlone(base, people.slice(ALONE / 2));
  await stop();
  return alone;
}

/** Starts a server in a process of its own. */
async function serve(mode: 'floor' | 'sotto', name: string) {
  const urls = named(name);
  const args = [beside('serve.js'), mode, urls.app, urls.owner];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { base: `http://127.0.0.1:${port}`, stop };
}

/** Warms a server of its own, and loads it. */
async function measure(
  mode: 'floor' | 'sotto',
  name: string,
  { warm, people }: { warm: number[]; people: number[] },
): Promise<Measured> {
  const { base, stop } = await serve(mode, name);
  await load(base, warm, AT_ONCE);
  const figures = await load(base, people, AT_ONCE);
  const memory = Number(await (await fetch(`${base}/memory`)).text());
  await stop();
  say(
    `${mode} on ${name}: ${figures.perSecond.toFixed(0)} turns/s, p50 ${figures.p50.toFixed(1)} ms, p99 ${figures.p99.toFixed(1)} ms, peak ${(memory / 1e6).toFixed(0)} MB`,
  );
  return { ...figures, memory };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { migrate } from '#core/kernel/migrations.js';
import { prepareQueue } from '#jobs/prepare-queue.js';
import { startPostgres } from '#embedded/index.js';
import { measureDesk, pageWeight } from './desk.js';
import type { Times } from './desk.js';
import { fillDesk } from './fill-desk.js';
import { fill } from './fill.js';
import { load, quantile } from './load.js';
import type { Figures } from './load.js';
import { measureReminders } from './reminders.js';
import type { ReminderFigures } from './reminders.js';
import { fillVisits, measureVisits } from './visits.js';

const AT_ONCE = 32;
const SMALL = 2_000;
/** Rounds of the floor and of Sotto in turn; each takes patients of its own. */
const PAIRS = 3;
const WARM = 100;
/** One text each. */
const REMINDED = Number(process.env['BENCH_TEXTS'] ?? 4_000);
const LARGE = Number(process.env['BENCH_PATIENTS'] ?? 200_000);
const VISITS = Number(process.env['BENCH_VISITS'] ?? 500_000);
const AIMS: Record<string, string> = { 'PostgreSQL, provider 100 ms': ' (aim 400)' };
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const say = (line: string) => process.stdout.write(`${line}\n`);

/** `npm run bench -- reminders` measures one part; without a name, all. */
const parts = process.argv.slice(2);
const wanted = (part: string) => parts.length === 0 || parts.includes(part);

const folder = await mkdtemp(path.join(tmpdir(), 'sotto-bench-'));
const postgres = await startPostgres({ folder, maxConnections: 100 });
try {
  const reports: (() => Promise<void> | void)[] = [];
  if (wanted('turns') || wanted('desk') || wanted('visits')) await onLarge(reports);
  if (wanted('reminders')) {
    await database('reminders', REMINDED);
    const reminders = await measureReminders(named('reminders'));
    reports.push(() => {
      reportReminders(reminders);
    });
  }
  for (const tell of reports) await tell();
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

/** What is measured with many patients, one part after another on the same database. */
async function onLarge(reports: (() => Promise<void> | void)[]): Promise<void> {
  let pairs: Pair[] = [];
  if (wanted('turns')) {
    await database('small', SMALL);
    pairs = await inTurn();
  }
  say(`filling ${LARGE} patients…`);
  await database('large', LARGE);
  if (wanted('turns')) {
    const each = SMALL / PAIRS;
    const spread = Array.from({ length: each }, (_, n) => Math.floor((n * LARGE) / each));
    const people = { warm: spread.slice(0, WARM), people: spread.slice(WARM) };
    const large = await measure('sotto', 'large', people);
    reports.push(() => {
      report(pairs, large);
    });
  }
  if (wanted('desk')) {
    say('filling the desk…');
    await fillDesk(named('large').owner);
    const desk = await measureDesk(named('large').app, LARGE);
    reports.push(() => reportDesk(desk));
  }
  if (wanted('visits')) {
    say(`filling ${VISITS} visits…`);
    await fillVisits(named('large').owner, VISITS);
    const visits = await measureVisits(named('large').app);
    reports.push(() => {
      reportVisits(visits);
    });
  }
}

type Measured = Figures & { memory: number };

interface Pair {
  floor: Measured;
  sotto: Measured;
}

/** Floor, Sotto, floor, Sotto, …: what else the machine does falls on both. */
async function inTurn(): Promise<Pair[]> {
  const each = Math.floor(SMALL / PAIRS);
  const pairs: Pair[] = [];
  for (let n = 0; n < PAIRS; n += 1) {
    const people = Array.from({ length: each }, (_, i) => n * each + i);
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
    folder: here('../migrations'),
  });
  await prepareQueue(named(name).owner, 'sotto_app');
  await fill(named(name).owner, patients);
}

function named(name: string) {
  const change = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  return { owner: change(postgres.ownerUrl), app: change(postgres.appUrl) };
}

/** Starts a server in a process of its own, warms it, and loads it. */
async function measure(
  mode: 'floor' | 'sotto',
  name: string,
  { warm, people }: { warm: number[]; people: number[] },
): Promise<Measured> {
  const urls = named(name);
  const args = [
    '--import',
    'tsx',
    '--conditions=development',
    here('./serve.ts'),
    mode,
    urls.app,
    urls.owner,
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const base = `http://127.0.0.1:${port}`;
  await load(base, warm, AT_ONCE);
  const figures = await load(base, people, AT_ONCE);
  const memory = Number(await (await fetch(`${base}/memory`)).text());
  child.kill('SIGTERM');
  await once(child, 'exit');
  say(
    `${mode} on ${name}: ${figures.perSecond.toFixed(0)} turns/s, p50 ${figures.p50.toFixed(1)} ms, p99 ${figures.p99.toFixed(1)} ms, peak ${(memory / 1e6).toFixed(0)} MB`,
  );
  return { ...figures, memory };
}

function report(pairs: readonly Pair[], large: Measured): void {
  const middle = (values: number[]) => quantile(values, 0.5);
  const each = (of: (pair: Pair) => number) => pairs.map(of);
  const ratios = each(({ floor, sotto }) => sotto.perSecond / floor.perSecond);
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  const small = middle(each(({ sotto }) => sotto.perSecond));
  say('');
  say(
    `floor (4 statements)          ${middle(each(({ floor }) => floor.perSecond)).toFixed(0)} req/s`,
  );
  say(`whole signed path, ${SMALL}      ${small.toFixed(0)} turns/s`);
  say(`ratio to the floor            ${middle(ratios).toFixed(2)}, ${PAIRS} pairs from ${range}`);
  say(`whole signed path, ${LARGE}    ${large.perSecond.toFixed(0)} turns/s`);
  const growth = large.p50 / middle(each(({ sotto }) => sotto.p50));
  say(`growth (p50 ${LARGE} / ${SMALL})  ${growth.toFixed(2)}`);
  for (const turn of Object.keys(large.byTurn)) {
    const p99 = middle(each(({ sotto }) => sotto.byTurn[turn] ?? 0));
    say(`p99 ${turn.padEnd(14)}          ${p99.toFixed(1)} ms`);
  }
  const memory = Math.max(large.memory, ...each(({ sotto }) => sotto.memory));
  say(`peak memory                   ${(memory / 1e6).toFixed(0)} MB`);
}

async function reportDesk(desk: Record<string, Times>): Promise<void> {
  say('');
  for (const [page, { p50, p99 }] of Object.entries(desk))
    say(
      `desk, ${page.padEnd(29)} p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms with ${LARGE} patients (aim p99 < 50)`,
    );
  const weight = await pageWeight();
  say(
    weight
      ? `page weight, gzip: first load ${weight.first.toFixed(0)} KB (aim <= 150), all pages ${weight.all.toFixed(0)} KB`
      : 'page weight: the console is not built; run npm start once',
  );
}

function reportVisits(visits: Record<string, Times>): void {
  say('');
  const aims: Record<string, string> = {
    booking: ' under 32 writers (aim p99 < 60)',
    'a week of a place': ' (aim p99 < 50)',
  };
  for (const [name, { p50, p99 }] of Object.entries(visits))
    say(
      `visits, ${name.padEnd(27)} p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms with ${VISITS} visits${aims[name] ?? ''}`,
    );
}

function reportReminders({ perSecond, sweepMs }: ReminderFigures): void {
  say('');
  for (const [where, rate] of Object.entries(perSecond))
    say(`reminders, ${where.padEnd(28)} ${rate.toFixed(0)}/s${AIMS[where] ?? ''}`);
  say(`reminders, 10,000 let go among a million  ${sweepMs.toFixed(0)} ms (aim < 1,000)`);
}

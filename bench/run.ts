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
import { load } from './load.js';
import type { Figures } from './load.js';

const AT_ONCE = 32;
const SMALL = 1_000;
const LARGE = Number(process.env['BENCH_PATIENTS'] ?? 200_000);
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const say = (line: string) => process.stdout.write(`${line}\n`);

const folder = await mkdtemp(path.join(tmpdir(), 'sotto-bench-'));
const postgres = await startPostgres({ folder, maxConnections: 100 });
try {
  await database('small', SMALL);
  const people = Array.from({ length: SMALL }, (_, n) => n);
  const warm = people.slice(0, 100);
  const floor = await measure('floor', 'small', { warm, people });
  const small = await measure('sotto', 'small', { warm, people: people.slice(100) });
  say(`filling ${LARGE} patients…`);
  await database('large', LARGE);
  const spread = Array.from({ length: SMALL }, (_, n) => Math.floor((n * LARGE) / SMALL));
  const large = await measure('sotto', 'large', {
    warm: spread.slice(0, 100),
    people: spread.slice(100),
  });
  const again = await measure('floor', 'small', { warm, people });
  say('filling the desk…');
  await fillDesk(named('large').owner);
  const desk = await measureDesk(named('large').app, LARGE);
  report({ floor: { ...floor, perSecond: (floor.perSecond + again.perSecond) / 2 }, small, large });
  await reportDesk(desk);
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

type Measured = Figures & { memory: number };

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

function report({ floor, small, large }: Record<'floor' | 'small' | 'large', Measured>): void {
  say('');
  say(`floor (4 statements)          ${floor.perSecond.toFixed(0)} req/s`);
  say(
    `whole signed path, ${SMALL}      ${small.perSecond.toFixed(0)} turns/s, ratio ${(small.perSecond / floor.perSecond).toFixed(2)} of the floor`,
  );
  say(`whole signed path, ${LARGE}    ${large.perSecond.toFixed(0)} turns/s`);
  say(`growth (p50 ${LARGE} / ${SMALL})  ${(large.p50 / small.p50).toFixed(2)}`);
  for (const [turn, p99] of Object.entries(small.byTurn))
    say(`p99 ${turn.padEnd(14)}          ${p99.toFixed(1)} ms`);
  say(
    `peak memory                   ${(Math.max(small.memory, large.memory) / 1e6).toFixed(0)} MB`,
  );
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

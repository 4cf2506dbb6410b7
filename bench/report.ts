import os from 'node:os';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { packageRoot } from '#core/kernel/package-root.js';
import { pageWeight } from './desk.js';
import type { Times } from './desk.js';
import { quantile } from './load.js';
import type { Alone, Figures } from './load.js';
import type { ReminderFigures } from './reminders.js';

/** One thing measured: what, how much, and what is aimed at. */
export interface Row {
  what: string;
  measured: string;
  aim?: string;
}

export type Measured = Figures & { memory: number };

export interface Pair {
  floor: Measured;
  sotto: Measured;
}

export interface Turns {
  pairs: readonly Pair[];
  large: Measured;
  alone: Record<string, Alone>;
  patients: { small: number; large: number };
}

const middle = (values: number[]) => quantile(values, 0.5);

/** The inbound turns beside the floor, how they grow with the patients, and where their time goes. */
export function turnRows({ pairs, large, alone, patients }: Turns): Row[] {
  const each = (of: (pair: Pair) => number) => pairs.map(of);
  const perSecond = (of: 'floor' | 'sotto') => middle(each((pair) => pair[of].perSecond));
  const ratios = each(({ floor, sotto }) => sotto.perSecond / floor.perSecond);
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  const growth = large.p50 / middle(each(({ sotto }) => sotto.p50));
  const memory = Math.max(large.memory, ...each(({ sotto }) => sotto.memory));
  const sized = (n: number) => `whole signed path, ${n.toLocaleString('en')} patients`;
  return [
    { what: 'floor, four statements', measured: `${perSecond('floor').toFixed(0)} a second` },
    { what: sized(patients.small), measured: `${perSecond('sotto').toFixed(0)} turns a second` },
    {
      what: 'ratio to the floor',
      measured: `${middle(ratios).toFixed(2)}, ${pairs.length} pairs from ${range}`,
      aim: '0.4',
    },
    { what: sized(patients.large), measured: `${large.perSecond.toFixed(0)} turns a second` },
    { what: 'growth of the middle turn', measured: growth.toFixed(2), aim: 'under 1.3' },
    ...Object.keys(large.byTurn).map((turn) => ({
      what: `p99 of ${turn}`,
      measured: `${middle(each(({ sotto }) => sotto.byTurn[turn] ?? 0)).toFixed(1)} ms`,
    })),
    ...Object.entries(alone).map(([turn, spent]) => aloneRow(turn, spent)),
    {
      what: 'peak memory',
      measured: `${(memory / 1e6).toFixed(0)} MB`,
      aim: 'under 300 MB',
    },
  ];
}

/** A turn with nothing beside it: how long it takes, and how much of that it waits for the database. */
function aloneRow(turn: string, { ms, trips, databaseMs, cpuMs }: Alone): Row {
  const share = Math.round((100 * databaseMs) / ms);
  const database = `${databaseMs.toFixed(1)} ms (${share} %) in the database`;
  return {
    what: `${turn} alone`,
    measured: `${ms.toFixed(1)} ms: ${database} in ${trips.toFixed(1)} trips, ${cpuMs.toFixed(1)} ms of our own work`,
  };
}

/** The desk's pages, and what they weigh. */
export async function deskRows(desk: Record<string, Times>, patients: number): Promise<Row[]> {
  const weight = await pageWeight();
  const pages = Object.entries(desk).map(([page, { p50, p99 }]) => ({
    what: `desk, ${page}, ${patients.toLocaleString('en')} patients`,
    measured: `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
    aim: 'p99 under 50 ms',
  }));
  const weighed = weight
    ? `first load ${weight.first.toFixed(0)} KB, all pages ${weight.all.toFixed(0)} KB`
    : 'the console is not built; run npm start once';
  return [...pages, { what: 'page weight, gzip', measured: weighed, aim: 'first load 150 KB' }];
}

/** Booking and the calendar. */
export function visitRows(visits: Record<string, Times>, count: number): Row[] {
  const aims: Record<string, string> = {
    booking: 'p99 under 60 ms with 32 writers',
    'a week of a place': 'p99 under 50 ms',
  };
  return Object.entries(visits).map(([name, { p50, p99 }]) => ({
    what: `visits, ${name}, ${count.toLocaleString('en')} visits`,
    measured: `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
    ...(aims[name] && { aim: aims[name] }),
  }));
}

/** Reminders that leave, and the sweep that lets them go. */
export function reminderRows({ perSecond, sweepMs, wholeMs }: ReminderFigures): Row[] {
  const rows: Row[] = Object.entries(perSecond).map(([where, rate]) => ({
    what: `reminders, ${where}`,
    measured: `${rate.toFixed(0)} a second`,
    ...(where === 'PostgreSQL, provider 100 ms' && { aim: '400' }),
  }));
  const inMs = (ms: number) => `${ms.toFixed(0)} ms`;
  return [
    ...rows,
    {
      what: 'reminders, 10,000 let go among a million',
      ...{ measured: inMs(sweepMs), aim: 'under 1,000 ms' },
    },
    { what: 'reminders, one whole sweep among a million', measured: inMs(wholeMs) },
  ];
}

/** The rows for a terminal. */
export function asLines(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(({ what }) => what.length));
  return rows.map(
    ({ what, measured, aim }) => `${what.padEnd(width)}  ${measured}${aim ? ` (aim ${aim})` : ''}`,
  );
}

/** Writes the rows as docs/measured.md, with the machine and the day that they are of. */
export async function record(rows: readonly Row[]): Promise<void> {
  const [cpu] = os.cpus();
  const machine = `${os.cpus().length} cores of ${cpu?.model.trim() ?? 'unknown kind'}, ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  const day = new Date(Date.now()).toISOString().slice(0, 10);
  const table = rows.map(({ what, measured, aim = '' }) => `| ${what} | ${measured} | ${aim} |`);
  const page = [
    '# What was measured',
    '',
    `By \`npm run bench -- --record\` on ${day}: PostgreSQL, the service and the load on the same ${machine}. The load is 32 phones at once, each one text after another; "alone" is one phone. The floor is the same Koa server checking the same signature and doing one durable transaction of four statements.`,
    '',
    '| what | measured | aim |',
    '| --- | --- | --- |',
    ...table,
    '',
  ];
  await writeFile(path.join(packageRoot, 'docs', 'measured.md'), page.join('\n'));
}

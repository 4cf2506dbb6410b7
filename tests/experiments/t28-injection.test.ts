import { beforeAll, expect, test } from 'vitest';
import { Refusal } from '#console/contract/route.js';
import type { Route } from '#console/contract/route.js';
import { assertCodeFree } from '#core/medicines/add-medicines.js';
import { DomainError } from '#core/kernel/errors.js';
import type { Sql } from '#core/kernel/sql.js';
import { asSystem } from '../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../support/build.js';
import { testDesk } from '../support/desk.js';
import type { Asked, Visitor } from '../support/desk.js';
import { added, contents, touched } from './contents.js';
import { injections, pairs, unbound, wellFormed } from './injections.js';
import { filled, fitting, withField } from './shapes.js';
import { figure, full, median, patience, size } from './size.js';

const { app, ownerUrl, desk, as, visitor } = await testDesk();
const SLEEP_MS = 500;
const SLEEP = `'||(SELECT 1 FROM pg_sleep(${SLEEP_MS / 1_000}))||'`;

/** One place of a request that a string goes into. */
interface Slot {
  route: Route;
  door: string;
  where: 'body' | 'query' | 'path';
  name: string;
}

const slots = desk.served.flatMap(({ route, door }): Slot[] => {
  const of = (where: Slot['where'], names: readonly string[]) =>
    names.map((name) => ({ route, door, where, name }));
  return [
    ...of('body', fitting(route.body).names),
    ...of('query', fitting(route.query).names),
    ...of('path', filled(route) === route.path ? [] : ['every']),
  ];
});

function requestOf({ route, where, name }: Slot, text: string): { path: string; asked: Asked } {
  const { given } = fitting(route.body);
  const body = route.method === 'GET' ? {} : { body: given };
  if (where === 'path') return { path: filled(route, wellFormed(text)), asked: body };
  if (where === 'body')
    return { path: filled(route), asked: { body: withField(given, name, text) } };
  return { path: filled(route), asked: { ...body, query: { [name]: wellFormed(text) } } };
}

let chief: Visitor;
beforeAll(async () => {
  chief = await as('super-admin');
  const site = await buildSite(app);
  const medicine = await buildMedicine(app);
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  await buildPatient(app, { site, medicines: [medicine], nickname: 'Zed' });
});

/** Who asks: nobody where anyone may, and somebody new where the string may change their own account or end their session. */
function asker({ route, door }: Slot): Promise<Visitor> | Visitor {
  if (door === 'anyone') return visitor();
  return /^\/api\/(session|account)/.test(route.path) ? as('officer', []) : chief;
}

async function send(slot: Slot, text: string) {
  const who = await asker(slot);
  const { path, asked } = requestOf(slot, text);
  const start = performance.now();
  const { status, body } = await who.ask(slot.route.method, path, asked);
  const well = status < 300 || (status < 500 && Refusal.safeParse(body).success);
  return { status, ms: performance.now() - start, well: well || status === 503 };
}

test(
  'no string through a field or a name of a path breaks a route or touches a row that was there',
  async () => {
    const before = await contents(ownerUrl);
    const waiting = pairs(slots, full);
    const statuses: Record<number, number> = {};
    const odd: unknown[] = [];
    const tried = waiting.length;
    const hand = async () => {
      for (let pair = waiting.shift(); pair; pair = waiting.shift()) {
        const [slot, text] = pair;
        const { status, well } = await send(slot, text);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (!well) odd.push([slot.route.method, slot.route.path, slot.name, text, status]);
      }
    };
    await Promise.all(Array.from({ length: 8 }, hand));
    const after = await contents(ownerUrl);
    figure('T28', {
      strings: injections.length,
      slots: slots.length,
      tried,
      answers: JSON.stringify(statuses),
      stored: JSON.stringify(added(before, after)),
    });
    expect(odd).toEqual([]);
    expect(touched(before, after)).toEqual({});
  },
  patience,
);

test(
  'a string that tells the database to wait takes no longer than a plain one of its length',
  async () => {
    const times = { plain: [] as number[], injected: [] as number[] };
    const step = size(8, 1);
    // What checks a password takes as long as that takes, whatever it is given.
    const quick = slots.filter(({ door }) => door !== 'anyone');
    for (const slot of quick.filter((_, i) => i % step === 0)) {
      times.plain.push((await send(slot, 'x'.repeat(SLEEP.length))).ms);
      times.injected.push((await send(slot, SLEEP)).ms);
    }
    const [plain, injected] = [median(times.plain), median(times.injected)];
    const slowest = Math.max(...times.injected);
    figure('T28 time', {
      pairs: times.plain.length,
      plainMs: plain.toFixed(1),
      injectedMs: injected.toFixed(1),
      slowestMs: slowest.toFixed(0),
    });
    expect(Math.abs(injected - plain)).toBeLessThan(size(30, 5));
  },
  patience,
);

test('control: with its values written into a statement, strings break it, and one makes it wait', async () => {
  const look = async (code: string, change: (sql: Sql) => Sql) => {
    const start = performance.now();
    const broke = await asSystem(app, (ctx) =>
      assertCodeFree({ ...ctx, sql: change(ctx.sql) }, 'products', { code }),
    ).then(
      () => false,
      (error: unknown) => !(error instanceof DomainError),
    );
    return { broke, ms: performance.now() - start };
  };
  const count = async (change: (sql: Sql) => Sql) => {
    let broken = 0;
    for (const text of injections)
      if (!text.includes('\u0000') && (await look(text, change)).broke) broken += 1;
    return broken;
  };
  const bound = { broken: await count((sql) => sql), ...(await look(SLEEP, (sql) => sql)) };
  const naive = { broken: await count(unbound), ...(await look(SLEEP, unbound)) };
  figure('T28 control', {
    bound: bound.broken,
    unbound: naive.broken,
    waited: naive.ms.toFixed(0),
  });
  expect(bound.broken).toBe(0);
  expect(naive.broken).toBeGreaterThan(100);
  expect(naive.ms).toBeGreaterThan(SLEEP_MS - 5);
  expect(bound.ms).toBeLessThan(SLEEP_MS);
});

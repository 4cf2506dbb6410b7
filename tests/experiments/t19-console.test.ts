import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { Refusal } from '#console/contract/route.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../support/build.js';
import { serveDesk, testDesk } from '../support/desk.js';
import type { Visitor } from '../support/desk.js';
import { fitting, UNKNOWN } from './shapes.js';
import { figure, patience, size } from './size.js';

const { app, desk, as } = await testDesk();
const REQUESTS = size(1_000, 20_000);
const SEED = 20_270_303;

// Signing oneself out ends the run.
const served = desk.served.filter(({ route }) => route.path !== '/api/session');
const shapes = served.map(({ route }) => ({
  route,
  body: fitting(route.body).given,
  query: fitting(route.query).given,
}));

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    [],
    {},
    -1,
    1e308,
    0.1,
    '',
    UNKNOWN,
    '2027-02-30',
    '__proto__',
  ),
  fc.integer(),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.integer(), { maxLength: 3 }),
  fc.dictionary(fc.string({ maxLength: 8 }), fc.integer(), { maxKeys: 3 }),
);
const word = fc.oneof(fc.constant(UNKNOWN), fc.string({ unit: 'binary', maxLength: 30 }));

/** Any request: one that fits its contract, with some of its parts spoilt. */
const request = fc.record({
  shape: fc.constantFrom(...shapes),
  params: word,
  spoilt: fc.array(fc.tuple(fc.nat(20), odd), { maxLength: 3 }),
  more: fc.option(fc.tuple(fc.string({ maxLength: 8 }), odd)),
  search: fc.option(fc.tuple(fc.nat(8), fc.string({ unit: 'binary', maxLength: 20 }))),
  whole: fc.option(odd, { freq: 8 }),
});
type Asked = typeof request extends fc.Arbitrary<infer R> ? R : never;

function spoil(given: Record<string, unknown>, { spoilt, more }: Asked): Record<string, unknown> {
  const names = Object.keys(given);
  const changed = Object.fromEntries(
    spoilt.flatMap(([at, value]) => {
      const name = names[at % Math.max(1, names.length)];
      return name === undefined ? [] : [[name, value]];
    }),
  );
  return { ...given, ...changed, ...(more && { [more[0]]: more[1] }) };
}

async function send(who: Visitor, asked: Asked) {
  const { route, body, query } = asked.shape;
  const part = encodeURIComponent(Buffer.from(asked.params, 'utf8').toString());
  const path = route.path.replaceAll(/:(\w+)/g, () => part);
  const names = Object.keys(query);
  const search = asked.search && names.length > 0 ? asked.search : null;
  const said = await who.ask(route.method, path, {
    query: search
      ? { [names[search[0] % names.length] ?? '']: Buffer.from(search[1], 'utf8').toString() }
      : {},
    ...(route.method === 'GET' ? {} : { body: asked.whole ?? spoil(body, asked) }),
  });
  const well = said.status < 300 || Refusal.safeParse(said.body).success;
  return { ...said, well, route };
}

let chief: Visitor;
beforeAll(async () => {
  chief = await as('super-admin');
  const site = await buildSite(app);
  const medicine = await buildMedicine(app);
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  await buildPatient(app, { site, medicines: [medicine] });
});

async function sendAll(who: Visitor, all: readonly Asked[]) {
  const waiting = [...all];
  const statuses: Record<number, number> = {};
  const faults: unknown[] = [];
  let slowest = 0;
  const hand = async () => {
    for (let asked = waiting.shift(); asked; asked = waiting.shift()) {
      const start = performance.now();
      const { status, well, route } = await send(who, asked);
      slowest = Math.max(slowest, performance.now() - start);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (!well || (status >= 500 && status !== 503))
        faults.push([route.method, route.path, status]);
    }
  };
  await Promise.all(Array.from({ length: 8 }, hand));
  return { statuses, faults, slowest: Math.round(slowest) };
}

test('T19: no request to the console is answered with a fault', { timeout: patience }, async () => {
  const all = fc.sample(request, { numRuns: REQUESTS, seed: SEED });
  const { statuses, faults, slowest } = await sendAll(chief, all);
  figure('T19 console', {
    requests: REQUESTS,
    answers: JSON.stringify(statuses),
    slowest: `${slowest} ms`,
  });
  expect(faults).toEqual([]);
});

test(
  'T19 control: where what is given is not held to its contract, some requests are answered with a fault',
  { timeout: patience },
  async () => {
    // The same routes with shapes that take anything: each schema of a route is its guard.
    const any = z.any();
    const guards = served.map(({ route }) => ({ route, was: { ...route } }));
    for (const { route } of guards) Object.assign(route, { body: any, query: any, params: any });
    try {
      const loose = await serveDesk(app);
      const someone = await loose.as('super-admin');
      const all = fc.sample(request, { numRuns: 300, seed: SEED });
      const { statuses, faults } = await sendAll(someone, all);
      figure('T19 console, control', { requests: 300, answers: JSON.stringify(statuses) });
      expect(faults.length).toBeGreaterThan(10);
    } finally {
      for (const { route, was } of guards) Object.assign(route, was);
    }
  },
);

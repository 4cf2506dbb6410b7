import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { roles, rolesWith } from '#core/kernel/permissions.js';
import type { Permission, Role } from '#core/kernel/permissions.js';
import { proposeRegistration } from '#core/patients/index.js';
import { consoleApp } from '#console/server/app.js';
import type { Door } from '#console/server/desk.js';
import { contract } from '#console/contract/index.js';
import { pageDoors } from '#console/contract/pages.js';
import { patients } from '#console/contract/patients.js';
import type { Route } from '#console/contract/route.js';
import { Refusal } from '#console/contract/route.js';
import { tasks } from '#console/contract/tasks.js';
import { asSystem } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';
import type { Said, Visitor } from '../../support/desk.js';
import { testDesk } from '../../support/desk.js';
import { ending } from '../../support/ending.js';
import { buildWorld, SECRET } from '../../experiments/matrix-world.js';
import { filled, fitting, pathIn, shapeOf, withField } from '../../experiments/shapes.js';
import type { Shape } from '../../experiments/shapes.js';

const { app, desk, as, visitor } = await testDesk();
const { served } = desk;
const chief = await as('super-admin');

const pathOf = ({ path }: Route) =>
  path.replaceAll(/:(\w+)/g, '00000000-0000-7000-8000-00000000dead');
const ask = (who: Visitor, route: Route, body?: unknown) =>
  who.ask(route.method, pathOf(route), {
    ...(route.method === 'GET' ? {} : { body: body ?? {} }),
  });

/** What the description says of an answer. */
interface Described {
  responses: { 200: { content: Record<string, unknown> } };
}

test('every route of the contract is served and described, and no other', async () => {
  const known = Object.entries(contract)
    .filter(([resource]) => resource !== 'demo')
    .flatMap(([, routes]) => Object.values(routes) as Route[])
    .map(({ method, path }) => `${method} ${path}`);
  const here = desk.served.map(({ route }) => `${route.method} ${route.path}`);
  expect(new Set(here)).toEqual(new Set([...known, 'GET /api/openapi.json']));
  const { body } = await visitor().ask('GET', '/api/openapi.json');
  const { paths } = body as { paths: Record<string, Record<string, unknown>> };
  const described = Object.entries(paths).flatMap(([path, verbs]) =>
    Object.keys(verbs).map(
      (verb) => `${verb.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    ),
  );
  expect(new Set(described)).toEqual(new Set(here));
  const other = Object.entries(paths).flatMap(([path, verbs]) =>
    Object.values(verbs as Record<string, Described>).flatMap(({ responses }) =>
      Object.keys(responses[200].content)
        .filter((type) => type !== 'application/json')
        .map((type) => [path, type]),
    ),
  );
  expect(other).toEqual([['/api/events', 'text/event-stream']]);
});

/** Who may open which pages; each other page of the console opens to everyone. */
const PAGES: readonly (readonly [roles: string, pages: string])[] = [
  ['super-admin admin', '/staff /staff/applications'],
  ['super-admin auditor', '/audit'],
  ['super-admin admin officer', '/services /places /places/1 /medicines'],
  ['super-admin admin officer finance auditor', '/reports'],
  ['super-admin officer dispenser', '/supply /stock/receive /stock/counts /stock/counts/1'],
  ['super-admin officer dispenser data-entry', '/stock/import'],
  ['super-admin front-desk dispenser agent', '/hand-over'],
  ['super-admin admin officer front-desk dispenser', '/visits/day'],
  ['super-admin admin officer front-desk dispenser agent', '/pickups /pickups/sheet'],
  ['super-admin admin officer front-desk dispenser doctor', '/tasks /texts'],
  ['super-admin admin officer front-desk dispenser doctor data-entry', '/stock /stock/1'],
  ['super-admin admin officer front-desk data-entry', '/patients/new'],
  [
    'super-admin admin officer front-desk data-entry doctor',
    '/visits /visits/waits /hours /patients /patients/1 /patients/1/card',
  ],
];

test('a page whose address is typed opens to its roles, and to no other', async () => {
  const all = Object.keys(pageDoors).map((pattern) => pattern.replaceAll(/:\w+/g, '1'));
  for (const role of roles) {
    const who = await as(role);
    const shut = await Promise.all(
      all.map(async (page) => ((await who.ask('GET', page)).status === 403 ? [page] : [])),
    );
    const others = PAGES.filter(([may]) => !may.split(' ').includes(role));
    const wanted = others.flatMap(([, pages]) => pages.split(' '));
    expect([role, shut.flat().sort()]).toEqual([role, wanted.sort()]);
  }
});

test('nobody who is not signed in passes a door', async () => {
  for (const { route, door } of served.filter(({ door }) => door !== 'anyone'))
    expect([`${route.method} ${route.path} ${door}`, (await ask(visitor(), route)).status]).toEqual(
      [`${route.method} ${route.path} ${door}`, 401],
    );
});

const LONG = 'x'.repeat(1_048_576);
const bodies: unknown[] = [
  null,
  [],
  'text',
  42,
  { unknown: 1 },
  { __proto__: { admin: true }, constructor: { prototype: { x: 1 } } },
  { rev: 'one', name: ['a'], email: { $gt: '' }, id: null, siteIds: [[]], password: 1.5 },
  { email: '\u0000', name: '\u0000', words: '\ud800', password: '\u0000'.repeat(20) },
  { rev: Number.MAX_SAFE_INTEGER, quantity: -1, units: 4_294_967_296, day: '2027-02-30' },
];

const wellRefused = ({ status, body }: Said) =>
  status < 300 || (status < 500 && Refusal.safeParse(body).success);

/** What fits a route but for one field, wherever it stands, that holds nothing or, every other one, a list. */
const misfits = ({ body }: Route) => {
  const { given, names } = fitting(body);
  return names.map((name, n) => withField(given, name, n % 2 ? [['x']] : null));
};

test('bad input is refused in one shape, and never breaks a route', async () => {
  for (const { route } of served)
    await Promise.all(
      [...bodies, ...misfits(route)].map(async (body) => {
        // Whoever signs out has no session for what comes next.
        const said = await ask(route.path === '/api/session' ? visitor() : chief, route, body);
        if (!wellRefused(said))
          expect([route.method, route.path, JSON.stringify(body), said.status, said.body]).toEqual(
            [],
          );
      }),
    );
});

/** The paths of objects in a schema that take keys which it does not name. */
function open(shape: Shape, at = ''): string[] {
  const { properties, items, anyOf = [], additionalProperties: more } = shape;
  const own = properties && more !== false ? [at] : [];
  const inner = Object.entries(properties ?? {}).flatMap(([name, of]) => open(of, `${at}.${name}`));
  const rest = [...anyOf, ...(items ? [items] : []), ...(typeof more === 'object' ? [more] : [])];
  return [...own, ...inner, ...rest.flatMap((of) => open(of, at))];
}

const holders = new Map<Role, Visitor>();

/** Somebody whom a door lets in. */
async function through(door: Door): Promise<Visitor> {
  const [role = 'super-admin'] =
    door === 'anyone' || door === 'half-signed-in' ? [] : rolesWith(door);
  const who = holders.get(role) ?? (await as(role));
  holders.set(role, who);
  return who;
}

test('what a route does not know is refused, however well the rest fits', async () => {
  const unknown = { unknown: '1' };
  for (const { door } of served) await through(door);
  const answers = await Promise.all(
    served.map(async ({ route, door }) => {
      const who = await through(door);
      const { given } = fitting(route.body);
      // The body of a GET or a DELETE is not read.
      const reads = !['GET', 'DELETE'].includes(route.method);
      const said = [
        await who.ask(route.method, filled(route), {
          ...(reads && { body: given }),
          query: unknown,
        }),
        ...(reads
          ? [await who.ask(route.method, filled(route), { body: { ...given, ...unknown } })]
          : []),
      ];
      return { route, said };
    }),
  );
  for (const { route, said } of answers) {
    const name = `${route.method} ${route.path}`;
    const taken = said.filter(({ status, body }) => {
      const { data } = Refusal.safeParse(body);
      return status !== 400 || data?.error.fields['body'] !== 'unknown';
    });
    const loose = [route.body, route.query].flatMap((of) => open(shapeOf(of)));
    expect([name, taken.map(({ status }) => status), loose]).toEqual([name, [], []]);
  }
});

test('what is too large is refused before it is read', async () => {
  for (const { route } of served.filter(({ route }) => !['GET', 'DELETE'].includes(route.method)))
    expect([route.path, (await ask(chief, route, { words: LONG })).status]).toEqual([
      route.path,
      413,
    ]);
});

test('bad queries and ids are refused in one shape', async () => {
  for (const { route } of served.filter(
    ({ route }) => route.method === 'GET' && route.path !== '/api/events',
  ))
    for (const search of [
      '?page=-1',
      '?page=1&page=2',
      '?size=1e9',
      '?__proto__[x]=1',
      '?sort=%00',
      '?words=%00',
    ]) {
      const said = await chief.ask('GET', pathOf(route) + search);
      if (!wellRefused(said)) expect([route.path, search, said.status, said.body]).toEqual([]);
      const odd = await chief.ask('GET', route.path.replaceAll(/:(\w+)/g, "1' OR 1=1--") + search);
      if (!wellRefused(odd)) expect([route.path, odd.status, odd.body]).toEqual([]);
    }
});

test('beyond its end a list says how many there are, as on its first page', async () => {
  const { world } = await buildWorld(app, chief);
  const id = world['patients'] ?? '';
  await chief.call(patients.giveSecret, { params: { id }, body: { secret: SECRET } });
  const paged = served.filter(
    ({ route }) => route.method === 'GET' && 'page' in (shapeOf(route.query).properties ?? {}),
  );
  const totals: { path: string; first: unknown; beyond: unknown }[] = [];
  // One after another: all at once want more connections than there are, and who waits too long for one is told nothing.
  for (const { route } of paged) {
    const asks = 'siteId' in (shapeOf(route.query).properties ?? {});
    const path = pathIn(route, world);
    const totalOn = async (page: number) => {
      const query = { page, ...(asks && { siteId: world['siteId'] ?? '' }) };
      const { status, body } = await chief.ask('GET', path, { query });
      return status === 200 ? (body as { total: number }).total : { status, body };
    };
    totals.push({ path: route.path, first: await totalOn(1), beyond: await totalOn(9_999) });
  }
  // The audit grows by each look.
  const still = totals.filter(({ path }) => path !== '/api/audit');
  expect(still.filter(({ first, beyond }) => first !== beyond)).toEqual([]);
  expect(still.filter(({ first }) => Number(first) > 0).length).toBeGreaterThan(9);
});

/** What holds nothing of patients, staff, stock or tasks: who asks themselves, what the service is made of, and what can be chosen. */
const OF_NOBODY = [
  '/api/openapi.json',
  '/api/events',
  '/api/session',
  '/api/account',
  '/api/account/rules',
  '/api/roles',
  '/api/applications/options',
  '/api/places',
  '/api/places/:id',
  '/api/places/:id/services',
  '/api/products',
  '/api/programmes',
  '/api/services',
  '/api/course-choices',
  '/api/visits/days',
  '/api/visits/times',
];

/** What a route needs of a query, and no more. */
function neededOf({ query }: Route, world: Readonly<Record<string, string>>) {
  const { required = [] } = shapeOf(query);
  const { given } = fitting(query, { ...world, from: '2027-03-01', to: '2027-03-05' });
  return Object.fromEntries(required.map((name) => [name, String(given[name])]));
}

test('what is read of patients, staff, stock and tasks leaves its entry before it is shown', async () => {
  const { site, world } = await buildWorld(app, chief);
  await chief.call(patients.giveSecret, {
    params: { id: world['patients'] ?? '' },
    body: { secret: SECRET },
  });
  const called = { params: { id: world['tasks'] ?? '' } };
  const { task } = await chief.call(tasks.read, called);
  await chief.call(tasks.take, { ...called, body: { rev: task.rev } });
  const { contact } = await buildPatient(app);
  const proposed = await asSystem(app, async (ctx) => {
    await proposeRegistration(ctx, contact, site.id);
    const [row] = await ctx.sql<{ id: string }>(`SELECT id FROM tasks WHERE contact_id = $1`, [
      contact.id,
    ]);
    return row?.id ?? '';
  });
  const entriesOf = ({ staffId }: Visitor) =>
    asSystem(app, async (ctx) => {
      const sql = 'SELECT 1 FROM audit_entries WHERE actor = $1';
      return (await ctx.sql(sql, [`staff:${staffId}`])).length;
    });
  const clerk = await as('front-desk');
  const silent: string[] = [];
  for (const { route, door } of served) {
    if (route.method !== 'GET' || OF_NOBODY.includes(route.path)) continue;
    const who = rolesWith(door as Permission).includes('super-admin') ? chief : clerk;
    const at = route.path.endsWith('/registration') ? { ...world, tasks: proposed } : world;
    const before = await entriesOf(who);
    const said = await who.ask('GET', pathIn(route, at), { query: neededOf(route, at) });
    expect([route.path, said.status]).toEqual([route.path, 200]);
    if ((await entriesOf(who)) === before) silent.push(route.path);
  }
  expect(silent).toEqual([]);
});

test('whoever closes a page leaves its stream of changes, and no fault is written down', async () => {
  const { koa, leave } = consoleApp({ app, folder: '', https: false });
  const server = ending(koa.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const error = vi.spyOn(app.log, 'error');
  const page = new AbortController();
  const { port } = server.address() as AddressInfo;
  const headers = { cookie: chief.cookie };
  await fetch(`http://127.0.0.1:${port}/api/events`, { headers, signal: page.signal });
  const left = once(koa, 'error');
  page.abort();
  expect((await left)[0]).toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
  expect(error).not.toHaveBeenCalled();
  leave();
});

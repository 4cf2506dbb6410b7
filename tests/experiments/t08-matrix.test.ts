import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { bodyParser } from '@koa/bodyparser';
import Koa from 'koa';
import { beforeAll, expect, test } from 'vitest';
import { patients } from '#console/contract/patients.js';
import type { Route } from '#console/contract/route.js';
import { errors } from '#console/server/errors.js';
import { findAsking } from '#console/server/session.js';
import type { Asking } from '#console/server/session.js';
import { roles, rolesWith } from '#core/kernel/permissions.js';
import type { Permission, Role } from '#core/kernel/permissions.js';
import { saidIn, testDesk } from '../support/desk.js';
import type { Said, Visitor } from '../support/desk.js';
import { ending } from '../support/ending.js';
import { exchange } from '../support/exchange.js';
import { added, contents, touched } from './contents.js';
import { buildWorld, SECRET } from './matrix-world.js';
import type { World } from './matrix-world.js';
import { fitting, pathIn, UNKNOWN } from './shapes.js';
import { figure, full, patience } from './size.js';

const { app, ownerUrl, desk, as } = await testDesk();

let chief: Visitor;
let worlds: { own: World; other: World; none: World };
let otherNumber = 0;
const people = new Map<Role, Visitor>();
/** Those whom the quiet patient of their own place let in. */
const letIn = new Map<Role, Visitor>();

beforeAll(async () => {
  chief = await as('super-admin');
  const [own, other] = [await buildWorld(app, chief), await buildWorld(app, chief)];
  worlds = { own: own.world, other: other.world, none: {} };
  otherNumber = other.site.number;
  const site = [own.site.id];
  for (const role of roles) {
    people.set(role, await as(role, site));
    if (!rolesWith('consent.ask').includes(role)) continue;
    const who = await as(role, site);
    const params = { id: worlds.own['patients'] ?? '' };
    await who.call(patients.giveSecret, { params, body: { secret: SECRET } });
    letIn.set(role, who);
  }
});

/** One cell of the matrix. */
interface Cell {
  route: Route;
  door: string;
  role: Role;
  place: keyof typeof worlds;
  /** Whether the patient let this person in. */
  after: boolean;
}

const nameOf = ({ route, role, place, after }: Cell) =>
  `${role} ${route.method} ${route.path} ${place} ${after ? 'after' : 'before'}`;
const holds = ({ door, role }: Cell) => rolesWith(door as Permission).includes(role);

// What ends or locks its own account has the experiment on sessions.
const guarded = desk.served.filter(({ door }) => door !== 'anyone' && door !== 'half-signed-in');
const isDestructive = ({ path, method }: Route) =>
  method === 'DELETE' || /\/(state|erase|merge|clear-second-factor|recalls)$/.test(path);

/** Every cell in full; else those without the permission at one place each in turn, those with it by two roles. */
function cells(): Cell[] {
  const all = guarded.flatMap(({ route, door }) =>
    roles.flatMap((role) =>
      (['none', 'other', 'own'] as const).flatMap((place) =>
        [false, true].map((after) => ({ route, door, role, place, after })),
      ),
    ),
  );
  const known = all.filter(({ role, after }) => !after || letIn.has(role));
  const turn = new Map<string, number>();
  const kept = known.filter((cell) => {
    if (full) return true;
    const about = /^\/api\/(patients|courses)\/:/.test(cell.route.path);
    if (cell.after && !about) return false;
    const line = `${cell.route.method} ${cell.route.path} ${holds(cell) ? cell.place : cell.role} ${cell.after}`;
    const nth = turn.get(line) ?? 0;
    turn.set(line, nth + 1);
    return holds(cell)
      ? nth < (cell.place === 'other' ? 2 : 1)
      : nth === cell.route.path.length % 3;
  });
  // What would take a thing away comes last, so that there is something to refuse before.
  return kept.sort((a, b) => Number(isDestructive(a.route)) - Number(isDestructive(b.route)));
}

function requestOf({ route, place }: Cell) {
  const world = worlds[place];
  const path = pathIn(route, world);
  const { given: query } = fitting(route.query, world);
  const body = route.method === 'GET' ? {} : { body: fitting(route.body, world).given };
  const texts = Object.entries(query).filter(([, value]) => typeof value !== 'object');
  return { path, asked: { query: Object.fromEntries(texts) as Record<string, string>, ...body } };
}

const ABOUT_A_PATIENT = /^\/api\/(patients|courses)\/:/;
/** What belongs to no place: one's own account, what is looked for or done everywhere, and what all places share. A report is looked into below. */
const OF_NO_PLACE =
  /^\/api\/(account|session|audit|reports|patients\/(search|likely|recent)|stock\/recalls|products|programmes|services|specialities)/;

interface Answered extends Cell {
  /** What was asked and said, as text. */
  asked: string;
  said: string;
}

const onReports = ({ path }: Route) => path.startsWith('/api/reports');

/** Why a cell that was answered should not have been, the first that holds. */
const faults: readonly [string, (cell: Answered) => boolean][] = [
  ['role', (cell) => !holds(cell)],
  [
    'none',
    ({ place, route, asked }) =>
      place === 'none' && !onReports(route) && route.path.includes('/:') && asked.includes(UNKNOWN),
  ],
  // A report says a place by its number, in the first column.
  ['place', ({ route, said }) => onReports(route) && said.includes(`[${otherNumber},`)],
  [
    'place',
    ({ place, route, said }) =>
      place === 'other' &&
      !OF_NO_PLACE.test(route.path) &&
      !ABOUT_A_PATIENT.test(route.path) &&
      (names(route) || said.includes(worlds.other['siteId'] ?? '')),
  ],
  [
    'code',
    ({ place, after, route, said }) =>
      ABOUT_A_PATIENT.test(route.path) &&
      !route.path.startsWith('/api/patients/:id/consent') &&
      !(after && place === 'own') &&
      !(route.path === '/api/patients/:id' && said.includes('"details":null')),
  ],
];

/** Whether it changes or shows one thing, and so may not answer for another place at all; a list may be empty. */
const names = ({ method, path }: Route) => method !== 'GET' || path.includes('/:');

/** What is for fewer than the door lets in: whoever took the task or works tasks, whose hours they are, and who works at the place that is given. */
const OF_FEWER =
  /^\/api\/(tasks\/:id\/(number|registration)|applications\/:id\/approve|rosters.*|leaves.*)$/;

/** Whether the table of roles lets someone in whom the use case refuses as not allowed. */
const isShut = (cell: Cell, body: unknown): boolean =>
  cell.place === 'own' &&
  holds(cell) &&
  !OF_FEWER.test(cell.route.path) &&
  JSON.stringify(body).includes('"not-allowed"');

function wrongly(cell: Cell, { status, body }: Said): string | null {
  if (status >= 500) return 'fault';
  if (isShut(cell, body)) return 'shut';
  if (status >= 300) return null;
  const [asked, said] = [JSON.stringify(requestOf(cell)), JSON.stringify(body)];
  return faults.find(([, holdsFor]) => holdsFor({ ...cell, asked, said }))?.[0] ?? null;
}

/** The refusals that leave an entry: what the role does not allow, and what its patient has not. */
const NOTED = /"(not-allowed|consent\.needed)"/;

async function walk(list: readonly Cell[], ask: (who: Visitor, cell: Cell) => Promise<Said>) {
  const unexpected: string[] = [];
  let refused = 0;
  let answered = 0;
  const waiting = [...list];
  const hand = async () => {
    for (let cell = waiting.shift(); cell; cell = waiting.shift()) {
      const who = (cell.after ? letIn : people).get(cell.role);
      if (!who) continue;
      const said = await ask(who, cell);
      const why = wrongly(cell, said);
      if (why) unexpected.push(`${why}: ${nameOf(cell)} ${said.status}`);
      if (said.status < 300) answered += 1;
      if (said.status === 403 && NOTED.test(JSON.stringify(said.body))) refused += 1;
    }
  };
  await Promise.all(Array.from({ length: 4 }, hand));
  return { unexpected, refused, answered };
}

const askDesk = (who: Visitor, cell: Cell) => {
  const { path, asked } = requestOf(cell);
  return who.ask(cell.route.method, path, asked);
};

const refusals = async (): Promise<number> => {
  const [rows] = await app.db.query(
    `SELECT count(*)::int AS n FROM audit_entries WHERE action IN ('console.refused', 'patient.refused')`,
  );
  return (rows as { n: number }[])[0]?.n ?? 0;
};

test(
  'who lacks the permission is refused everywhere, before and after the code; it changes nothing and leaves one entry',
  async () => {
    const list = cells().filter((cell) => !holds(cell));
    const [before, entries] = [await contents(ownerUrl), await refusals()];
    const { unexpected, refused } = await walk(list, askDesk);
    const after = await contents(ownerUrl);
    figure('T8 without the permission', { cells: list.length, refused });
    expect(unexpected).toEqual([]);
    expect(refused).toBe(list.length);
    expect((await refusals()) - entries).toBe(list.length);
    expect([touched(before, after), added(before, after)]).toEqual([{}, {}]);
  },
  patience,
);

test(
  'who has the permission acts at their own places alone, on what there is, and on a patient who let them in',
  async () => {
    const list = cells().filter(holds);
    const entries = await refusals();
    const { unexpected, refused, answered } = await walk(list, askDesk);
    figure('T8 with the permission', { cells: list.length, answered, refused });
    expect(unexpected).toEqual([]);
    expect((await refusals()) - entries).toBe(refused);
    expect(answered).toBeGreaterThan(list.length / 10);
  },
  patience,
);

test(
  'control: with the same routes served to everyone as to a chief at the desk of every place, the matrix finds it',
  async () => {
    const koa = new Koa<Asking>()
      .use(errors(app.log, () => ''))
      .use(bodyParser({ enableTypes: ['json'] }))
      .use(findAsking(app))
      .use(async (http, next) => {
        const { actor } = http.state;
        const chiefly = { role: 'super-admin', siteIds: 'all', sessionId: null } as const;
        http.state.actor = actor && { ...actor, ...chiefly };
        await next();
      })
      .use(desk.router.routes());
    const server = ending(koa.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    const bare = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const found = await walk(
      cells().filter((cell, i) => !isDestructive(cell.route) && (i % 3 === 0 || full)),
      async (who, cell) => {
        const { path, asked } = requestOf(cell);
        const search = new URLSearchParams(asked.query).toString();
        const headers = { cookie: who.cookie, 'content-type': 'application/json' };
        const json = 'body' in asked ? { body: JSON.stringify(asked.body) } : {};
        const init = { method: cell.route.method, headers, ...json };
        return saidIn(await exchange(`${bare}${path}?${search}`, init));
      },
    );
    const of = (why: string) => found.unexpected.filter((each) => each.startsWith(why)).length;
    figure('T8 control', { role: of('role'), place: of('place'), code: of('code') });
    expect(of('role')).toBeGreaterThan(50);
    expect(of('place')).toBeGreaterThan(5);
    expect(of('code')).toBeGreaterThan(2);
  },
  patience,
);

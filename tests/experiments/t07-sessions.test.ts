import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { bodyParser } from '@koa/bodyparser';
import Koa from 'koa';
import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { account } from '#console/contract/account.js';
import { session } from '#console/contract/session.js';
import { staff } from '#console/contract/staff.js';
import { errors } from '#console/server/errors.js';
import { findAsking } from '#console/server/session.js';
import { addStaff, hashPassword, savePassword } from '#core/staff/index.js';
import { asSystem } from '../support/app.js';
import { testDesk } from '../support/desk.js';
import type { Visitor } from '../support/desk.js';
import { ending } from '../support/ending.js';
import { added, contents, touched } from './contents.js';
import { filled } from './shapes.js';
import { figure, patience, size } from './size.js';

const { app, base, ownerUrl, desk, as, visitor } = await testDesk();
const PASSWORD = 'Calm-Harbour-9';
const EACH = size(5, 200);

/** Someone with a password and, once they sign in, a second factor. */
async function person(email: string) {
  const hash = await hashPassword(app.keys, PASSWORD);
  return asSystem(app, async (ctx) => {
    const facts = { email, name: 'Someone', role: 'officer', siteIds: 'all' } as const;
    const id = await addStaff(ctx, facts);
    await savePassword(ctx, { staffId: id, hash });
    return id;
  });
}

const holds = async (who: Visitor, cookie: string) => {
  const other = visitor();
  other.cookie = cookie;
  return (await other.ask('GET', '/api/session')).status === 200 ? who : null;
};

test(
  'a session set beforehand is never the one that is signed in, and no half session opens a door',
  async () => {
    await person('fixed@example.org');
    const me = visitor();
    const planted = '__Host-sotto=' + 'A'.repeat(43);
    me.cookie = planted;
    await me.call(session.signIn, { body: { email: 'fixed@example.org', password: PASSWORD } });
    const half = me.cookie;
    expect(half).not.toBe(planted);
    for (const { route, door } of desk.served) {
      if (door === 'anyone' || door === 'half-signed-in') continue;
      const asked = route.method === 'GET' ? {} : { body: {} };
      const { status } = await me.ask(route.method, filled(route), asked);
      expect([route.path, status]).toEqual([route.path, 401]);
    }
    const { secret } = await me.call(session.newTotp, { body: {} });
    await me.call(session.confirmTotp, { body: { code: generateSync({ secret }) } });
    expect(me.cookie).not.toBe(half);
    expect(await holds(me, half)).toBeNull();
    expect(await holds(me, planted)).toBeNull();
    expect(await holds(me, me.cookie)).toBe(me);
  },
  patience,
);

type End = [string, (me: Visitor) => Promise<unknown>];
const old = (column: string, minutes: number) => (me: Visitor) =>
  app.db.query(
    `UPDATE staff_sessions SET ${column} = now() - interval '${minutes} minutes' WHERE staff_id = $1`,
    { bind: [me.staffId] },
  );
const admin = await as('super-admin');
const byAdmin = (change: object, path: string) => async (me: Visitor) => {
  const { rev, email } = await admin.call(staff.read, { params: { id: me.staffId } });
  const said = await admin.ask(path ? 'POST' : 'PATCH', `/api/staff/${me.staffId}${path}`, {
    body: { rev, ...(path ? change : { email, ...change }) },
  });
  expect(said.status).toBe(200);
};

const ends: End[] = [
  ['signed out', (me) => me.call(session.signOut)],
  ['idle', old('last_seen_at', 15)],
  ['absolute', old('created_at', 720)],
  ['disabled', byAdmin({ state: 'suspended' }, '/state')],
  ['deleted', byAdmin({ state: 'deleted' }, '/state')],
  [
    'role changed',
    byAdmin(
      { name: 'X', role: 'auditor', siteIds: 'all', speciality: null, licenceNumber: null },
      '',
    ),
  ],
  ['second factor taken off', byAdmin({}, '/clear-second-factor')],
];

test(
  'a cookie kept aside opens nothing once its session has ended, whatever ended it',
  async () => {
    let opened = 0;
    for (const [why, end] of ends)
      for (let i = 0; i < EACH; i += 1) {
        // Who works nowhere: a place has at most 500 people.
        const me = await as('officer', []);
        const { cookie } = me;
        expect([why, await holds(me, cookie)]).toEqual([why, me]);
        await end(me);
        if (await holds(me, cookie)) opened += 1;
      }
    figure('T7 replays', { tried: ends.length * EACH, opened });
    expect(opened).toBe(0);
  },
  patience,
);

test('the stream of changes wakes nobody, and ends within seconds with its session, whatever ended it', async () => {
  const open = async (me: Visitor) => {
    const { body, status } = await fetch(`${base}/api/events`, { headers: { cookie: me.cookie } });
    expect(status).toBe(200);
    return body?.getReader();
  };
  const quiet = await as('officer');
  await old('last_seen_at', 10)(quiet);
  const stays = await open(quiet);
  const [rows] = await app.db.query(
    `SELECT last_seen_at < now() - interval '9 minutes' AS quiet FROM staff_sessions WHERE staff_id = $1`,
    { bind: [quiet.staffId] },
  );
  expect(rows).toEqual([{ quiet: true }]);
  await Promise.all(
    ends.map(async ([why, end]) => {
      const me = await as('officer');
      const stream = await open(me);
      await end(me);
      const closed = (async () => {
        while (!(await stream?.read())?.done);
        return why;
      })();
      const late = new Promise((resolve) => setTimeout(resolve, 5_000, 'late'));
      expect(await Promise.race([closed, late])).toBe(why);
    }),
  );
  await stays?.cancel();
});

test('control: with the end of a session undone, the cookie that was kept aside opens', async () => {
  const me = await as('officer');
  const { cookie } = me;
  await me.call(session.signOut);
  await app.db.query(
    `UPDATE staff_sessions SET ended_at = NULL, ended_why = NULL WHERE staff_id = $1`,
    { bind: [me.staffId] },
  );
  expect(await holds(me, cookie)).toBe(me);
});

const forged: Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://127.0.0.1.evil.example' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/x-www-form-urlencoded' },
];

/** Sends every forged request to every unsafe route; what passes the guard is heard: refused or done by the route itself. */
async function forge(served: typeof desk.served, who: Visitor) {
  let tried = 0;
  let heard = 0;
  for (const { route } of served)
    for (const headers of forged) {
      const { status } = await who.ask(route.method, filled(route), { body: {}, headers });
      tried += 1;
      if (status !== 403 && status !== 415) heard += 1;
    }
  return { tried, heard };
}

const unsafe = desk.served.filter(({ route }) => route.method !== 'GET');

test(
  'no unsafe route does anything for another site, and each does its part for our own page',
  async () => {
    const chief = await as('super-admin');
    const before = await contents(ownerUrl, []);
    const found = await forge(unsafe, chief);
    figure('T7 forged requests', { ...found });
    expect(found.heard).toBe(0);
    const after = await contents(ownerUrl, []);
    expect([touched(before, after), added(before, after)]).toEqual([{}, {}]);
    // The same request of our own page is heard.
    expect((await chief.call(account.read)).sessions.rows).toHaveLength(1);
    await chief.call(session.signOut, {});
    expect(await chief.refused(account.read)).toBe('401 signed-out');
  },
  patience,
);

test(
  'control: with the same routes served without that guard, forged requests are heard, and one signs the person out',
  async () => {
    const wordsOf = () => '';
    const koa = new Koa()
      .use(errors(app.log, wordsOf))
      .use(bodyParser({ enableTypes: ['json'] }))
      .use(findAsking(app))
      .use(desk.router.routes());
    const server = ending(koa.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    const bare = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const chief = await as('super-admin');
    const rest = unsafe.filter(
      ({ route }, i) => route.path !== '/api/session' && i % size(4, 1) === 0,
    );
    const unguarded: Visitor = {
      ...chief,
      ask: async (method, path, { headers = {} } = {}) => {
        const sent = { cookie: chief.cookie, 'content-type': 'application/json', ...headers };
        const { status } = await fetch(bare + path, { method, headers: sent, body: '{}' });
        return { status, body: null, headers: new Headers() };
      },
    };
    const found = await forge(rest, unguarded);
    figure('T7 control, forged requests', { ...found });
    expect(found.heard).toBeGreaterThan(found.tried * 0.8);
    expect((await chief.ask('GET', '/api/account')).status).toBe(200);
    await unguarded.ask('DELETE', '/api/session', { headers: { origin: 'https://evil.example' } });
    expect(await chief.refused(account.read)).toBe('401 signed-out');
  },
  patience,
);

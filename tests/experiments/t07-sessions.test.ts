import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { account } from '#console/contract/account.js';
import { session } from '#console/contract/session.js';
import { staff } from '#console/contract/staff.js';
import { addStaff, hashPassword, savePassword } from '#core/staff/index.js';
import { asSystem } from '../support/app.js';
import { testDesk } from '../support/desk.js';
import type { Visitor } from '../support/desk.js';
import { figure, patience, size } from './size.js';

const { app, desk, as, visitor } = await testDesk();
const PASSWORD = 'Calm-Harbour-9';
const EACH = size(20, 200);

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
      if (door === 'anyone' || door === 'half-signed-in' || route.path === '/api/events') continue;
      const path = route.path.replaceAll(/:(\w+)/g, '00000000-0000-7000-8000-00000000dead');
      const { status } = await me.ask(
        route.method,
        path,
        route.method === 'GET' ? {} : { body: {} },
      );
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
const byAdmin = (change: object, path: string) => async (me: Visitor) => {
  const admin = await as('super-admin');
  const { rev } = await admin.call(staff.read, { params: { id: me.staffId } });
  const said = await admin.ask(path ? 'POST' : 'PATCH', `/api/staff/${me.staffId}${path}`, {
    body: { rev, ...change },
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
        const me = await as('officer');
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

test(
  'no unsafe route does anything for another site, and each does its part for our own page',
  async () => {
    const chief = await as('super-admin');
    const unsafe = desk.served.filter(({ route }) => route.method !== 'GET');
    const before = await rows();
    let passed = 0;
    for (const { route } of unsafe)
      for (const headers of forged) {
        const path = route.path.replaceAll(/:(\w+)/g, '00000000-0000-7000-8000-00000000dead');
        const { status } = await chief.ask(route.method, path, { body: {}, headers });
        if (status !== 403 && status !== 415) passed += 1;
      }
    figure('T7 forged requests', { tried: unsafe.length * forged.length, passed });
    expect(passed).toBe(0);
    expect(await rows()).toBe(before);
    // Control: the same request of our own page is heard.
    expect((await chief.call(account.read)).sessions).toHaveLength(1);
    await chief.call(session.signOut, {});
    expect(await chief.refused(account.read)).toBe('401 signed-out');
  },
  patience,
);

async function rows(): Promise<number> {
  const [found] = await app.db.query('SELECT count(*)::int AS n FROM audit_entries');
  return (found as { n: number }[])[0]?.n ?? 0;
}

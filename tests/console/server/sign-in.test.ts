import { createHash } from 'node:crypto';
import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { addStaff, hashPassword, openSession, savePassword } from '#core/staff/index.js';
import { account as own } from '#console/contract/account.js';
import { session } from '#console/contract/session.js';
import { staff } from '#console/contract/staff.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { asSystem } from '../../support/app.js';
import { buildStaff, PASSWORD } from '../../support/build-staff.js';
import { serveDesk, testDesk } from '../../support/desk.js';

const { app, visitor, as, signedIn } = await testDesk();

async function account(email: string) {
  const hash = await hashPassword(app.keys, PASSWORD);
  await asSystem(app, async (ctx) => {
    const facts = { email, name: 'Someone', role: 'front-desk', siteIds: 'all' } as const;
    await savePassword(ctx, { staffId: await addStaff(ctx, facts), hash });
  });
}

const audited = async (action: string) => {
  const [rows] = await app.db.query('SELECT 1 FROM audit_entries WHERE action = $1', {
    bind: [action],
  });
  return rows.length;
};

/** Why sessions were over, as the record says it. */
const expired = async () => {
  const [rows] = await app.db.query(
    `SELECT facts->>'cause' AS cause FROM audit_entries WHERE action = 'session.expired'`,
  );
  return (rows as { cause: string }[]).map(({ cause }) => cause).sort();
};

const given = (email: string, password = PASSWORD) => ({ body: { email, password } });

test('the first sign-in sets up the second factor, the next one asks for it, and each code opens once', async () => {
  await account('first@example.org');
  const me = visitor();
  const signedIn = await me.call(session.signIn, given('First@example.org'));
  expect(signedIn.next).toBe('set-up-second-factor');
  expect(await me.refused(session.read)).toBe('401 signed-out');
  const { secret } = await me.call(session.newTotp);
  const half = me.cookie;
  const body = { code: generateSync({ secret }) };
  const { recoveryCodes } = await me.call(session.confirmTotp, { body });
  expect(recoveryCodes).toHaveLength(10);
  expect(me.cookie).not.toBe(half);
  expect((await me.call(session.read)).role).toBe('front-desk');
  expect(await audited('sign-in.done')).toBe(1);

  const again = visitor();
  const next = await again.call(session.signIn, given('first@example.org'));
  expect(next.next).toBe('second-factor');
  expect(await again.refused(session.secondFactor, { body })).toBe('403 code.wrong');
  const recovery = { body: { code: recoveryCodes[0] } };
  await again.call(session.secondFactor, recovery);
  expect((await again.call(session.read)).name).toBe('Someone');
  const third = visitor();
  await third.call(session.signIn, given('first@example.org'));
  expect(await third.refused(session.secondFactor, recovery)).toBe('403 code.wrong');
});

test('a code of the app opens, once', async () => {
  const { email, code, staffId } = await buildStaff(app, { role: 'officer' });
  const me = visitor();
  expect((await me.call(session.signIn, given(email))).next).toBe('second-factor');
  const half = me.cookie;
  expect(await me.refused(session.read)).toBe('401 signed-out');
  // The password alone puts no other app in the place of the one that they have.
  expect(await me.refused(session.newTotp)).toBe('403 not-allowed');
  const body = { code: code() };
  expect(await me.refused(session.confirmTotp, { body })).toBe('403 not-allowed');
  expect((await me.call(session.secondFactor, { body })).next).toBe('none');
  expect(await me.call(session.read)).toMatchObject({ staffId, role: 'officer' });
  expect(me.cookie).not.toBe(half);
  const again = visitor();
  await again.call(session.signIn, given(email));
  expect(await again.refused(session.secondFactor, { body })).toBe('403 code.wrong');
});

test('a wrong password and an unknown e-mail are refused alike, and five wrong ones lock', async () => {
  await account('locked@example.org');
  for (const email of ['locked@example.org', 'nobody@example.org']) {
    const answers = [];
    for (let i = 0; i < 6; i += 1)
      answers.push(await visitor().refused(session.signIn, given(email, 'wrong')));
    expect(answers).toEqual([...Array<string>(5).fill('401 sign-in.wrong'), '429 sign-in.locked']);
  }
  expect(await audited('sign-in.locked')).toBe(2);
  // Each wrong try is in the record, an unknown e-mail without its name.
  const [failed] = await app.db.query(
    `SELECT (SELECT email FROM staff WHERE id::text = subject_id) AS whose, facts, count(*)::int AS times
     FROM audit_entries WHERE action = 'sign-in.failed' AND facts->>'step' = 'password'
     GROUP BY whose, facts ORDER BY whose NULLS LAST`,
  );
  const facts = { step: 'password' };
  expect(failed).toEqual([
    { whose: 'locked@example.org', facts, times: 5 },
    { whose: null, facts, times: 5 },
  ]);
});

test('five wrong codes lock the second step and a reset, and five wrong passwords one’s own page: the right one comes too late, and each is in the record', async () => {
  const { email, code, staffId } = await buildStaff(app, { role: 'officer' });
  const half = visitor();
  await half.call(session.signIn, given(email));
  const wrong = { body: { code: '000000' } };
  for (let i = 0; i < 5; i += 1)
    expect(await half.refused(session.secondFactor, wrong)).toBe('403 code.wrong');
  const right = { body: { code: code() } };
  expect(await half.refused(session.secondFactor, right)).toBe('429 sign-in.locked');
  const other = visitor();
  await other.call(session.signIn, given(email));
  expect(await other.refused(session.secondFactor, right)).toBe('429 sign-in.locked');

  const me = await signedIn(staffId);
  const change = (old: string) => ({ body: { old, password: 'Other-Harbour-8' } });
  for (let i = 0; i < 5; i += 1)
    expect(await me.refused(own.changePassword, change('wrong'))).toBe('403 password.wrong');
  expect(await me.refused(own.changePassword, change(PASSWORD))).toBe('429 sign-in.locked');

  const reset = (body: object) => ({ body: { ...body, email, password: 'Other-Harbour-8' } });
  for (let i = 0; i < 5; i += 1)
    expect(await visitor().refused(own.reset, reset(wrong.body))).toBe('403 reset.wrong');
  expect(await visitor().refused(own.reset, reset(right.body))).toBe('429 sign-in.locked');

  const [entries] = await app.db.query(
    `SELECT facts->>'step' AS step, count(*) FILTER (WHERE action = 'sign-in.failed')::int AS failed,
            count(*) FILTER (WHERE action = 'sign-in.locked')::int AS locked
     FROM audit_entries WHERE subject_id = $1 AND facts->>'step' IS NOT NULL GROUP BY step ORDER BY step`,
    { bind: [staffId] },
  );
  expect(entries).toEqual(
    ['own-password', 'reset', 'second-factor'].map((step) => ({ step, failed: 5, locked: 1 })),
  );
});

test('passwords are hashed two at a time; whoever comes behind sixty-four that wait is asked to come again', async () => {
  const all = await Promise.allSettled(
    Array.from({ length: 70 }, () => hashPassword(app.keys, PASSWORD)),
  );
  const refused = all.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
  expect(refused).toEqual(Array<string>(4).fill('DomainError: busy'));
  // Once they are through there is room again.
  await account('later@example.org');
  expect((await visitor().call(session.signIn, given('later@example.org'))).next).toContain(
    'set-up',
  );
});

test('the cookie is for this host alone, over https, out of reach of scripts and of other sites', async () => {
  await account('cookie@example.org');
  const signIn = async (https: boolean) => {
    const { base } = await serveDesk(app, { https });
    return fetch(`${base}/api/session`, {
      method: 'POST',
      headers: { origin: base, 'content-type': 'application/json' },
      body: JSON.stringify(given('cookie@example.org').body),
    });
  };
  const [plain, safe] = [await signIn(false), await signIn(true)];
  for (const { headers } of [plain, safe]) {
    const [name, ...attributes] = headers.getSetCookie().join().split('; ');
    expect(name).toMatch(/^__Host-sotto=[\w-]{43}$/);
    expect(attributes.map((each) => each.toLowerCase()).sort()).toEqual([
      'httponly',
      'path=/',
      'samesite=strict',
      'secure',
    ]);
  }
  // Promised over https alone: on loopback it would lock other local pages out.
  expect(plain.headers.get('strict-transport-security')).toBeNull();
  expect(safe.headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
});

test('a new authenticator ends every other session of the person, and goes on here under a new token', async () => {
  await account('moved@example.org');
  const first = visitor();
  await first.call(session.signIn, given('moved@example.org'));
  const { secret } = await first.call(session.newTotp);
  const codes = await first.call(session.confirmTotp, { body: { code: generateSync({ secret }) } });
  const [me, half] = [visitor(), visitor()];
  for (const each of [me, half]) await each.call(session.signIn, given('moved@example.org'));
  await me.call(session.secondFactor, { body: { code: codes.recoveryCodes[0] } });
  const other = await as('dispenser');
  const before = await audited('session.revoked');
  const next = await me.call(session.newTotp, { body: { password: PASSWORD } });
  const body = { code: generateSync({ secret: next.secret }) };
  const old = me.cookie;
  expect(await me.refused(session.confirmTotp, { body: { code: '000000' } })).toBe(
    '403 code.wrong',
  );
  expect((await first.call(session.read)).name).toBe('Someone');
  await me.call(session.confirmTotp, { body });
  expect((await me.call(session.read)).name).toBe('Someone');
  expect(me.cookie).not.toBe(old);
  expect(await first.refused(session.read)).toBe('401 signed-out');
  expect(await half.refused(session.sendCode, { body: { by: 'sms' } })).toBe('401 signed-out');
  expect((await other.call(session.read)).role).toBe('dispenser');
  expect(await audited('session.revoked')).toBe(before + 2);
});

test('one signs oneself out elsewhere; nobody signs out anybody else', async () => {
  const here = await as('dispenser');
  const there = await signedIn(here.staffId);
  const stranger = await as('super-admin');
  const { sessions } = await here.call(own.read);
  const paged = async (page: number) =>
    (await here.call(own.read, { query: { page, size: 1 } })).sessions;
  const [newest, older] = [await paged(1), await paged(2)];
  expect([newest.total, older.total]).toEqual([2, 2]);
  expect([...newest.rows, ...older.rows]).toEqual(sessions.rows);
  const params = { id: sessions.rows.find((each) => !each.here)?.id ?? '' };
  const before = await audited('session.revoked');
  expect(await stranger.refused(own.endSession, { params })).toBe('404 not-found');
  expect((await there.call(session.read)).role).toBe('dispenser');
  await here.call(own.endSession, { params });
  expect(await there.refused(session.read)).toBe('401 signed-out');
  expect((await here.call(own.read)).sessions.rows).toMatchObject([{ here: true }]);
  expect(await audited('session.revoked')).toBe(before + 1);
  expect(await here.refused(own.endSession, { params })).toBe('404 not-found');
});

test('signing out ends the session at the server', async () => {
  const me = await as('dispenser');
  const { cookie } = me;
  await me.call(session.signOut);
  me.cookie = cookie;
  expect(await me.refused(session.read)).toBe('401 signed-out');
  expect(await audited('session.signed-out')).toBe(1);
});

test('what a page asks for by itself keeps no session awake; what its person does, does', async () => {
  const me = await as('dispenser');
  const bind = [me.staffId];
  await app.db.query(
    `UPDATE staff_sessions SET last_seen_at = now() - interval '14 minutes' WHERE staff_id = $1`,
    { bind },
  );
  const idle = async (headers: Record<string, string>) => {
    await me.call(session.read, { headers });
    const [rows] = await app.db.query(
      `SELECT extract(epoch FROM now() - last_seen_at) > 800 AS idle FROM staff_sessions WHERE staff_id = $1`,
      { bind },
    );
    return (rows as { idle: boolean }[])[0]?.idle;
  };
  expect([await idle({ 'x-background': '1' }), await idle({})]).toEqual([true, false]);
});

test('fifteen idle minutes and twelve hours each end a session', async () => {
  for (const [column, minutes] of [
    ['last_seen_at', 15],
    ['created_at', 720],
  ] as const) {
    const me = await as('dispenser');
    await app.db.query(
      `UPDATE staff_sessions SET ${column} = now() - interval '${minutes} minutes' WHERE staff_id = $1`,
      { bind: [me.staffId] },
    );
    expect(await me.refused(session.read)).toBe('401 signed-out');
  }
  expect(await expired()).toEqual(['idle', 'too-long']);

  // A page that nobody used says so; a browser that never asks again is found by the sweep, and is in no list.
  const left = await as('dispenser');
  await left.call(session.signOut, { query: { why: 'idle' } });
  const gone = await as('dispenser');
  const again = await asSystem(app, (ctx) =>
    openSession(ctx, { staffId: gone.staffId, stage: 'whole', agent: 'tests' }),
  );
  await app.db.query(
    `UPDATE staff_sessions SET last_seen_at = now() - interval '5 days' WHERE staff_id = $1 AND digest <> $2`,
    { bind: [gone.staffId, createHash('sha256').update(again).digest()] },
  );
  gone.cookie = `__Host-sotto=${again}`;
  expect((await gone.call(own.read)).sessions.rows).toHaveLength(1);
  for (let i = 0; i < 2; i += 1) await sweep({ app, channels: { sms: null, telegram: null } });
  expect(await expired()).toEqual(['idle', 'idle', 'idle', 'too-long']);
  expect((await gone.call(own.read)).sessions.rows).toHaveLength(1);
});

test('a change asked for by another site is refused', async () => {
  const me = await as('dispenser');
  for (const [headers, refusal] of [
    [{ origin: 'https://evil.example' }, '403 http-403'],
    [{ 'sec-fetch-site': 'cross-site' }, '403 http-403'],
    [{ 'content-type': 'text/plain' }, '415 http-415'],
  ] as const)
    expect(await me.refused(session.newTotp, { body: {}, headers })).toBe(refusal);
});

test('a hundred wrong passwords lock until a new one is set by the second factor', async () => {
  const { email, code } = await buildStaff(app, { role: 'officer' });
  await visitor().refused(session.signIn, given(email, 'wrong'));
  await app.db.query('UPDATE sign_in_failures SET streak = 99 WHERE subject = $1', {
    bind: [app.keys.mac('sign-in', email)],
  });
  expect(await visitor().refused(session.signIn, given(email, 'wrong'))).toBe('401 sign-in.wrong');
  expect(await visitor().refused(session.signIn, given(email))).toBe('429 sign-in.locked-for-good');
  const password = 'Other-Harbour-8';
  await visitor().call(own.reset, { body: { email, code: code(), password } });
  await visitor().call(session.signIn, given(email, password));

  // Or until an admin helps.
  const helped = await buildStaff(app, { role: 'officer' });
  await app.db.query(
    `INSERT INTO sign_in_failures (subject, recent, streak, first_at, locked_until) VALUES ($1, 1, 100, now(), 'infinity')`,
    { bind: [app.keys.mac('sign-in', helped.email)] },
  );
  const admin = await as('admin');
  const params = { id: helped.staffId };
  for (const state of ['suspended', 'active']) {
    expect(await visitor().refused(session.signIn, given(helped.email))).toBe(
      '429 sign-in.locked-for-good',
    );
    const { rev } = await admin.call(staff.read, { params });
    await admin.call(staff.setState, { params, body: { rev, state } });
  }
  await visitor().call(session.signIn, given(helped.email));
});

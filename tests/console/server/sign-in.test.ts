import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { addStaff, hashPassword, savePassword } from '#core/staff/index.js';
import { asSystem } from '../../support/app.js';
import { testDesk } from '../../support/desk.js';

const { app, visitor, as } = await testDesk();
const PASSWORD = 'Calm-Harbour-9';

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

test('the first sign-in sets up the second factor, the next one asks for it, and each code opens once', async () => {
  await account('first@example.org');
  const me = visitor();
  const given = { email: 'First@example.org', password: PASSWORD };
  expect((await me.ask('POST', '/api/session', given)).body.next).toBe('set-up-second-factor');
  expect((await me.ask('GET', '/api/session')).status).toBe(401);
  const { secret } = (await me.ask('POST', '/api/session/totp')).body;
  const half = me.cookie;
  const code = generateSync({ secret });
  const set = await me.ask('POST', '/api/session/totp/confirm', { code });
  expect(set.body.recoveryCodes).toHaveLength(10);
  expect(me.cookie).not.toBe(half);
  expect((await me.ask('GET', '/api/session')).body.role).toBe('front-desk');
  expect(await audited('sign-in.done')).toBe(1);

  const again = visitor();
  expect((await again.ask('POST', '/api/session', given)).body.next).toBe('second-factor');
  const replayed = await again.ask('POST', '/api/session/second-factor', { code });
  expect(replayed.status).toBe(403);
  const [recovery] = set.body.recoveryCodes;
  expect((await again.ask('POST', '/api/session/second-factor', { code: recovery })).status).toBe(
    200,
  );
  expect((await again.ask('GET', '/api/session')).status).toBe(200);
  const third = visitor();
  await third.ask('POST', '/api/session', given);
  expect((await third.ask('POST', '/api/session/second-factor', { code: recovery })).status).toBe(
    403,
  );
});

test('a wrong password and an unknown e-mail are refused alike, and five wrong ones lock', async () => {
  await account('locked@example.org');
  for (const email of ['locked@example.org', 'nobody@example.org']) {
    const answers = [];
    for (let i = 0; i < 6; i += 1)
      answers.push(
        (await visitor().ask('POST', '/api/session', { email, password: 'wrong' })).status,
      );
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
  }
  expect(await audited('sign-in.locked')).toBe(2);
});

test('signing out ends the session at the server', async () => {
  const me = await as('dispenser');
  const { cookie } = me;
  expect((await me.ask('DELETE', '/api/session')).status).toBe(200);
  me.cookie = cookie;
  expect((await me.ask('GET', '/api/session')).status).toBe(401);
  expect(await audited('session.signed-out')).toBe(1);
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
    expect((await me.ask('GET', '/api/session')).status).toBe(401);
  }
  expect(await audited('session.idle')).toBe(1);
  expect(await audited('session.too-long')).toBe(1);
});

test('a change asked for by another site is refused', async () => {
  const me = await as('dispenser');
  for (const headers of [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'content-type': 'text/plain' },
  ] as Record<string, string>[])
    expect((await me.ask('POST', '/api/session/totp', {}, headers)).status).toBeGreaterThan(402);
});

import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { account } from '#console/contract/account.js';
import { session } from '#console/contract/session.js';
import { staff } from '#console/contract/staff.js';
import { perform } from '#core/kernel/context.js';
import type { Context } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import { changeStaff, makeLink, setStaffState } from '#core/staff/index.js';
import { assertGoodPassword } from '#core/staff/password.js';
import { asSystem } from '../../support/app.js';
import { buildSite } from '../../support/build.js';
import { buildStaff, PASSWORD } from '../../support/build-staff.js';
import { serveDesk, testDesk } from '../../support/desk.js';

const { app, as, visitor, signedIn } = await testDesk();
const site = await buildSite(app);
const person = {
  email: 'somebody@example.org',
  name: 'Somebody New',
  role: 'front-desk',
  siteIds: [site.id],
  speciality: null,
  licenceNumber: null,
};

const common = (password: string) => [password, 'password.common'];
const misshapen = (password: string) => [password, 'password.shape'];

test('an admin makes an account, and its holder sets a password by the link, once', async () => {
  const admin = await as('admin');
  const body = { ...person, email: 'newcomer@example.org' };
  const { link } = await admin.call(staff.add, { body });
  const token = link.path.split('#')[1];
  const me = visitor();
  const read = await me.call(account.readLink, { body: { token } });
  expect(read).toMatchObject({ purpose: 'invite', email: 'newcomer@example.org' });
  for (const [password, code] of [
    // Each lacks one kind: the capital, the small letter, the digit, the sign.
    ...['calm-harbour-9', 'CALM-HARBOUR-9', 'Calm-Harbour', 'CalmHarbour9'].map(misshapen),
    ...['P@ssw0rd', 'Password1!', 'Welcome1!', 'Qwerty123!', 'Admin123!', 'Passw0rd!'].map(common),
    ...['Baobab-2027!', 'Somebody-9', 'N3wcomer-77'].map(common),
  ])
    expect(await me.refused(account.takeLink, { body: { token, password } })).toBe(`400 ${code}`);
  await me.call(account.takeLink, { body: { token, password: PASSWORD } });
  expect(await me.refused(account.takeLink, { body: { token, password: PASSWORD } })).toBe(
    '410 link.gone',
  );
  const { next } = await me.call(session.signIn, {
    body: { email: body.email, password: PASSWORD },
  });
  expect(next).toBe('set-up-second-factor');
  expect(await admin.refused(staff.add, { body })).toBe('409 staff.email-taken');
});

test('by an admin’s link a forgotten password is set anew, once, and its holder is signed out everywhere', async () => {
  const admin = await as('admin');
  const one = await buildStaff(app, { role: 'officer' });
  const me = await signedIn(one.staffId);
  const link = async () => {
    const { path, hours } = await admin.call(staff.link, { params: { id: one.staffId } });
    return { token: path.split('#')[1], hours };
  };
  const [first, second] = [await link(), await link()];
  expect(second.hours).toBe(1);
  const take = (token = '', password = 'Other-Harbour-8') => ({ body: { token, password } });
  expect(await visitor().refused(account.takeLink, take(first.token))).toBe('410 link.gone');
  const read = await visitor().call(account.readLink, { body: { token: second.token } });
  expect(read).toMatchObject({ purpose: 'reset', email: one.email });
  await visitor().call(account.takeLink, take(second.token));
  expect(await visitor().refused(account.takeLink, take(second.token))).toBe('410 link.gone');
  expect(await me.refused(session.read)).toBe('401 signed-out');
  const signIn = (password: string) => ({ body: { email: one.email, password } });
  expect(await visitor().refused(session.signIn, signIn(PASSWORD))).toBe('401 sign-in.wrong');
  // The authenticator stays: a link alone opens nothing.
  const next = await visitor().call(session.signIn, signIn('Other-Harbour-8'));
  expect(next.next).toBe('second-factor');

  const { token } = await link();
  await app.db.query(
    `UPDATE staff_links SET expires_at = expires_at - interval '1 hour' WHERE used_at IS NULL AND staff_id = $1`,
    { bind: [one.staffId] },
  );
  expect(await visitor().refused(account.takeLink, take(token))).toBe('410 link.gone');
});

test('by the other profile a password is long or beside a second step, of any letters, and not a common one', async () => {
  const config = { ...app.config, PASSWORD_PROFILE: 'nist' as const };
  const there = await serveDesk({ ...app, config });
  expect(await there.visitor().call(account.rules)).toEqual({ profile: 'nist' });
  expect(await visitor().call(account.rules)).toEqual({ profile: 'composed' });
  const body = { ...person, email: 'plain@example.org' };
  const { link } = await (await as('admin')).call(staff.add, { body });
  const token = link.path.split('#')[1];
  const take = (password: string) => ({ body: { token, password } });
  expect(await visitor().refused(account.takeLink, take('slow green boats'))).toBe(
    '400 password.shape',
  );
  for (const [password, code] of [
    ['short', 'invalid'],
    ['password1', 'password.common'],
  ] as const)
    expect(await there.visitor().refused(account.takeLink, take(password))).toBe(`400 ${code}`);
  await there.visitor().call(account.takeLink, take('slow green boats'));
});

test('a password has eight characters, and needs no more', () => {
  const given = (password: string) => () => {
    assertGoodPassword(app.config, password, []);
  };
  expect(given('Calm-H9')).toThrow('password.shape');
  expect(given('Calm-Hr9')).not.toThrow();
});

test('six at once who open one link: one sets the password', async () => {
  const admin = await as('admin');
  const { link } = await admin.call(staff.add, {
    body: { ...person, email: 'race@example.org' },
  });
  const body = { token: link.path.split('#')[1], password: PASSWORD };
  const said = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const { status } = await visitor().ask('POST', '/api/links/take', { body });
      return status;
    }),
  );
  expect(said.filter((status) => status === 200)).toHaveLength(1);
});

test('two who edit one account: the second is told, and nothing is overwritten', async () => {
  const [one, two] = [await as('admin'), await as('admin')];
  const email = 'edit@example.org';
  const { id } = await one.call(staff.add, { body: { ...person, email } });
  const params = { id };
  const { rev } = await one.call(staff.read, { params });
  await one.call(staff.change, { params, body: { ...person, email, rev, name: 'First Name' } });
  const late = { params, body: { ...person, email, rev, name: 'Second Name' } };
  expect(await two.refused(staff.change, late)).toBe('409 changed-meanwhile');
  expect((await two.call(staff.read, { params })).name).toBe('First Name');
});

test('a suspended person is out at the next request', async () => {
  const [admin, me] = [await as('admin'), await as('dispenser')];
  const params = { id: me.staffId };
  const { rev } = await admin.call(staff.read, { params });
  const token = (await admin.call(staff.link, { params })).path.split('#')[1];
  await admin.call(staff.setState, { params, body: { rev, state: 'suspended' } });
  expect(await me.refused(session.read)).toBe('401 signed-out');
  // Nor does a link lead back in.
  expect(await visitor().refused(account.readLink, { body: { token } })).toBe('410 link.gone');
  expect(await admin.refused(staff.link, { params })).toBe('404 not-found');
});

test('a new role ends the sessions that had the old one', async () => {
  const [admin, me] = [await as('admin'), await as('dispenser')];
  const params = { id: me.staffId };
  const { rev, email } = await admin.call(staff.read, { params });
  const nurse = { ...person, email, rev, role: 'auditor', speciality: 'nurse' };
  await admin.call(staff.change, { params, body: nurse });
  const [noted] = (await app.db.query(
    `SELECT facts FROM audit_entries WHERE action = 'staff.changed' AND subject_id = $1`,
    { bind: [params.id] },
  )) as [{ facts: object }[], unknown];
  expect(noted.at(-1)?.facts).toMatchObject({ was: '', speciality: 'nurse' });
  expect(await me.refused(session.read)).toBe('401 signed-out');
});

test('new places end the sessions that had the old ones', async () => {
  const [admin, me] = [await as('admin'), await as('dispenser')];
  const params = { id: me.staffId };
  const { rev, email, role } = await admin.call(staff.read, { params });
  const change = (from: number, body: object) =>
    admin.call(staff.change, { params, body: { ...person, email, role, rev: from, ...body } });
  await change(rev, { siteIds: 'all', name: 'Another Name' });
  expect((await me.call(session.read)).name).toBe('Another Name');
  await change(rev + 1, { siteIds: [site.id] });
  expect(await me.refused(session.read)).toBe('401 signed-out');
});

test('an e-mail is changed, which ends sessions and links, and is free once its account is deleted', async () => {
  const [admin, one] = [await as('admin'), await buildStaff(app, { role: 'officer' })];
  const me = await signedIn(one.staffId);
  const params = { id: one.staffId };
  const before = await admin.call(staff.read, { params });
  const { path } = await admin.call(staff.link, { params });
  const given = { ...person, role: before.role };
  const change = (rev: number, email: string) => ({ params, body: { ...given, rev, email } });
  const taken = { ...person, email: 'taken@example.org' };
  const { id: holder } = await admin.call(staff.add, { body: taken });
  expect(await admin.refused(staff.change, change(before.rev, 'Taken@example.org'))).toBe(
    '409 staff.email-taken',
  );
  const { rev } = await admin.call(staff.change, change(before.rev, 'Moved@example.org'));
  expect(await me.refused(session.read)).toBe('401 signed-out');
  const token = path.split('#')[1];
  expect(await visitor().refused(account.readLink, { body: { token } })).toBe('410 link.gone');
  const by = (email: string) => ({ body: { email, password: PASSWORD } });
  expect(await visitor().refused(session.signIn, by(one.email))).toBe('401 sign-in.wrong');
  await visitor().call(session.signIn, by('moved@example.org'));

  await admin.call(staff.setState, { params: { id: holder }, body: { rev: 1, state: 'deleted' } });
  await admin.call(staff.change, change(rev, 'taken@example.org'));
  expect(await admin.refused(staff.add, { body: taken })).toBe('409 staff.email-taken');
  await visitor().call(session.signIn, by('taken@example.org'));
});

test('an admin neither makes nor changes a super admin, nor their own rights', async () => {
  const [admin, chief] = [await as('admin'), await as('super-admin')];
  const body = { ...person, email: 'chief@example.org', role: 'super-admin' };
  expect(await admin.refused(staff.add, { body })).toBe('403 not-allowed');
  const params = { id: chief.staffId };
  const { rev } = await admin.call(staff.read, { params });
  const gone = { params, body: { rev, state: 'deleted' } };
  expect(await admin.refused(staff.setState, gone)).toBe('403 not-allowed');
  expect(await chief.refused(staff.setState, gone)).toBe('403 not-allowed');
  expect(await admin.refused(staff.link, { params })).toBe('403 not-allowed');
  expect(await admin.refused(staff.link, { params: { id: admin.staffId } })).toBe(
    '403 not-allowed',
  );
});

test('an admin places people only where they work themselves', async () => {
  const admin = await as('admin', [site.id]);
  const body = { ...person, email: 'placed@example.org', siteIds: 'all' };
  expect(await admin.refused(staff.add, { body })).toBe('403 not-allowed');
  await admin.call(staff.add, { body: { ...body, siteIds: [site.id] } });
});

test('an admin sees and changes those alone who work nowhere but where the admin does', async () => {
  const other = await buildSite(app);
  const admin = await as('admin', [site.id]);
  const own = await as('officer', [site.id]);
  const beyond = [await as('officer', [site.id, other.id]), await as('admin')];
  const { rows, total } = await admin.call(staff.list, { query: { size: 100 } });
  const listed = rows.map(({ id }) => id);
  expect(listed).toContain(own.staffId);
  expect(total).toBe(listed.length);
  for (const { staffId } of beyond) {
    expect(listed).not.toContain(staffId);
    const of = (body: object) => ({ params: { id: staffId }, body });
    const change = of({ ...person, rev: 1 });
    for (const asked of [
      admin.refused(staff.read, of({})),
      admin.refused(staff.link, of({})),
      admin.refused(staff.clearSecondFactor, of({ rev: 1 })),
      admin.refused(staff.setState, of({ rev: 1, state: 'suspended' })),
      admin.refused(staff.change, change),
      admin.refused(staff.foretold, change),
    ])
      expect(await asked).toBe('404 not-found');
  }
  await admin.call(staff.link, { params: { id: own.staffId } });
});

test('a lost phone is taken off by an admin, and a new authenticator asks for the password', async () => {
  const [admin, me] = [await as('admin'), await as('dispenser')];
  expect(await me.refused(session.newTotp, { body: {} })).toBe('403 password.wrong');
  const params = { id: me.staffId };
  await app.db.query(`UPDATE staff SET totp_secret = '\\x00' WHERE id = $1`, {
    bind: [me.staffId],
  });
  const { rev, hasTotp } = await admin.call(staff.read, { params });
  expect(hasTotp).toBe(true);
  await admin.call(staff.clearSecondFactor, { params, body: { rev } });
  expect((await admin.call(staff.read, { params })).hasTotp).toBe(false);
  expect(await me.refused(session.read)).toBe('401 signed-out');
});

test('of two last super admins who remove each other at once, one stays', async () => {
  const [one, two] = [await as('super-admin'), await as('super-admin')];
  await app.db.query(
    `UPDATE staff SET state = 'suspended' WHERE role = 'super-admin' AND id <> ALL($1)`,
    {
      bind: [[one.staffId, two.staffId]],
    },
  );
  // Both are let in already: whoever is asked at the door once they are out has no session any more.
  const out = ({ staffId }: typeof one, id: Id<'Staff'>, before = () => Promise.resolve()) => {
    const by = { kind: 'staff', staffId, role: 'super-admin', siteIds: 'all' } as const;
    const change = { rev: 1, state: 'suspended' } as const;
    const done = perform(app, { ...by, sessionId: null }, async (ctx) => {
      await setStaffState(ctx, id, change);
      await before();
    });
    return done.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : 'fault'),
    );
  };
  const written = makeSignal();
  const mayCommit = makeSignal();
  const first = out(one, two.staffId, () => (written.give(), mayCommit.given));
  await written.given;
  const second = out(two, one.staffId);
  // The second waits for the first to commit: where nothing keeps it waiting, it is done by now.
  await Promise.race([second, pause(500)]);
  mayCommit.give();
  expect(await Promise.all([first, second])).toEqual(['done', 'staff.last-super-admin']);
  const [left] = await app.db.query(
    `SELECT 1 FROM staff WHERE role = 'super-admin' AND state = 'active'`,
  );
  expect(left).toHaveLength(1);
});

test('the last super admin is neither suspended nor deleted, nor given another role, in the database either', async () => {
  const { staffId: id } = await as('super-admin');
  const bind = [id];
  await app.db.query(
    `UPDATE staff SET state = 'suspended' WHERE role = 'super-admin' AND id <> $1`,
    {
      bind,
    },
  );
  const less = { ...person, email: 'less@example.org', role: 'admin', rev: 1 } as const;
  const ways: ((ctx: Context) => Promise<unknown>)[] = [
    (ctx) => setStaffState(ctx, id, { rev: 1, state: 'suspended' }),
    (ctx) => setStaffState(ctx, id, { rev: 1, state: 'deleted' }),
    (ctx) => changeStaff(ctx, id, less),
  ];
  for (const out of ways)
    await expect(asSystem(app, out)).rejects.toThrow('staff.last-super-admin');
  for (const out of [`state = 'deleted'`, `role = 'admin'`])
    await expect(app.db.query(`UPDATE staff SET ${out} WHERE id = $1`, { bind })).rejects.toThrow(
      'the last super admin stays',
    );
});

test('the first link makes the first super admin', async () => {
  const token = await asSystem(app, (ctx) => makeLink(ctx, 'first', null));
  const me = visitor();
  const first = { name: 'The First', email: 'the-first@example.org' };
  await me.call(account.takeLink, { body: { token, password: PASSWORD, first } });
  const { rows } = await (await as('admin')).call(staff.list, { query: { words: 'the-first' } });
  expect(rows[0]).toMatchObject({ role: 'super-admin', siteIds: 'all' });
});

test('a person changes their password by the old one, and is signed out elsewhere', async () => {
  const admin = await as('admin');
  const body = { ...person, name: 'Wanjiru Kamau', email: 'own@example.org' };
  const { link } = await admin.call(staff.add, { body });
  const token = link.path.split('#')[1];
  await visitor().call(account.takeLink, { body: { token, password: PASSWORD } });
  const here = await signedInAs('own@example.org');
  const elsewhere = await signedInAs('own@example.org');
  const wrong = { old: 'wrong', password: 'Other-Harbour-8' };
  expect(await here.refused(account.changePassword, { body: wrong })).toBe('403 password.wrong');
  for (const [password, code] of [
    misshapen('calm-harbour-9'),
    ...['Welcome1!', 'Wanjiru-2027'].map(common),
  ])
    expect(await here.refused(account.changePassword, { body: { old: PASSWORD, password } })).toBe(
      `400 ${code}`,
    );
  await here.call(account.changePassword, { body: { ...wrong, old: PASSWORD } });
  expect((await here.call(account.read)).sessions.rows).toHaveLength(1);
  expect(await elsewhere.refused(account.read)).toBe('401 signed-out');
});

function makeSignal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}

async function signedInAs(email: string) {
  const me = await as('front-desk');
  await app.db.query(
    `UPDATE staff_sessions SET staff_id = (SELECT id FROM staff WHERE email = $1) WHERE staff_id = $2`,
    { bind: [email, me.staffId] },
  );
  return me;
}

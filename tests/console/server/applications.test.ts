import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { account } from '#console/contract/account.js';
import { applications } from '#console/contract/applications.js';
import { session } from '#console/contract/session.js';
import { staff } from '#console/contract/staff.js';
import { tasks } from '#console/contract/tasks.js';
import { makeCode } from '#core/codes/index.js';
import type { Id } from '#core/kernel/ids.js';
import type { Jobs } from '#core/kernel/jobs.js';
import { claim } from '#core/messaging/claim.js';
import { addStaff, hashPassword, savePassword } from '#core/staff/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildPatient, buildSite } from '../../support/build.js';
import { testDesk } from '../../support/desk.js';

const { app, jobs, as, visitor } = await testDesk();
const site = await buildSite(app);
const PASSWORD = 'Calm-Harbour-9';
const form = {
  name: 'Wanjiru Kamau',
  email: 'wanjiru@example.org',
  phone: '0700 000 801',
  role: 'doctor',
  siteId: site.id,
  speciality: 'Paediatrics',
  licenceNumber: 'A-1234',
};

/** The code of the last text that was asked for, made as the worker would. */
async function lastCode(): Promise<string> {
  const [rows] = await app.db.query(
    'SELECT id FROM one_time_codes WHERE digest IS NULL ORDER BY asked_at DESC, id DESC LIMIT 1',
  );
  const [row] = rows as { id: string }[];
  const made = row && (await asSystem(app, (ctx) => makeCode(ctx, row.id)));
  if (!made) throw new Error('no code was asked for');
  return made.code;
}

const count = async (sql: string): Promise<number> => {
  const [rows] = await app.db.query(`SELECT count(*)::int AS n FROM ${sql}`);
  return (rows as { n: number }[])[0]?.n ?? 0;
};

const forgetForms = () => app.db.query('DELETE FROM application_tries');

/** An application whose phone is proved. */
async function proposed(changes: Partial<typeof form> = {}) {
  await forgetForms();
  const { token } = await visitor().call(applications.make, { body: { ...form, ...changes } });
  await visitor().call(applications.prove, { body: { token, code: await lastCode() } });
}

test('a doctor applies, proves the phone, is approved and signs in by the link; the text says nothing', async () => {
  const me = visitor();
  const { token } = await me.call(applications.make, { body: form });
  const admin = await as('admin');
  expect((await admin.call(applications.list)).total).toBe(0);
  const code = await lastCode();
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  expect(await me.refused(applications.prove, { body: { token, code: wrong } })).toBe(
    '403 code.wrong',
  );
  await me.call(applications.prove, { body: { token, code } });
  // The form alone closes the task, which only those see who may see the form.
  const elsewhere = await as('admin', [(await buildSite(app)).id]);
  expect((await elsewhere.call(tasks.list)).total).toBe(0);
  const [task] = (await admin.call(tasks.list)).rows;
  expect(task).toMatchObject({ kind: 'proposed-staff', place: site.number });
  const checked = { rev: task?.rev, outcome: 'checked', words: null };
  const closing = { params: { id: task?.id ?? '' }, body: checked };
  expect(await admin.refused(tasks.close, closing)).toBe('400 invalid');
  const { rows } = await admin.call(applications.list);
  const { speciality, licenceNumber } = form;
  const written = { email: form.email, role: 'doctor', speciality, licenceNumber };
  expect(rows[0]).toMatchObject({ ...written, state: 'proposed' });
  expect(rows[0]?.made).toEqual({ day: '2027-03-03', time: '09:30' });
  const params = { id: rows[0]?.id ?? '' };
  const body = { rev: rows[0]?.rev, role: 'doctor', siteIds: [site.id] };
  const { link } = await admin.call(applications.approve, { params, body });
  expect(await admin.refused(applications.approve, { params, body })).toBe('409 changed-meanwhile');
  const done = await admin.call(tasks.list, { query: { show: 'done' } });
  expect(done.rows).toMatchObject([{ id: task?.id, outcome: 'approved', closedBy: 'A admin' }]);
  expect(await count(`messages WHERE kind = 'form-answered'`)).toBe(1);
  await me.call(account.takeLink, {
    body: { token: link.path.split('#')[1], password: PASSWORD },
  });
  const { next } = await me.call(session.signIn, {
    body: { email: form.email, password: PASSWORD },
  });
  expect(next).toBe('set-up-second-factor');
  const accounts = await admin.call(staff.list, { query: { words: form.email } });
  expect(accounts.rows).toMatchObject([written]);
});

test('a refusal keeps its reason, its applicant is told, and nobody becomes anything', async () => {
  await proposed({ email: 'refused@example.org', phone: '0700 000 802' });
  const admin = await as('admin');
  const [row] = (await admin.call(applications.list)).rows;
  const body = { rev: row?.rev, reason: 'The licence is not in the register.' };
  await admin.call(applications.refuse, { params: { id: row?.id ?? '' }, body });
  const { rows } = await admin.call(applications.list, { query: { state: 'refused' } });
  expect(rows.at(-1)?.reason).toBe(body.reason);
  const told = `messages m JOIN staff_applications a ON a.id = m.subject_id AND a.contact_id = m.contact_id`;
  expect(await count(`${told} WHERE m.kind = 'form-answered' AND a.id = '${row?.id}'`)).toBe(1);
  expect(await count(`staff WHERE email = 'refused@example.org'`)).toBe(0);
});

test('nobody approves their own application, in the database either', async () => {
  const admin = await as('admin');
  await app.db.query(`UPDATE staff SET email = 'own@example.org' WHERE id = $1`, {
    bind: [admin.staffId],
  });
  await proposed({ email: 'own@example.org', phone: '0700 000 803' });
  const [row] = (await admin.call(applications.list)).rows;
  const params = { id: row?.id ?? '' };
  const body = { rev: row?.rev, role: 'doctor', siteIds: 'all' };
  expect(await admin.refused(applications.approve, { params, body })).toBe('409 approver.self');
  // Nor does who works elsewhere decide, or see who asks.
  const elsewhere = await as('admin', [(await buildSite(app)).id]);
  expect((await elsewhere.call(applications.list)).total).toBe(0);
  expect(await elsewhere.refused(applications.approve, { params, body })).toBe('403 not-allowed');
  const bind = [params.id, admin.staffId];
  const change = app.db.query(
    `UPDATE staff_applications SET state = 'refused', reason = 'x', decided_by = $2, decided_at = now() WHERE id = $1`,
    { bind },
  );
  await expect(change).rejects.toThrow('does not decide');
});

test('of six admins who decide at once, one does', async () => {
  await proposed({ email: 'race@example.org', phone: '0700 000 804' });
  const admins = await Promise.all(Array.from({ length: 6 }, () => as('admin')));
  const row = (await admins[0]?.call(applications.list))?.rows.find(
    ({ email }) => email === 'race@example.org',
  );
  const body = { rev: row?.rev, role: 'doctor', siteIds: 'all' };
  const said = await Promise.all(
    admins.map((admin) => admin.ask('POST', `/api/applications/${row?.id}/approve`, { body })),
  );
  expect(said.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await count(`staff WHERE email = 'race@example.org'`)).toBe(1);
});

test('five forms an hour from one address, however many come at once; a robot and a foreign number get no text', async () => {
  await forgetForms();
  const said = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      visitor().ask('POST', '/api/applications', {
        body: { ...form, email: `m${i}@example.org`, phone: `0700 0009${10 + i}` },
      }),
    ),
  );
  expect(said.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(said.filter(({ status }) => status === 429)).toHaveLength(7);
  await forgetForms();
  const before = await count('one_time_codes');
  await visitor().call(applications.make, { body: { ...form, website: 'http://spam.example' } });
  const foreign = { ...form, phone: '+33 6 12 34 56 78' };
  expect(await visitor().refused(applications.make, { body: foreign })).toBe('400 invalid');
  expect(await count('one_time_codes')).toBe(before);
  // What nobody proved in a day goes with the next form.
  const unproved = `staff_applications WHERE email LIKE 'm%@example.org'`;
  expect(await count(unproved)).toBe(5);
  await app.db.query(
    `UPDATE staff_applications SET created_at = created_at - interval '25 hours' WHERE state = 'unproved'`,
  );
  const late = { ...form, email: 'late@example.org', phone: '0700 000 931' };
  await visitor().call(applications.make, { body: late });
  expect(await count(unproved)).toBe(0);
  const noLicence = { ...form, licenceNumber: null };
  expect(await visitor().refused(applications.make, { body: noLicence })).toBe('400 invalid');
  await app.db.query(
    `INSERT INTO application_tries (subject) SELECT sha256(n::text::bytea) FROM generate_series(1, 50) n`,
  );
  expect(await visitor().refused(applications.make, { body: form })).toBe('429 apply.too-many');
});

test('the form answers alike for a number that said STOP, and nothing is sent there', async () => {
  await forgetForms();
  const [known, stopped] = [await buildPatient(app), await buildPatient(app)];
  await become(stopped.contact.id, 'stopped');
  const said = [];
  for (const phone of [stopped.address, known.address, '0700 000 821']) {
    const { status, body } = await visitor().ask('POST', '/api/applications', {
      body: { ...form, email: 'alike@example.org', phone },
    });
    said.push([status, Object.keys(body as object)]);
  }
  expect(said).toEqual(Array(3).fill([200, ['token']]));
  for (const { data } of jobs.splice(0).filter(({ name }) => name === 'message.deliver'))
    await asSystem(app, (ctx) => claim(ctx, (data as Jobs['message.deliver']).messageId));
  const [rows] = await app.db.query(
    `SELECT state FROM messages WHERE kind = 'code' AND contact_id = '${stopped.contact.id}'`,
  );
  expect(rows).toEqual([{ state: 'denied' }]);
});

test('who proves a number that was in doubt gets nothing of the patient it was', async () => {
  const { patientId, contact, address } = await buildPatient(app);
  await become(contact.id, 'stale');
  const { me } = await personWithFactor('recycled@example.org');
  await me.call(account.askNumber, { body: { password: PASSWORD, phone: address } });
  await me.call(account.proveNumber, { body: { phone: address, code: await lastCode() } });
  expect(await count(`contact_points WHERE id = '${contact.id}' AND state = 'verified'`)).toBe(1);
  const tie = `patient_contacts WHERE patient_id = '${patientId}' AND contact_id = '${contact.id}'`;
  expect(await count(`${tie} AND confirmed`)).toBe(0);
  expect(await count(tie)).toBe(1);
  expect(await count(`tasks WHERE kind = 'verify-number' AND patient_id = '${patientId}'`)).toBe(1);
});

const become = (id: Id<'Contact'>, state: 'stale' | 'stopped') =>
  app.db.query('UPDATE contact_points SET state = $2 WHERE id = $1', { bind: [id, state] });

async function personWithFactor(email: string) {
  const hash = await hashPassword(app.keys, PASSWORD);
  const staffId = await asSystem(app, async (ctx) => {
    const facts = { email, name: 'Zawadi Kamau', role: 'officer', siteIds: 'all' } as const;
    const id = await addStaff(ctx, facts);
    await savePassword(ctx, { staffId: id, hash });
    return id;
  });
  const me = visitor();
  await me.call(session.signIn, { body: { email, password: PASSWORD } });
  const { secret } = await me.call(session.newTotp, { body: {} });
  const { recoveryCodes } = await me.call(session.confirmTotp, {
    body: { code: generateSync({ secret }) },
  });
  return { me, staffId, recoveryCodes };
}

const givenBy = (email: string) => ({ body: { email, password: PASSWORD } });

test('a number is one’s own by its code alone: not where its holder said STOP, and not after five wrong ones', async () => {
  const { me } = await personWithFactor('own-number@example.org');
  const stopped = await buildPatient(app);
  await become(stopped.contact.id, 'stopped');
  const own = { phone: '0700 000 812', password: PASSWORD };
  expect(await me.refused(account.askNumber, { body: { ...own, phone: stopped.address } })).toBe(
    '409 contact.stopped',
  );
  await me.call(account.askNumber, { body: own });
  const code = await lastCode();
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const said: string[] = [];
  for (const each of [wrong, wrong, wrong, wrong, wrong, code])
    said.push(await me.refused(account.proveNumber, { body: { phone: own.phone, code: each } }));
  expect(said.slice(3)).toEqual(['403 code.wrong', '429 code.locked', '403 code.wrong']);
});

test('a text can stand in for the app, on a proved number a day old, once and for that sign-in alone', async () => {
  const { me } = await personWithFactor('texted@example.org');
  const phone = '0700 000 811';
  await me.call(account.askNumber, { body: { password: PASSWORD, phone } });
  const proof = { body: { phone, code: await lastCode() } };
  await me.call(account.proveNumber, proof);
  await me.call(account.tellBy, { body: { by: 'sms' } });
  expect((await me.call(account.read)).number).toEqual({ trusted: false });
  // Nothing is told to who works no tasks, so no way of it is offered.
  const finance = await as('finance');
  expect((await finance.call(account.read)).told).toBeNull();
  expect(await finance.refused(account.tellBy, { body: { by: 'sms' } })).toBe('403 not-allowed');
  expect((await (await as('doctor')).call(account.read)).told).toEqual({ stock: false });
  expect((await me.call(account.read)).told).toEqual({ stock: true });

  const early = visitor();
  expect((await early.call(session.signIn, givenBy('texted@example.org'))).fallbacks).toEqual([]);
  expect(await early.refused(session.sendCode, { body: { by: 'sms' } })).toBe(
    '409 sign-in.no-number',
  );
  await moveClock(app, 25 * 60);
  const [one, two] = [visitor(), visitor()];
  expect((await one.call(session.signIn, givenBy('texted@example.org'))).fallbacks).toEqual([
    'sms',
  ]);
  await two.call(session.signIn, givenBy('texted@example.org'));
  expect(await one.refused(session.sendCode, { body: { by: 'telegram' } })).toBe(
    '409 sign-in.no-number',
  );
  await one.call(session.sendCode, { body: { by: 'sms' } });
  const body = { code: await lastCode() };
  expect(await two.refused(session.secondFactor, { body })).toBe('403 code.wrong');
  await one.call(session.secondFactor, { body });
  expect((await one.call(session.read)).role).toBe('officer');
  await two.call(session.signIn, givenBy('texted@example.org'));
  expect(await two.refused(session.secondFactor, { body })).toBe('403 code.wrong');

  // In place of the app, and not of setting one up.
  await app.db.query(`UPDATE staff SET totp_secret = NULL WHERE email = 'texted@example.org'`);
  const three = visitor();
  await three.call(session.signIn, givenBy('texted@example.org'));
  expect(await three.refused(session.sendCode, { body: { by: 'sms' } })).toBe(
    '409 sign-in.no-number',
  );
});

test('a password is set anew by the second factor; an unknown e-mail is refused alike', async () => {
  const email = 'reset@example.org';
  const { me, recoveryCodes, staffId } = await personWithFactor(email);
  const password = 'Other-Harbour-8';
  const code = 'aaaa-2222';
  for (const asked of [email, 'unknown@example.org'])
    expect(await visitor().refused(account.reset, { body: { email: asked, code, password } })).toBe(
      '403 reset.wrong',
    );
  for (const [bad, why] of [
    ['calm-harbour-9', 'shape'],
    ['Welcome1!', 'common'],
    ['My-Reset-2027', 'common'],
    ['Harbour-Kamau-9', 'common'],
  ])
    expect(
      await visitor().refused(account.reset, {
        body: { email, code: recoveryCodes[0], password: bad },
      }),
    ).toBe(`400 password.${why}`);
  await visitor().call(account.reset, { body: { email, code: recoveryCodes[0], password } });
  expect(await me.refused(session.read)).toBe('401 signed-out');
  await visitor().call(session.signIn, { body: { email, password } });
  const again = { body: { email, code: recoveryCodes[0], password } };
  expect(await visitor().refused(account.reset, again)).toBe('403 reset.wrong');
  expect(
    await count(`audit_entries WHERE action = 'staff.password-set' AND subject_id = '${staffId}'`),
  ).toBe(2);
});

test('an applicant asks for the code again, three in all, and only the newest is good', async () => {
  await forgetForms();
  const me = visitor();
  const body = { ...form, email: 'again@example.org', phone: '0700 000 803' };
  const { token } = await me.call(applications.make, { body });
  const first = await lastCode();
  await me.call(applications.again, { body: { token } });
  expect(await me.refused(applications.prove, { body: { token, code: first } })).toBe(
    '403 code.wrong',
  );
  await me.call(applications.again, { body: { token } });
  const code = await lastCode();
  expect(await me.refused(applications.again, { body: { token } })).toBe('429 code.too-many');
  const nobody = { token: 'x'.repeat(43) };
  const codes = await count('one_time_codes');
  await me.call(applications.again, { body: nobody });
  expect(await count('one_time_codes')).toBe(codes);
  const proof = { body: { token, code } };
  await me.call(applications.prove, proof);
  await me.call(applications.again, { body: { token } });
  expect(await count('one_time_codes')).toBe(codes);
  for (const body of [proof.body, { ...proof.body, ...nobody }])
    expect(await me.refused(applications.prove, { body })).toBe('403 code.wrong');
});

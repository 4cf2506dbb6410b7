import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import { ownLog } from '#core/patients/index.js';
import { patients } from '#console/contract/patients.js';
import { asSystem, moveClock } from '../../support/app.js';
import { patientDesk } from './patient-desk.js';

const { service, as, newPhone, enrol, search, read, codeTo } = await patientDesk();

test('an admin sees nothing but what finding needs, until the patient says the code', async () => {
  const admin = await as('admin');
  const phone = newPhone();
  const { id } = await enrol(await as('front-desk'), { name: 'Amina Otieno', phone });
  const closed = await admin.ask('GET', `/api/patients/${id}`);
  expect(JSON.stringify(closed.body)).not.toMatch(/Amina|Otieno|\+254/);
  expect((await read(admin, id)).details).toBeNull();
  const change = { params: { id }, body: { rev: 1, name: 'Someone Else' } };
  expect(await admin.refused(patients.change, change)).toBe('403 consent.needed');
  const [refused] = await service.app.db.query(
    `SELECT facts->>'path' AS path FROM audit_entries
     WHERE action = 'patient.refused' AND subject_id = $1 AND actor = $2`,
    { bind: [id, `staff:${admin.staffId}`] },
  );
  expect(refused).toEqual([{ path: '/api/patients/:id' }]);

  await admin.call(patients.askCode, { params: { id }, body: {} });
  const code = await codeTo(phone);
  const wrong = code === '000000' ? '000001' : '000000';
  const give = (value: string) => ({ params: { id }, body: { code: value } });
  expect(await admin.refused(patients.giveCode, give(wrong))).toBe('403 code.wrong');
  expect(await (await as('admin')).refused(patients.giveCode, give(code))).toBe('403 code.wrong');
  await admin.call(patients.giveCode, give(code));
  const { details, opened } = await read(admin, id);
  expect(opened?.why).toBe('code');
  expect(details).toMatchObject({ name: 'Amina Otieno', rev: 1 });
  expect(details?.numbers).toMatchObject([{ address: phone, confirmed: true }]);
  expect(await admin.call(patients.change, change)).toEqual({ rev: 2 });
  expect(await admin.refused(patients.change, change)).toBe('409 changed-meanwhile');
  expect(await search(admin, 'someone else')).toEqual([id]);
  expect(await search(admin, 'amina')).not.toContain(id);
  await moveClock(service.app, 31);
  expect((await read(admin, id)).details).toBeNull();
});

test('what is refused changes nothing, and every read leaves its entry before it leaves', async () => {
  const { id } = await enrol(await as('front-desk'), { phone: newPhone() });
  const admin = await as('admin');
  await read(admin, id);
  const entries = await asSystem(service.app, (ctx) =>
    ctx.sql<{ action: string }>(
      `SELECT action FROM audit_entries WHERE subject_id = $1 AND actor = $2`,
      [id, `staff:${admin.staffId}`],
    ),
  );
  expect(entries.map(({ action }) => action)).toEqual(['patient.found']);
});

test('five wrong codes lock, and an unknown patient, number or helper is not found', async () => {
  const admin = await as('admin');
  const phone = newPhone();
  const { id } = await enrol(await as('front-desk'), { phone });
  await admin.call(patients.askCode, { params: { id }, body: {} });
  const code = await codeTo(phone);
  const wrong = code === '111111' ? '222222' : '111111';
  const said: string[] = [];
  for (const value of [wrong, wrong, wrong, wrong, wrong, code])
    said.push(await admin.refused(patients.giveCode, { params: { id }, body: { code: value } }));
  expect(said).toEqual([
    ...Array.from({ length: 4 }, () => '403 code.wrong'),
    '429 code.locked',
    '403 code.wrong',
  ]);
  expect(await admin.refused(patients.read, { params: { id: newId() } })).toBe('404 not-found');
});

test('the secret number on the pad opens too, and three wrong ones lock it', async () => {
  const desk = await as('front-desk');
  const { id } = await enrol(desk, { secretNumber: '482715' });
  const admin = await as('admin');
  const give = (secret: string) => ({ params: { id }, body: { secret } });
  expect(await admin.refused(patients.giveSecret, give('482716'))).toBe('403 secret.wrong');
  await admin.call(patients.giveSecret, give('482715'));
  expect((await read(admin, id)).opened?.why).toBe('secret');
  const another = await as('admin');
  const said: string[] = [];
  for (const secret of ['482710', '482711', '482712', '482715'])
    said.push(await another.refused(patients.giveSecret, give(secret)));
  expect(said).toEqual([
    '403 secret.wrong',
    '403 secret.wrong',
    '409 consent.no-secret',
    '409 consent.no-secret',
  ]);
});

test('another secret number is chosen at the desk, and none that anyone would try first', async () => {
  const desk = await as('front-desk');
  const { id } = await enrol(desk, { secretNumber: '482715' });
  const change = (secretNumber: string) => ({ params: { id }, body: { rev: 1, secretNumber } });
  for (const obvious of ['111111', '123456', '654321'])
    expect([obvious, await desk.refused(patients.change, change(obvious))]).toEqual([
      obvious,
      '400 invalid',
    ]);
  const admin = await as('admin');
  const give = (secret: string) => ({ params: { id }, body: { secret } });
  for (const refused of ['403 secret.wrong', '403 secret.wrong', '409 consent.no-secret'])
    expect(await admin.refused(patients.giveSecret, give('902846'))).toBe(refused);
  // The lock was of the one before.
  await desk.call(patients.change, change('902846'));
  const asked = await asSystem(service.app, (ctx) =>
    ctx.sql('SELECT kind, outcome, closed_by_id AS by FROM tasks WHERE patient_id = $1', [id]),
  );
  expect(asked).toEqual([{ kind: 'unlock-locked', outcome: 'new-secret', by: desk.staffId }]);
  expect(await admin.refused(patients.giveSecret, give('482715'))).toBe('403 secret.wrong');
  await admin.call(patients.giveSecret, give('902846'));
});

test('who opened a record is shown to its patient for thirty days', async () => {
  const desk = await as('front-desk');
  const { id } = await enrol(desk);
  await read(desk, id);
  const log = () =>
    asSystem(service.app, (ctx) => ownLog(ctx, id as Id<'Patient'>, 'Africa/Nairobi'));
  expect(await log()).toHaveLength(1);
  await moveClock(service.app, 29 * 24 * 60);
  expect(await log()).toHaveLength(1);
  await moveClock(service.app, 2 * 24 * 60);
  expect(await log()).toEqual([]);
});

test("another patient's number or helper is not found (A12)", async () => {
  const desk = await as('front-desk');
  const mine = await enrol(desk);
  const theirs = await enrol(await as('front-desk'), { phone: newPhone() });
  const [row] = await asSystem(service.app, (ctx) =>
    ctx.sql<{ id: string }>('SELECT contact_id AS id FROM patient_contacts WHERE patient_id = $1', [
      theirs.id,
    ]),
  );
  const params = { id: mine.id, numberId: row?.id ?? '' };
  for (const route of [patients.removeNumber, patients.sendNumberCode])
    expect(await desk.refused(route, { params })).toBe('404 not-found');
  expect(
    await desk.refused(patients.changeNumber, { params, body: { rev: 1, level: 'OPEN' } }),
  ).toBe('404 not-found');
  const helper = { params: { id: mine.id, helperId: newId() } };
  expect(await desk.refused(patients.endHelper, helper)).toBe('404 not-found');
});

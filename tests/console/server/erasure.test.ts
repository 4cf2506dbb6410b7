import { expect, test } from 'vitest';
import { patientActs } from '#console/contract/patient-acts.js';
import { patients } from '#console/contract/patients.js';
import { record } from '#core/audit/index.js';
import { replayErasures } from '#core/patients/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildStaff } from '../../support/build-staff.js';
import { patientActsDesk } from './patient-acts-desk.js';

const { service, as, newPhone, enrol, read, openBySecret } = await patientActsDesk();

test('a record that was closed is opened again, and erased, by whoever was let in anew', async () => {
  const [desk, admin] = [await as('front-desk'), await as('admin')];
  const colleague = await buildStaff(service.app, { role: 'officer' });
  const phone = newPhone();
  const { id, publicRef } = await enrol(desk, { phone });
  const params = { id };
  const set = (rev: number, state: string) => ({ params, body: { rev, state } });
  const ways = async () => (await desk.call(patients.read, { params })).ask.ways;
  await desk.call(patientActs.setState, set(1, 'transferred'));
  await moveClock(service.app, 2 * 24 * 60);
  expect(await desk.refused(patientActs.setState, set(2, 'active'))).toBe('403 consent.needed');
  expect(await ways()).toEqual(['code', 'secret', 'second']);
  await desk.call(patients.askCode, { params, body: {} });
  await service.drain();
  const { to, body: said } = service.twilio.accepted.at(-1) ?? {};
  expect(to).toBe(phone);
  const code = /\d{6}/.exec(said ?? '')?.[0];
  await desk.call(patients.giveCode, { params, body: { code } });
  expect(await service.sms(phone, '5')).toContain('opens nothing now');
  expect(await desk.refused(patientActs.setState, set(2, 'active'))).toBe('403 consent.needed');
  expect(await ways()).toEqual(['code', 'secret']);
  const body = (await buildStaff(service.app, { role: 'officer' })).signs();
  expect(await admin.refused(patients.giveSecond, { params, body })).toBe('409 consent.refused');
  await openBySecret(desk, id);
  await desk.call(patientActs.setState, set(2, 'active'));

  await desk.call(patientActs.setState, set(3, 'died'));
  await moveClock(service.app, 25 * 60);
  expect(await ways()).toEqual(['secret', 'second']);
  expect(await desk.refused(patients.askCode, { params, body: {} })).toBe('409 consent.no-number');
  const erase = { params, body: { rev: 4, publicRef } };
  expect(await admin.refused(patientActs.erase, erase)).toBe('403 consent.needed');
  await admin.call(patients.giveSecond, { params, body: colleague.signs() });
  await admin.call(patientActs.erase, erase);
  expect(await ways()).toEqual([]);
});

test('an erased patient opens nowhere, is found by nothing, and is erased again after a restore', async () => {
  const admin = await as('admin');
  const phone = newPhone();
  const { id, publicRef } = await enrol(admin, {
    name: 'Zawadi Erased',
    phone,
    clinicNumber: 'E-9',
  });
  const body = { rev: 1, publicRef };
  const erase = { params: { id }, body };
  expect(await (await as('admin')).refused(patientActs.erase, erase)).toBe('403 consent.needed');
  expect(await (await as('officer')).refused(patientActs.erase, erase)).toBe('403 not-allowed');
  const other = { params: { id }, body: { rev: 1, publicRef: 'AAAAAAAA' } };
  expect(await admin.refused(patientActs.erase, other)).toBe('400 invalid');
  const row = () =>
    asSystem(service.app, (ctx) =>
      ctx.sql<{ keyId: string | null; name: Buffer | null; state: string }>(
        'SELECT key_id AS "keyId", name, state FROM patients WHERE id = $1',
        [id],
      ),
    );
  const older = { params: { id }, body: { rev: 2, publicRef } };
  expect(await admin.refused(patientActs.erase, older)).toBe('409 changed-meanwhile');
  const [before] = await row();
  await admin.call(patientActs.erase, erase);
  expect(await admin.refused(patientActs.erase, erase)).toBe('409 patient.not-active');
  expect(await row()).toEqual([{ keyId: null, name: null, state: 'erased' }]);
  const keys = await asSystem(service.app, (ctx) =>
    ctx.sql('SELECT 1 FROM data_keys WHERE id = $1', [before?.keyId]),
  );
  expect(keys).toEqual([]);
  for (const words of ['zawadi', phone, 'E-9', ''])
    expect((await admin.call(patients.search, { body: { words } })).rows).toEqual([]);
  expect((await admin.call(patients.read, { params: { id } })).details).toBeNull();
  expect(await service.sms(phone, '0')).toContain('not set up');
  await expect(
    asSystem(service.app, (ctx) => ctx.sql('DELETE FROM erasures WHERE patient_id = $1', [id])),
  ).rejects.toThrow(/only grows|permission/);
  expect(await asSystem(service.app, replayErasures)).toBe(0);
});

test('an opt-out outlives the record', async () => {
  const admin = await as('admin');
  const phone = newPhone();
  const { id, publicRef } = await enrol(admin, { phone });
  await service.postSms(phone, 'STOP');
  await admin.call(patientActs.erase, { params: { id }, body: { rev: 1, publicRef } });
  const again = await enrol(admin, { phone });
  expect((await read(admin, again.id))?.numbers).toMatchObject([{ state: 'stopped' }]);
});

test('an older state that a restore brings back is erased again', async () => {
  const admin = await as('admin');
  const { id } = await enrol(admin, { name: 'Back Again' });
  await asSystem(service.app, async (ctx) => {
    await record(ctx, 'test', { kind: 'patient', id });
    await ctx.sql(`INSERT INTO erasures (patient_id, key_ids, at) VALUES ($1, '{}', $2)`, [
      id,
      ctx.now,
    ]);
  });
  await service.sweep();
  expect((await admin.call(patients.read, { params: { id } })).state).toBe('erased');
});

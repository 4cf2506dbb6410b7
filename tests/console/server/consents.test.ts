import { expect, test } from 'vitest';
import { patientActs } from '#console/contract/patient-acts.js';
import { patients } from '#console/contract/patients.js';
import { enqueue } from '#core/outbox/index.js';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import { asSystem } from '../../support/app.js';
import { buildStaff } from '../../support/build-staff.js';
import { patientActsDesk } from './patient-acts-desk.js';

const { service, as, signedIn, newPhone, enrol, read, waiting } = await patientActsDesk();

test('whoever agrees to all that is asked is registered with it', async () => {
  const desk = await as('front-desk');
  const purposes = ['texts', 'records', 'helper', 'visits'];
  const { id } = await enrol(desk, { consents: purposes });
  const given = (await read(desk, id))?.consents.map(({ purpose }) => purpose).sort();
  expect(given).toEqual(purposes.sort());
});

test('who agrees to texts no more gets none, and what they agree to anew is noted anew', async () => {
  const desk = await as('front-desk');
  const phone = newPhone();
  const { id } = await enrol(desk, { phone });
  const set = async (purposes: string[]) => {
    const rev = (await read(desk, id))?.rev;
    const body = { rev, purposes, language: 'en' };
    await desk.call(patientActs.consents, { params: { id }, body });
  };
  const { db } = service.app;
  await db.query(
    `INSERT INTO messages (id, contact_id, patient_id, channel, kind, subject_id, rev, state, due_at, useful_until, reply, made_at)
     SELECT patient_id, contact_id, patient_id, 'sms', 'back', patient_id, 1, 'due', now(), now(), false, now()
     FROM patient_contacts WHERE patient_id = '${id}'`,
  );
  await set(['records']);
  const [entries] = await db.query(
    `SELECT facts FROM audit_entries WHERE action = 'message.denied' AND subject_id = '${id}'`,
  );
  expect(entries).toEqual([{ facts: { count: 1 } }]);
  const details = await read(desk, id);
  expect(details?.numbers).toMatchObject([{ state: 'stopped' }]);
  const inForce = (of: typeof details) =>
    of?.consents.filter(({ withdrawnAt }) => !withdrawnAt).map(({ purpose }) => purpose);
  expect(inForce(details)).toEqual(['records']);
  await set(['records', 'texts']);
  const again = await read(desk, id);
  expect(inForce(again)?.sort()).toEqual(['records', 'texts']);
  expect(again?.consents).toHaveLength(3);
  const refused = { params: { id }, body: { rev: 1, purposes: [], language: 'en' } };
  expect(await (await as('admin')).refused(patientActs.consents, refused)).toBe(
    '403 consent.needed',
  );
});

test('a number of two stays open to the one who still agrees, and gets nothing more of the other', async () => {
  const desk = await as('front-desk');
  const phone = newPhone();
  const { id } = await enrol(desk, { phone, nickname: 'Kito' });
  const other = await enrol(desk, { phone, nickname: 'Zuri' });
  const details = await read(desk, id);
  await asSystem(service.app, (ctx) =>
    enqueue(ctx, {
      ...{ kind: 'lapsed', contactId: details?.numbers[0]?.id as Id<'Contact'>, channel: 'sms' },
      ...{ patientId: id as Id<'Patient'>, subjectId: newId(), rev: 1 },
      usefulUntil: new Date(ctx.now.getTime() + 86_400_000),
    }),
  );
  const body = { rev: details?.rev, purposes: ['records'], language: 'en' };
  await desk.call(patientActs.consents, { params: { id }, body });
  expect((await read(desk, other.id))?.numbers).toMatchObject([{ state: 'verified' }]);
  expect(await waiting(id as Id<'Patient'>)).toEqual([{ state: 'denied' }]);
});

test('a colleague who signs may attest a consent; not oneself, and not with a wrong code', async () => {
  const one = await buildStaff(service.app, { role: 'officer' });
  const { id } = await enrol(await as('front-desk'));
  const give = (signs: object) => ({ params: { id }, body: signs });
  // Whoever asks does not sign beside themself.
  const me = await signedIn(one.staffId);
  expect(await me.refused(patients.giveSecond, give(one.signs()))).toBe('409 approver.self');
  expect((await me.call(patients.read, { params: { id } })).details).toBeNull();

  const admin = await as('admin');
  const other = await buildStaff(service.app, { role: 'officer' });
  const wrong = other.code() === '000000' ? '111111' : '000000';
  expect(await admin.refused(patients.giveSecond, give({ ...other.signs(), code: wrong }))).toBe(
    '403 approver.wrong',
  );
  const agent = await buildStaff(service.app, { role: 'agent' });
  expect(await admin.refused(patients.giveSecond, give(agent.signs()))).toBe(
    '409 approver.not-allowed',
  );
  await admin.call(patients.giveSecond, give(other.signs()));
  const { opened } = await admin.call(patients.read, { params: { id } });
  expect(opened?.why).toBe('second-person');
  const grants = await asSystem(service.app, (ctx) =>
    ctx.sql(
      `SELECT staff_id AS reader, approver_id AS approver FROM consent_grants
       WHERE patient_id = $1 AND how = 'second-person'`,
      [id],
    ),
  );
  expect(grants).toEqual([{ reader: admin.staffId, approver: other.staffId }]);
});

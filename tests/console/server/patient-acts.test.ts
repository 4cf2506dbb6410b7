import { expect, test } from 'vitest';
import { courses } from '#console/contract/courses.js';
import { patientActs } from '#console/contract/patient-acts.js';
import { patients } from '#console/contract/patients.js';
import { record } from '#core/audit/index.js';
import { enqueue } from '#core/outbox/index.js';
import { newId } from '#core/kernel/ids.js';
import { keep } from '#core/pickups/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildStock } from '../../support/build.js';
import { serveDesk } from '../../support/desk.js';
import { patientActsDesk } from './patient-acts-desk.js';

const { service, as, site, newPhone, enrol, read, openBySecret, waiting } = await patientActsDesk();

test('three small tasks pass on the phone, and what the person can do is kept', async () => {
  const desk = await as('front-desk');
  const phone = newPhone();
  const { id } = await enrol(desk, { phone });
  const number = (await read(desk, id))?.numbers[0]?.id ?? '';
  await desk.call(patientActs.rehearse, { params: { id }, body: { numberId: number } });
  await service.drain();
  expect(service.twilio.accepted.at(-1)?.body).toContain('Send 1 to show');
  const ask = await service.sms(phone, '1');
  expect((await read(desk, id))?.rehearsal).toEqual({ state: 'open', passed: ['answer'] });
  const asked = /its (\d)\w+ and (\d)\w+/.exec(ask ?? '') ?? [];
  const [one, two] = [Number(asked[1]), Number(asked[2])];
  const wrong = await service.sms(phone, '00');
  expect(wrong).toContain('secret number');
  const secret = '482715';
  expect(await service.sms(phone, `${secret[one - 1]}${secret[two - 1]}`)).toContain('delete');
  expect(await service.sms(phone, '3')).toContain('That is all');
  const details = await read(desk, id);
  expect(details?.rehearsal).toEqual({ state: 'done', passed: ['answer', 'secret', 'delete'] });
  expect(details?.phoneSkills).toMatchObject({ skills: ['answer', 'secret', 'delete'] });
});

test('a rehearsal is stopped with what was done; its old text leads nowhere', async () => {
  const desk = await as('front-desk');
  const phone = newPhone();
  const { id } = await enrol(desk, { phone });
  const number = (await read(desk, id))?.numbers[0]?.id ?? '';
  await desk.call(patientActs.rehearse, { params: { id }, body: { numberId: number } });
  await service.drain();
  await desk.call(patientActs.stopRehearsal, { params: { id } });
  expect(await service.sms(phone, '1')).toContain('closed');
  await service.postSms(phone, 'STOP');
  const again = { params: { id }, body: { numberId: number } };
  expect(await desk.refused(patientActs.rehearse, again)).toBe('409 consent.no-number');
  expect((await read(desk, id))?.phoneSkills).toMatchObject({ skills: [] });
});

test('to who died or moved away nothing is sent, and what was kept goes back', async () => {
  const officer = await as('officer', [site.id]);
  const medicine = await buildMedicine(service.app);
  await buildStock(service.app, { siteId: site.id, productId: medicine.product.id });
  const patient = await buildPatient(service.app, { medicines: [medicine], site });
  const { patientId, contact } = patient;
  const kept = await asSystem(service.app, (ctx) =>
    keep(ctx, { course: patient.course, siteId: site.id, contactId: contact.id }),
  );
  const notice = (rev: number) =>
    asSystem(service.app, (ctx) =>
      enqueue(ctx, {
        ...{ kind: 'lapsed', contactId: contact.id, channel: 'sms', patientId, rev },
        ...{ subjectId: kept.id, usefulUntil: new Date(ctx.now.getTime() + 86_400_000) },
      }),
    );
  await notice(90);
  const before = service.twilio.accepted.length;
  const change = { params: { id: patientId }, body: { rev: 1, state: 'died' } };
  await officer.call(patientActs.setState, change);
  await notice(91);
  await service.sweep();
  expect(service.twilio.accepted).toHaveLength(before);
  expect((await waiting(patientId)).map(({ state }) => state)).toEqual(['cleared', 'denied']);
  expect(await officer.refused(patientActs.setState, change)).toMatch(/^409|^403/);
  await asSystem(service.app, (ctx) => record(ctx, 'test', { kind: 'patient', id: patientId }));
});

test('who moved away is marked so, hears nothing, and is taken back as they were', async () => {
  const desk = await as('front-desk');
  const phone = newPhone();
  const { id } = await enrol(desk, { phone });
  const set = (rev: number, state: string) => ({ params: { id }, body: { rev, state } });
  const seen = async () => {
    const { state, details } = await desk.call(patients.read, { params: { id } });
    return [state, details?.rev];
  };
  await desk.call(patientActs.setState, set(1, 'transferred'));
  expect(await seen()).toEqual(['transferred', 2]);
  expect(await service.sms(phone, '0')).toContain('not set up');
  expect(await desk.refused(patientActs.setState, set(1, 'active'))).toBe('409 changed-meanwhile');
  expect(await desk.refused(patientActs.setState, set(2, 'died'))).toBe('409 patient.not-active');
  await desk.call(patientActs.setState, set(2, 'active'));
  expect(await seen()).toEqual(['active', 3]);
  expect(await service.sms(phone, '0')).toContain('Send');
  expect(await desk.refused(patientActs.setState, set(3, 'active'))).toBe('409 patient.not-active');
});

test('a code is sent to no number that is another’s alone, though it was typed into the record', async () => {
  const [desk, admin] = [await as('front-desk'), await as('admin')];
  const phone = newPhone();
  await enrol(desk, { phone });
  const { id } = await enrol(desk);
  await desk.call(patients.addNumber, {
    params: { id },
    body: { phone, language: 'en', level: 'COVERT', nickname: 'Zawadi' },
  });
  await moveClock(service.app, 2 * 24 * 60);
  const ask = { params: { id }, body: {} };
  expect(await admin.refused(patients.askCode, ask)).toBe('409 consent.no-number');
});

test('new words for the card end those before', async () => {
  const desk = await as('front-desk');
  const first = await enrol(desk, { language: 'sw', level: 'OPEN' });
  const joining = async () => (await read(desk, first.id))?.joining;
  expect(await joining()).toEqual({ language: 'sw', level: 'OPEN' });
  const asked = { params: { id: first.id }, body: { language: 'en', level: 'GENERAL' } };
  // The card bears the number that a clinic without one of Twilio's own is texted at.
  const config = { ...service.app.config, SMS_NUMBER: '22384' };
  const elsewhere = (await serveDesk({ ...service.app, config })).visitor();
  elsewhere.cookie = desk.cookie;
  expect((await elsewhere.call(patientActs.joinWords, asked)).sms).toBe('22384');
  const { joinWords } = await desk.call(patientActs.joinWords, asked);
  expect(await joining()).toEqual(asked.body);
  const phone = newPhone();
  await service.sms(phone, `JOIN ${first.joinWords}`);
  await service.drain();
  expect(service.twilio.accepted.at(-1)?.body).toContain('not set up');
  await service.sms(phone, `JOIN ${joinWords}`);
  await service.drain();
  expect(service.twilio.accepted.at(-1)?.body).toMatch(/secret number/i);
  // What was agreed outlives the words that a phone has joined by.
  expect(await joining()).toEqual(asked.body);
});

test('another record, course or number that is not there is not found', async () => {
  const chief = await as('super-admin');
  const params = { id: newId() };
  expect(await chief.refused(patientActs.rehearse, { params, body: { numberId: newId() } })).toBe(
    '404 not-found',
  );
  const body = { rev: 1, state: 'stopped', reason: 'other' };
  expect(await chief.refused(courses.setState, { params, body })).toBe('404 not-found');
  const unsaid = { rev: 1, state: 'stopped' };
  expect(await chief.refused(courses.setState, { params, body: unsaid })).toBe('400 invalid');
  await openBySecret(await as('officer'), (await enrol(chief)).id);
});

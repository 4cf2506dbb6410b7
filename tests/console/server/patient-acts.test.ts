import { beforeAll, expect, test } from 'vitest';
import { courses } from '#console/contract/courses.js';
import { medicines } from '#console/contract/medicines.js';
import { patientActs } from '#console/contract/patient-acts.js';
import { patients } from '#console/contract/patients.js';
import { record } from '#core/audit/index.js';
import { enqueue } from '#core/outbox/index.js';
import { replayErasures } from '#core/patients/index.js';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import { keep } from '#core/pickups/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { buildStaff } from '../../support/build-staff.js';
import { serveDesk } from '../../support/desk.js';
import type { Visitor } from '../../support/desk.js';
import { testService } from '../../support/service.js';
import type { TestService } from '../../support/service.js';

let service: TestService;
let as: Awaited<ReturnType<typeof serveDesk>>['as'];
let signedIn: Awaited<ReturnType<typeof serveDesk>>['signedIn'];
let site: Awaited<ReturnType<typeof buildSite>>;
beforeAll(async () => {
  service = await testService();
  ({ as, signedIn } = await serveDesk(service.app));
  site = await buildSite(service.app);
});

let last = 254_733_000_000;
const newPhone = () => `+${(last += 1)}`;

const enrol = (who: Visitor, changes: object = {}) =>
  who.call(patients.enrol, {
    body: {
      ...{ name: 'Amina Otieno', usualSiteId: site.id, language: 'en', level: 'COVERT' },
      ...{ consents: ['texts'], anyway: true, secretNumber: '482715', ...changes },
    },
  });
const read = async (who: Visitor, id: string) =>
  (await who.call(patients.read, { params: { id } })).details;
const openBySecret = (who: Visitor, id: string) =>
  who.call(patients.giveSecret, { params: { id }, body: { secret: '482715' } });

async function prescribe(who: Visitor, id: string, letter?: string) {
  const medicine = await buildMedicine(service.app);
  const body = {
    ...{ programmeId: medicine.programme.id, productId: medicine.product.id, units: 1 },
    ...{ daysSupply: 30, intervalDays: 30, startOn: '2027-03-03', dose: 'one a day', letter },
  };
  const course = await who.call(patients.prescribe, { params: { id }, body });
  return { ...course, medicine };
}

/** Texts that wait for a patient, by their state. */
const waiting = (patientId: string) =>
  asSystem(service.app, (ctx) =>
    ctx.sql<{ state: string }>('SELECT state FROM messages WHERE patient_id = $1 ORDER BY id', [
      patientId,
    ]),
  );

test('a course rests, runs again and is stopped; what was kept for it goes back and its patient is told', async () => {
  const officer = await as('officer', [site.id]);
  const medicine = await buildMedicine(service.app);
  await buildStock(service.app, { siteId: site.id, productId: medicine.product.id });
  const patient = await buildPatient(service.app, { medicines: [medicine], site });
  await asSystem(service.app, (ctx) =>
    keep(ctx, { course: patient.course, siteId: site.id, contactId: patient.contact.id }),
  );
  const id = patient.course.id;
  const set = (rev: number, state: string) => ({
    params: { id },
    body: { rev, state, ...(state !== 'active' && { reason: 'side-effects' }) },
  });
  const standing = async () => {
    const course = (await read(officer, patient.patientId))?.courses[0];
    return [course?.state, course?.reason];
  };
  await officer.call(courses.setState, set(1, 'on-hold'));
  expect(await standing()).toEqual(['on-hold', 'side-effects']);
  await service.drain();
  expect(service.twilio.accepted.at(-1)).toMatchObject({ to: patient.address });
  const [lot] = await asSystem(service.app, (ctx) =>
    ctx.sql<{ reserved: number }>('SELECT reserved FROM stock_lots WHERE product_id = $1', [
      medicine.product.id,
    ]),
  );
  expect(lot?.reserved).toBe(0);
  expect(await officer.refused(courses.setState, set(1, 'active'))).toBe('409 changed-meanwhile');
  await officer.call(courses.setState, set(2, 'active'));
  expect(await standing()).toEqual(['active', null]);
  await officer.call(courses.setState, set(3, 'stopped'));
  expect(await officer.refused(courses.setState, set(4, 'active'))).toBe('409 course.wrong-state');
  expect(await (await as('admin')).refused(courses.setState, set(4, 'active'))).toBe(
    '403 not-allowed',
  );
});

test('a letter is given with the course or found, each once; a course that is completed is over', async () => {
  const officer = await as('officer');
  const { id } = await enrol(officer);
  const { id: second } = await prescribe(officer, id, 'B');
  const medicine = await buildMedicine(service.app);
  const body = {
    ...{ programmeId: medicine.programme.id, productId: medicine.product.id, units: 1 },
    ...{ daysSupply: 30, intervalDays: 30, startOn: '2027-03-03', letter: 'B' },
  };
  expect(await officer.refused(patients.prescribe, { params: { id }, body })).toBe(
    '409 course.letter-taken',
  );
  expect((await prescribe(officer, id)).letter).toBe('A');
  expect((await prescribe(officer, id)).letter).toBe('C');
  const set = (rev: number, state: string) => ({
    params: { id: second },
    body: { rev, state, ...(state !== 'active' && { reason: 'finished' }) },
  });
  await officer.call(courses.setState, set(1, 'completed'));
  const details = await read(officer, id);
  expect(details?.courses.find(({ letter }) => letter === 'B')).toMatchObject({
    state: 'completed',
  });
  expect(await officer.refused(courses.setState, set(2, 'active'))).toBe('409 course.wrong-state');
});

test('the strip of a course shows 90 days, and only to who may open the record', async () => {
  const officer = await as('officer');
  const { id } = await enrol(officer);
  const course = await prescribe(officer, id);
  const supply = await officer.call(courses.supply, { params: { id: course.id } });
  expect(supply).toMatchObject({ pdc: null, daysLeft: 0, lost: null });
  expect(supply.strip).toHaveLength(90);
  expect(supply.next[0]).toBe('2027-03-03');
  const asked = { params: { id: course.id } };
  expect(await (await as('officer')).refused(courses.supply, asked)).toBe('403 consent.needed');
});

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

test('a double is joined: numbers, courses, parcels follow, letters that clash change, an opt-out survives', async () => {
  const officer = await as('officer');
  const [phone, stopped] = [newPhone(), newPhone()];
  const double = await enrol(officer, { phone: stopped, nickname: 'Kito', clinicNumber: 'X-1' });
  const stays = await enrol(officer, { phone });
  const moved = await prescribe(officer, double.id);
  await prescribe(officer, stays.id);
  await officer.call(patients.addHelper, { params: { id: double.id }, body: { name: 'Njeri' } });
  await service.postSms(stopped, 'STOP');
  const merge = { params: { id: double.id }, body: { intoRef: stays.publicRef } };
  for (const one of [double.id, stays.id]) {
    const other = await as('officer');
    await openBySecret(other, one);
    expect(await other.refused(patientActs.merge, merge)).toBe('403 consent.needed');
  }
  expect(await (await as('admin')).refused(patientActs.merge, merge)).toBe('403 not-allowed');
  const intoItself = { params: { id: stays.id }, body: { intoRef: stays.publicRef } };
  expect(await officer.refused(patientActs.merge, intoItself)).toBe('400 invalid');
  const intoNobody = { ...merge, body: { intoRef: 'ZZZZZZZZ' } };
  expect(await officer.refused(patientActs.merge, intoNobody)).toBe('404 not-found');
  await officer.call(patientActs.merge, merge);
  const details = await read(officer, stays.id);
  expect(details?.numbers.map(({ address, state }) => [address, state]).sort()).toEqual(
    [
      [phone, 'verified'],
      [stopped, 'stopped'],
    ].sort(),
  );
  expect(details?.numbers.find(({ address }) => address === stopped)?.nickname).toBe('Kito');
  expect(details?.courses.map(({ id, letter, dose }) => [id === moved.id, letter, dose])).toEqual([
    [false, 'A', 'one a day'],
    [true, 'B', 'one a day'],
  ]);
  expect(details?.helpers).toMatchObject([{ name: 'Njeri' }]);
  const old = await officer.call(patients.read, { params: { id: double.id } });
  expect(old).toMatchObject({ state: 'merged', mergedInto: stays.id });
  expect(await officer.refused(patientActs.merge, merge)).toBe('409 patient.not-active');
  const { ask } = await officer.call(patients.read, { params: { id: stays.id } });
  expect(ask.numbers.find(({ end }) => end.endsWith(stopped.slice(-3)))?.can).toBe('no');
});

test('a number that comes with a double is new to the record: no code goes there for a day, and the other one is told', async () => {
  const [officer, admin] = [await as('officer'), await as('admin')];
  const [phone, doubles] = [newPhone(), newPhone()];
  const [double, stays] = [
    await enrol(officer, { phone: doubles, clinicNumber: 'X-2' }),
    await enrol(officer, { phone }),
  ];
  const body = { intoRef: stays.publicRef };
  await officer.call(patientActs.merge, { params: { id: double.id }, body });
  const { ask } = await admin.call(patients.read, { params: { id: stays.id } });
  const can = (of: string) => ask.numbers.find(({ end }) => of.endsWith(end.slice(-3)))?.can;
  expect([can(phone), can(doubles)]).toEqual(['yes', 'new']);
  await service.drain();
  const told = service.twilio.accepted.filter(
    ({ to, body: said }) => [phone, doubles].includes(to) && said.includes('another phone gets'),
  );
  expect(told.map(({ to }) => to)).toEqual([phone]);
  // Whoever knows their clinic number finds them by it still.
  const found = await admin.call(patients.search, { body: { words: 'x2' } });
  expect(found.rows.map(({ id }) => id)).toEqual([stays.id]);
});

test('whoever agrees to all that is asked is registered with it', async () => {
  const desk = await as('front-desk');
  const purposes = ['texts', 'records', 'helper', 'visits'];
  const { id } = await enrol(desk, { consents: purposes });
  const given = (await read(desk, id))?.consents.map(({ purpose }) => purpose).sort();
  expect(given).toEqual(purposes.sort());
});

test('a rehearsal of a double ends with its record', async () => {
  const officer = await as('officer');
  const [double, stays] = [await enrol(officer, { phone: newPhone() }), await enrol(officer)];
  const params = { id: double.id };
  const numberId = (await read(officer, double.id))?.numbers[0]?.id ?? '';
  await officer.call(patientActs.rehearse, { params, body: { numberId } });
  await officer.call(patientActs.merge, { params, body: { intoRef: stays.publicRef } });
  const [rehearsals] = await service.app.db.query(
    `SELECT state FROM rehearsals WHERE contact_id = '${numberId}'`,
  );
  expect(rehearsals).toEqual([{ state: 'ended' }]);
});

test('eight merges of one double at once: one is done', async () => {
  const officer = await as('officer');
  const double = await enrol(officer);
  const others = await Promise.all(Array.from({ length: 8 }, () => enrol(officer)));
  const said = await Promise.all(
    others.map(({ publicRef }) =>
      officer.ask('POST', `/api/patients/${double.id}/merge`, { body: { intoRef: publicRef } }),
    ),
  );
  expect(said.filter(({ status }) => status === 200)).toHaveLength(1);
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

test('what is retired is prescribed to nobody anew, and said by its name; whoever has it goes on', async () => {
  const officer = await as('officer', [site.id]);
  const { id } = await enrol(officer);
  const { medicine } = await prescribe(officer, id);
  const { product, programme } = medicine;
  const body = {
    ...{ programmeId: programme.id, productId: product.id, units: 1 },
    ...{ daysSupply: 30, intervalDays: 30, startOn: '2027-03-03' },
  };
  const offered = async () => {
    const { products, programmes } = await officer.call(courses.choices, { query: {} });
    return [...products, ...programmes].map(({ id }) => id);
  };
  const cases = [
    { route: medicines.offerProduct, list: medicines.products, of: product },
    { route: medicines.offerProgramme, list: medicines.programmes, of: programme },
  ] as const;
  for (const { route, list, of } of cases) {
    const turn = (rev: number, active: boolean) => ({
      params: { id: of.id },
      body: { rev, active },
    });
    expect(await officer.call(route, turn(1, false))).toEqual({ rev: 2 });
    expect(await officer.refused(route, turn(1, false))).toBe('409 changed-meanwhile');
    const refusal = await officer.ask('POST', `/api/patients/${id}/courses`, { body });
    expect(refusal).toMatchObject({ status: 409 });
    expect(JSON.stringify(refusal.body)).toContain(`${of.code} is retired`);
    expect(await offered()).not.toContain(of.id);
    const { rows } = await officer.call(list, { query: { size: 100 } });
    expect(rows.find((row) => row.id === of.id)).toMatchObject({ active: false, running: 1 });
    // The database says so too, whatever wrote it; a course that runs is left alone.
    await expect(
      asSystem(service.app, (ctx) =>
        ctx.sql(
          `INSERT INTO courses (id, patient_id, programme_id, product_id, letter, units, days_supply,
                                interval_days, due_on, created_at, start_on)
           SELECT gen_random_uuid(), patient_id, programme_id, product_id, 'Z', units, days_supply,
                  interval_days, due_on, created_at, start_on FROM courses WHERE patient_id = $1`,
          [id],
        ),
      ),
    ).rejects.toThrow(/not offered/);
    await service.app.db.query('UPDATE courses SET product_id = product_id');
    expect(await officer.call(route, turn(2, true))).toEqual({ rev: 3 });
    expect(await offered()).toContain(of.id);
  }
  expect((await prescribe(officer, id)).letter).toBe('B');
  expect(
    await (
      await as('dispenser', [site.id])
    ).refused(medicines.offerProduct, {
      params: { id: product.id },
      body: { rev: 3, active: false },
    }),
  ).toBe('403 not-allowed');
});

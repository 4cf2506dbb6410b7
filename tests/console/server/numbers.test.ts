import { expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import {
  addNumber,
  linkByNumber,
  lockContact,
  proveNumberAtDesk,
  reachedBy,
  setPatientState,
} from '#core/patients/index.js';
import { findPickup, keep, markReady, pickupCode } from '#core/pickups/index.js';
import { openTask } from '#core/tasks/index.js';
import { patients } from '#console/contract/patients.js';
import { pickups } from '#console/contract/pickups.js';
import { tasks } from '#console/contract/tasks.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import type { Visitor } from '../../support/desk.js';
import { patientDesk } from './patient-desk.js';

const { service, as, newPhone, enrol, search, read, codeTo } = await patientDesk();

/** Ways in which somebody shows that a number is theirs. */
const NEW_HOLDERS: Record<string, (desk: Visitor, phone: string) => Promise<{ id: string }>> = {
  'is registered with it': (desk, phone) => enrol(desk, { phone }),
  'shows it at the desk': async (desk, phone) => {
    const { id } = await enrol(desk);
    const body = { phone, language: 'en', level: 'COVERT' };
    const { id: numberId } = await desk.call(patients.addNumber, { params: { id }, body });
    await desk.call(patients.proveNumber, { params: { id, numberId }, body: {} });
    return { id };
  },
};

test('a phone asks for no secret digits once staff have lifted it, until they ask for them again', async () => {
  const desk = await as('front-desk');
  const phone = newPhone();
  const { id } = await enrol(desk, { phone, secretNumber: '482715' });
  const change = async (rev: number, body: object) => {
    await desk.call(patients.change, { params: { id }, body: { rev, ...body } });
    return (await read(desk, id)).details?.unlockFree;
  };
  const pickups = async () => {
    await service.sms(phone, '0');
    return service.sms(phone, '4');
  };
  expect(await pickups()).toContain('Secret number');
  expect(await change(1, { unlockFree: true })).toBe(true);
  expect(await pickups()).toContain('Nothing is kept');
  expect(await change(2, { name: 'Amina Were' })).toBe(true);
  expect(await pickups()).toContain('Nothing is kept');
  expect(await change(3, { unlockFree: false })).toBe(false);
  expect(await pickups()).toContain('Secret number');
});

test('a new number shows nothing and consents to nothing until it is proved, and for a day after', async () => {
  const desk = await as('front-desk');
  const phone = newPhone();
  const { id } = await enrol(desk);
  const { id: numberId } = await desk.call(patients.addNumber, {
    params: { id },
    body: { phone, language: 'sw', level: 'COVERT' },
  });
  expect(await service.sms(phone, '4')).toContain('mapokezi');
  // The day runs from when it is proved, however long it stood there.
  const secret = '482715';
  await desk.call(patients.change, { params: { id }, body: { rev: 1, secretNumber: secret } });
  await moveClock(service.app, 25 * 60);
  await desk.call(patients.giveSecret, { params: { id }, body: { secret } });
  const params = { id, numberId };
  await desk.call(patients.sendNumberCode, { params });
  const code = await codeTo(phone);
  const other = code === '123456' ? '654321' : '123456';
  expect(await desk.refused(patients.proveNumber, { params, body: { code: other } })).toBe(
    '403 code.wrong',
  );
  const long = { phone: '0712 345 678 901', language: 'sw', level: 'COVERT' };
  expect(await desk.refused(patients.addNumber, { params: { id }, body: long })).toBe(
    '400 invalid',
  );
  await desk.call(patients.proveNumber, { params, body: { code } });
  const { ask } = await read(desk, id);
  expect(ask.numbers).toMatchObject([{ id: numberId, can: 'new' }]);
  const admin = await as('admin');
  expect(await admin.refused(patients.askCode, { params: { id }, body: {} })).toBe(
    '409 consent.number-new',
  );
  await moveClock(service.app, 24 * 60 + 1);
  await admin.call(patients.askCode, { params: { id }, body: {} });
});

test('the phone that was there before is told of a new one, and 5 closes it again', async () => {
  const desk = await as('front-desk');
  const [old, added, unproved] = [newPhone(), newPhone(), newPhone()];
  const { id } = await enrol(desk, { phone: old });
  const body = { phone: added, language: 'en', level: 'COVERT' };
  // Another's number, tied to this patient and not proved to be theirs, hears nothing of it.
  await enrol(desk, { phone: unproved });
  await desk.call(patients.addNumber, { params: { id }, body: { ...body, phone: unproved } });
  const { id: numberId } = await desk.call(patients.addNumber, { params: { id }, body });
  await desk.call(patients.proveNumber, { params: { id, numberId }, body: {} });
  await service.drain();
  const told = service.twilio.accepted.filter(({ to }) => to === old).at(-1);
  expect(told?.body).toContain('another phone gets your texts');
  expect(service.twilio.accepted.filter(({ to }) => to === unproved)).toEqual([]);
  expect(await service.sms(old, '5')).toContain('opens nothing now');
  const { details } = await read(desk, id);
  const standing = details?.numbers.map(({ address, confirmed }) => [address, confirmed]);
  expect(new Map(standing as [string, boolean][])).toEqual(
    new Map([
      [old, true],
      [added, false],
      [unproved, false],
    ]),
  );
});

test('a patient is reached by the newest number that is proved to be theirs', async () => {
  const { app } = service;
  const [first, second, anothers] = [newPhone(), newPhone(), newPhone()];
  const { patientId } = await buildPatient(app, { address: first });
  await buildPatient(app, { address: anothers });
  const contactOf = (value: string) =>
    asSystem(app, (ctx) => lockContact(ctx, { channel: 'sms', value }));
  const add = (phone: string) =>
    asSystem(app, (ctx) => addNumber(ctx, { patientId, phone, language: 'en', level: 'COVERT' }));
  const reached = () => asSystem(app, (ctx) => reachedBy(ctx, { patientId, contactId: null }));
  await moveClock(app, 1);
  await add(anothers);
  const newer = await add(second);
  expect(await reached()).toMatchObject({ contactId: (await contactOf(first))?.id });
  await asSystem(app, (ctx) => proveNumberAtDesk(ctx, { patientId, contactId: newer }));
  expect(await reached()).toMatchObject({ contactId: newer });
});

test('a chat that shares a number is tied to whom that number is proved to reach, and to nobody else', async () => {
  const { app } = service;
  const [phone, other] = [newPhone(), newPhone()];
  const { patientId, contact } = await buildPatient(app, { address: phone });
  const { contact: chat } = await buildPatient(app, { channel: 'telegram' });
  const share = (value: string) => asSystem(app, (ctx) => linkByNumber(ctx, chat, value));
  const tied = () =>
    asSystem(app, (ctx) =>
      ctx.sql('SELECT 1 FROM patient_contacts WHERE contact_id = $1 AND patient_id = $2', [
        chat.id,
        patientId,
      ]),
    );
  const unproved = { patientId, phone: other, language: 'en', level: 'COVERT' } as const;
  await buildPatient(app, { address: other });
  await asSystem(app, (ctx) => addNumber(ctx, unproved));
  expect([await share(other), await tied()]).toEqual([true, []]);
  await service.postSms(phone, 'WRONG');
  expect(await share(phone)).toBe(false);
  await asSystem(app, (ctx) => proveNumberAtDesk(ctx, { patientId, contactId: contact.id }));
  // Nobody of this clinic any more is told by a chat that is new.
  await asSystem(app, (ctx) => setPatientState(ctx, patientId, { rev: 1, state: 'transferred' }));
  expect(await share(phone)).toBe(false);
  await asSystem(app, (ctx) => setPatientState(ctx, patientId, { rev: 2, state: 'active' }));
  expect(await share(phone)).toBe(true);
  expect(await tied()).toHaveLength(1);
});

test('a phone is spoken to in its language, at its level and in its hours, from the next text on', async () => {
  const desk = await as('front-desk');
  const phone = newPhone();
  const { id, publicRef } = await enrol(desk, { phone });
  const number = async () => (await read(desk, id)).details?.numbers[0];
  const change = async (body: object) => {
    const now = await number();
    const params = { id, numberId: now?.id ?? '' };
    await desk.call(patients.changeNumber, { params, body: { rev: now?.rev, ...body } });
  };
  expect(await service.sms(phone, '0')).toContain('Send');
  await change({ language: 'sw' });
  expect(await service.sms(phone, '0')).toContain('Tuma');
  const hours = { from: '09:00', to: '17:00' };
  // Who has new hours was not asked for the level that stays.
  await service.app.db.query(
    `UPDATE contact_points SET level_agreed_at = '2026-02-03T21:30:00Z' WHERE id = '${(await number())?.id ?? ''}'`,
  );
  await change({ level: 'COVERT', hours });
  expect(await number()).toMatchObject({ level: 'COVERT', levelAgreedOn: '2026-02-04' });
  await change({ level: 'OPEN' });
  expect(await number()).toMatchObject({
    ...{ language: 'sw', level: 'OPEN', hoursFrom: '09:00', hoursTo: '17:00' },
    levelAgreedOn: expect.stringMatching(/^20(?!26-02-04)/) as string,
  });
  const late = { from: '17:00', to: '09:00' };
  const { id: numberId = '', rev } = (await number()) ?? {};
  const wrong = { params: { id, numberId }, body: { rev, hours: late } };
  expect(await desk.refused(patients.changeNumber, wrong)).toBe('400 invalid');

  // Who said STOP is texted again once they agree to it at the desk, and by no other change.
  await service.postSms(phone, 'STOP');
  await change({ language: 'en' });
  expect(await number()).toMatchObject({ state: 'stopped' });
  const stopped = { params: { id, numberId }, body: {} };
  expect(await desk.refused(patients.proveNumber, stopped)).toBe('409 contact.stopped');
  await change({ startAgain: true });
  expect(await number()).toMatchObject({ state: 'verified' });
  // A number in doubt is proved anew.
  await service.postSms(phone, 'WRONG');
  await change({ startAgain: true });
  expect(await number()).not.toMatchObject({ state: 'verified' });
  const toCheck = async () =>
    (await desk.call(tasks.list, { query: { kind: 'verify-number' } })).rows.filter(
      ({ ref }) => ref === publicRef,
    );
  expect(await toCheck()).toHaveLength(1);
  await desk.call(patients.proveNumber, stopped);
  expect(await number()).toMatchObject({ state: 'verified' });
  expect(await toCheck()).toEqual([]);
  expect(await service.sms(phone, '0')).toContain('Send');
});

test.each(Object.keys(NEW_HOLDERS))(
  'a number whose holder said WRONG shows nothing more of its patient once another %s, and staff look',
  async (how) => {
    const desk = await as('front-desk');
    const phone = newPhone();
    const before = await enrol(desk, { phone });
    const numberOf = async (id: string) => (await read(desk, id)).details?.numbers;
    const contactId = (await numberOf(before.id))?.[0]?.id as Id<'Contact'>;
    const ofNobody = { kind: 'verify-number', contactId } as const;
    await asSystem(service.app, (ctx) => openTask(ctx, ofNobody));
    await service.postSms(phone, 'WRONG');
    await moveClock(service.app, 11);
    expect(await numberOf(before.id)).toMatchObject([{ state: 'quarantined', confirmed: true }]);
    const now = await NEW_HOLDERS[how]?.(desk, phone);
    expect(await numberOf(now?.id ?? '')).toMatchObject([{ state: 'verified', confirmed: true }]);
    expect(await numberOf(before.id)).toMatchObject([{ confirmed: false }]);
    const open = await asSystem(service.app, (ctx) =>
      ctx.sql(
        `SELECT patient_id AS id FROM tasks WHERE kind = 'verify-number' AND contact_id = $1 AND state = 'open'`,
        [contactId],
      ),
    );
    expect(open).toEqual([{ id: before.id }]);
  },
);

test('whoever proves a shared number at the desk has checked it for each of its people; of one taken off nothing is asked', async () => {
  const desk = await as('front-desk');
  const phone = newPhone();
  const [one, other] = [await enrol(desk, { phone }), await enrol(desk, { phone })];
  const numberId = (await read(desk, one.id)).details?.numbers[0]?.id ?? '';
  const checks = () =>
    asSystem(service.app, (ctx) =>
      ctx.sql(
        `SELECT patient_id AS id, state, outcome, closed_by_id AS by FROM tasks
         WHERE kind = 'verify-number' AND contact_id = $1 ORDER BY state, patient_id`,
        [numberId],
      ),
    );
  const params = { id: one.id, numberId };
  await service.postSms(phone, 'WRONG');
  await desk.call(patients.proveNumber, { params, body: {} });
  const verified = { state: 'done', outcome: 'verified', by: desk.staffId };
  const both = [one, other].map(({ id }) => ({ id, ...verified }));
  expect(await checks()).toEqual(both);
  await service.postSms(phone, 'WRONG');
  await desk.call(patients.removeNumber, { params });
  const ended = { outcome: null, by: null };
  expect(await checks()).toEqual([
    { id: one.id, state: 'cancelled', ...ended },
    ...both,
    { id: other.id, state: 'open', ...ended },
  ]);
});

test('a phone that is taken off shows nothing of its patient any more', async () => {
  const desk = await as('front-desk');
  const phone = newPhone();
  const { id } = await enrol(desk, { phone });
  const numberId = (await read(desk, id)).details?.numbers[0]?.id ?? '';
  await desk.call(patients.askCode, { params: { id }, body: {} });
  await desk.call(patients.removeNumber, { params: { id, numberId } });
  const before = service.twilio.accepted.length;
  await service.drain();
  expect(service.twilio.accepted.slice(before).filter(({ to }) => to === phone)).toEqual([]);
  expect((await read(desk, id)).details?.numbers).toEqual([]);
  expect(await search(await as('front-desk'), phone)).toEqual([]);
  expect(await service.sms(phone, '0')).toContain('not set up');
});

test('no code that was shown on a phone that is taken off serves, but one that is read anew', async () => {
  const { app } = service;
  const medicine = await buildMedicine(app);
  const site = await buildSite(app);
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  const person = await buildPatient(app, { site, medicines: [medicine] });
  const { patientId: id, course, contact, address } = person;
  const kept = await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId: site.id, contactId: contact.id }),
  );
  await asSystem(app, (ctx) => markReady(ctx, kept.id));
  const codeNow = async () => {
    const pickup = await asSystem(app, (ctx) => findPickup(ctx, kept.id));
    return pickup ? pickupCode(app.keys, pickup) : '';
  };
  const desk = await as('front-desk');
  await desk.call(patients.askCode, { params: { id }, body: {} });
  await desk.call(patients.giveCode, { params: { id }, body: { code: await codeTo(address) } });
  const phone = newPhone();
  const said = { phone, language: 'en', level: 'COVERT' } as const;
  const { id: unproved } = await desk.call(patients.addNumber, { params: { id }, body: said });
  const shown = await codeNow();
  await desk.call(patients.removeNumber, { params: { id, numberId: unproved } });
  expect(await codeNow()).toBe(shown);
  await desk.call(patients.removeNumber, { params: { id, numberId: contact.id } });
  const dispenser = await as('dispenser', [site.id]);
  const look = (code: string) =>
    dispenser.refused(pickups.lookUp, { body: { siteId: site.id, code } });
  expect(await look(shown)).toBe('403 pickup.code-wrong');
  const found = { body: { siteId: site.id, code: await codeNow() } };
  expect((await dispenser.call(pickups.lookUp, found)).id).toBe(kept.id);
});

test('two patients of one number keep their own nicknames', async () => {
  const desk = await as('front-desk');
  const phone = newPhone();
  const one = await enrol(desk, { phone, nickname: 'Kito' });
  const two = await enrol(desk, { phone, nickname: 'Zuri' });
  const numbers = async (id: string) => (await read(desk, id)).details?.numbers;
  expect(await numbers(one.id)).toMatchObject([{ nickname: 'Kito', others: 1 }]);
  expect(await numbers(two.id)).toMatchObject([{ nickname: 'Zuri', others: 1 }]);
  await buildPatient(service.app);
});

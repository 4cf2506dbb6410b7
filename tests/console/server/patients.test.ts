import { beforeAll, expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import {
  addNumber,
  expireProposed,
  indexNames,
  linkByNumber,
  lockContact,
  ownLog,
  phoneOf,
  proposeRegistration,
  proveNumberAtDesk,
  reachedBy,
  readProposed,
  searchPatients,
  setPatientState,
} from '#core/patients/index.js';
import { openTask } from '#core/tasks/index.js';
import { patientActs } from '#console/contract/patient-acts.js';
import { patients } from '#console/contract/patients.js';
import { tasks } from '#console/contract/tasks.js';
import { localOf } from '#console/server/presenters/visit.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite } from '../../support/build.js';
import { serveDesk } from '../../support/desk.js';
import type { Visitor } from '../../support/desk.js';
import { testService } from '../../support/service.js';
import type { TestService } from '../../support/service.js';

let service: TestService;
let as: Awaited<ReturnType<typeof serveDesk>>['as'];
let siteId: string;
beforeAll(async () => {
  service = await testService();
  ({ as } = await serveDesk(service.app));
  siteId = (await buildSite(service.app)).id;
});

let last = 254_722_000_000;
const newPhone = () => `+${(last += 1)}`;

const form = (changes: object = {}) => ({
  ...{ name: 'Amina Otieno', usualSiteId: siteId, language: 'en', level: 'COVERT' },
  ...{ consents: ['texts', 'records'], anyway: true, ...changes },
});

const enrol = (who: Visitor, changes: object = {}) =>
  who.call(patients.enrol, { body: form(changes) });
const search = async (who: Visitor, words: string) =>
  (await who.call(patients.search, { body: { words } })).rows.map(({ id }) => id);
const read = (who: Visitor, id: string) => who.call(patients.read, { params: { id } });

/** The code in the newest text to a number. */
async function codeTo(address: string): Promise<string> {
  await service.drain();
  const text = service.twilio.accepted.filter(({ to }) => to === address).at(-1)?.body ?? '';
  return /\d{6}/.exec(text)?.[0] ?? '';
}

test('a number without its country is of the one that is set', async () => {
  const { app } = service;
  const there = { ...app, config: { ...app.config, DEFAULT_COUNTRY: 'UG' } };
  const { patientId } = await buildPatient(app, { address: '+256772000801' });
  const found = (by: typeof app) =>
    asSystem(by, async (ctx) =>
      (await searchPatients(ctx, '0772 000 801')).rows.map(({ id }) => id),
    );
  expect([await found(app), await found(there)]).toEqual([[], [patientId]]);
  expect(phoneOf(there, '0772 000 801')).toBe('+256772000801');
});

test('a patient is found by phone, ref, clinic number and beginnings of the name, and by nothing else', async () => {
  const desk = await as('front-desk');
  const phone = newPhone();
  const { id, publicRef } = await enrol(desk, {
    name: 'Zéphyrine Wambui-Kariuki',
    clinicNumber: 'CC/2044-7',
    phone,
  });
  const another = await as('front-desk');
  for (const words of [
    phone,
    phone.replace('+254', '0'),
    publicRef.toLowerCase(),
    `${publicRef.slice(0, 4)} ${publicRef.slice(4)}`,
    'cc20447',
    'zephyrine',
    'zep',
    // As long as a ref, and none.
    'zephyrin',
    'KARI wam',
  ])
    expect([words, await search(another, words)]).toEqual([words, [id]]);
  for (const words of ['ze', 'phyrine', 'wam otieno', '0722', '', '%', "' OR 1=1--"])
    expect([words, await search(another, words)]).toEqual([words, []]);
});

test('without words only those are shown whom this person opened in the last week', async () => {
  const [desk, other] = [await as('front-desk'), await as('front-desk')];
  const { id } = await enrol(desk);
  await read(desk, id);
  expect(await search(desk, '')).toEqual([id]);
  expect(await search(other, '')).toEqual([]);
  await moveClock(service.app, 8 * 24 * 60);
  expect(await search(desk, '')).toEqual([]);
});

test('who has a common name is found by turning the page', async () => {
  const desk = await as('front-desk');
  const all: string[] = [];
  for (let n = 0; n < 27; n += 1) all.push((await enrol(desk, { name: `Pili Common${n}` })).id);
  const page = (n: number) => desk.call(patients.search, { body: { words: 'pili', page: n } });
  const [first, second, third] = [await page(1), await page(2), await page(3)];
  expect([first.more, second.more, third.more]).toEqual([true, false, false]);
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(all.reverse());
  expect(third.rows).toEqual([]);
});

test('a search shows no name, number or address, and is in the record without its words', async () => {
  const desk = await as('front-desk');
  const phone = newPhone();
  await enrol(desk, { name: 'Hadija Mwinyi', phone });
  const admin = await as('admin');
  const said = await admin.ask('POST', '/api/patients/search', { body: { words: 'hadija' } });
  expect(JSON.stringify(said.body)).toContain('Ha•• Mw••');
  expect(JSON.stringify(said.body)).not.toMatch(/Hadija|Mwinyi|7220/);
  await admin.call(patients.likely, { body: { name: 'Nobody Else' } });
  const entries = await asSystem(service.app, (ctx) =>
    ctx.sql(
      `SELECT subject_id AS who, facts FROM audit_entries
       WHERE action = 'patient.searched' AND actor = $1 ORDER BY id`,
      [`staff:${admin.staffId}`],
    ),
  );
  expect(entries).toEqual([
    { who: admin.staffId, facts: { by: 'name', found: 1 } },
    { who: admin.staffId, facts: { by: 'duplicates', found: 0 } },
  ]);
});

test('names and blocks of numbers written before their index was there are in it once the sweep has passed', async () => {
  const desk = await as('front-desk');
  const { id } = await enrol(desk, { name: 'Quentin Early', phone: newPhone() });
  const blocks = () =>
    asSystem(service.app, (ctx) =>
      ctx.sql('SELECT id, block_index FROM contact_points ORDER BY id', []),
    );
  const before = await blocks();
  await asSystem(service.app, async (ctx) => {
    await ctx.sql('DELETE FROM recent_patients WHERE patient_id = $1', [id]);
    await ctx.sql('DELETE FROM patient_words WHERE patient_id = $1', [id]);
    await ctx.sql('UPDATE patients SET indexed = false WHERE id = $1', [id]);
    await ctx.sql('UPDATE contact_points SET block_index = NULL', []);
    const { record } = await import('#core/audit/index.js');
    await record(ctx, 'test', { kind: 'patient', id });
  });
  expect(await search(desk, 'quentin')).toEqual([]);
  await service.sweep();
  expect(await search(desk, 'quentin')).toEqual([id]);
  expect(await blocks()).toEqual(before);
  expect(await asSystem(service.app, (ctx) => indexNames(ctx, 10))).toBe(0);
});

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

test('who registers goes on without a code; a likely double is shown first', async () => {
  const desk = await as('data-entry');
  const { DEFAULT_ZONE } = service.app.config;
  const inHalfAnHour = () =>
    asSystem(service.app, ({ now }) =>
      Promise.resolve(localOf(new Date(now.getTime() + 30 * 60_000), DEFAULT_ZONE)),
    );
  const before = await inHalfAnHour();
  const { id } = await enrol(desk, { name: 'Baraka Were', phone: newPhone(), clinicNumber: 'D-1' });
  const { details, opened } = await read(desk, id);
  // Half an hour on, by the clock on the wall of the service, whose minute may turn meanwhile.
  expect(opened?.why).toBe('enrolled');
  expect([before, await inHalfAnHour()]).toContainEqual(opened?.until);
  expect(details?.consents.map(({ purpose, wording }) => [purpose, wording]).sort()).toEqual([
    ['records', 'records-2026-11'],
    ['texts', 'texts-2026-11'],
  ]);
  const again = form({ name: 'WERE, Baraka', anyway: undefined });
  expect(await desk.refused(patients.enrol, { body: again })).toBe('409 patient.maybe-known');
  const { rows } = await desk.call(patients.likely, { body: { name: 'Were Baraka' } });
  expect(rows).toMatchObject([{ id, same: ['name'], hint: 'Ba•• We••' }]);
  const taken = form({ clinicNumber: 'd1' });
  expect(await desk.refused(patients.enrol, { body: taken })).toBe(
    '409 patient.clinic-number-taken',
  );
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

test('what somebody proposed waits fourteen days for them, and is then asked for anew', async () => {
  const { app } = service;
  const { contact } = await buildPatient(app);
  const propose = () =>
    asSystem(app, (ctx) => proposeRegistration(ctx, contact, siteId as Id<'Site'>));
  const tasks = () =>
    asSystem(app, (ctx) =>
      ctx.sql<{ id: Id<'Task'>; state: string }>(
        `SELECT id, state FROM tasks WHERE kind = 'proposed-registration' AND contact_id = $1 ORDER BY id`,
        [contact.id],
      ),
    );
  expect([await propose(), await propose()]).toEqual([true, false]);
  const [task] = await tasks();
  const form = () => asSystem(app, (ctx) => readProposed(ctx, task?.id ?? newId()));
  await moveClock(app, 13 * 24 * 60);
  expect(await form()).toMatchObject({ siteId });
  await moveClock(app, 2 * 24 * 60);
  await expect(form()).rejects.toMatchObject({ code: 'registration.gone' });
  expect(await propose()).toBe(true);
  expect((await tasks()).map(({ state }) => state)).toEqual(['cancelled', 'open']);
  await moveClock(app, 15 * 24 * 60);
  await asSystem(app, expireProposed);
  expect((await tasks()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  // So that an open worklist hears of each.
  const cancelled = (await tasks()).map(({ id }) => id);
  const told = await asSystem(app, (ctx) =>
    ctx.sql<{ id: string }>(
      `SELECT subject_id AS id FROM audit_entries
       WHERE action = 'task.cancelled' AND subject_id = ANY($1::text[]) ORDER BY audit_entries.id`,
      [cancelled],
    ),
  );
  expect(told.map(({ id }) => id)).toEqual(cancelled);
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

test('two who change one number, or what one agreed to: the second is told, and nothing is lost', async () => {
  const desk = await as('front-desk');
  const { id } = await enrol(desk, { phone: newPhone() });
  const details = async () => (await read(desk, id)).details;
  const before = await details();
  const [number] = before?.numbers ?? [];
  const change = (body: object) => ({
    params: { id, numberId: number?.id ?? '' },
    body: { rev: number?.rev, ...body },
  });
  await as('officer');
  expect(await desk.refused(patients.changeNumber, change({ nickname: 'Officer' }))).toBe(
    '409 patient.nickname-kept',
  );
  for (const nickname of ['HIV', 'dawa', 'Santé', 'a.co', 'Blue 2044'])
    expect(await desk.refused(patients.changeNumber, change({ nickname }))).toBe(
      '409 patient.nickname-kept',
    );
  const own = { nickname: 'otieno' };
  const phone = newPhone();
  for (const refused of [
    desk.refused(patients.changeNumber, change(own)),
    desk.refused(patients.addNumber, {
      params: { id },
      body: { phone, language: 'en', level: 'COVERT', ...own },
    }),
    desk.refused(patients.enrol, { body: form({ phone, ...own }) }),
  ])
    expect(await refused).toBe('409 patient.nickname-own');
  await desk.call(patients.changeNumber, change({ nickname: 'Mum', language: 'sw' }));
  expect(await desk.refused(patients.changeNumber, change({ language: 'fr' }))).toBe(
    '409 changed-meanwhile',
  );
  const after = (await details())?.numbers[0];
  expect(after).toMatchObject({ nickname: 'Mum', language: 'sw' });
  await desk.call(patients.changeNumber, change({ rev: after?.rev, nickname: null }));
  expect((await details())?.numbers[0]?.nickname).toBeNull();

  const agree = (purposes: string[]) => ({
    params: { id },
    body: { rev: before?.rev, purposes, language: 'en' },
  });
  await desk.call(patientActs.consents, agree(['texts', 'records', 'helper']));
  expect(await desk.refused(patientActs.consents, agree(['records']))).toBe(
    '409 changed-meanwhile',
  );
  const inForce = (await details())?.consents.filter(({ withdrawnAt }) => !withdrawnAt);
  expect(inForce).toHaveLength(3);
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
  expect(service.twilio.accepted.slice(before)).toEqual([]);
  expect((await read(desk, id)).details?.numbers).toEqual([]);
  expect(await search(await as('front-desk'), phone)).toEqual([]);
  expect(await service.sms(phone, '0')).toContain('not set up');
});

test('a helper is named, shown, and ended', async () => {
  const desk = await as('front-desk');
  const { id } = await enrol(desk);
  const { id: helperId } = await desk.call(patients.addHelper, {
    params: { id },
    body: { name: 'Njeri' },
  });
  expect((await read(desk, id)).details?.helpers).toMatchObject([{ id: helperId, name: 'Njeri' }]);
  const another = { params: { id }, body: { name: 'Mwangi' } };
  for (let n = 1; n < 5; n += 1) await desk.call(patients.addHelper, another);
  expect(await desk.refused(patients.addHelper, another)).toBe('400 invalid');
  expect((await read(desk, id)).details?.helpers).toHaveLength(5);
  await desk.call(patients.endHelper, { params: { id, helperId } });
  const left = (await read(desk, id)).details?.helpers;
  expect(left?.map(({ name }) => name)).toEqual(Array(4).fill('Mwangi'));
});

test('a course is prescribed with its dose sealed, and only by those who may', async () => {
  const officer = await as('officer');
  const { product, programme } = await buildMedicine(service.app);
  const { id } = await enrol(officer);
  const body = {
    ...{ programmeId: programme.id, productId: product.id, units: 3, daysSupply: 28 },
    ...{ intervalDays: 14, startOn: '2027-03-03', dose: 'one in the evening' },
  };
  const { letter } = await officer.call(patients.prescribe, { params: { id }, body });
  expect(letter).toBe('A');
  expect((await read(officer, id)).details?.courses).toMatchObject([
    { ...body, letter: 'A', dueOn: '2027-03-03', state: 'active' },
  ]);
  const stranger = await as('doctor');
  expect(await stranger.refused(patients.prescribe, { params: { id }, body })).toBe(
    '403 consent.needed',
  );
  const front = await as('front-desk');
  expect(await front.refused(patients.prescribe, { params: { id }, body })).toBe('403 not-allowed');
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

import { expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { services } from '#console/contract/services.js';
import { visits } from '#console/contract/visits.js';
import { patients } from '#console/contract/patients.js';
import { today } from '#console/contract/today.js';
import { care } from '#console/contract/care.js';
import { medicines, NewProgramme } from '#console/contract/medicines.js';
import { answerCheckIn, askCheckIns, setCheckIns } from '#core/reminders/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite } from '../../support/build.js';
import { visitDesk } from './visit-desk.js';

const { app, as, clinic } = await visitDesk();
const HOUR = 60;

test('who has a visit at a place today is opened there without a code by front desk and officers alone', async () => {
  const { desk, book, siteId } = await clinic();
  const later = await book('2027-03-05', '09:00');
  const visit = await book('2027-03-03', '11:00');
  const open = async (who: typeof desk, id: string) =>
    (await who.call(patients.read, { params: { id } })).opened?.why ?? null;
  expect(await open(desk, visit.patientId)).toBe('today');
  expect(await open(await as('officer', [siteId]), visit.patientId)).toBe('today');
  expect(await open(desk, later.patientId)).toBeNull();
  expect(await open(await as('data-entry', [siteId]), visit.patientId)).toBeNull();
  expect(await open(await as('admin', [siteId]), visit.patientId)).toBeNull();
  const elsewhere = await as('front-desk', [(await buildSite(app)).id]);
  expect(await open(elsewhere, visit.patientId)).toBeNull();
  await desk.call(visits.cancel, { params: { id: visit.id }, body: { rev: visit.rev } });
  expect(await open(desk, visit.patientId)).toBeNull();
});

test('the visits of a patient are read page by page, the next first, then those that were', async () => {
  const { desk, book, siteId, serviceId } = await clinic();
  // Who has a visit today is open to the desk.
  const first = await book('2027-03-03', '11:00');
  const { patientId } = first;
  const again = { patientId, serviceId, siteId, time: '09:00' };
  const second = await desk.call(visits.book, { body: { ...again, day: '2027-03-08' } });
  const page = async (n: number) => {
    const { rows, total } = await desk.call(visits.ofPatient, {
      params: { id: patientId },
      query: { page: n, size: 1 },
    });
    return [rows.map(({ id }) => id), total];
  };
  expect(await page(1)).toEqual([[first.id], 2]);
  expect(await page(2)).toEqual([[second.id], 2]);
  expect(await page(3)).toEqual([[], 2]);
});

test('the kinds on a card are changed on an open record alone, and none is taken away while it is booked', async () => {
  const { desk, book, siteId, serviceId } = await clinic();
  const visit = await book('2027-03-03', '11:00');
  const { patientId } = visit;
  const officer = await as('officer', [siteId]);
  const other = await officer.call(services.add, {
    body: {
      ...{ code: `Second ${Date.now()}`, minutes: 20, capacity: 1, horizonDays: 60 },
      ...{ noticeMinutes: 60, remindHours: [24], noShowAfterMinutes: 60, active: true },
    },
  });
  const kind = (id: string) => ({ params: { id: patientId, serviceId: id } });
  const stranger = await as('data-entry', [siteId]);
  expect(await stranger.refused(visits.giveKind, { ...kind(other.id), body: {} })).toBe(
    '403 consent.needed',
  );
  expect(await stranger.refused(visits.takeKind, kind(serviceId))).toBe('403 consent.needed');
  const given = { letter: 'C', dueOn: '2027-04-01', intervalDays: 30 };
  expect(await desk.call(visits.giveKind, { ...kind(other.id), body: given })).toEqual({
    letter: 'C',
  });
  // Who sees it and takes A, and who did not see it or saw it before it was changed.
  const rev = 1;
  for (const [body, refused] of [
    [{ rev, letter: 'A' }, '409 visit.letter-taken'],
    [{ letter: 'D' }, '409 changed-meanwhile'],
    [{ rev: 2, letter: 'D' }, '409 changed-meanwhile'],
  ] as const)
    expect(await desk.refused(visits.giveKind, { ...kind(other.id), body })).toBe(refused);
  await desk.call(visits.giveKind, { ...kind(other.id), body: { ...given, rev } });
  const slower = { ...kind(other.id), body: { rev, letter: 'D' } };
  expect(await desk.refused(visits.giveKind, slower)).toBe('409 changed-meanwhile');
  const letters = async () =>
    (await desk.call(visits.ofPatient, { params: { id: patientId } })).kinds.map(
      ({ letter, dueOn }) => [letter, dueOn],
    );
  expect(await letters()).toEqual([
    ['A', null],
    ['C', '2027-04-01'],
  ]);
  expect(await desk.refused(visits.takeKind, kind(serviceId))).toBe('409 visit.kind-booked');
  await desk.call(visits.takeKind, kind(other.id));
  expect(await letters()).toEqual([['A', null]]);
  expect(await desk.refused(visits.takeKind, kind(other.id))).toBe('404 not-found');
});

test('who lies in a ward is marked on an open record, and the weekly question begins and ends there', async () => {
  const { desk, book, siteId } = await clinic();
  const { patientId } = await book('2027-03-03', '11:00');
  const params = { id: patientId };
  const stranger = await as('data-entry', [siteId]);
  expect(await stranger.refused(care.inside, { params, body: { inside: true } })).toBe(
    '403 consent.needed',
  );
  expect(await stranger.refused(care.ask, { params, body: { asked: true } })).toBe(
    '403 consent.needed',
  );
  const seen = () => desk.call(care.read, { params });
  expect(await seen()).toEqual({ inpatientSince: null, nextOn: null, asks: [] });
  await desk.call(care.inside, { params, body: { inside: true } });
  await desk.call(care.ask, { params, body: { asked: true } });
  expect(await seen()).toMatchObject({ inpatientSince: '2027-03-03', nextOn: '2027-03-04' });
  // Where it is the day before still, if that is their usual place.
  const usual = (id: string) =>
    app.db.query('UPDATE patients SET usual_site_id = $2 WHERE id = $1', { bind: [patientId, id] });
  await usual((await buildSite(app, { zone: 'Pacific/Honolulu' })).id);
  expect(await seen()).toMatchObject({ inpatientSince: '2027-03-02', nextOn: '2027-03-03' });
  await usual(siteId);
  await desk.call(care.inside, { params, body: { inside: false } });
  await moveClock(app, 24 * HOUR);
  await asSystem(app, (ctx) => askCheckIns(ctx, 100));
  const reader = await as('officer', [siteId]);
  expect(await reader.refused(care.read, { params })).toBe('403 consent.needed');
  await moveClock(app, -24 * HOUR);
  expect(await seen()).toMatchObject({
    ...{ inpatientSince: null, nextOn: '2027-03-11' },
    asks: [{ askedOn: '2027-03-04', says: null }],
  });
  // What they answer stands there, each week's by itself.
  const answer = (says: 'well' | 'not-well') =>
    asSystem(app, async (ctx) => {
      const [row] = await ctx.sql<{ ask: string; contactId: Id<'Contact'> }>(
        `SELECT a.id AS ask, l.contact_id AS "contactId" FROM check_in_asks a
         JOIN patient_contacts l USING (patient_id) WHERE a.patient_id = $1 AND a.says IS NULL`,
        [patientId],
      );
      return row && answerCheckIn(ctx, { ...row, says });
    });
  await moveClock(app, 24 * HOUR);
  await answer('not-well');
  await moveClock(app, 7 * 24 * HOUR);
  await asSystem(app, (ctx) => askCheckIns(ctx, 100));
  await answer('well');
  await moveClock(app, -8 * 24 * HOUR);
  expect((await seen()).asks).toEqual([
    { askedOn: '2027-03-11', says: 'well' },
    { askedOn: '2027-03-04', says: 'not-well' },
  ]);
  await desk.call(care.ask, { params, body: { asked: false } });
  expect((await seen()).nextOn).toBeNull();
});

test('the day of whoever looks stands on their page', async () => {
  const { book, siteId, staff } = await clinic();
  const doctor = await as('doctor', [siteId]);
  await app.db.query(
    `UPDATE rosters SET staff_id = '${doctor.staffId}' WHERE staff_id = '${staff[0]}'`,
  );
  expect((await doctor.call(today.read, { query: { siteId } })).own).toBeNull();
  await book('2027-03-03', '11:00');
  await book('2027-03-03', '14:30');
  const { own } = await doctor.call(today.read, { query: { siteId } });
  expect(own).toEqual({ count: 2, first: '11:00', last: '14:30' });
});

test('a programme asks weekly from the first week on; who has left it, or wants no question, is asked no more', async () => {
  const { site } = await clinic();
  const medicine = await buildMedicine(app);
  const officer = await as('officer', [site.id]);
  const { rows } = await officer.call(medicines.programmes, { query: { size: 100 } });
  const programme = rows.find(({ id }) => id === medicine.programme.id);
  if (!programme) throw new Error('no programme');
  const { id, rev: first } = programme;
  const facts = NewProgramme.strip().parse(programme);
  const ask = (checkIns: boolean, rev: number) =>
    officer.call(medicines.changeProgramme, { params: { id }, body: { ...facts, checkIns, rev } });
  await ask(true, first);
  const [stays, declines] = [
    await buildPatient(app, { site, medicines: [medicine] }),
    await buildPatient(app, { site, medicines: [medicine] }),
  ];
  const week = () =>
    asSystem(app, async (ctx) => {
      await askCheckIns(ctx, 1_000);
      const asked = await ctx.sql<{ id: string }>(
        'SELECT patient_id AS id FROM check_in_asks WHERE patient_id = ANY($1)',
        [[stays.patientId, declines.patientId]],
      );
      return asked.map(({ id: asks }) => asks);
    });
  expect(await week()).toEqual([]);
  await asSystem(app, (ctx) => setCheckIns(ctx, declines.patientId, null));
  await moveClock(app, 7 * 24 * HOUR);
  expect(await week()).toEqual([stays.patientId]);
  await ask(false, first + 1);
  await moveClock(app, 7 * 24 * HOUR);
  expect(await week()).toEqual([stays.patientId]);
  await moveClock(app, -14 * 24 * HOUR);
});

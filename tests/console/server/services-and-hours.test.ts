import { expect, test } from 'vitest';
import { rosters } from '#console/contract/rosters.js';
import { services } from '#console/contract/services.js';
import { visits } from '#console/contract/visits.js';
import { places } from '#console/contract/places.js';
import { staff as accounts } from '#console/contract/staff.js';
import { newId } from '#core/kernel/ids.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildPatient } from '../../support/build.js';
import { visitDesk } from './visit-desk.js';

const { app, as, clinic } = await visitDesk();

test('a doctor changes own hours and nobody else’s, and sees first whom it touches', async () => {
  const { siteId, book, desk } = await clinic();
  const doctor = await as('doctor', [siteId]);
  const mine = { staffId: doctor.staffId, siteId, weekday: 4, validFrom: '2027-03-01' };
  const { id } = await doctor.call(rosters.add, {
    body: { ...mine, from: '08:00', to: '12:00' },
  });
  const visit = await book('2027-03-04', '11:00', { staffId: doctor.staffId });
  const { hours, people } = await desk.call(rosters.list, { query: { siteId } });
  expect(people.some((one) => one.id === doctor.staffId)).toBe(true);
  const line = hours.find((one) => one.id === id);
  const shorter = { on: '2027-03-04', hours: { from: '08:00', to: '11:00' } };
  const touched = await doctor.call(rosters.touched, { params: { id }, body: shorter });
  expect(touched).toMatchObject({
    total: 1,
    visits: [{ id: visit.id, publicRef: visit.publicRef, time: '11:00' }],
  });
  const longer = { on: '2027-03-04', hours: { from: '08:00', to: '13:00' } };
  expect((await doctor.call(rosters.touched, { params: { id }, body: longer })).total).toBe(0);
  const other = hours.find(({ staffId }) => staffId !== doctor.staffId);
  expect(
    await doctor.refused(rosters.end, {
      params: { id: other?.id ?? '' },
      body: { rev: other?.rev, on: '2027-03-04' },
    }),
  ).toBe('403 not-allowed');
  const leave = { staffId: doctor.staffId, firstDay: '2027-03-04', lastDay: '2027-03-05' };
  expect((await doctor.call(rosters.touchedByLeave, { body: leave })).total).toBe(1);
  await doctor.call(rosters.change, {
    params: { id },
    body: { rev: line?.rev, from: '08:00', to: '11:00', on: '2027-03-04' },
  });
  // What is to be moved already is touched no more.
  expect((await doctor.call(rosters.touchedByLeave, { body: leave })).total).toBe(0);
  await doctor.call(rosters.addLeave, { body: { ...leave, reason: 'training' } });
  const { leaves } = await desk.call(rosters.list, { query: { siteId } });
  expect(leaves).toMatchObject([{ reason: 'training' }]);
  expect(await desk.refused(rosters.endLeave, { params: { id: leaves[0]?.id ?? '' } })).toBe(
    '403 not-allowed',
  );
});

test('hours that are taken away name whose visits that touches; those that had not begun are gone at once', async () => {
  const { siteId, book, desk } = await clinic();
  const doctor = await as('doctor', [siteId]);
  const mine = { staffId: doctor.staffId, siteId, from: '08:00', to: '12:00' };
  const add = (weekday: number, validFrom: string) =>
    doctor.call(rosters.add, { body: { ...mine, weekday, validFrom } });
  const [runs, later] = [await add(4, '2027-03-01'), await add(5, '2027-04-01')];
  const visit = await book('2027-03-04', '11:00', { staffId: doctor.staffId });
  const none = { on: '2027-03-04', hours: null };
  const touched = await doctor.call(rosters.touched, { params: runs, body: none });
  expect(touched).toMatchObject({ total: 1, visits: [{ id: visit.id }] });
  const gone = { params: { id: newId() }, body: none };
  expect(await doctor.refused(rosters.touched, gone)).toBe('404 not-found');
  const lines = async () => {
    const { hours } = await desk.call(rosters.list, { query: { siteId } });
    return hours.filter(({ staffId }) => staffId === doctor.staffId);
  };
  // Other hours of what is yet to begin begin then, and not sooner.
  const change = { rev: 1, from: '09:00', to: '12:00', on: '2027-03-04' };
  const { id } = await doctor.call(rosters.change, { params: later, body: change });
  const changed = (await lines()).filter(({ weekday }) => weekday === 5);
  expect(changed).toMatchObject([{ id, from: '09:00', validFrom: '2027-04-01', rev: 1 }]);
  await doctor.call(rosters.end, { params: { id }, body: { rev: 1, on: '2027-03-04' } });
  expect((await lines()).map(({ weekday }) => weekday)).toEqual([4]);
});

test('hours and leaves of another place are neither shown nor changed; who works at both is put on leave by either', async () => {
  const [here, there] = [await clinic(), await clinic()];
  const officer = await as('officer', [here.siteId]);
  const [theirs, shared] = [
    await as('doctor', [there.siteId]),
    await as('doctor', [here.siteId, there.siteId]),
  ];
  const days = { firstDay: '2027-03-04', lastDay: '2027-03-05' };
  const away = ({ staffId }: { staffId: string }) => ({
    body: { staffId, ...days, reason: 'leave' },
  });
  const listed = { query: { siteId: there.siteId } };
  expect(await officer.refused(rosters.list, listed)).toBe('403 not-allowed');
  expect(await officer.refused(rosters.addLeave, away(theirs))).toBe('403 not-allowed');
  await theirs.call(rosters.addLeave, away(theirs));
  const { leaves } = await theirs.call(rosters.list, listed);
  const [own] = leaves.filter(({ staffId }) => staffId === theirs.staffId);
  expect(await officer.refused(rosters.endLeave, { params: { id: own?.id ?? '' } })).toBe(
    '403 not-allowed',
  );
  // Whoever does not work there is not told whose visit it is.
  const hours = { staffId: shared.staffId, from: '08:00', to: '12:00', validFrom: '2027-03-01' };
  for (const [siteId, weekday] of [
    [here.siteId, 4],
    [there.siteId, 5],
  ] as const)
    await shared.call(rosters.add, { body: { ...hours, siteId, weekday } });
  const { staffId } = shared;
  const near = await here.book('2027-03-04', '09:00', { staffId });
  await there.book('2027-03-05', '09:00', { staffId });
  const refs = async (who: typeof shared) =>
    (await who.call(rosters.touchedByLeave, { body: { staffId, ...days } })).visits.map(
      ({ publicRef }) => publicRef,
    );
  expect(await refs(officer)).toEqual([near.publicRef, null]);
  expect(await refs(shared)).toEqual([near.publicRef, expect.any(String)]);
  await officer.call(rosters.addLeave, away(shared));
});

test('whoever changes a place, a service or an account is told first whose visits that touches', async () => {
  const { siteId, serviceId, book } = await clinic();
  const visit = await book('2027-03-09', '09:00');
  const chief = await as('super-admin', 'all');
  const named = { total: 1, visits: [{ id: visit.id, time: '09:00' }] };
  const place = await chief.call(places.read, { params: { id: siteId } });
  const { number, privateName, zone, windowCapacity, posterWord, rev } = place;
  const site = { number, privateName, zone, windowCapacity, posterWord, rev };
  const of = <T>(id: string, body: T) => ({ params: { id }, body });
  const hours = { '2': [['10:00', '16:00']] as [string, string][] };
  const ofPlace = await chief.call(places.foretold, of(siteId, { ...site, hours }));
  expect(ofPlace).toMatchObject({ visits: named, holds: { total: 0 } });
  const not = { rev, not: [serviceId] };
  expect(await chief.call(services.foretoldAt, of(siteId, not))).toMatchObject(named);
  const all = await chief.call(services.list, {});
  const { id, ...service } = all.services.find((one) => one.id === serviceId) ?? { id: '' };
  const off = { ...service, active: false };
  expect(await chief.call(services.foretold, of(id, off as never))).toMatchObject(named);
  const [holder] = await asSystem(app, (ctx) =>
    ctx.sql<{ id: string; rev: number }>(
      `SELECT w.id, w.rev FROM visits v JOIN slots o ON o.id = v.slot_id JOIN staff w ON w.id = o.staff_id
       WHERE v.id = $1`,
      [visit.id],
    ),
  );
  const state = { rev: holder?.rev ?? 0, state: 'suspended' as const };
  const told = await chief.call(accounts.foretoldState, of(holder?.id ?? '', state));
  expect(told).toMatchObject(named);
  expect((await chief.call(places.read, { params: { id: siteId } })).rev).toBe(rev);
});

test('services are added and changed by who manages them; two changes at once do not overwrite each other', async () => {
  const officer = await as('officer');
  const code = `Review ${String(Date.now())}`;
  const facts = {
    ...{ code, minutes: 20, capacity: 1, horizonDays: 60, noticeMinutes: 60 },
    ...{ remindHours: [24, 2], noShowAfterMinutes: 60, active: true },
  };
  const { id } = await officer.call(services.add, { body: facts });
  expect(await officer.refused(services.add, { body: facts })).toBe('409 service.code-taken');
  // What the contract lets through the database takes.
  const most = { minutes: 480, capacity: 50, horizonDays: 365, noticeMinutes: 20_160 };
  await officer.call(services.add, { body: { ...facts, ...most, code: 'XY' } });
  for (const [field, value] of [...Object.entries(most), ['code', 'X'] as const]) {
    const beyond = typeof value === 'number' ? value + 1 : value;
    const body = { ...facts, code: `${code} more`, [field]: beyond };
    expect([field, await officer.refused(services.add, { body })]).toEqual([field, '400 invalid']);
  }
  const change = { params: { id }, body: { ...facts, minutes: 30, rev: 1 } };
  await officer.call(services.change, change);
  expect(await officer.refused(services.change, change)).toBe('409 changed-meanwhile');
  const desk = await as('front-desk');
  expect(await desk.refused(services.add, { body: facts })).toBe('403 not-allowed');
  const { services: all } = await desk.call(services.list);
  expect(all.find((one) => one.id === id)).toMatchObject({ minutes: 30, rev: 2 });
});

test('what is shown whole has an end, also where eight add to it at once', async () => {
  const { siteId } = await clinic();
  const officer = await as('officer', [siteId]);
  await app.db.query(`INSERT INTO specialities (id, code) SELECT gen_random_uuid(), 'few-' || n
    FROM generate_series(1, 199 - (SELECT count(*)::int FROM specialities)) n`);
  const added = await Promise.allSettled(
    Array.from({ length: 8 }, (_, n) =>
      officer.call(services.addSpeciality, { body: { code: `few-last-${n}` } }),
    ),
  );
  expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await officer.refused(services.addSpeciality, { body: { code: 'few-more' } })).toBe(
    '409 list.full',
  );
  await app.db.query(`DELETE FROM specialities WHERE code LIKE 'few-%'`);

  const { staffId } = await as('doctor', [siteId]);
  const bind = [staffId, siteId];
  await app.db.query(
    `INSERT INTO rosters (id, staff_id, site_id, weekday, from_time, to_time, valid_from)
     SELECT gen_random_uuid(), $1, $2, 1 + n / 143, '00:00'::time + n % 143 * interval '10 min',
            '00:05'::time + n % 143 * interval '10 min', '2027-03-03'
     FROM generate_series(0, 999 - (SELECT count(*)::int FROM rosters WHERE site_id = $2)) n`,
    { bind },
  );
  const line = { staffId, siteId, weekday: 7, from: '23:50', to: '23:55', validFrom: '2027-03-03' };
  expect(await officer.refused(rosters.add, { body: line })).toBe('409 list.full');
  await app.db.query(
    `INSERT INTO leaves (id, staff_id, first_day, last_day, reason)
     SELECT gen_random_uuid(), $1, '2027-03-03', '2027-03-03', 'leave' FROM generate_series(1, 50)`,
    { bind: [staffId] },
  );
  const leave = { staffId, firstDay: '2027-04-01', lastDay: '2027-04-02', reason: 'leave' };
  expect(await officer.refused(rosters.addLeave, { body: leave })).toBe('409 list.full');

  const admin = await as('admin');
  await app.db.query(
    `INSERT INTO staff (id, email, name, role, every_site, key_id, created_at)
     SELECT gen_random_uuid(), 'few-' || n || '@example.org', 'A colleague', 'auditor', true,
            (SELECT key_id FROM staff WHERE id = $1), now()
     FROM generate_series(1, 500 - (SELECT count(*)::int FROM staff WHERE every_site)
       - (SELECT max(many)::int FROM (SELECT count(*) AS many FROM staff_sites GROUP BY site_id) x)) n`,
    { bind: [staffId] },
  );
  const more = { name: 'One more', role: 'doctor', speciality: null, licenceNumber: null } as const;
  expect(
    await admin.refused(accounts.add, {
      body: { ...more, email: 'more@example.org', siteIds: 'all' },
    }),
  ).toBe('409 list.full');
  await app.db.query(`UPDATE staff SET state = 'deleted' WHERE email LIKE 'few-%'`);
});

test('what a place does not give cannot be booked there', async () => {
  const { siteId, serviceId, desk } = await clinic();
  const officer = await as('officer', [siteId]);
  const params = { id: siteId };
  const given = await desk.call(services.notAt, { params });
  const body = { ...given, not: [serviceId] };
  const after = await officer.call(services.giveAt, { params, body });
  expect(await desk.call(services.notAt, { params })).toEqual({ ...body, rev: after.rev });
  // Whoever looked before that, and whoever changes the place itself, takes nothing of it back.
  const { number, privateName, zone, windowCapacity, hours } = after;
  const place = { number, privateName, zone, windowCapacity, hours, rev: given.rev };
  for (const refused of [
    await officer.refused(services.giveAt, { params, body: given }),
    await officer.refused(places.change, { params, body: place }),
  ])
    expect(refused).toBe('409 changed-meanwhile');
  const { patientId } = await buildPatient(app);
  const when = { day: '2027-03-05', time: '09:00' };
  expect(await desk.refused(visits.book, { body: { patientId, serviceId, siteId, ...when } })).toBe(
    '409 visit.not-given',
  );
  expect(await desk.refused(services.giveAt, { params, body: { ...given, rev: after.rev } })).toBe(
    '403 not-allowed',
  );
  // Nor what is given there to those alone to whom it is prescribed.
  const { programme } = await buildMedicine(app);
  const facts = {
    ...{ code: newId(), minutes: 20, capacity: 1, horizonDays: 60, noticeMinutes: 60 },
    ...{ remindHours: [24], noShowAfterMinutes: 60, active: true, programmeId: programme.id },
  };
  const { id } = await officer.call(services.add, { body: facts });
  const ask = { patientId, serviceId: id, siteId };
  for (const refused of [
    await desk.refused(visits.book, { body: { ...ask, ...when } }),
    await desk.refused(visits.wait, { body: { ...ask, from: when.day, to: when.day } }),
  ])
    expect(refused).toBe('409 visit.not-prescribed');
});

test('a speciality is named anew with the accounts that name it, and taken away where nothing asks for it', async () => {
  const officer = await as('officer');
  const doctor = await as('doctor');
  const code = `Skin ${Date.now()}`;
  const { id } = await officer.call(services.addSpeciality, { body: { code } });
  await app.db.query(`UPDATE staff SET speciality = $1 WHERE id = $2`, {
    bind: [code.toUpperCase(), doctor.staffId],
  });
  const next = `${code} and hair`;
  const named = { params: { id }, body: { rev: 1, code: next } };
  await officer.call(services.changeSpeciality, named);
  const slower = { ...named, body: { rev: 1, code: `${code} alone` } };
  expect(await officer.refused(services.changeSpeciality, slower)).toBe('409 changed-meanwhile');
  const [rows] = await app.db.query(`SELECT speciality FROM staff WHERE id = '${doctor.staffId}'`);
  expect(rows).toEqual([{ speciality: next }]);
  const asks = {
    ...{ code: `Asks ${code}`, minutes: 20, capacity: 1, horizonDays: 60, noticeMinutes: 60 },
    ...{ remindHours: [24], noShowAfterMinutes: 60, active: true, specialityId: id },
  };
  const made = await officer.call(services.add, { body: asks });
  expect(await officer.refused(services.removeSpeciality, { params: { id } })).toBe(
    '409 service.needs-it',
  );
  await officer.call(services.change, {
    params: { id: made.id },
    body: { ...asks, specialityId: null, rev: 1 },
  });
  await officer.call(services.removeSpeciality, { params: { id } });
  expect(await officer.refused(services.removeSpeciality, { params: { id } })).toBe(
    '404 not-found',
  );
  expect(await doctor.refused(services.removeSpeciality, { params: { id } })).toBe(
    '403 not-allowed',
  );
});

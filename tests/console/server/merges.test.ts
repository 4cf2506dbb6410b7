import { expect, test } from 'vitest';
import { patientActs } from '#console/contract/patient-acts.js';
import { patients } from '#console/contract/patients.js';
import { patientActsDesk } from './patient-acts-desk.js';

const { service, as, newPhone, enrol, read, openBySecret, prescribe } = await patientActsDesk();

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

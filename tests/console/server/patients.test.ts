import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import { expireProposed, proposeRegistration, readProposed } from '#core/patients/index.js';
import { patientActs } from '#console/contract/patient-acts.js';
import { patients } from '#console/contract/patients.js';
import { localOf } from '#console/server/presenters/visit.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildMedicine, buildPatient } from '../../support/build.js';
import { patientDesk } from './patient-desk.js';

const { service, as, siteId, newPhone, form, enrol, read } = await patientDesk();

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

test('what somebody proposed waits fourteen days for them, and is then asked for anew', async () => {
  const { app } = service;
  const { contact } = await buildPatient(app);
  const propose = () => asSystem(app, (ctx) => proposeRegistration(ctx, contact, siteId));
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

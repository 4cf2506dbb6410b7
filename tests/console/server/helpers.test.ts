import { beforeAll, expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { findPickup, keep, markReady, pickupCode, renewCode } from '#core/pickups/index.js';
import { patientActs } from '#console/contract/patient-acts.js';
import { patients } from '#console/contract/patients.js';
import { pickups } from '#console/contract/pickups.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { serveDesk } from '../../support/desk.js';
import type { Visitor } from '../../support/desk.js';
import { testService } from '../../support/service.js';
import type { TestService } from '../../support/service.js';

let service: TestService;
let as: Awaited<ReturnType<typeof serveDesk>>['as'];
beforeAll(async () => {
  // Wednesday, 09:30 in Nairobi.
  service = await testService('2027-03-03T06:30:00Z');
  ({ as } = await serveDesk(service.app));
});

let last = 254_733_500_000;
const newPhone = () => `+${(last += 1)}`;

/** A parcel that is ready, its patient with a helper named, and someone of the desk who may open the record today. */
async function ready() {
  const { app } = service;
  const site = await buildSite(app);
  const medicine = await buildMedicine(app);
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  const person = await buildPatient(app, { site, medicines: [medicine] });
  const { id } = await asSystem(app, (ctx) =>
    keep(ctx, { course: person.course, siteId: site.id, contactId: person.contact.id }),
  );
  await asSystem(app, (ctx) => markReady(ctx, id));
  const frontDesk = await as('front-desk', [site.id]);
  const { id: helperId } = await frontDesk.call(patients.addHelper, {
    params: { id: person.patientId },
    body: { name: 'Njeri' },
  });
  const parcel = async () =>
    (await frontDesk.call(pickups.list, { query: { siteId: site.id, show: 'ready' } })).rows[0];
  return { person, id, site, frontDesk, helperId, parcel };
}

const codeOf = async (id: Id<'Pickup'>) => {
  const pickup = await asSystem(service.app, (ctx) => findPickup(ctx, id));
  if (!pickup) throw new Error('no pickup');
  return pickupCode(service.app.keys, pickup);
};

const handovers = async (id: Id<'Pickup'>) => {
  const [rows] = await service.app.db.query(
    `SELECT receiver, helper_id AS "helperId" FROM handovers WHERE pickup_id = '${id}'`,
  );
  return rows;
};

test('a helper in the record takes it, and the handover says which', async () => {
  const { id, frontDesk, helperId, parcel } = await ready();
  expect(await parcel()).toMatchObject({ announced: false, helpers: 1 });
  const { helpers } = await frontDesk.call(pickups.person, { params: { id } });
  expect(helpers).toEqual([{ id: helperId, name: 'Njeri' }]);
  const body = { code: await codeOf(id), receiver: 'helper', helperId };
  await frontDesk.call(pickups.handOver, { params: { id }, body });
  expect(await handovers(id)).toEqual([{ receiver: 'helper', helperId }]);
});

test("who is no helper of theirs, or another patient's, takes nothing", async () => {
  const [mine, theirs] = [await ready(), await ready()];
  const { id, frontDesk, helperId, person } = mine;
  const code = await codeOf(id);
  const by = (given: object) =>
    frontDesk.refused(pickups.handOver, { params: { id }, body: { code, ...given } });
  expect(await by({ receiver: 'helper', helperId: theirs.helperId })).toBe(
    '409 pickup.not-their-helper',
  );
  expect(await by({ receiver: 'helper' })).toBe('400 invalid');
  expect(await by({ receiver: 'patient', helperId })).toBe('400 invalid');
  await frontDesk.call(patients.endHelper, { params: { id: person.patientId, helperId } });
  expect(await by({ receiver: 'helper', helperId })).toBe('409 pickup.not-their-helper');
  expect(await handovers(id)).toEqual([]);
});

test('whom nobody announced is refused in words that help; once announced they take it', async () => {
  const { id, frontDesk, parcel } = await ready();
  const body = { code: await codeOf(id), receiver: 'someone' };
  const { status, body: said } = await frontDesk.ask('POST', `/api/pickups/${id}/hand-over`, {
    body,
  });
  expect(status).toBe(409);
  expect(JSON.stringify(said)).toContain('someone will come');
  await asSystem(service.app, (ctx) => renewCode(ctx, id));
  expect(await parcel()).toMatchObject({ announced: true });
  const given = { code: await codeOf(id), receiver: 'someone' };
  await frontDesk.call(pickups.handOver, { params: { id }, body: given });
  expect(await handovers(id)).toEqual([{ receiver: 'someone', helperId: null }]);
});

test('the database too refuses a helper of nobody and whom nobody announced', async () => {
  const [mine, theirs] = [await ready(), await ready()];
  const insert = (receiver: string, helperId: string | null) =>
    service.app.db.query(
      `INSERT INTO handovers (pickup_id, at, proof, receiver, helper_id, due_before)
       VALUES ($1, now(), 'code', $2, $3, '2027-03-03')`,
      { bind: [mine.id, receiver, helperId] },
    );
  await expect(insert('helper', theirs.helperId)).rejects.toThrow(/one of the patient/);
  await expect(insert('helper', null)).rejects.toThrow(/one of the patient/);
  await expect(insert('patient', mine.helperId)).rejects.toThrow(/one of the patient/);
  await expect(insert('someone', null)).rejects.toThrow(/nobody was announced/);
});

/** Asks the helper's phone, as the desk does. */
const ask = (who: Visitor, given: { id: string; helperId: string; phone: string }) =>
  who.call(patients.askHelper, {
    params: { id: given.id, helperId: given.helperId },
    body: { phone: given.phone, language: 'en' },
  });

test('a helper is told only after the patient agreed here and the helper on their phone', async () => {
  const { person, frontDesk, helperId } = await ready();
  const params = { id: person.patientId, helperId };
  const phone = newPhone();
  const body = { phone, language: 'en' };
  expect(await frontDesk.refused(patients.askHelper, { params, body })).toBe(
    '409 helper.no-consent',
  );
  const { details } = await frontDesk.call(patients.read, { params: { id: params.id } });
  await frontDesk.call(patientActs.consents, {
    params: { id: params.id },
    body: {
      ...{ rev: details?.rev ?? 0, language: 'en' },
      purposes: ['texts', 'records', 'helper'],
    },
  });
  expect(
    await frontDesk.refused(patients.askHelper, {
      params,
      body: { phone: person.address, language: 'en' },
    }),
  ).toBe('400 invalid');
  await ask(frontDesk, { ...params, phone });
  const texts = async () =>
    (await frontDesk.call(patients.read, { params: { id: params.id } })).details?.helpers[0]?.texts;
  expect(await texts()).toBe('asked');
  expect(await frontDesk.refused(patients.askHelper, { params, body })).toBe('409 helper.one-told');
  await service.drain();
  await service.sms(phone, '1');
  expect(await texts()).toBe('agreed');
  await service.sms(phone, 'STOP');
  expect(await texts()).toBe('stopped');
  await frontDesk.call(patients.stopTelling, { params });
  expect(await texts()).toBe('none');
  expect(await frontDesk.refused(patients.askHelper, { params, body })).toBe('409 contact.stopped');
});

import { expect, test } from 'vitest';
import { courses } from '#console/contract/courses.js';
import { medicines } from '#console/contract/medicines.js';
import { patients } from '#console/contract/patients.js';
import { keep } from '#core/pickups/index.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildPatient, buildStock } from '../../support/build.js';
import { patientActsDesk } from './patient-acts-desk.js';

const { service, as, site, enrol, read, prescribe } = await patientActsDesk();

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
  const { id: second, medicine: given } = await prescribe(officer, id, 'B');
  const medicine = await buildMedicine(service.app);
  const body = {
    ...{ programmeId: medicine.programme.id, productId: medicine.product.id, units: 1 },
    ...{ daysSupply: 30, intervalDays: 30, startOn: '2027-03-03', letter: 'B' },
  };
  expect(await officer.refused(patients.prescribe, { params: { id }, body })).toBe(
    '409 course.letter-taken',
  );
  const again = { ...body, productId: given.product.id, letter: 'Z' };
  expect(await officer.refused(patients.prescribe, { params: { id }, body: again })).toBe(
    '409 course.runs-already',
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

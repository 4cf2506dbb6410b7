import { expect, test } from 'vitest';
import { chooseWindow, keep } from '#core/pickups/index.js';
import { pickups } from '#console/contract/pickups.js';
import { supply } from '#console/contract/supply.js';
import { tasks } from '#console/contract/tasks.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { pickupDesk } from './pickup-desk.js';
import type { Medicine } from './pickup-desk.js';

const { app, as, shelf, kept, codeOf, only, readied } = await pickupDesk();

test('the list is narrowed to a half hour of today, and turned round', async () => {
  const here = await shelf();
  const [early, late] = [await kept(here), await kept(here)];
  for (const [id, time] of [
    [early, '10:00'],
    [late, '11:30'],
  ] as const)
    await asSystem(app, (ctx) => chooseWindow(ctx, id, { day: '2027-03-03', time }));
  const dispenser = await as('dispenser', [here.site.id]);
  const ids = async (query: object) => {
    const asked = { siteId: here.site.id, ...query };
    return (await dispenser.call(pickups.list, { query: asked })).rows.map(({ id }) => id);
  };
  expect(await ids({})).toEqual([early, late]);
  const { halfHours } = await dispenser.call(pickups.list, { query: { siteId: here.site.id } });
  expect([halfHours[0], halfHours.at(-1), halfHours.length]).toEqual(['08:00', '15:30', 16]);
  expect(await ids({ sort: '-parcel' })).toEqual([late, early]);
  expect(await ids({ at: '11:30' })).toEqual([late]);
  expect(await ids({ at: '10:30' })).toEqual([]);

  // Soonest first, whatever came first; those of another day last, or not at all; a page at a time; one by its number.
  const [tomorrow, soonest] = [await kept(here), await kept(here)];
  for (const [id, day, time] of [
    [tomorrow, '2027-03-04', '08:30'],
    [soonest, '2027-03-03', '09:30'],
  ] as const)
    await asSystem(app, (ctx) => chooseWindow(ctx, id, { day, time }));
  expect(await ids({})).toEqual([soonest, early, late, tomorrow]);
  expect(await ids({ expected: 'today' })).toEqual([soonest, early, late]);
  expect(await ids({ size: 3, page: 2 })).toEqual([tomorrow]);
  const { rows, total } = await dispenser.call(pickups.list, {
    query: { siteId: here.site.id, size: 1 },
  });
  expect([rows.length, total]).toEqual([1, 4]);
  expect(await ids({ parcel: rows[0]?.parcel })).toEqual([soonest]);
});

test('whose parcel it is stays closed to admins, in every list, until its patient lets them in', async () => {
  const here = await shelf();
  const id = await kept(here);
  for (const role of ['admin', 'super-admin'] as const) {
    const admin = await as(role);
    expect(await only(admin, here.site, 'prepare')).toMatchObject({ id, contents: null });
    expect((await admin.call(pickups.read, { params: { id } })).contents).toBeNull();
    expect(await admin.refused(pickups.person, { params: { id } })).toBe('403 not-allowed');
  }
  const officer = await as('officer', [here.site.id]);
  expect((await officer.call(pickups.read, { params: { id } })).contents).not.toBeNull();
  const elsewhere = await as('officer', [(await buildSite(app)).id]);
  expect(await elsewhere.refused(pickups.read, { params: { id } })).toBe('403 not-allowed');
});

test('where it is tomorrow already, a parcel is seen by that day: what may be handed over, what is short', async () => {
  const { site, medicine } = await shelf({}, 'Pacific/Kiritimati');
  const siteId = site.id;
  const { id: productId } = medicine.product;
  const { id: substitute } = (await buildMedicine(app)).product;
  for (const each of [productId, substitute])
    await buildStock(app, { siteId, productId: each, expiresOn: '2027-03-04' });
  await app.db.query(
    `INSERT INTO product_substitutes (product_id, substitute_id) VALUES ('${productId}', '${substitute}')`,
  );
  await moveClock(app, 6 * 60);
  const id = await kept({ site, medicine }, '2027-03-11');
  const dispenser = await as('dispenser', [siteId]);
  const seen = await only(dispenser, site, 'prepare');
  expect(seen).toMatchObject({ from: '2027-03-04', obstacle: null });

  // Its lot is set apart; nothing else on the shelf lasts beyond the day of the place.
  await app.db.query(
    `UPDATE stock_lots SET state = 'quarantined' WHERE id IN (SELECT lot_id FROM pickup_lines WHERE pickup_id = '${id}')`,
  );
  expect((await only(dispenser, site, 'prepare')).contents?.standIns).toEqual([]);
  await moveClock(app, -6 * 60);
});

test('a worklist of more than five hundred is read to its end, a page at a time', async () => {
  const { site, medicine } = await shelf();
  const { patientId, course } = await buildPatient(app, { site, medicines: [medicine] });
  await app.db.query(
    `WITH more AS (
       INSERT INTO patients (id, public_ref, key_id, usual_site_id, name, indexed)
       SELECT gen_random_uuid(), 'W' || lpad(n::text, 7, '0'), key_id, usual_site_id, name, true
       FROM patients, generate_series(1, 520) n WHERE id = '${patientId}' RETURNING id)
     INSERT INTO courses (id, patient_id, programme_id, product_id, letter, units, days_supply,
                          interval_days, due_on, created_at)
     SELECT gen_random_uuid(), more.id, programme_id, product_id, letter, units, days_supply,
            interval_days, due_on, created_at FROM more, courses WHERE courses.id = '${course.id}'`,
  );
  const officer = await as('officer', [site.id]);
  const query = { siteId: site.id, programmeId: medicine.programme.id, size: '100' };
  const page = (n: number) => officer.call(supply.list, { query: { ...query, page: String(n) } });
  const last = await page(6);
  expect([last.total, last.rows.length]).toEqual([521, 21]);
  const first = new Set((await page(1)).rows.map(({ id }) => id));
  expect(last.rows.some(({ id }) => first.has(id))).toBe(false);
  await app.db.query(`UPDATE courses SET state = 'stopped' WHERE site_id = '${site.id}'`);
});

test('who runs out first stands on top, by days of supply left, and says no more than card and item', async () => {
  // Nobody of the tests before waits for a place.
  await app.db.query(`UPDATE courses SET state = 'stopped' WHERE site_id IS NULL`);
  const here = await shelf();
  const other = await buildMedicine(app);
  const { site } = here;
  const person = (dueOn: string, medicines: Medicine[] = [here.medicine]) =>
    buildPatient(app, { site, medicines, dueOn });
  const ends = await person('2027-03-03');
  const soon = await person('2027-03-08', [here.medicine, other]);
  const officer = await as('officer', [site.id]);
  const list = async (more: Record<string, string> = {}) => {
    const { rows, total } = await officer.call(supply.list, {
      query: { siteId: site.id, ...more },
    });
    expect(total).toBe(rows.length);
    return rows.map(({ publicRef, letter, daysLeft }) => [publicRef, letter, daysLeft]);
  };
  const five = (letter: string) => [soon.publicRef, letter, 5];
  expect(await list()).toEqual([[ends.publicRef, 'A', 0], five('A'), five('B')]);
  expect(await list({ programmeId: other.programme.id })).toEqual([five('B')]);
  expect(await list({ within: '4' })).toEqual([[ends.publicRef, 'A', 0]]);
  expect((await list({ sort: '-daysLeft' })).at(-1)).toEqual([ends.publicRef, 'A', 0]);

  // Who has no usual place yet is on the list of each.
  const nowhere = await buildPatient(app, { medicines: [other], dueOn: '2027-03-05' });
  const lost = [nowhere.publicRef, 'A', 2];
  expect(await list({ programmeId: other.programme.id })).toEqual([lost, five('B')]);
  await officer.call(supply.call, { params: { id: nowhere.course.id } });
  await app.db.query(`UPDATE courses SET state = 'stopped' WHERE id = '${nowhere.course.id}'`);

  // What is kept is seen; what is handed over lasts, and comes after what was left of it.
  const { id } = await asSystem(app, (ctx) =>
    keep(ctx, { course: ends.course, siteId: site.id, contactId: ends.contact.id }),
  );
  const dispenser = await as('dispenser', [site.id]);
  const { rows } = await dispenser.call(supply.list, { query: { siteId: site.id } });
  expect(rows[0]).toEqual({
    ...{ id: ends.course.id, patientId: ends.patientId, publicRef: ends.publicRef, letter: 'A' },
    ...{ runsOutOn: '2027-03-02', daysLeft: 0, kept: true, called: false },
  });
  await readied(dispenser, site, id);
  await dispenser.call(pickups.handOver, { params: { id }, body: { code: await codeOf(id) } });
  expect((await list()).at(-1)).toEqual([ends.publicRef, 'A', 30]);

  // A call, once; whoever is in a ward or has left is not on it, and nobody of another place sees it.
  const call = { params: { id: soon.course.id } };
  await dispenser.call(supply.call, call);
  await officer.call(supply.call, call);
  const open = await officer.call(tasks.list, { query: { siteId: site.id } });
  expect(open.rows.filter(({ kind }) => kind === 'call-back')).toMatchObject([
    { place: null, ref: nowhere.publicRef, facts: { supply: 'A' } },
    { place: site.number, ref: soon.publicRef, facts: { supply: 'A' } },
  ]);
  await app.db.query(`UPDATE patients SET inpatient_since = now() WHERE id = '${ends.patientId}'`);
  expect(await list()).toEqual([five('A'), five('B')]);
  const elsewhere = await as('officer', [(await buildSite(app)).id]);
  const query = { siteId: site.id };
  expect(await elsewhere.refused(supply.list, { query })).toBe('403 not-allowed');
  expect(await elsewhere.refused(supply.call, call)).toBe('403 not-allowed');
  expect(await (await as('front-desk')).refused(supply.list, { query })).toBe('403 not-allowed');
  await app.db.query(
    `UPDATE patients SET usual_site_id = (SELECT id FROM sites WHERE id <> '${site.id}' LIMIT 1)
     WHERE id = '${soon.patientId}'`,
  );
  expect(await list()).toEqual([]);
});

test("the day's sheet holds what is ready and what is expected by tonight, and looking at it is noted", async () => {
  const here = await shelf();
  const ready = await kept(here);
  const dispenser = await as('dispenser', [here.site.id]);
  const { rows } = await dispenser.call(pickups.sheet, { query: { siteId: here.site.id } });
  // Kept for three open days: expected the day after tomorrow.
  expect(rows).toEqual([]);
  // Whoever was told that it is ready may come today.
  await readied(dispenser, here.site, ready);
  await kept(here);
  const now = await dispenser.call(pickups.sheet, { query: { siteId: here.site.id } });
  expect(now.rows.map(({ id }) => id)).toEqual([ready]);
  await moveClock(app, 2 * 24 * 60);
  const later = await dispenser.call(pickups.sheet, { query: { siteId: here.site.id } });
  expect(later.rows).toHaveLength(2);
  const [noted] = await app.db.query(
    `SELECT count(*)::int AS n FROM audit_entries WHERE action = 'pickup.printed' AND subject_id = '${here.site.id}'`,
  );
  expect(noted).toEqual([{ n: 3 }]);
  await moveClock(app, -2 * 24 * 60);
});

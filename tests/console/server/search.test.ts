import { expect, test } from 'vitest';
import { indexNames, phoneOf, searchPatients } from '#core/patients/index.js';
import { patients } from '#console/contract/patients.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';
import { patientDesk } from './patient-desk.js';

const { service, as, newPhone, enrol, search, read } = await patientDesk();

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

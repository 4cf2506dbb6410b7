import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import { keep } from '#core/pickups/index.js';
import { moveParcel } from '#core/visits/index.js';
import { courses } from '#console/contract/courses.js';
import { medicines } from '#console/contract/medicines.js';
import { pickups } from '#console/contract/pickups.js';
import { stock } from '#console/contract/stock.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { stockDesk } from './stock-desk.js';

const { app, as, officer, dispenser, shelf } = await stockDesk();

test('products and programmes are kept by officers, and their codes are their own', async () => {
  const product = { code: 'Prod-Z', unit: 'box', minimum: 5, reorder: 50, substitutes: [] };
  const { id } = await officer.call(medicines.addProduct, { body: product });
  expect(
    await officer.refused(medicines.addProduct, { body: { ...product, code: 'prod-z' } }),
  ).toBe('409 medicine.code-taken');
  await officer.call(medicines.changeProduct, {
    params: { id },
    body: { ...product, minimum: 9, substitutes: [id], rev: 1 },
  });
  // Nothing stands in for itself.
  const { rows: products } = await officer.call(medicines.products, { query: { size: 100 } });
  expect(products.find((row) => row.id === id)).toMatchObject({ minimum: 9, substitutes: [] });
  expect(
    await officer.refused(medicines.changeProduct, {
      params: { id },
      body: { ...product, rev: 1 },
    }),
  ).toBe('409 changed-meanwhile');
  const programme = {
    code: 'Prog-Z',
    handover: 'on-site',
    places: 'own',
    proxyAllowed: false,
    earlyDays: 2,
    dailyTexts: false,
    remindHours: [72, 24],
    callAfterDays: 2,
    withholdAfterDays: 3,
  };
  const made = await officer.call(medicines.addProgramme, { body: programme });
  expect(
    await officer.refused(medicines.changeProgramme, {
      params: made,
      body: { ...programme, remindHours: [24, 72], rev: 1 },
    }),
  ).toBe('400 invalid');
  const { rows } = await dispenser.call(medicines.programmes, { query: { size: 100 } });
  expect(rows.find((row) => row.id === made.id)).toMatchObject(programme);
  expect(await dispenser.refused(medicines.addProduct, { body: product })).toBe('403 not-allowed');

  const [here, there] = [await buildSite(app), await buildSite(app)];
  const change = (sites: string[], by = officer) => {
    const body = { ...programme, places: 'named', sites, rev: 1 };
    return by.ask('PATCH', `/api/programmes/${made.id}`, { body });
  };
  expect((await change([])).status).toBe(400);
  expect((await change([here.id, newId()])).status).toBe(404);
  const elsewhere = await as('officer', [there.id]);
  expect((await change([here.id], elsewhere)).status).toBe(403);
  expect((await change([here.id])).status).toBe(200);
  const read = async () => {
    const { rows: now } = await officer.call(medicines.programmes, { query: { size: 100 } });
    return now.find((row) => row.id === made.id);
  };
  expect(await read()).toMatchObject({ places: 'named', sites: [here.id] });

  const other = {
    ...{ code: 'Prog-Y', handover: 'taken-away', places: 'any', proxyAllowed: true },
    ...{ earlyDays: 5, dailyTexts: true, checkIns: true, remindHours: [48] },
    ...{ textAfterDays: 4, callAfterDays: 6, withholdAfterDays: 7 },
    ...{ seeAfterDays: 8, restartAfterDays: 9 },
  };
  const next = { params: made, body: { ...other, rev: 2 } };
  await officer.call(medicines.changeProgramme, next);
  expect(await read()).toMatchObject({ ...other, sites: [here.id], rev: 3 });
});

test('what may stand in is named where a place lacks a product, to whoever prescribes, counts or prepares', async () => {
  const { site, product, lotId, params } = await shelf();
  const medicine = await buildMedicine(app);
  const other = { siteId: site.id, productId: medicine.product.id };
  const otherLot = await buildStock(app, other);
  const absent = await buildMedicine(app);
  const course = await buildMedicine(app).then(async ({ programme }) => {
    const person = await buildPatient(app, { site, medicines: [{ product, programme }] });
    return person.course;
  });
  const { id } = await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId: site.id, contactId: null }),
  );
  const substitutes = [medicine.product.id, absent.product.id];
  const body = { code: product.code, unit: 'bottle', minimum: 0, reorder: 0, rev: 1, substitutes };
  await officer.call(medicines.changeProduct, { params: { id: product.id }, body });
  const seen = async (show: string) => {
    const { rows } = await officer.call(pickups.list, { query: { siteId: site.id, show } });
    const chosen = await officer.call(courses.choices, { query: { siteId: site.id } });
    return {
      parcel: rows.find((row) => row.id === id)?.contents?.standIns,
      shelf: (await dispenser.call(stock.shelf, { params })).standIns,
      choice: chosen.products.find((one) => one.id === product.id)?.standIns,
    };
  };
  expect(await seen('prepare')).toEqual({ parcel: null, shelf: [], choice: [] });
  await officer.call(stock.quarantine, { params: { id: lotId } });
  const named = [medicine.product.code];
  expect(await seen('prepare')).toEqual({ parcel: named, shelf: named, choice: named });
  expect(await asSystem(app, (ctx) => moveParcel(ctx, id))).toBe('ended');
  expect((await seen('done')).parcel).toEqual(named);
  await officer.call(stock.quarantine, { params: { id: otherLot } });
  expect(await seen('done')).toEqual({ parcel: [], shelf: [], choice: [] });

  // Where it is the day before still.
  const away = await buildSite(app, { zone: 'Pacific/Honolulu' });
  const elsewhere = await as('officer', [away.id]);
  const there = await elsewhere.call(courses.choices, { query: { siteId: away.id } });
  expect(there.today).toBe('2027-03-02');
  const { products } = await elsewhere.call(courses.choices, { query: { siteId: site.id } });
  expect(products.find((one) => one.id === product.id)).toMatchObject({ here: null, standIns: [] });
});

test('of two who set what is kept for walk-ins at once one is told that it changed', async () => {
  const { params } = await shelf();
  const { rev } = await officer.call(stock.shelf, { params });
  await officer.call(stock.setSafety, { params, body: { rev, units: 3 } });
  const late = { params, body: { rev, units: 9 } };
  expect(await dispenser.refused(stock.setSafety, late)).toBe('409 changed-meanwhile');
  const now = await officer.call(stock.shelf, { params });
  expect(now).toMatchObject({ safetyStock: 3, rev: rev + 1 });
});

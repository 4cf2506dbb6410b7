import { expect, test } from 'vitest';
import { keep } from '#core/pickups/index.js';
import { places } from '#console/contract/places.js';
import { session } from '#console/contract/session.js';
import { stock } from '#console/contract/stock.js';
import { asSystem } from '../../support/app.js';
import { buildPatient, buildSite, WEEKDAYS } from '../../support/build.js';
import { stockDesk } from './stock-desk.js';

const { app, as, officer, dispenser, shelf } = await stockDesk();

test('a place serves the programmes that it is not taken from', async () => {
  const { site, programme } = await shelf();
  const params = { id: site.id };
  const { rev, not } = await officer.call(places.read, { params });
  expect(not).toEqual([]);
  const serve = (from: number, programmes: string[]) => ({
    params,
    body: { rev: from, not: programmes },
  });
  const changed = await officer.call(places.serve, serve(rev, [programme.id]));
  expect(changed).toMatchObject({ not: [programme.id], rev: rev + 1 });
  expect(await officer.refused(places.serve, serve(rev, []))).toBe('409 changed-meanwhile');
  expect(await dispenser.refused(places.serve, serve(rev + 1, []))).toBe('403 not-allowed');
  expect((await officer.call(places.serve, serve(rev + 1, []))).not).toEqual([]);
});

test('a closed place keeps nothing until it is opened again; one that is retired stays so', async () => {
  const here = await shelf();
  const { course, contact } = await buildPatient(app, { medicines: [here] });
  const keepIt = () =>
    asSystem(app, (ctx) => keep(ctx, { course, siteId: here.site.id, contactId: contact.id }));
  const params = { id: here.site.id };
  const set = (rev: number, state: string) => ({ params, body: { rev, state } });
  const { rev } = await officer.call(places.setState, set(1, 'closed'));
  await expect(keepIt()).rejects.toThrow('place.closed');
  expect(await officer.refused(places.setState, set(1, 'open'))).toBe('409 changed-meanwhile');
  expect(await dispenser.refused(places.setState, set(rev, 'open'))).toBe('403 not-allowed');
  expect(await officer.call(places.setState, set(rev, 'open'))).toMatchObject({ state: 'open' });
  expect((await keepIt()).place).toBe(here.site.number);
  const retire = set(rev + 1, 'retired');
  expect(await officer.refused(places.setState, retire)).toBe('409 place.has-stock');
  const unseen = app.db.query(`UPDATE sites SET state = 'retired' WHERE id = '${params.id}'`);
  await expect(unseen).rejects.toThrow('on the shelves');
  // What stands in a closed place is still seen to by who works there.
  const empty = await shelf();
  const own = await as('officer', [empty.site.id]);
  await own.call(places.setState, {
    params: { id: empty.site.id },
    body: { rev: 1, state: 'closed' },
  });
  expect((await own.call(session.read)).sites).toMatchObject([{ state: 'closed' }]);
  const gone = { quantity: -10, reason: 'disposed' };
  await own.call(stock.adjust, { params: { id: empty.lotId }, body: gone });
  const at = (state: string, over: number) => ({
    params: { id: empty.site.id },
    body: { rev: over, state },
  });
  await own.call(places.setState, at('retired', 2));
  expect(await own.refused(places.setState, at('open', 3))).toBe('409 place.retired');
  const place = await own.call(places.read, { params: { id: empty.site.id } });
  const { number, privateName, zone, hours, windowCapacity, posterWord } = place;
  const renamed = { number, privateName, zone, hours, windowCapacity, posterWord, rev: 3 };
  const change = { params: { id: empty.site.id }, body: renamed };
  expect(await own.refused(places.change, change)).toBe('409 place.retired');
  const received = { ...empty.params, lotNumber: 'A1', expiresOn: '2028-12-31', quantity: 6 };
  expect(await own.refused(stock.receive, { body: received })).toBe('409 place.retired');
});

test('two people change one place: the second is told, and nothing is lost', async () => {
  const { site } = await shelf();
  const place = await officer.call(places.read, { params: { id: site.id } });
  const { number, zone, hours, windowCapacity, posterWord, rev } = place;
  const body = { rev, number, zone, hours, windowCapacity, posterWord, privateName: 'North gate' };
  const other = await as('admin');
  const changed = await officer.call(places.change, { params: { id: site.id }, body });
  expect(changed).toMatchObject({ privateName: 'North gate', rev: rev + 1 });
  expect(
    await other.refused(places.change, {
      params: { id: site.id },
      body: { ...body, privateName: 'South' },
    }),
  ).toBe('409 changed-meanwhile');
  const closure = { id: site.id, day: '2027-03-10' };
  await officer.call(places.closeDay, { params: closure, body: { reason: 'holiday' } });
  const late = { params: closure, body: { reason: 'stock' } };
  expect(await other.refused(places.closeDay, late)).toBe('409 changed-meanwhile');
  const same = await other.call(places.closeDay, { params: closure, body: { reason: 'holiday' } });
  expect(same.closures).toMatchObject([{ day: '2027-03-10', reason: 'holiday' }]);
  const over = { params: { id: site.id, day: '2027-03-02' }, body: { reason: 'holiday' } };
  expect(await other.refused(places.closeDay, over)).toBe('400 invalid');
  for (const bad of [{ hours: { '1': [['09:00', '08:00']] } }, { zone: 'Africa/Nowhere' }])
    expect(
      await other.refused(places.change, {
        params: { id: site.id },
        body: { ...body, rev: rev + 1, ...bad },
      }),
    ).toBe('400 invalid');
});

test('a number or a poster word belongs to one place, however many ask at once', async () => {
  const body = {
    number: 71,
    privateName: 'New',
    zone: 'Africa/Nairobi',
    hours: WEEKDAYS,
    windowCapacity: 4,
    posterWord: 'mango',
  };
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => officer.ask('POST', '/api/places', { body })),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(409)]);
  expect(await officer.refused(places.add, { body: { ...body, number: 72 } })).toBe(
    '409 place.word-taken',
  );
  // It reads as it was typed, also once it was changed.
  const made = outcomes.find(({ status }) => status === 200)?.body as { id: string; rev: number };
  const read = () => officer.call(places.read, { params: { id: made.id } });
  expect(await read()).toMatchObject(body);
  const two = { '2': [['09:00', '12:30'] as const, ['14:00', '17:00'] as const] };
  const other = {
    ...{ number: 77, privateName: 'Newer', zone: 'Africa/Lagos', hours: two },
    ...{ windowCapacity: 9, posterWord: 'guava' },
  };
  await officer.call(places.change, { params: { id: made.id }, body: { ...other, rev: made.rev } });
  const now = await read();
  expect(now).toMatchObject(other);
  expect(Object.keys(now.hours)).toEqual(['2']);
  const hours = {
    '1': [
      ['09:00', '12:00'],
      ['11:00', '15:00'],
    ],
  };
  const odd = { ...body, number: 73, posterWord: 'papaya', hours };
  expect(await officer.refused(places.add, { body: odd })).toBe('400 invalid');
});

test('who works at some places works at the one that they open too', async () => {
  const one = await buildSite(app);
  const local = await as('officer', [one.id]);
  const { id } = await local.call(places.add, {
    body: {
      ...{ number: 74, privateName: 'New', zone: 'Africa/Nairobi', hours: WEEKDAYS },
      ...{ windowCapacity: 4, posterWord: null },
    },
  });
  expect(await local.call(places.read, { params: { id } })).toMatchObject({ number: 74 });
  expect((await local.call(places.list, { query: {} })).rows.map((row) => row.id).sort()).toEqual(
    [one.id, id].sort(),
  );
});

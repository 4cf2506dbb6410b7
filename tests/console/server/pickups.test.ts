import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import { extendPickup } from '#core/pickups/index.js';
import { pickups } from '#console/contract/pickups.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildMedicine, buildSite, buildStock } from '../../support/build.js';
import { pickupDesk } from './pickup-desk.js';

const { app, as, shelf, kept, codeOf, only, readied, shelfOf } = await pickupDesk();

test('an agent sees the number of a parcel, not whose it is or what is in it', async () => {
  const here = await shelf();
  await kept(here);
  const agent = await as('agent', [here.site.id]);
  const held = await only(agent, here.site, 'prepare');
  expect(held.contents).toBeNull();
  const said = JSON.stringify(held);
  expect(said).not.toContain(here.medicine.product.code);
  expect(await agent.refused(pickups.person, { params: { id: held.id } })).toBe('403 not-allowed');
});

test('a person of another place neither lists nor touches the parcels of this one', async () => {
  const here = await shelf();
  const id = await kept(here);
  const other = await buildSite(app);
  const dispenser = await as('dispenser', [other.id]);
  const query = { siteId: here.site.id };
  expect(await dispenser.refused(pickups.list, { query })).toBe('403 not-allowed');
  expect(await dispenser.refused(pickups.sheet, { query })).toBe('403 not-allowed');
  for (const [route, body] of [
    [pickups.ready, { rev: 1 }],
    [pickups.arrived, { rev: 1 }],
    [pickups.putBack, { rev: 1, reason: 'not-coming' }],
    [pickups.handOver, { code: await codeOf(id) }],
  ] as const)
    expect(await dispenser.refused(route, { params: { id }, body })).toBe('403 not-allowed');
});

test('who looked at an older state is told that somebody changed it', async () => {
  const here = await shelf();
  const id = await kept(here);
  const dispenser = await as('dispenser', [here.site.id]);
  await readied(dispenser, here.site, id);
  for (const [route, body] of [
    [pickups.ready, { rev: 1 }],
    [pickups.arrived, { rev: 1 }],
    [pickups.extend, { rev: 1, days: 1 }],
    [pickups.putBack, { rev: 1, reason: 'not-coming' }],
  ] as const)
    expect(await dispenser.refused(route, { params: { id }, body })).toBe('409 changed-meanwhile');
});

test('the parcels of a place that is not there are none of anybody', async () => {
  const officer = await as('officer');
  const siteId = newId();
  for (const query of [{ siteId }, { siteId, expected: 'today' }])
    expect(await officer.refused(pickups.list, { query })).toBe('404 not-found');
});

test('whoever marks a parcel as ready hears when its patient is told, or that nobody is', async () => {
  const here = await shelf();
  const dispenser = await as('dispenser', [here.site.id]);
  const tells = async (id: Id<'Pickup'>) => {
    const { rows } = await dispenser.call(pickups.list, { query: { siteId: here.site.id } });
    const { rev } = rows.find((row) => row.id === id) ?? {};
    return (await dispenser.call(pickups.ready, { params: { id }, body: { rev } })).tells;
  };
  const number = async (id: Id<'Pickup'>, change: string) => {
    await app.db.query(
      `UPDATE contact_points SET ${change}
       WHERE id = (SELECT contact_id FROM pickups WHERE id = '${id}')`,
    );
    return id;
  };
  expect(await tells(await kept(here))).toBe('soon');
  expect(await tells(await kept(here, '2027-03-12'))).toBe('first-day');
  expect(await tells(await number(await kept(here), `state = 'stopped'`))).toBe('nobody');
  expect(await tells(await number(await kept(here), `paused_until = '2027-04-01'`))).toBe('nobody');
  const without = await kept(here);
  await app.db.query('UPDATE pickups SET contact_id = NULL WHERE id = $1', {
    bind: [without],
  });
  expect(await tells(without)).toBe('nobody');
});

test('that it is ready is taken back for ten seconds, before anybody is told, and not after', async () => {
  const here = await shelf();
  const id = await kept(here);
  const dispenser = await as('dispenser', [here.site.id]);
  const told = async () => {
    const [rows] = await app.db.query(
      `SELECT state FROM messages WHERE kind = 'ready' AND subject_id = '${id}' ORDER BY rev`,
    );
    return (rows as { state: string }[]).map(({ state }) => state);
  };
  const takeBack = (rev: number) => ({ params: { id }, body: { rev } });
  const first = await readied(dispenser, here.site, id);
  expect(await told()).toEqual(['due']);
  expect(await dispenser.refused(pickups.notReady, takeBack(first.rev - 1))).toBe(
    '409 changed-meanwhile',
  );
  await dispenser.call(pickups.notReady, takeBack(first.rev));
  expect(await told()).toEqual(['cleared']);
  expect(await only(dispenser, here.site, 'prepare')).toMatchObject({ state: 'held' });

  const again = await readied(dispenser, here.site, id);
  expect(await told()).toEqual(['cleared', 'due']);
  await app.db.query(
    `UPDATE messages SET state = 'sent' WHERE subject_id = '${id}' AND state = 'due'`,
  );
  expect(await dispenser.refused(pickups.notReady, takeBack(again.rev))).toBe(
    '409 pickup.told-already',
  );
  await expect(
    app.db.query(`UPDATE pickups SET state = 'held' WHERE id = '${id}'`),
  ).rejects.toThrow(/told already/);
});

test('who told nobody has ten seconds too', async () => {
  const here = await shelf();
  const id = await kept(here);
  await app.db.query(`UPDATE pickups SET contact_id = NULL WHERE id = '${id}'`);
  const dispenser = await as('dispenser', [here.site.id]);
  const { rev } = await readied(dispenser, here.site, id);
  await moveClock(app, 0.3);
  expect(await dispenser.refused(pickups.notReady, { params: { id }, body: { rev } })).toBe(
    '409 pickup.told-already',
  );
});

test('a parcel is kept longer once, and its patient is told again', async () => {
  const here = await shelf();
  const id = await kept(here);
  const dispenser = await as('dispenser', [here.site.id]);
  const ready = await readied(dispenser, here.site, id);
  expect(ready).toMatchObject({ until: { day: '2027-03-05' }, moreDays: 5 });
  const extend = (rev: number, days: number) => ({ params: { id }, body: { rev, days } });
  const tooLong = extend(ready.rev, ready.moreDays + 1);
  expect(await dispenser.refused(pickups.extend, tooLong)).toBe('400 invalid');
  await expect(asSystem(app, (ctx) => extendPickup(ctx, id, tooLong.body))).rejects.toThrow(
    'invalid',
  );
  await dispenser.call(pickups.extend, extend(ready.rev, 2));
  const longer = await only(dispenser, here.site, 'ready');
  expect(longer).toMatchObject({ extended: true, moreDays: 0, until: { day: '2027-03-08' } });
  expect(await dispenser.refused(pickups.extend, extend(longer.rev, 1))).toBe(
    '409 pickup.extended-already',
  );
  const [told] = await app.db.query(
    `SELECT count(*)::int AS n FROM messages WHERE kind = 'ready' AND subject_id = '${id}'`,
  );
  expect(told).toEqual([{ n: 2 }]);
});

test('a parcel is not kept longer than its lot covers the course', async () => {
  const site = await buildSite(app);
  const medicine = await buildMedicine(app);
  const expiresOn = '2027-04-09';
  await buildStock(app, { siteId: site.id, productId: medicine.product.id, expiresOn });
  const id = await kept({ site, medicine });
  const dispenser = await as('dispenser', [site.id]);
  const { rev, moreDays } = await readied(dispenser, site, id);
  const extend = (days: number) => ({ params: { id }, body: { rev, days } });
  expect(moreDays).toBe(4);
  expect(await dispenser.refused(pickups.extend, extend(moreDays + 1))).toBe(
    '409 stock.lot-expired',
  );
  await dispenser.call(pickups.extend, extend(moreDays));
});

test('what is put back is on the same shelf again, and its patient is told', async () => {
  const here = await shelf();
  const id = await kept(here);
  const dispenser = await as('dispenser', [here.site.id]);
  expect(await shelfOf(here.site)).toEqual({ onHand: 10, reserved: 1 });
  const { rev } = await readied(dispenser, here.site, id);
  await dispenser.call(pickups.putBack, { params: { id }, body: { rev, reason: 'not-coming' } });
  expect(await shelfOf(here.site)).toEqual({ onHand: 10, reserved: 0 });
  expect(await only(dispenser, here.site, 'done')).toMatchObject({ state: 'returned' });
});

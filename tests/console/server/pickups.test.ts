import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import type { Role } from '#core/kernel/permissions.js';
import { chooseWindow, findPickup, keep, pickupCode } from '#core/pickups/index.js';
import { openTask } from '#core/tasks/index.js';
import { pickups } from '#console/contract/pickups.js';
import { supply } from '#console/contract/supply.js';
import { tasks } from '#console/contract/tasks.js';
import type { PickupView } from '#console/contract/pickups.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { buildStaff } from '../../support/build-staff.js';
import { testDesk } from '../../support/desk.js';
import type { Visitor } from '../../support/desk.js';

// Wednesday, 09:30 in Nairobi.
const { app, as, signedIn } = await testDesk('2027-03-03T06:30:00Z');

type Site = Awaited<ReturnType<typeof buildSite>>;
type Medicine = Awaited<ReturnType<typeof buildMedicine>>;

async function shelf(facts: Parameters<typeof buildMedicine>[1] = {}, zone = 'Africa/Nairobi') {
  const site = await buildSite(app, { zone });
  const medicine = await buildMedicine(app, facts);
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  return { site, medicine };
}

async function kept({ site, medicine }: { site: Site; medicine: Medicine }, dueOn = '2027-03-03') {
  const { course, contact } = await buildPatient(app, { medicines: [medicine], dueOn });
  const { id } = await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId: site.id, contactId: contact.id }),
  );
  return id;
}

const codeOf = async (id: Id<'Pickup'>) => {
  const pickup = await asSystem(app, (ctx) => findPickup(ctx, id));
  if (!pickup) throw new Error('no pickup');
  return pickupCode(app.keys, pickup);
};

const only = async (who: Visitor, site: Site, show: string): Promise<PickupView> => {
  const { rows } = await who.call(pickups.list, { query: { siteId: site.id, show } });
  if (rows.length !== 1 || !rows[0]) throw new Error(`${rows.length} parcels`);
  return rows[0];
};

async function readied(who: Visitor, site: Site, id: Id<'Pickup'>): Promise<PickupView> {
  const { rev } = await only(who, site, 'prepare');
  await who.call(pickups.ready, { params: { id }, body: { rev } });
  return only(who, site, 'ready');
}

/** What a colleague types at somebody else's desk. */
const colleague = async (role: Role, siteIds: readonly Id<'Site'>[] | 'all' = 'all') =>
  (await buildStaff(app, { role, siteIds })).signs();

test('a parcel goes from the prepare list to its receiver by its code', async () => {
  const here = await shelf();
  const id = await kept(here);
  const dispenser = await as('dispenser', [here.site.id]);
  const held = await only(dispenser, here.site, 'prepare');
  expect(held).toMatchObject({ id, state: 'held', told: 'waiting', obstacle: null });
  expect(held.contents).toMatchObject({ letter: 'A', units: 1, lots: [{ quantity: 1 }] });

  // Whoever shows its code too soon is noted as waiting for it.
  const desk = await as('front-desk', [here.site.id]);
  const soon = { siteId: here.site.id, code: await codeOf(id) };
  expect(await desk.call(pickups.lookUp, { body: soon })).toMatchObject({
    state: 'held',
    arrived: { time: '09:30' },
  });
  const ready = await readied(dispenser, here.site, id);
  expect(ready.state).toBe('ready');
  await desk.call(pickups.arrived, { params: { id }, body: { rev: ready.rev } });
  expect(await only(desk, here.site, 'here')).toMatchObject({
    arrived: { day: '2027-03-03', time: '09:30' },
  });
  const code = await codeOf(id);
  const found = await desk.call(pickups.lookUp, { body: { siteId: here.site.id, code } });
  expect(found).toMatchObject({ id, parcel: ready.parcel, contents: null });
  await desk.call(pickups.handOver, { params: { id }, body: { code } });
  const done = await only(desk, here.site, 'done');
  expect(done).toMatchObject({ state: 'collected' });
  const late = { params: { id }, body: { rev: done.rev } };
  expect(await desk.refused(pickups.arrived, late)).toBe('409 pickup.wrong-state');
  const back = { params: { id }, body: { rev: done.rev, reason: 'not-coming' } };
  expect(await dispenser.refused(pickups.putBack, back)).toBe('409 pickup.wrong-state');
  expect(await desk.refused(pickups.handOver, { params: { id }, body: { code } })).toBe(
    '403 pickup.code-wrong',
  );
});

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

test('what a parcel is not ready for, or is over, is refused; whose it is stays closed once it is gone', async () => {
  const here = await shelf();
  const { site } = here;
  const id = await kept(here);
  const dispenser = await as('dispenser', [site.id]);
  const wrong = '409 pickup.wrong-state';
  const held = await only(dispenser, site, 'prepare');
  const act = (rev: number, more: object = {}) => ({ params: { id }, body: { rev, ...more } });
  expect(await dispenser.refused(pickups.notReady, act(held.rev))).toBe(wrong);
  expect(await dispenser.refused(pickups.extend, act(held.rev, { days: 1 }))).toBe(wrong);
  const signed = async () => ({ reason: 'not-taken', approver: await colleague('officer') });
  expect(await dispenser.refused(pickups.reverse, act(held.rev, await signed()))).toBe(wrong);

  const ready = await readied(dispenser, site, id);
  const whose = { params: { id } };
  expect(await dispenser.call(pickups.person, whose)).toMatchObject({ helpers: [] });
  await app.db.query(`UPDATE sites SET active = false, state = 'closed' WHERE id = '${site.id}'`);
  expect(await dispenser.refused(pickups.extend, act(ready.rev, { days: 1 }))).toBe(
    '409 place.closed',
  );
  await app.db.query(`UPDATE sites SET active = true, state = 'open' WHERE id = '${site.id}'`);
  const code = await codeOf(id);
  const other = { params: { id: newId() }, body: { code } };
  expect(await dispenser.refused(pickups.handOver, other)).toBe('404 not-found');
  await dispenser.call(pickups.handOver, { params: { id }, body: { code } });
  expect(await dispenser.refused(pickups.person, whose)).toBe(wrong);
});

test('a parcel whose lot is unfit since it was made up is not handed over, and the desk is told why', async () => {
  const here = await shelf();
  const id = await kept(here);
  const dispenser = await as('dispenser', [here.site.id]);
  await readied(dispenser, here.site, id);
  const code = { params: { id }, body: { code: await codeOf(id) } };
  for (const [change, why] of [
    [`expires_on = '2027-03-03'`, 'lot-expired'],
    [`state = 'quarantined'`, 'set-apart'],
    [`state = 'recalled'`, 'lot-recalled'],
  ] as const) {
    await app.db.query(`UPDATE stock_lots SET ${change} WHERE site_id = '${here.site.id}'`);
    expect(await dispenser.refused(pickups.handOver, code)).toBe(`409 stock.${why}`);
  }
  expect(await shelfOf(here.site)).toEqual({ onHand: 10, reserved: 1 });
});

test('the parcels of a place that is not there are none of anybody', async () => {
  const officer = await as('officer');
  const siteId = newId();
  for (const query of [{ siteId }, { siteId, expected: 'today' }])
    expect(await officer.refused(pickups.list, { query })).toBe('404 not-found');
});

test('wrong codes count: after five of an hour only a second person opens, and it is never oneself', async () => {
  const here = await shelf();
  const id = await kept(here);
  const dispenser = await as('dispenser', [here.site.id]);
  const { rev } = await readied(dispenser, here.site, id);
  const code = await codeOf(id);
  const wrong = code === '0000' ? '0001' : '0000';
  const { site } = here;
  for (let tries = 0; tries < 5; tries += 1)
    expect(
      await dispenser.refused(pickups.lookUp, { body: { siteId: site.id, code: wrong } }),
    ).toBe('403 pickup.code-wrong');
  expect(await dispenser.refused(pickups.lookUp, { body: { siteId: site.id, code } })).toBe(
    '429 pickup.code-locked',
  );
  expect(await dispenser.refused(pickups.handOver, { params: { id }, body: { code } })).toBe(
    '429 pickup.code-locked',
  );

  const body = { rev, receiver: 'patient', identity: 'card' };
  const bad = { ...(await colleague('front-desk', [site.id])), password: 'Not-Theirs-1' };
  const by = (approver: unknown) =>
    dispenser.refused(pickups.handOverWithSecond, { params: { id }, body: { ...body, approver } });
  expect(await by(bad)).toBe('403 approver.wrong');
  expect(await by(await colleague('auditor'))).toBe('409 approver.not-allowed');
  expect(await by(await colleague('dispenser', [(await buildSite(app)).id]))).toBe(
    '409 approver.not-allowed',
  );
  const approver = await colleague('front-desk', [site.id]);
  await dispenser.call(pickups.handOverWithSecond, { params: { id }, body: { ...body, approver } });
  expect(await only(dispenser, site, 'done')).toMatchObject({ state: 'collected' });
});

test('the code of one parcel hands no other over', async () => {
  const here = await shelf();
  const dispenser = await as('dispenser', [here.site.id]);
  const one = await kept(here);
  await readied(dispenser, here.site, one);
  const other = await kept(here);
  const { rev } = await only(dispenser, here.site, 'prepare');
  await dispenser.call(pickups.ready, { params: { id: other }, body: { rev } });
  const body = { code: await codeOf(other) };
  expect(await dispenser.refused(pickups.handOver, { params: { id: one }, body })).toBe(
    '403 pickup.code-wrong',
  );
  await dispenser.call(pickups.handOver, { params: { id: other }, body });
  expect(await only(dispenser, here.site, 'ready')).toMatchObject({ id: one });
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

test('the second person is somebody else', async () => {
  const here = await shelf();
  const id = await kept(here);
  const { rev } = await readied(await as('dispenser', [here.site.id]), here.site, id);
  const one = await buildStaff(app, { role: 'dispenser' });
  const body = { rev, identity: 'document', approver: one.signs() };
  const me = await signedIn(one.staffId);
  expect(await me.refused(pickups.handOverWithSecond, { params: { id }, body })).toBe(
    '409 approver.self',
  );
});

test('what is too early or withheld is not handed over, and the list says so in neutral words', async () => {
  const here = await shelf({ earlyDays: 0 });
  const id = await kept(here, '2027-03-05');
  const dispenser = await as('dispenser', [here.site.id]);
  const ready = await readied(dispenser, here.site, id);
  expect(ready).toMatchObject({ obstacle: 'too-early', from: '2027-03-05' });
  const body = { code: await codeOf(id) };
  expect(await dispenser.refused(pickups.handOver, { params: { id }, body })).toBe(
    '409 pickup.too-early',
  );
  await app.db.query('UPDATE courses SET withheld = true');
  expect(await only(dispenser, here.site, 'ready')).toMatchObject({ obstacle: 'withheld' });
  expect(await dispenser.refused(pickups.handOver, { params: { id }, body })).toBe(
    '409 course.withheld',
  );
  // The desk is told which of the four it is; who works by the number alone is not.
  const why = async (who: Visitor) => (await only(who, here.site, 'ready')).why;
  expect(await why(dispenser)).toBe('withheld');
  const { courseId } = await asSystem(app, async (ctx) => {
    const pickup = await findPickup(ctx, id);
    if (!pickup) throw new Error('no pickup');
    await openTask(ctx, { kind: 'withheld', subjectId: pickup.courseId });
    return pickup;
  });
  expect(await why(dispenser)).toBe('missed-days');
  expect(await why(await as('agent', [here.site.id]))).toBeNull();
  const set = (state: string) =>
    app.db.query('UPDATE courses SET withheld = false, state = $2 WHERE id = $1', {
      bind: [courseId, state],
    });
  for (const state of ['on-hold', 'stopped']) {
    await set(state);
    expect(await only(dispenser, here.site, 'ready')).toMatchObject({
      obstacle: 'withheld',
      why: state,
    });
  }
  await app.db.query('UPDATE courses SET withheld = false');
});

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

test('nobody but the patient takes what the programme gives to the patient alone', async () => {
  const here = await shelf({ proxyAllowed: false });
  const id = await kept(here);
  const dispenser = await as('dispenser', [here.site.id]);
  expect(await readied(dispenser, here.site, id)).toMatchObject({ proxyAllowed: false });
  const code = await codeOf(id);
  expect(
    await dispenser.refused(pickups.handOver, {
      params: { id },
      body: { code, receiver: 'someone' },
    }),
  ).toBe('409 pickup.not-by-proxy');
  await dispenser.call(pickups.handOver, { params: { id }, body: { code } });
});

test('a parcel is kept longer once, and its patient is told again', async () => {
  const here = await shelf();
  const id = await kept(here);
  const dispenser = await as('dispenser', [here.site.id]);
  const ready = await readied(dispenser, here.site, id);
  expect(ready).toMatchObject({ until: { day: '2027-03-05' }, moreDays: 5 });
  await dispenser.call(pickups.extend, { params: { id }, body: { rev: ready.rev, days: 2 } });
  const longer = await only(dispenser, here.site, 'ready');
  expect(longer).toMatchObject({ extended: true, moreDays: 0, until: { day: '2027-03-08' } });
  expect(
    await dispenser.refused(pickups.extend, { params: { id }, body: { rev: longer.rev, days: 1 } }),
  ).toBe('409 pickup.extended-already');
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

const shelfOf = async (site: Site) => {
  const [rows] = await app.db.query(
    `SELECT sum(on_hand)::int AS "onHand", sum(reserved)::int AS reserved FROM stock_lots WHERE site_id = '${site.id}'`,
  );
  return (rows as { onHand: number; reserved: number }[])[0];
};

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

test('a handover is taken back on its day by two people: units and due day are as before', async () => {
  const here = await shelf();
  const id = await kept(here);
  const dispenser = await as('dispenser', [here.site.id]);
  await readied(dispenser, here.site, id);
  await dispenser.call(pickups.handOver, { params: { id }, body: { code: await codeOf(id) } });
  expect(await shelfOf(here.site)).toEqual({ onHand: 9, reserved: 0 });
  const { rev } = await only(dispenser, here.site, 'done');
  const body = { rev, reason: 'wrong-parcel' };
  const back = (approver: unknown) =>
    dispenser.refused(pickups.reverse, { params: { id }, body: { ...body, approver } });
  expect(await back(await colleague('front-desk'))).toBe('409 approver.not-allowed');
  const approver = await colleague('officer', [here.site.id]);
  await dispenser.call(pickups.reverse, { params: { id }, body: { ...body, approver } });
  expect(await shelfOf(here.site)).toEqual({ onHand: 10, reserved: 0 });
  const [due] = await app.db.query(
    `SELECT u.due_on::text AS due, u.runs_out_on::text AS out FROM courses u
     JOIN pickups p ON p.course_id = u.id WHERE p.id = '${id}'`,
  );
  expect(due).toEqual([{ due: '2027-03-03', out: '2027-03-02' }]);
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

test('a handover of yesterday stays', async () => {
  const here = await shelf();
  const id = await kept(here);
  const dispenser = await as('dispenser', [here.site.id]);
  await readied(dispenser, here.site, id);
  await dispenser.call(pickups.handOver, { params: { id }, body: { code: await codeOf(id) } });
  const { rev } = await only(dispenser, here.site, 'done');
  await moveClock(app, 16 * 60);
  const approver = await colleague('officer');
  const body = { rev, reason: 'not-taken', approver };
  expect(await dispenser.refused(pickups.reverse, { params: { id }, body })).toBe(
    '409 pickup.another-day',
  );
  await moveClock(app, -16 * 60);
});

test('ten desks hand one parcel over at once: one does', async () => {
  const here = await shelf();
  const id = await kept(here);
  const dispenser = await as('dispenser', [here.site.id]);
  const ready = await readied(dispenser, here.site, id);
  const code = await codeOf(id);
  const said = await Promise.all(
    Array.from({ length: 10 }, () =>
      dispenser.ask('POST', `/api/pickups/${id}/hand-over`, { body: { code } }),
    ),
  );
  expect(said.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await shelfOf(here.site)).toEqual({ onHand: 9, reserved: 0 });
  expect(ready.parcel).toBeGreaterThan(0);
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

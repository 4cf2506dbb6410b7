import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import type { Role } from '#core/kernel/permissions.js';
import { findPickup } from '#core/pickups/index.js';
import { openTask } from '#core/tasks/index.js';
import { pickups } from '#console/contract/pickups.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildSite } from '../../support/build.js';
import { buildStaff } from '../../support/build-staff.js';
import type { Visitor } from '../../support/desk.js';
import { pickupDesk } from './pickup-desk.js';

const { app, as, signedIn, shelf, kept, codeOf, only, readied, shelfOf } = await pickupDesk();

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

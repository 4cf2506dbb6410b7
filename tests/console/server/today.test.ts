import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import { keep, markArrived, markReady } from '#core/pickups/index.js';
import { openTask } from '#core/tasks/index.js';
import { tasks } from '#console/contract/tasks.js';
import { texts } from '#console/contract/texts.js';
import { today } from '#console/contract/today.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { testDesk } from '../../support/desk.js';

// Wednesday, 09:30 in Nairobi.
const { app, as } = await testDesk('2027-03-03T06:30:00Z');

const entries = async (action: string): Promise<number> => {
  const [rows] = await app.db.query(
    'SELECT count(*)::int AS n FROM audit_entries WHERE action = $1',
    {
      bind: [action],
    },
  );
  return (rows as { n: number }[])[0]?.n ?? 0;
};

test('today counts what is live at this place and no other', async () => {
  const medicine = await buildMedicine(app);
  const [here, there] = [await buildSite(app), await buildSite(app)];
  for (const { id: siteId } of [here, there])
    await buildStock(app, { siteId, productId: medicine.product.id });
  const kept = async (siteId: typeof here.id) => {
    const { course, contact } = await buildPatient(app, { medicines: [medicine] });
    return asSystem(app, (ctx) => keep(ctx, { course, siteId, contactId: contact.id }));
  };
  await kept(here.id);
  const ready = await kept(here.id);
  const arrived = await kept(here.id);
  await kept(there.id);
  await asSystem(app, (ctx) => markReady(ctx, ready.id, 1));
  await asSystem(app, (ctx) => markArrived(ctx, arrived.id, 1));
  const desk = await as('dispenser', [here.id]);
  const seen = await desk.call(today.read, { query: { siteId: here.id } });
  expect(seen.pickups).toMatchObject({ prepare: 2, ready: 1, here: 1, late: 0, collected: 0 });
  expect(seen.here.map(({ id }) => id)).toEqual([arrived.id]);
  expect(seen.stock).toEqual({ low: 0, ending: 0, stale: 0 });
  expect(seen.messages).toEqual({ failed: 0, denied: 0 });
  expect(seen.now).toEqual({ day: '2027-03-03', time: '09:30' });
});

test('the texts that failed or were denied are listed as they are counted, with why and a task, and no words', async () => {
  const [here, there] = [await buildSite(app), await buildSite(app)];
  const text = async (
    site: typeof here,
    { state, at = '1 hour', kind = 'ready' }: { state: string; at?: string; kind?: string },
  ) => {
    const { patientId, contact, publicRef } = await buildPatient(app, { site });
    const { id: contactId } = contact;
    const id = newId();
    await asSystem(app, (ctx) =>
      ctx.sql(
        `INSERT INTO messages (id, contact_id, patient_id, channel, kind, subject_id, rev, state, due_at, useful_until, reply, outcome, made_at)
         VALUES ($1, $2, $3, 'sms', $4, $1, 1, $5, $6::timestamptz - $7::interval, $6, false, '30003', $6::timestamptz - interval '40 days')`,
        [id, contactId, patientId, kind, state, ctx.now, at],
      ),
    );
    return { id, contactId, publicRef };
  };
  const failed = await text(here, { state: 'failed' });
  const denied = await text(here, { state: 'denied', kind: 'visit-reminder', at: '2 hours' });
  const late = await text(here, { state: 'expired', kind: 'check-in', at: '3 hours' });
  await text(here, { state: 'undelivered', at: '3 days' });
  await text(here, { state: 'sent' });
  await text(there, { state: 'failed' });
  await asSystem(app, (ctx) =>
    openTask(ctx, { kind: 'not-delivered', contactId: failed.contactId, siteId: here.id }),
  );
  await app.db.query(`UPDATE contact_points SET state = 'stopped' WHERE id = $1`, {
    bind: [denied.contactId],
  });
  const desk = await as('front-desk', [here.id]);
  const list = (query: object, by = desk) =>
    by.call(texts.failed, { query: { siteId: here.id, ...query } });
  const seen = await list({});
  expect(seen.total).toBe(3);
  expect(seen.rows).toEqual([
    expect.objectContaining({ id: failed.id, kind: 'parcel', why: 'not-reached', code: '30003' }),
    expect.objectContaining({ id: denied.id, kind: 'visit', why: 'stopped', taskId: null }),
    expect.objectContaining({ id: late.id, kind: 'care', why: 'late', ref: late.publicRef }),
  ]);
  const taskId = seen.rows[0]?.taskId;
  expect((await desk.call(tasks.read, { params: { id: taskId ?? '' } })).task.kind).toBe(
    'not-delivered',
  );
  expect((await desk.call(today.read, { query: { siteId: here.id } })).messages).toEqual({
    failed: 2,
    denied: 1,
  });
  expect((await list({ show: 'denied' })).rows.map(({ id }) => id)).toEqual([denied.id]);
  expect((await list({ days: 7 })).total).toBe(4);
  expect((await list({ sort: 'what', size: 1, page: 3 })).rows.map(({ id }) => id)).toEqual([
    denied.id,
  ]);
  const admin = await list({}, await as('admin', [here.id]));
  expect(admin.rows.map(({ ref }) => ref)).toEqual([null, null, null]);
  const doctor = await list({}, await as('doctor', [here.id]));
  expect(doctor.rows[0]).toMatchObject({ ref: failed.publicRef, taskId: null });
  expect(await desk.refused(texts.failed, { query: { siteId: there.id } })).toBe('403 not-allowed');
});

test('a role sees its own part of today: numbers, tasks, or the time alone', async () => {
  const { id: siteId } = await buildSite(app);
  const part = async (role: 'auditor' | 'agent' | 'doctor') => {
    const seen = await (await as(role, [siteId])).call(today.read, { query: { siteId } });
    return Object.entries(seen).flatMap(([name, value]) => (value === null ? [] : [name]));
  };
  expect(await part('auditor')).toEqual(['now', 'waiting', 'here']);
  expect(await part('agent')).toEqual(['now', 'pickups', 'waiting', 'here']);
  expect(await part('doctor')).toEqual([
    'now',
    'visits',
    'waiting',
    'here',
    'stock',
    'tasks',
    'messages',
  ]);
});

test('tasks of today: those of the place and of none are counted, mine wherever I took them, the urgent ones first', async () => {
  const [here, there] = [await buildSite(app), await buildSite(app)];
  const open = (siteId: typeof here.id | null, priority: number) =>
    asSystem(app, (ctx) =>
      openTask(ctx, { kind: 'recount', siteId, subjectId: newId(), priority }),
    );
  for (let priority = 9; priority > 1; priority -= 1) await open(here.id, priority);
  await open(null, 1);
  await open(there.id, 1);
  const me = await as('officer', [here.id, there.id]);
  const others = await me.call(tasks.list, { query: { siteId: there.id } });
  const [taken] = others.rows.filter(({ place }) => place === there.number);
  if (!taken) throw new Error('no task there');
  await me.call(tasks.take, { params: { id: taken.id }, body: { rev: taken.rev } });
  const before = await entries('task.listed');
  const seen = (await me.call(today.read, { query: { siteId: here.id } })).tasks;
  expect(seen).toMatchObject({ open: 9, mine: 1 });
  expect(seen?.first.map(({ priority }) => priority)).toEqual([1, 2, 3, 4, 5, 6]);
  expect((await entries('task.listed')) - before).toBe(1);
  const stranger = await as('officer', [there.id]);
  expect(await stranger.refused(today.read, { query: { siteId: here.id } })).toBe(
    '403 not-allowed',
  );
});

test('where no task is open there is none, and of a place that there is not nothing is told', async () => {
  const { id: siteId } = await buildSite(app);
  const front = await as('front-desk', [siteId]);
  const seen = await front.call(today.read, { query: { siteId } });
  expect(seen.tasks).toEqual({ open: 0, mine: 0, first: [] });
  const chief = await as('super-admin');
  expect(await chief.refused(today.read, { query: { siteId: newId() } })).toBe('404 not-found');
});

import { expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { newId } from '#core/kernel/ids.js';
import { cancelTask, openTask } from '#core/tasks/index.js';
import type { TaskKind } from '#core/tasks/index.js';
import { tasks } from '#console/contract/tasks.js';
import { asSystem } from '../../support/app.js';
import { buildPatient, buildSite } from '../../support/build.js';
import { testDesk } from '../../support/desk.js';
import type { Visitor } from '../../support/desk.js';

const { app, as } = await testDesk();

/** As a patient's "call me" leaves it. */
const ASKED = { when: 'morning', from: '08:00', to: '19:00' };

type Site = Awaited<ReturnType<typeof buildSite>>;

async function opened(kind: TaskKind, site: Site | null, facts = {}) {
  const { contact, patientId } = await buildPatient(app, { nickname: 'Zed' });
  await asSystem(app, (ctx) =>
    openTask(ctx, { kind, siteId: site?.id ?? null, contactId: contact.id, patientId, ...facts }),
  );
}

const firstAt = async (who: Visitor, site: Site) => {
  const { rows } = await who.call(tasks.list, { query: { siteId: site.id } });
  const [task] = rows.filter(({ place }) => place === site.number);
  if (!task) throw new Error('no task');
  return task;
};

test('tasks stand by urgency, each before the roles that work it, at the places where they work', async () => {
  const [here, there] = [await buildSite(app), await buildSite(app)];
  await opened('call-back', here);
  await opened('danger', here, { priority: 1 });
  await opened('recount', here);
  await opened('call-back', there);
  const seen = async (who: Visitor) => {
    const { rows } = await who.call(tasks.list, {});
    return rows.map(({ kind, place }) => `${kind} ${place}`);
  };
  expect(await seen(await as('front-desk', [here.id]))).toEqual([
    `danger ${here.number}`,
    `call-back ${here.number}`,
  ]);
  expect(await seen(await as('dispenser', [here.id]))).toEqual([
    `danger ${here.number}`,
    `recount ${here.number}`,
  ]);
  const officer = await as('officer', [here.id]);
  const sorted = async (sort: string) =>
    (await officer.call(tasks.list, { query: { sort } })).rows.map(({ kind }) => kind);
  const kindsHere = await sorted('what');
  expect(kindsHere).toEqual([...kindsHere].sort());
  expect(await sorted('-what')).toEqual([...kindsHere].reverse());
  expect(await sorted('-since')).toEqual((await sorted('since')).reverse());
  const task = await firstAt(await as('officer'), there);
  const desk = await as('front-desk', [here.id]);
  const params = { id: task.id };
  expect(await desk.refused(tasks.read, { params })).toBe('404 not-found');
  expect(await desk.refused(tasks.take, { params, body: { rev: 1 } })).toBe('404 not-found');
  expect(await desk.refused(tasks.comment, { params, body: { words: 'x' } })).toBe('404 not-found');
  expect(await desk.refused(tasks.close, { params, body: { rev: 1, outcome: 'reached' } })).toBe(
    '404 not-found',
  );
});

test('a task is taken by one of many, called, remarked on and closed with an outcome of its kind', async () => {
  const here = await buildSite(app);
  await opened('call-back', here, { facts: ASKED });
  const desks = await Promise.all(Array.from({ length: 8 }, () => as('front-desk', [here.id])));
  const [first] = desks;
  if (!first) throw new Error('nobody');
  const { id } = await firstAt(first, here);
  const said = await Promise.all(
    desks.map((one) => one.ask('POST', `/api/tasks/${id}/take`, { body: { rev: 1 } })),
  );
  expect(said.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(said.filter(({ status }) => status === 409)).toHaveLength(7);
  const taker = desks[said.findIndex(({ status }) => status === 200)];
  const other = desks[said.findIndex(({ status }) => status === 409)];
  if (!taker || !other) throw new Error('nobody took it');

  const params = { id };
  expect(await other.refused(tasks.number, { params })).toBe('403 not-allowed');
  expect(await taker.call(tasks.number, { params })).toMatchObject({
    channel: 'sms',
    number: expect.stringMatching(/^\+2547/) as string,
    nicknames: ['Zed'],
  });
  await taker.call(tasks.comment, { params, body: { words: 'Asked to ring again at two.' } });
  const { task, events, outcomes } = await taker.call(tasks.read, { params });
  expect(task).toMatchObject({ mine: true, facts: ASKED });
  expect(events.map(({ kind }) => kind)).toEqual(['taken', 'comment']);
  expect(outcomes).toEqual(['reached', 'no-answer', 'wrong-person']);
  const { rev } = task;
  const close = (outcome: string) => ({ params, body: { rev, outcome, words: 'All well.' } });
  expect(await taker.refused(tasks.close, close('counted'))).toBe('400 invalid');
  await taker.call(tasks.close, close('reached'));
  expect(await taker.refused(tasks.close, close('reached'))).toBe('409 changed-meanwhile');
  const closed = { params, body: { rev: rev + 1 } };
  expect(await taker.refused(tasks.take, closed)).toBe('409 changed-meanwhile');
  const { rows } = await taker.call(tasks.list, { query: { show: 'done' } });
  expect(rows[0]).toMatchObject({ id, outcome: 'reached', closedBy: 'A front-desk' });
});

test('whoever is to be called by a chat alone has no number, nor has who has no phone', async () => {
  const here = await buildSite(app);
  const desk = await as('front-desk', [here.id]);
  const { contact } = await buildPatient(app, { channel: 'telegram', nickname: 'Zed' });
  const taken = async (contactId: Id<'Contact'> | null) => {
    await asSystem(app, (ctx) =>
      openTask(ctx, { kind: 'new-secret', siteId: here.id, contactId, subjectId: newId() }),
    );
    const { rows } = await desk.call(tasks.list, { query: { siteId: here.id } });
    const task = rows.find(({ mine, place }) => !mine && place === here.number);
    const params = { id: task?.id ?? '' };
    await desk.call(tasks.take, { params, body: { rev: 1 } });
    return { params };
  };
  const chat = await desk.call(tasks.number, await taken(contact.id));
  expect(chat).toMatchObject({ channel: 'telegram', number: null, nicknames: ['Zed'] });
  expect(await desk.refused(tasks.number, await taken(null))).toBe('404 not-found');
});

test('what is urgent stays so when it is said again calmly, and what is done is not taken back', async () => {
  const here = await buildSite(app);
  const { contact } = await buildPatient(app);
  const about = { kind: 'call-back', siteId: here.id, contactId: contact.id } as const;
  const desk = await as('front-desk', [here.id]);
  await asSystem(app, (ctx) => openTask(ctx, { ...about, priority: 1 }));
  await asSystem(app, (ctx) => openTask(ctx, about));
  const { id, priority, rev } = await firstAt(desk, here);
  expect(priority).toBe(1);
  const params = { id };
  await desk.call(tasks.take, { params, body: { rev } });
  await desk.call(tasks.close, { params, body: { rev: rev + 1, outcome: 'reached', words: null } });
  await asSystem(app, (ctx) => cancelTask(ctx, 'call-back', { contactId: contact.id }));
  expect((await desk.call(tasks.read, { params })).task.state).toBe('done');
});

test('what staff write of a task rests sealed', async () => {
  const here = await buildSite(app);
  await opened('call-back', here);
  const desk = await as('front-desk', [here.id]);
  const { id } = await firstAt(desk, here);
  await desk.call(tasks.comment, { params: { id }, body: { words: 'marked-remark-4711' } });
  const [found] = await app.db.query(
    `SELECT count(*)::int AS n FROM task_events WHERE position('marked-remark' IN encode(words, 'escape')) > 0`,
  );
  expect(found).toEqual([{ n: 0 }]);
  await app.db.query(`UPDATE task_events SET key_id = NULL WHERE task_id = '${id}'`);
  const { events } = await desk.call(tasks.read, { params: { id } });
  expect(events.map(({ words }) => words)).toEqual([null]);
});

test('a task is given to a colleague who works its kind there, or back to all', async () => {
  const here = await buildSite(app);
  await opened('call-back', here);
  const desk = await as('front-desk', [here.id]);
  const officer = await as('officer', [here.id]);
  const agent = await as('agent', [here.id]);
  const elsewhere = await as('front-desk', [(await buildSite(app)).id]);
  const { id } = await firstAt(desk, here);
  const params = { id };
  const { colleagues } = await desk.call(tasks.read, { params });
  const ids = colleagues.map((one) => one.id as Id<'Staff'>);
  expect(ids).toContain(officer.staffId);
  expect(ids).not.toContain(agent.staffId);
  expect(ids).not.toContain(elsewhere.staffId);
  expect(await desk.refused(tasks.give, { params, body: { rev: 1, to: elsewhere.staffId } })).toBe(
    '404 not-found',
  );
  expect(await desk.refused(tasks.give, { params, body: { rev: 1, to: newId() } })).toBe(
    '404 not-found',
  );
  const gone = await as('officer', [here.id]);
  await app.db.query(`UPDATE staff SET state = 'suspended' WHERE id = '${gone.staffId}'`);
  expect(await desk.refused(tasks.give, { params, body: { rev: 1, to: gone.staffId } })).toBe(
    '404 not-found',
  );
  await desk.call(tasks.give, { params, body: { rev: 1, to: officer.staffId } });
  expect(await firstAt(officer, here)).toMatchObject({ mine: true, rev: 2 });
  await officer.call(tasks.give, { params, body: { rev: 2, to: null } });
  expect(await firstAt(officer, here)).toMatchObject({ mine: false, takenBy: null });
});

import { Client } from 'pg';
import { beforeEach, expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { deliver, deliverMany } from '#core/messaging/index.js';
import { answerCheckIn } from '#core/reminders/index.js';
import { release } from '#jobs/handlers/remind.js';
import { asSystem, moveClock, setClock } from '../../support/app.js';
import { testService } from '../../support/service.js';
import { fillReminders, numberOf } from '../../experiments/due-reminders.js';
import { change } from '../reminders/scheduled.js';

const PER_SECOND = 200;
const service = await testService('2027-03-03T06:30:00Z', { SMS_PER_SECOND: PER_SECOND });
const { app, post, twilio, jobs } = service;

/** The first number of the readers of a test. */
let from = 0;

interface Row {
  id: Id<'Message'>;
  contactId: Id<'Contact'>;
  ask: string;
  state: string;
  slotted: boolean;
  dueAt: Date;
}

const rows = (): Promise<Row[]> =>
  asSystem(app, (ctx) =>
    ctx.sql<Row>(
      `SELECT id, contact_id AS "contactId", subject_id AS ask, state, slotted, due_at AS "dueAt"
       FROM messages WHERE kind = 'check-in' ORDER BY id`,
      [],
    ),
  );

/** A row that is there. */
function of(row: Row | undefined): Row {
  if (!row) throw new Error('no such text');
  return row;
}

const states = async (): Promise<string[]> => (await rows()).map(({ state }) => state);

/** So many weekly questions that were let go just now, in batches as the queue has them. */
async function letGo(count: number): Promise<Id<'Message'>[][]> {
  await fillReminders(app, { count, first: from }, (n) => 1_000 + n);
  await moveClock(app, 1);
  jobs.length = 0;
  await release(post);
  return jobs.flatMap(({ name, data }) =>
    name === 'messages.deliver' && 'messageIds' in data ? [[...data.messageIds]] : [],
  );
}

const alone = (): Id<'Message'>[] =>
  jobs.flatMap(({ data }) => ('messageId' in data ? [data.messageId] : []));

const toOf = (n: number): string => numberOf(from + n);

beforeEach(async () => {
  from += 100;
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM messages; DELETE FROM throttles');
  twilio.fault(null);
  twilio.accepted.length = 0;
});

test('they go in batches of fifty milliseconds, and many workers that have the same one send each text once', async () => {
  const batches = await letGo(20);
  expect(batches.map(({ length }) => length)).toEqual([10, 10]);
  await Promise.all([...batches, ...batches, ...batches].map((ids) => deliverMany(post, ids)));
  for (const ids of batches) await deliverMany(post, ids);
  for (const { id } of await rows()) await deliver(post, id);
  expect(await states()).toEqual(Array.from({ length: 20 }, () => 'sent'));
  expect(new Set(twilio.accepted.map(({ to }) => to)).size).toBe(20);
  expect(twilio.accepted).toHaveLength(20);
});

test('who paused, stopped, is not in care any more or has answered is left out of a batch; the others are sent theirs', async () => {
  const [ids = []] = await letGo(6);
  const [paused, stopped, gone, answered] = await rows();
  await change(app, `UPDATE contact_points SET paused_until = '2027-06-01' WHERE id = $1`, [
    paused?.contactId,
  ]);
  await change(app, `UPDATE contact_points SET state = 'stopped' WHERE id = $1`, [
    stopped?.contactId,
  ]);
  await change(
    app,
    `UPDATE patients SET state = 'transferred' WHERE id IN (SELECT patient_id FROM patient_contacts WHERE contact_id = $1)`,
    [gone?.contactId],
  );
  await asSystem(app, (ctx) => answerCheckIn(ctx, { ...of(answered), says: 'well' }));
  jobs.length = 0;
  await deliverMany(post, ids);
  expect(await states()).toEqual(['due', 'due', 'due', 'due', 'sent', 'sent']);
  expect(alone().sort()).toEqual([paused, stopped, gone, answered].map((row) => row?.id).sort());
  for (const id of alone()) await deliver(post, id);
  expect(await states()).toEqual(['muted', 'denied', 'denied', 'cleared', 'sent', 'sent']);
  expect(twilio.accepted).toHaveLength(2);
});

test('a reader who is being served is not waited for: their text goes after, alone', async () => {
  const [ids = []] = await letGo(4);
  const [busy] = await rows();
  jobs.length = 0;
  const turn = new Client({ connectionString: service.ownerUrl });
  await turn.connect();
  await turn.query('BEGIN');
  await turn.query('SELECT 1 FROM contact_points WHERE id = $1 FOR NO KEY UPDATE', [
    busy?.contactId,
  ]);
  await deliverMany(post, ids);
  await turn.query('COMMIT');
  await turn.end();
  expect(await states()).toEqual(['due', 'sent', 'sent', 'sent']);
  expect(alone()).toEqual([busy?.id]);
});

test('of two texts of one reader one leaves in a batch, and the other after it', async () => {
  const [ids = []] = await letGo(3);
  const [first, second] = await rows();
  await app.db.query(
    `UPDATE messages SET contact_id = $2, patient_id = (SELECT patient_id FROM messages WHERE id = $3) WHERE id = $1`,
    { bind: [second?.id, first?.contactId, first?.id] },
  );
  jobs.length = 0;
  await deliverMany(post, ids);
  expect(await states()).toEqual(['sent', 'due', 'sent']);
  expect(new Set(alone())).toEqual(new Set([second?.id]));
  await deliver(post, of(second).id);
  expect(twilio.accepted.filter(({ to }) => to === toOf(0))).toHaveLength(2);
});

test('while a channel is held no more are let go than wait there: they would be served before those that waited', async () => {
  const slow = { ...post, app: { ...app, config: { ...app.config, SMS_PER_SECOND: 5 } } };
  await fillReminders(app, { count: 30, first: from }, (n) => 1_000 + n);
  await moveClock(app, 1);
  const due = async () => (await states()).filter((state) => state === 'due').length;
  await release(slow);
  expect(await due()).toBe(10);
  await app.db.query(
    `INSERT INTO throttles (key, next_at) SELECT 'sms', now() + make_interval(secs => offset_seconds) + interval '30 seconds' FROM clock
     ON CONFLICT (key) DO UPDATE SET next_at = excluded.next_at`,
  );
  for (const { id, state } of await rows()) if (state === 'due') await deliver(slow, id);
  await release(slow);
  expect(await due()).toBe(10);
});

test('where no moment is free a batch waits whole, each text with a moment of its own', async () => {
  const [ids = []] = await letGo(10);
  await app.db.query(
    `INSERT INTO throttles (key, next_at) SELECT 'sms', now() + make_interval(secs => offset_seconds) + interval '1 second' FROM clock`,
  );
  jobs.length = 0;
  await deliverMany(post, ids);
  expect(twilio.accepted).toEqual([]);
  const waiting = await rows();
  expect(waiting.every(({ state, slotted }) => state === 'due' && slotted)).toBe(true);
  const gaps = waiting
    .slice(1)
    .map(({ dueAt }, n) => dueAt.getTime() - (waiting[n]?.dueAt.getTime() ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000 / PER_SECOND - 1);
  expect(
    jobs.map(({ name, data }) => [name, 'messageIds' in data ? data.messageIds : null]),
  ).toEqual([['messages.deliver', ids]]);
  await new Promise((soon) => setTimeout(soon, 1_000));
  await deliverMany(post, ids);
  expect(await states()).toEqual(Array.from({ length: 10 }, () => 'sent'));
});

test('words of an earlier try are not said again of what is no longer due', async () => {
  const [ids = []] = await letGo(2);
  const [first] = await rows();
  twilio.fault(({ to }) => (to === toOf(0) ? { status: 429, code: 20429 } : null));
  await deliverMany(post, ids);
  expect(await states()).toEqual(['due', 'sent']);
  await asSystem(app, (ctx) => answerCheckIn(ctx, { ...of(first), says: 'well' }));
  twilio.fault(null);
  await moveClock(app, 1);
  await deliver(post, of(first).id);
  expect(await states()).toEqual(['cleared', 'sent']);
  expect(twilio.accepted).toHaveLength(1);
});

test('where one text of a reader was put off by the provider, their next one leaves after it', async () => {
  const [ids = []] = await letGo(3);
  const [first, second, third] = await rows();
  twilio.fault(({ to }) => (to === toOf(0) ? { status: 429, code: 20429 } : null));
  await deliverMany(post, [of(first).id, of(third).id]);
  expect(await states()).toEqual(['due', 'due', 'sent']);
  await app.db.query(
    `UPDATE messages SET contact_id = $2, patient_id = (SELECT patient_id FROM messages WHERE id = $3) WHERE id = $1`,
    { bind: [second?.id, first?.contactId, first?.id] },
  );
  twilio.fault(null);
  await moveClock(app, 1);
  await app.db.query('DELETE FROM throttles');
  // The next is looked at first, alone and in a batch.
  await deliver(post, of(second).id);
  await deliverMany(
    post,
    ids.filter((id) => id === second?.id),
  );
  expect(await states()).toEqual(['due', 'due', 'sent']);
  await deliver(post, of(first).id);
  await moveClock(app, 1);
  await deliver(post, of(second).id);
  expect(await states()).toEqual(['sent', 'sent', 'sent']);
});

test('a fault of ours with one text of a batch is told, and keeps none of the others from being marked', async () => {
  const [ids = []] = await letGo(3);
  const { sms } = post.channels;
  if (!sms) throw new Error('no channel');
  const call: typeof sms.call = (asked) =>
    'to' in asked && asked.to === toOf(1) ? Promise.reject(new TypeError('ours')) : sms.call(asked);
  const faulty = { ...post, channels: { ...post.channels, sms: { ...sms, call } } };
  await expect(deliverMany(faulty, ids)).rejects.toThrow('ours');
  expect((await states()).sort()).toEqual(['sending', 'sent', 'sent']);
});

test('where one text of a batch cannot be worded, it alone is kept back', async () => {
  const batches = await letGo(3);
  const [poor] = (await rows()).map(({ contactId }) => contactId);
  await app.db.query(
    `INSERT INTO conversations (contact_id, state) VALUES ($1, '{"asks": null}')
     ON CONFLICT (contact_id) DO UPDATE SET state = excluded.state`,
    { bind: [poor] },
  );
  jobs.length = 0;
  for (const ids of batches) await deliverMany(post, ids);
  const failed: unknown[] = [];
  for (let seconds = 0; seconds < 3; seconds += 1) {
    for (const id of alone()) await deliver(post, id).catch((error: unknown) => failed.push(error));
    await moveClock(app, 1 / 60);
  }
  expect(failed).toHaveLength(1);
  expect((await states()).sort()).toEqual(['due', 'sent', 'sent']);
});

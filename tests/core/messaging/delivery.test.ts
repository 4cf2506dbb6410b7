import { beforeEach, expect, test } from 'vitest';
import { deliver, findInDoubt, settle, takeReport } from '#core/messaging/index.js';
import type { DeliveryReport } from '#core/messaging/index.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';
import { testService } from '../../support/service.js';
import { asked, queue, row, standing } from './delivery-world.js';

const service = await testService(undefined, { SMS_PER_SECOND: 100_000 });
const { app, twilio, telegram, post } = service;

beforeEach(() => {
  twilio.fault(null);
  telegram.fault(null);
  twilio.accepted.length = 0;
});

const expireLeases = () =>
  app.db.query(
    `UPDATE messages SET lease_until = clock_timestamp() - interval '1 second' WHERE state = 'sending'`,
  );

/** Texts that the provider took for one number. */
const taken = (to: string) => twilio.accepted.filter((sms) => sms.to === to).length;

test('a text is claimed, sent and marked, and a second run does nothing', async () => {
  const person = await asked(app);
  const [id] = await queue(app, person);
  if (!id) throw new Error('nothing queued');
  await Promise.all(Array.from({ length: 8 }, () => deliver(post, id)));
  await deliver(post, id);
  expect(taken(person.address)).toBe(1);
  expect(await row(app, id)).toMatchObject({
    state: 'sent',
    attempts: 1,
    providerId: twilio.accepted[0]?.sid,
  });
});

test('many workers that claim one number do not lock each other out', async () => {
  const person = await asked(app);
  const ids = await queue(app, person, { count: 12 });
  const outcomes = await Promise.allSettled(ids.map((id) => deliver(post, id)));
  expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  await sweep(post);
  expect(taken(person.address)).toBe(12);
});

test('taken and then silent: the provider is asked, the text is found and not sent again', async () => {
  const person = await asked(app);
  const [id] = await queue(app, person);
  if (!id) throw new Error('nothing queued');
  twilio.fault(() => ({ acceptThenDrop: true }));
  await deliver(post, id);
  expect((await row(app, id)).state).toBe('in-doubt');
  twilio.fault(null);
  await sweep(post);
  expect(await row(app, id)).toMatchObject({ state: 'sent', providerId: twilio.accepted[0]?.sid });
  expect(taken(person.address)).toBe(1);
});

test('a lost text is not taken for another of the same words to the same number', async () => {
  const person = await asked(app);
  const [first, second] = await queue(app, person, { count: 2 });
  if (!first || !second) throw new Error('nothing queued');
  await deliver(post, first);
  twilio.fault(() => ({ status: 500 }));
  await deliver(post, second);
  expect((await row(app, second)).state).toBe('in-doubt');
  twilio.fault(null);
  await sweep(post);
  await deliver(post, second);
  expect(taken(person.address)).toBe(2);
});

test('a worker that dies after the provider took it: its lease runs out, and the text is found', async () => {
  const person = await asked(app);
  const [id] = await queue(app, person);
  if (!id) throw new Error('nothing queued');
  await deliver(post, id);
  await app.db.query(
    `UPDATE messages SET state = 'sending', lease_until = clock_timestamp() + interval '30 seconds',
            provider_id = NULL WHERE id = $1`,
    { bind: [id] },
  );
  await sweep(post);
  expect((await row(app, id)).state).toBe('sending');
  await expireLeases();
  await sweep(post);
  expect((await row(app, id)).state).toBe('sent');
  expect(taken(person.address)).toBe(1);
});

test('a 500 leaves it in doubt; not found, it is sent, and after four tries it is a task', async () => {
  const person = await asked(app);
  const [id] = await queue(app, person);
  if (!id) throw new Error('nothing queued');
  twilio.fault(() => ({ status: 500 }));
  for (let i = 0; i < 6; i += 1) {
    await deliver(post, id);
    for (const each of await asSystem(app, (ctx) => findInDoubt(ctx, 9))) await settle(post, each);
  }
  expect(await row(app, id)).toMatchObject({ state: 'failed', attempts: 4 });
  expect((await standing(app, person.contact.id))?.tasks).toContain('not-delivered');
});

test('where the provider cannot be asked now, the text stays in doubt and is not sent blindly', async () => {
  const person = await asked(app);
  const [id] = await queue(app, person);
  if (!id) throw new Error('nothing queued');
  twilio.fault(() => ({ acceptThenDrop: true }));
  await deliver(post, id);
  const silent = { name: 'sms', call: () => Promise.reject(new Error('no')), find } as const;
  const { SendError } = await import('#core/messaging/index.js');
  function find(): Promise<null> {
    return Promise.reject(new SendError('in-doubt'));
  }
  const heard: boolean[] = [];
  const channels = { ...post.channels, sms: silent };
  await settle({ app, channels, heard: (_, ok) => heard.push(ok) }, id);
  expect([(await row(app, id)).state, heard]).toEqual(['in-doubt', [false]]);
  await settle({ app, channels: { ...post.channels, sms: null } }, id);
  expect((await row(app, id)).state).toBe('in-doubt');
});

test('Telegram cannot be asked: in doubt it is sent once more, and then it is a task', async () => {
  const person = await asked(app, 'telegram', '92001');
  const [id] = await queue(app, person);
  if (!id) throw new Error('nothing queued');
  telegram.fault(({ method }) => (method === 'sendMessage' ? { acceptThenDrop: true } : null));
  for (let i = 0; i < 4; i += 1) {
    await deliver(post, id);
    for (const each of await asSystem(app, (ctx) => findInDoubt(ctx, 9))) await settle(post, each);
    await moveClock(app, 0.1);
  }
  expect(await row(app, id)).toMatchObject({ state: 'failed', attempts: 2 });
  expect(service.chat(92001)).toHaveLength(2);
});

test('nor can a gateway, and a plain phone shows each repeat: in doubt it is a task at once', async () => {
  const person = await asked(app);
  const [id] = await queue(app, person);
  if (!id) throw new Error('nothing queued');
  twilio.fault(() => ({ acceptThenDrop: true }));
  const { sms } = post.channels;
  if (!sms) throw new Error('no channel');
  const gateway = { name: 'sms', call: (call: Parameters<typeof sms.call>[0]) => sms.call(call) };
  const silent: typeof post = { app, channels: { ...post.channels, sms: gateway as typeof sms } };
  await deliver(silent, id);
  for (let i = 0; i < 2; i += 1) await settle(silent, id);
  await deliver(silent, id);
  expect(await row(app, id)).toMatchObject({ state: 'failed', attempts: 1 });
  expect(taken(person.address)).toBe(1);
  expect(await standing(app, person.contact.id)).toMatchObject({ tasks: ['not-delivered'] });
});

test.each([
  ['visit-moved', 'expired', ['not-delivered']],
  ['visit-moved', 'muted', ['not-delivered']],
  ['visit-closed', 'denied', ['not-delivered']],
  ['visit-offer', 'expired', ['not-delivered']],
  ['back', 'expired', []],
] as const)('a %s that ends %s leaves staff with %j', async (kind, state, tasks) => {
  const person = await buildPatient(app, {});
  const past = state === 'expired' ? { usefulUntil: new Date(0) } : {};
  const [id] = await queue(app, person, { kind, ...past });
  const { id: contactId } = person.contact;
  if (state === 'denied') await change(`state = 'stopped'`, contactId);
  if (state === 'muted') await change(`paused_until = '2099-01-01'`, contactId);
  if (state === 'expired') await moveClock(app, 1);
  if (id) await deliver(post, id);
  expect((await row(app, id)).state).toBe(state);
  expect((await standing(app, contactId))?.tasks).toEqual(tasks);
});

const change = (to: string, contactId: string) =>
  app.db.query(`UPDATE contact_points SET ${to} WHERE id = $1`, { bind: [contactId] });

const finals: [string, number, number, string, string[]][] = [
  ['21610, stopped', 400, 21610, 'stopped', ['not-delivered']],
  ['21211, no such number', 400, 21211, 'reverify', ['not-delivered']],
  ['30005, unknown to the carrier', 400, 30005, 'reverify', ['not-delivered']],
  ['30003, switched off', 400, 30003, 'verified', ['not-delivered']],
  ['30007, filtered', 400, 30007, 'verified', ['not-delivered']],
  ['30038, taken for a code', 400, 30038, 'verified', ['not-delivered']],
];

test.each(finals)('%s: never sent again, the number marked and a task raised', async (...final) => {
  const [, status, code, state, tasks] = final;
  const person = await asked(app);
  const [id] = await queue(app, person);
  if (!id) throw new Error('nothing queued');
  await deliver({ ...post, channels: { ...post.channels, sms: verifying() } }, id);
  await sweep(post);
  expect(await row(app, id)).toMatchObject({ state: 'failed', attempts: 1, outcome: String(code) });
  expect(await standing(app, person.contact.id)).toEqual({ state, tasks });

  /** The real channel; the number is verified by the time that the refusal comes. */
  function verifying() {
    const real = post.channels.sms;
    if (!real) throw new Error('no channel');
    return {
      ...real,
      call: async (call: Parameters<typeof real.call>[0]) => {
        await app.db.query(`UPDATE contact_points SET state = 'verified' WHERE id = $1`, {
          bind: [person.contact.id],
        });
        twilio.fault(({ to }) => (to === person.address ? { status, code } : null));
        return real.call(call);
      },
    };
  }
});

test('a refusal for a stopped number ends all that waits for it', async () => {
  const person = await asked(app);
  const [first, second] = await queue(app, person, { count: 2 });
  if (!first) throw new Error('nothing queued');
  twilio.stopped.add(person.address);
  await deliver(post, first);
  expect((await row(app, second)).state).toBe('denied');
  expect(taken(person.address)).toBe(0);
});

const reports: DeliveryReport['status'][][] = [
  ['sent', 'delivered'],
  ['delivered', 'sent'],
  ['delivered', 'undelivered', 'sent'],
  ['delivered', 'delivered'],
];

test.each(reports.map((order) => [order.join(', '), order] as const))(
  'reports that come as %s leave it delivered',
  async (_, order) => {
    const person = await asked(app);
    const [messageId] = await queue(app, person);
    if (!messageId) throw new Error('nothing queued');
    await deliver(post, messageId);
    const providerId = (await row(app, messageId)).providerId ?? '';
    for (const status of order)
      await asSystem(app, (ctx) =>
        takeReport(ctx, { messageId, providerId, status, code: null, reason: null }),
      );
    expect((await row(app, messageId)).state).toBe('delivered');
    expect((await standing(app, person.contact.id))?.tasks).toEqual([]);
  },
);

test('a report by our marker settles a text in doubt without asking', async () => {
  const person = await asked(app);
  const [messageId] = await queue(app, person);
  if (!messageId) throw new Error('nothing queued');
  twilio.fault(() => ({ acceptThenDrop: true }));
  await deliver(post, messageId);
  const [sms] = twilio.accepted;
  const providerId = sms?.sid ?? '';
  await asSystem(app, (ctx) =>
    takeReport(ctx, { messageId, providerId, status: 'sent', code: null, reason: null }),
  );
  expect(await row(app, messageId)).toMatchObject({ state: 'sent', providerId });
  await sweep(post);
  expect(taken(person.address)).toBe(1);
});

test('21610 in a report stops the number', async () => {
  const person = await asked(app);
  const [messageId] = await queue(app, person);
  if (!messageId) throw new Error('nothing queued');
  await deliver(post, messageId);
  const providerId = (await row(app, messageId)).providerId ?? '';
  const report = { messageId, providerId, status: 'undelivered', code: '21610' } as const;
  await asSystem(app, (ctx) => takeReport(ctx, { ...report, reason: 'opted-out' }));
  expect((await standing(app, person.contact.id))?.state).toBe('stopped');
});

/** Takes a report of the provider's about a message. */
const report = (
  messageId: DeliveryReport['messageId'],
  providerId: string | null,
  said: Pick<DeliveryReport, 'status'> & Partial<DeliveryReport>,
) =>
  asSystem(app, (ctx) =>
    takeReport(ctx, { messageId, providerId: providerId ?? '', code: null, reason: null, ...said }),
  );

test('a text dropped for going too fast is sent again, and late reports of the first do not count', async () => {
  const person = await asked(app);
  const [id] = await queue(app, person);
  if (!id) throw new Error('nothing queued');
  const dropped = { status: 'undelivered', code: '30022', reason: 'throttled' } as const;
  await deliver(post, id);
  const first = (await row(app, id)).providerId;
  await report(id, first, dropped);
  await report(id, first, dropped);
  await report(id, first, { status: 'sent' });
  expect(await row(app, id)).toMatchObject({ state: 'due', outcome: '30022' });
  await moveClock(app, 0.1);
  await deliver(post, id);
  expect(taken(person.address)).toBe(2);
  await report(id, first, dropped);
  expect((await row(app, id)).state).toBe('sent');
  await report(id, (await row(app, id)).providerId, { status: 'delivered' });
  expect((await row(app, id)).state).toBe('delivered');
});

test('one dropped three times is a task', async () => {
  const person = await asked(app);
  const [id] = await queue(app, person);
  if (!id) throw new Error('nothing queued');
  for (let i = 0; i < 3; i += 1) {
    await deliver(post, id);
    const { providerId } = await row(app, id);
    await report(id, providerId, { status: 'failed', code: '30001', reason: 'throttled' });
    await moveClock(app, 0.1);
  }
  expect(await row(app, id)).toMatchObject({ state: 'failed', attempts: 3 });
  expect((await standing(app, person.contact.id))?.tasks).toEqual(['not-delivered']);
});

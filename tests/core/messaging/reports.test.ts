import { beforeEach, expect, test } from 'vitest';
import { deliver, takeReport } from '#core/messaging/index.js';
import { stopByProvider } from '#core/messaging/mark.js';
import type { DeliveryReport } from '#core/messaging/index.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { asSystem, moveClock } from '../../support/app.js';
import { testService } from '../../support/service.js';
import { asked, queue, row, standing } from './delivery-world.js';

const service = await testService(undefined, { SMS_PER_SECOND: 100_000 });
const { app, twilio, telegram, post } = service;

beforeEach(() => {
  twilio.fault(null);
  telegram.fault(null);
  twilio.accepted.length = 0;
});

/** Texts that the provider took for one number. */
const taken = (to: string) => twilio.accepted.filter((sms) => sms.to === to).length;

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
  await asSystem(app, (ctx) => stopByProvider(ctx, person.contact.id));
  const stops = await asSystem(app, (ctx) =>
    ctx.sql(`SELECT 1 FROM audit_entries WHERE action = 'contact.stopped' AND subject_id = $1`, [
      person.contact.id,
    ]),
  );
  expect(stops).toHaveLength(1);
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

import { beforeEach, expect, test } from 'vitest';
import { deliver, findInDoubt, settle } from '#core/messaging/index.js';
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

const expireLeases = () =>
  app.db.query(
    `UPDATE messages SET lease_until = clock_timestamp() - interval '1 second' WHERE state = 'sending'`,
  );

/** Texts that the provider took for one number. */
const taken = (to: string) => twilio.accepted.filter((sms) => sms.to === to).length;

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
  const tries: number[] = [];
  for (let i = 0; i < 6; i += 1) {
    await deliver(post, id);
    for (const each of await asSystem(app, (ctx) => findInDoubt(ctx, 9))) await settle(post, each);
    tries.push((await row(app, id)).attempts);
    if (i === 2 || i === 4) await moveClock(app, 0.5);
  }
  // At once, then each time after a while.
  expect(tries).toEqual([1, 2, 2, 3, 3, 4]);
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

test('a code for a consent in a chat is not sent again: whoever waits for it asks for another', async () => {
  const person = await asked(app, 'telegram', '92002');
  const [id] = await queue(app, person);
  if (!id) throw new Error('nothing queued');
  telegram.fault(({ method }) => (method === 'sendMessage' ? { acceptThenDrop: true } : null));
  await deliver(post, id);
  await app.db.query(`UPDATE messages SET kind = 'code' WHERE id = $1`, { bind: [id] });
  for (const each of await asSystem(app, (ctx) => findInDoubt(ctx, 9))) await settle(post, each);
  expect(await row(app, id)).toMatchObject({ state: 'failed', attempts: 1 });
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

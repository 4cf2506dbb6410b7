import { afterEach, beforeEach, expect, test } from 'vitest';
import twilio from 'twilio';
import type { FakeTwilio } from '#bots/phones/fake-twilio.js';
import { startFakeTwilio } from '#bots/phones/fake-twilio.js';
import { inboundCall, inboundSms, signedForm, statusUpdate } from '#bots/phones/signed-form.js';

const accountSid = `AC${'1'.repeat(32)}`;
const authToken = 'a-token-of-the-demo';
const from = '+254711000000';
const to = '+254700000101';
let fake: FakeTwilio;
const time = Date.parse('2027-03-03T09:30:00.400Z');

beforeEach(async () => {
  fake = await startFakeTwilio({ accountSid, authToken, now: () => new Date(time) });
});
afterEach(() => fake.close());

/** The real client, its address exchanged for the fake's. */
function client(token = authToken, timeout = 5000) {
  const real = new twilio.RequestClient({ timeout });
  const httpClient = new twilio.RequestClient({ timeout });
  httpClient.request = (options) =>
    real.request({ ...options, uri: options.uri.replace('https://api.twilio.com', fake.url) });
  return twilio(accountSid, token, { httpClient });
}

test('a text that the client sends is recorded and answered with its id', async () => {
  const heard: string[] = [];
  fake.onAccepted(({ body }) => heard.push(body));
  const statusCallback = 'https://clinic.test/webhooks/twilio/status?for=1';
  const sent = await client().messages.create({ from, to, body: 'Kept for you.', statusCallback });
  expect(sent.status).toBe('queued');
  expect(fake.accepted).toEqual([
    { sid: sent.sid, from, to, body: 'Kept for you.', at: new Date(time), statusCallback },
  ]);
  expect(heard).toEqual(['Kept for you.']);
});

test('a text through a Messaging Service carries its sid', async () => {
  const messagingServiceSid = `MG${'2'.repeat(32)}`;
  await client().messages.create({ messagingServiceSid, to, body: 'Hello' });
  expect(fake.accepted[0]).toMatchObject({ messagingServiceSid, body: 'Hello' });
});

test('the list holds what went to a number since a time, newest first, over all its pages', async () => {
  for (let n = 0; n < 60; n++) await client().messages.create({ from, to, body: String(n) });
  await client().messages.create({ from, to: '+254700000102', body: 'another' });
  const since = new Date(time - 500);
  const found = await client().messages.list({ to, dateSentAfter: since });
  expect(found).toHaveLength(60);
  expect(found[0]).toMatchObject({
    body: '59',
    from,
    dateSent: new Date(Math.floor(time / 1000) * 1000),
  });
  expect(await client().messages.list({ to, dateSentAfter: new Date(time + 60_000) })).toEqual([]);
});

test('one text can be fetched by its sid', async () => {
  const { sid } = await client().messages.create({ from, to, body: 'One' });
  expect((await client().messages(sid).fetch()).body).toBe('One');
});

test.each([
  {
    what: 'a wrong token',
    status: 401,
    code: 20003,
    text: { from, to, body: 'x' },
    token: 'wrong',
  },
  { what: 'a bad number', status: 400, code: 21211, text: { from, to: '12', body: 'x' } },
  { what: 'an empty body', status: 400, code: 21602, text: { from, to, body: '' } },
  { what: 'no sender', status: 400, code: 21603, text: { to, body: 'x' } },
])('$what is refused in Twilio’s words', async ({ status, code, text, token }) => {
  await expect(client(token).messages.create(text)).rejects.toMatchObject({ status, code });
  expect(fake.accepted).toEqual([]);
});

test('an unknown sid is not found', async () => {
  const unknown = client()
    .messages(`SM${'0'.repeat(32)}`)
    .fetch();
  await expect(unknown).rejects.toMatchObject({ status: 404, code: 20404 });
});

test('a number that its carrier stopped is refused with 21610 until it starts again', async () => {
  fake.stopped.add(to);
  const send = () => client().messages.create({ from, to, body: 'x' });
  await expect(send()).rejects.toMatchObject({ status: 400, code: 21610 });
  fake.stopped.delete(to);
  await expect(send()).resolves.toMatchObject({ to });
});

test('a fault can refuse by what the text says, and is cleared by null', async () => {
  fake.fault(({ body }) => (body === 'no' ? { status: 429, code: 20429, message: 'Slow' } : null));
  const send = (body: string) => client().messages.create({ from, to, body });
  await expect(send('no')).rejects.toMatchObject({ status: 429, code: 20429, message: 'Slow' });
  await send('yes');
  fake.fault(null);
  await send('no');
  expect(fake.accepted.map(({ body }) => body)).toEqual(['yes', 'no']);
});

test('a text can be taken although the line breaks before the answer', async () => {
  fake.fault(() => ({ acceptThenDrop: true }));
  await expect(client().messages.create({ from, to, body: 'x' })).rejects.toThrow();
  expect(fake.accepted).toHaveLength(1);
});

test('a hung line takes nothing, a slow one takes the text before its answer', async () => {
  fake.fault(() => ({ hangMs: 400 }));
  await expect(client(authToken, 100).messages.create({ from, to, body: 'x' })).rejects.toThrow();
  expect(fake.accepted).toHaveLength(0);
  fake.fault(() => ({ delayMs: 400 }));
  await expect(client(authToken, 100).messages.create({ from, to, body: 'x' })).rejects.toThrow();
  expect(fake.accepted).toHaveLength(1);
});

test('the real library accepts the signature of every kind of form, and no other', () => {
  const url = 'https://clinic.test/webhooks/twilio/messages?a=1';
  const forms = [
    inboundSms({ accountSid, from, to, body: 'é 1 & 2\nthree' }),
    statusUpdate({
      accountSid,
      sid: `SM${'3'.repeat(32)}`,
      status: 'undelivered',
      from,
      to,
      errorCode: 30003,
    }),
    inboundCall({ accountSid, from, to }),
  ];
  for (const form of forms) {
    const { headers, body } = signedForm(`${url}#rc=5`, authToken, form);
    const params = Object.fromEntries(new URLSearchParams(body));
    const signature = headers['x-twilio-signature'];
    expect(params).toEqual(form);
    expect(twilio.validateRequest(authToken, signature, url, params)).toBe(true);
    expect(twilio.validateRequest(authToken, signature, url, { ...params, From: '+1' })).toBe(
      false,
    );
  }
});

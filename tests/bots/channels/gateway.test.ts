import { expect, test } from 'vitest';
import { reportedBy } from '#bots/channels/africas-talking.js';
import { gatewayChannel } from '#bots/channels/gateway-channel.js';
import type { SendReason } from '#core/messaging/index.js';
import { asSystem } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';
import { GATEWAY, testService } from '../../support/service.js';
import { gatewayForm, gatewayPost, send } from './posts.js';
import type { Post } from './posts.js';

const service = await testService(undefined, { SMS_PROVIDER: 'http' });
const { app, gateway, refusals } = service;
const person = async () => (await buildPatient(app)).address;

async function rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  return asSystem(app, (ctx) => ctx.sql<T>(sql, values));
}
async function numberState(from: string): Promise<string | undefined> {
  const [contact] = await rows<{ state: string }>(
    'SELECT state FROM contact_points WHERE address_index = $1',
    [app.keys.blindIndex('phone', from)],
  );
  return contact?.state;
}
const inbox = async () => (await rows('SELECT 1 FROM inbox')).length;
const lastTo = (to: string) => gateway.accepted.filter((taken) => taken.to === to).at(-1);

test('a text is answered by the gateway, with its account and sender', async () => {
  const from = await person();
  expect(await send(service, gatewayPost(from, 'MENU'))).toEqual({ status: 200, body: '' });
  await service.drain();
  expect(lastTo(from)).toMatchObject({ username: 'sandbox', from: '40404' });
  expect(lastTo(from)?.message).toMatch(/^Baobab\. Send one number:/);
});

test('a gateway that knows only an address shows the secret behind the question mark', async () => {
  const from = await person();
  const post = gatewayPost(from, 'MENU');
  const bare = { ...post, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  const shown = { ...bare, path: `${post.path}?secret=${GATEWAY.secret}` };
  expect(await send(service, shown)).toMatchObject({ status: 200 });
  const wrong = { ...bare, path: `${post.path}?secret=${GATEWAY.secret}x` };
  expect(await send(service, wrong)).toMatchObject({ status: 403 });
});

test('STOP and HELP are answered by us, as nobody else does', async () => {
  const from = await person();
  await send(service, gatewayPost(from, 'HELP'));
  await service.drain();
  expect(lastTo(from)?.message).toMatch(/^Help:/);
  await send(service, gatewayPost(from, 'STOP'));
  await service.drain();
  expect(lastTo(from)?.message).toContain('START');
  const said = gateway.accepted.length;
  await send(service, gatewayPost(from, 'MENU'));
  await service.drain();
  expect(gateway.accepted.length).toBe(said);
});

test('whoever stops and starts in turn is heard each time, and answered as often as other words are', async () => {
  const [unknown, known] = ['+254700800977', await person()];
  const states: unknown[] = [];
  for (let i = 0; i < 4; i += 1)
    for (const word of ['STOP', 'START'])
      for (const from of [unknown, known]) {
        await send(service, gatewayPost(from, word));
        await service.drain();
        states.push(await numberState(from));
      }
  const round = ['stopped', 'stopped', 'unverified', 'verified'];
  expect(states).toEqual([...round, ...round, ...round, ...round]);
  const saidTo = (number: string) => gateway.accepted.filter(({ to }) => to === number).length;
  expect([saidTo(unknown), saidTo(known)]).toEqual([2, 4]);
});

const malformed: [string, Post][] = [
  ['without an id', gatewayPost('+254700800300', 'MENU', { id: undefined })],
  ['without words', gatewayPost('+254700800300', 'MENU', { text: undefined })],
  ['from what is no number', gatewayPost('BANK', 'MENU')],
  ['with an id that no column takes', gatewayPost('+254700800300', 'MENU', { id: 'a\0b' })],
  ['with an id beyond measure', gatewayPost('+254700800300', 'MENU', { id: 'x'.repeat(101) })],
];

test.each(malformed)('a text %s is refused, 403, and nothing is kept', async (_, post) => {
  const before = await inbox();
  refusals.length = 0;
  expect(await send(service, post)).toMatchObject({ status: 403 });
  expect(refusals).toEqual(['gateway-malformed']);
  expect(await inbox()).toBe(before);
});

const channel = gatewayChannel({ ...GATEWAY, url: gateway.url });
const call = { op: 'send', to: '+254700800200', out: { text: 'hi' }, ref: 'r' } as const;

const refusalsOfSend: [object, SendReason, string][] = [
  [{ code: 403 }, 'bad-address', '403'],
  [{ code: 404 }, 'bad-address', '404'],
  [{ code: 406 }, 'opted-out', '406'],
  [{ code: 409 }, 'opted-out', '409'],
  [{ code: 402 }, 'refused-us', '402'],
  [{ code: 405 }, 'refused-us', '405'],
  [{ code: 501 }, 'in-doubt', '501'],
  [{ code: 502 }, 'rejected', '502'],
  [{ status: 400 }, 'rejected', '400'],
  [{ status: 403 }, 'refused-us', '403'],
  [{ status: 429 }, 'throttled', '429'],
  [{ status: 503 }, 'in-doubt', '503'],
  [{ status: 302 }, 'in-doubt', 'in-doubt'],
  [{ status: 200 }, 'in-doubt', 'unread'],
  [{ status: 201, says: refusedWhole('InvalidSenderId') }, 'refused-us', 'InvalidSenderId'],
  [{ status: 201, says: refusedWhole('Sent to 0/1') }, 'rejected', 'Sent to 0/1'],
  [{ drop: true }, 'in-doubt', 'ECONNRESET'],
];

/** What is answered where no number was taken. */
function refusedWhole(Message: string) {
  return { SMSMessageData: { Message, Recipients: [] } };
}

test.each(refusalsOfSend)('a gateway that answers %o is %s to us', async (fault, reason, code) => {
  gateway.fault(fault);
  await expect(channel.call(call)).rejects.toMatchObject({ reason, code });
  gateway.fault(null);
});

test('a wrong key is a refusal of us, and nobody listening is unreachable', async () => {
  const stranger = gatewayChannel({ ...GATEWAY, key: 'another-key', url: gateway.url });
  await expect(stranger.call(call)).rejects.toMatchObject({ reason: 'refused-us', code: '401' });
  const nowhere = gatewayChannel({ ...GATEWAY, url: 'http://127.0.0.1:3999/' });
  await expect(nowhere.call(call)).rejects.toMatchObject({
    reason: 'unreachable',
    retryable: true,
  });
});

const STATUS = '/webhooks/sms/status';
const stateOf = async (id: string) =>
  (await rows<{ state: string }>('SELECT state FROM messages WHERE provider_id = $1', [id]))[0]
    ?.state;

/** The gateway's id of an answer that it took. */
async function answered(from: string): Promise<string> {
  await send(service, gatewayPost(from, 'MENU'));
  await service.drain();
  return lastTo(from)?.id ?? '';
}

const reports: [Record<string, string>, string][] = [
  [{ status: 'Success' }, 'delivered'],
  [{ status: 'Buffered' }, 'sent'],
  [{ status: 'Failed', failureReason: 'AbsentSubscriber' }, 'undelivered'],
  [{ status: 'Rejected' }, 'undelivered'],
];

test.each(reports)('a report %o leaves its text %s', async (report, state) => {
  const id = await answered(await person());
  expect(await send(service, gatewayForm(STATUS, { id, ...report }))).toMatchObject({
    status: 200,
  });
  expect(await stateOf(id)).toBe(state);
});

const reasons: [string, SendReason | null][] = [
  ['AbsentSubscriber', 'unreachable-handset'],
  ['DeliveryFailure', 'unreachable-handset'],
  ['UserAccountSuspended', 'unreachable-handset'],
  ['UserDoesNotExist', 'bad-address'],
  ['UserInactive', 'bad-address'],
  ['UserIsInactive', 'bad-address'],
  ['NotNetworkSubscriber', 'bad-address'],
  ['NotNetworkSubcriber', 'bad-address'],
  ['InsufficientCredit', 'rejected'],
  ['UserNotSubscribedToProduct', 'rejected'],
  ['DoNotDisturbRejection', 'opted-out'],
  ['UserInBlackList', 'opted-out'],
  ['UserInBlacklist', 'opted-out'],
  ['WhateverComesNext', null],
];

test.each(reasons)('a report of %s means %s to us', (failureReason, reason) => {
  expect(reportedBy({ id: 'one', status: 'Failed', failureReason })).toEqual({
    status: 'undelivered',
    code: failureReason,
    reason,
  });
});

test('one on the gateway’s own list of refusals is stopped, and a person is told', async () => {
  const from = await person();
  const id = await answered(from);
  await send(
    service,
    gatewayForm(STATUS, { id, status: 'Failed', failureReason: 'UserInBlacklist' }),
  );
  expect(await numberState(from)).toBe('stopped');
});

test('a report in which no column takes a word is refused, 403', async () => {
  const id = await answered(await person());
  const report = gatewayForm(STATUS, { id, status: 'Failed', failureReason: 'a\0b' });
  expect(await send(service, report)).toMatchObject({ status: 403 });
  expect(await stateOf(id)).toBe('sent');
});

test('a report that is forged is 403, and one of a text unknown is to be sent again', async () => {
  const id = await answered(await person());
  const report = gatewayForm(STATUS, { id, status: 'Failed' });
  const forged = { ...report, headers: { ...report.headers, 'x-gateway-secret': 'no' } };
  expect(await send(service, forged)).toMatchObject({ status: 403 });
  expect(await stateOf(id)).toBe('sent');
  const unknown = gatewayForm(STATUS, { id: 'ATXid_none', status: 'Success' });
  expect(await send(service, unknown)).toMatchObject({ status: 404 });
});

import { expect, test } from 'vitest';
import { signedForm, statusUpdate } from '#bots/phones/signed-form.js';
import { twilioChannel } from '#bots/channels/twilio-channel.js';
import type { SendReason } from '#core/messaging/index.js';
import { asSystem } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';
import { PUBLIC_URL, testService, TWILIO, TWILIO_FROM } from '../../support/service.js';
import { MESSAGES, send, signed, smsPost } from './posts.js';
import type { Post } from './posts.js';

const service = await testService();
const { app, twilio, refusals } = service;
const STATUS = '/webhooks/twilio/status';
const SERVICE_SID = `MG${'2'.repeat(32)}`;

const person = async () => (await buildPatient(app)).address;

async function count(sql: string): Promise<number> {
  const [row] = await asSystem(app, (ctx) => ctx.sql<{ n: number }>(sql, []));
  return row?.n ?? 0;
}
const inbox = () => count('SELECT count(*)::int AS n FROM inbox');

const passes: [string, (from: string) => Post][] = [
  ['plain', (from) => smsPost(from, 'MENU')],
  [
    'through a Messaging Service',
    (from) => smsPost(from, 'MENU', { MessagingServiceSid: SERVICE_SID }),
  ],
  ['with fields that we do not know', (from) => smsPost(from, 'MENU', { ToZip: '', Later: 'yes' })],
  ['as an MMS', (from) => smsPost(from, 'MENU', { MessageSid: `MM${'3'.repeat(32)}` })],
];

test.each(passes)('a genuine text %s is taken in', async (_, make) => {
  const before = await inbox();
  const answered = await send(service, make(await person()));
  expect(answered.status).toBe(200);
  expect(answered.body).toContain('<Message>Baobab.');
  expect(await inbox()).toBe(before + 1);
});

const genuine = smsPost('+254700800100', 'MENU');
const moved = (from: string, to: string): Post => ({
  ...genuine,
  body: genuine.body.replace(from, to),
});

const refusedPosts: [string, Post, string][] = [
  ['whose words were changed', moved('Body=MENU', 'Body=STOP'), 'twilio-forged'],
  ['re-split between name and value', moved('Body=MENU', 'BodyM=ENU'), 'twilio-malformed'],
  ['re-split between two fields', moved('Body=MENU', 'Body=MENU&X='), 'twilio-forged'],
  ['with a parameter twice', { ...genuine, body: `${genuine.body}&Body=MENU` }, 'twilio-forged'],
  ['signed for another path', { ...genuine, path: `${MESSAGES}?x=1` }, 'twilio-forged'],
  [
    'of another account, well signed',
    smsPost('+254700800100', 'MENU', { AccountSid: `AC${'9'.repeat(32)}` }),
    'twilio-forged',
  ],
  ['signed with another token', badToken(), 'twilio-forged'],
  [
    'with a malformed sid',
    smsPost('+254700800100', 'MENU', { MessageSid: 'SM1' }),
    'twilio-malformed',
  ],
  [
    'without a sid',
    smsPost('+254700800100', 'MENU', { MessageSid: undefined }),
    'twilio-malformed',
  ],
  ['without words', smsPost('+254700800100', 'MENU', { Body: undefined }), 'twilio-malformed'],
  ['from what is no number', smsPost('HDFCBANK', 'MENU'), 'twilio-malformed'],
  ['from two numbers', smsPost('+254700800100,+254700800101', 'MENU'), 'twilio-malformed'],
  [
    'with an OptOutType unknown',
    smsPost('+254700800100', 'x', { OptOutType: 'MAYBE' }),
    'twilio-malformed',
  ],
  ['with no body at all', { ...genuine, body: '' }, 'twilio-forged'],
];

function badToken(): Post {
  const params = Object.fromEntries(new URLSearchParams(genuine.body));
  const { headers, body } = signedForm(PUBLIC_URL + MESSAGES, 'another-token', params);
  return { path: MESSAGES, headers: { ...headers }, body };
}

test.each(refusedPosts)('a text %s is refused, 403, and nothing is kept', async (_, post, kind) => {
  const before = await inbox();
  refusals.length = 0;
  expect(await send(service, post)).toMatchObject({ status: 403 });
  expect(refusals).toEqual([kind]);
  expect(await inbox()).toBe(before);
});

test('what the carrier took in itself is obeyed and not answered; START is, with the menu', async () => {
  const from = await person();
  const state = async () => {
    const index = app.keys.blindIndex('phone', from);
    const [row] = await asSystem(app, (ctx) =>
      ctx.sql<{ state: string }>('SELECT state FROM contact_points WHERE address_index = $1', [
        index,
      ]),
    );
    return row?.state;
  };
  const stop = await send(service, smsPost(from, 'Stop', { OptOutType: 'STOP' }));
  expect(stop.body).toContain('<Response/>');
  expect(await state()).toBe('stopped');
  expect((await send(service, smsPost(from, 'help', { OptOutType: 'HELP' }))).body).toContain(
    '<Response/>',
  );
  expect((await send(service, smsPost(from, 'menu'))).body).toContain('<Response/>');
  const start = await send(service, smsPost(from, 'start', { OptOutType: 'START' }));
  expect(start.body).toContain('Baobab.');
  expect(await state()).toBe('verified');
});

test('a missed call is met with busy, and asks for one back, once', async () => {
  const from = await person();
  const sid = `CA${'4'.repeat(32)}`;
  const call = { AccountSid: TWILIO.accountSid, CallSid: sid, From: from, To: TWILIO_FROM };
  const post = signed('/webhooks/twilio/voice', call);
  const tasks = `SELECT count(*)::int AS n FROM tasks WHERE kind = 'call-back'`;
  const forged = { ...post, body: post.body.replace('%2B2547', '%2B2541') };
  expect(forged).not.toEqual(post);
  expect(await send(service, forged)).toMatchObject({ status: 403 });
  expect(await count(tasks)).toBe(0);
  for (let i = 0; i < 2; i += 1) {
    const answered = await send(service, post);
    expect(answered.body).toContain('<Response><Reject reason="busy"/></Response>');
  }
  expect(await count(tasks)).toBe(1);
});

test.each(['anonymous', 'Restricted', 'sip:someone@example.org', ''])(
  'a call from “%s” is met with busy too, and asks for nothing',
  async (From) => {
    const [tasks, before] = ['SELECT count(*)::int AS n FROM tasks', await inbox()];
    const known = await count(tasks);
    const call = { AccountSid: TWILIO.accountSid, CallSid: `CA${'5'.repeat(32)}`, From };
    const { status, body } = await send(service, signed('/webhooks/twilio/voice', call));
    expect([status, body.includes('<Reject reason="busy"/>')]).toEqual([200, true]);
    expect([await count(tasks), await inbox()]).toEqual([known, before]);
  },
);

test('a reply that holds special characters is well-formed TwiML', async () => {
  const answered = await send(service, smsPost(await person(), '<Say>&amp;</Say>'));
  expect(answered.body.match(/<[A-Z][^>]*>/g)).toEqual(['<Response>', '<Message>']);
});

const settings = {
  ...TWILIO,
  from: TWILIO_FROM,
  messagingServiceSid: null,
  apiUrl: twilio.url,
  publicUrl: PUBLIC_URL,
};
const channel = twilioChannel(settings);
const call = { op: 'send', to: '+254700800200', out: { text: 'hi' }, ref: 'r' } as const;

const refusalsOfSend: [number, number, SendReason][] = [
  [400, 21610, 'opted-out'],
  [400, 21211, 'bad-address'],
  [400, 21614, 'bad-address'],
  [400, 30003, 'unreachable-handset'],
  [400, 30005, 'bad-address'],
  [400, 30007, 'filtered'],
  [400, 30038, 'filtered'],
  [400, 21408, 'rejected'],
  [401, 20003, 'refused-us'],
  [401, 99999, 'refused-us'],
  [403, 20005, 'refused-us'],
  [400, 21606, 'refused-us'],
  [400, 30002, 'refused-us'],
  [403, 99999, 'rejected'],
  [429, 20429, 'throttled'],
  [429, 99999, 'throttled'],
  [500, 20500, 'in-doubt'],
  [503, 20503, 'in-doubt'],
  [502, 0, 'in-doubt'],
];

test.each(refusalsOfSend)('%i with code %i is %s to us', async (status, code, reason) => {
  const retryable = reason === 'throttled' || reason === 'refused-us';
  twilio.fault(() => ({ status, code }));
  await expect(channel.call(call)).rejects.toMatchObject({
    reason,
    retryable,
    code: String(code || status),
  });
  twilio.fault(null);
});

test('nobody listening is unreachable, a line cut after the send is in doubt', async () => {
  const nowhere = twilioChannel({ ...settings, apiUrl: 'http://127.0.0.1:9' });
  await expect(nowhere.call(call)).rejects.toMatchObject({
    reason: 'unreachable',
    retryable: true,
  });
  twilio.fault(() => ({ acceptThenDrop: true }));
  await expect(channel.call(call)).rejects.toMatchObject({ reason: 'in-doubt', retryable: false });
  twilio.fault(null);
});

test('a Messaging Service sends where one is set, and the callback carries our marker', async () => {
  const through = twilioChannel({ ...settings, from: null, messagingServiceSid: SERVICE_SID });
  await through.call({ ...call, ref: 'our-marker' });
  expect(twilio.accepted.at(-1)).toMatchObject({
    messagingServiceSid: SERVICE_SID,
    statusCallback: `${PUBLIC_URL}${STATUS}?message=our-marker`,
  });
});

test('a text is found by its words, but never as one that is known already or of another sender, and none is taken for lost while Twilio does not say', async () => {
  const words = { to: '+254700800201', text: 'the same words' };
  const since = new Date(Date.now() - 60_000);
  expect(await channel.find?.({ ...words, since, known: [] })).toBeNull();
  const sid = await channel.call({ op: 'send', to: words.to, out: { text: words.text }, ref: 'r' });
  expect(await channel.find?.({ ...words, since, known: [] })).toBe(sid);
  expect(await channel.find?.({ ...words, since, known: [sid] })).toBeNull();
  const away = twilioChannel({ ...settings, apiUrl: 'http://127.0.0.1:9' });
  await expect(away.find?.({ ...words, since, known: [] })).rejects.toMatchObject({
    reason: 'unreachable',
  });
  const another = twilioChannel({ ...settings, from: '+15005550009' });
  expect(await another.find?.({ ...words, since, known: [] })).toBeNull();
  const byService = { ...settings, from: null, messagingServiceSid: SERVICE_SID };
  expect(await twilioChannel(byService).find?.({ ...words, since, known: [] })).toBeNull();
});

test('a status callback that is forged, unmarked or of no known state is no report', async () => {
  const sid = `SM${'5'.repeat(32)}`;
  const base = { accountSid: TWILIO.accountSid, sid, from: TWILIO_FROM, to: '+254700800200' };
  const sent = signed(`${STATUS}?message=nobody`, statusUpdate({ ...base, status: 'sent' }));
  expect(await send(service, sent)).toMatchObject({ status: 204 });
  const queued = signed(STATUS, statusUpdate({ ...base, status: 'queued' }));
  expect(await send(service, queued)).toMatchObject({ status: 204 });
  expect(await send(service, { ...sent, path: `${STATUS}?message=other` })).toMatchObject({
    status: 403,
  });
});

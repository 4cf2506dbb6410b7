import { beforeEach, expect, test } from 'vitest';
import { addAsk, newConversation } from '#core/messaging/conversation.js';
import { stays } from '#core/messaging/chat-texts.js';
import { notices } from '#core/messaging/notices.js';
import { asSystem, moveClock, setClock } from '../../support/app.js';
import { play } from '../../support/transcript.js';
import { clinic } from '../../bots/dialogues/clinic.js';

const { service, app, caller, chatter, prepare, live, handOver, siteAt } = await clinic();

let day = 2;
beforeEach(async () => {
  day += 3;
  await setClock(app, `2027-03-${String(day).padStart(2, '0')}T06:30:00Z`);
});

/** What a chat still shows, both sides. */
const left = (user: number) =>
  service
    .chat(user)
    .filter(({ deleted }) => !deleted)
    .map(({ from, text }) => `${from}: ${text.split('\n')[0] ?? ''}`);

async function later(minutes: number): Promise<void> {
  await moveClock(app, minutes);
  await service.sweep();
}

test('when a session is over its texts go from the chat, on both sides', async () => {
  const { phone, user } = await chatter();
  await phone.type('menu');
  await phone.type('item a');
  await later(14);
  expect(left(user)).toHaveLength(4);
  await phone.type('[Other place]');
  await later(14);
  expect(left(user)).toHaveLength(4);
  await later(2);
  expect(left(user)).toEqual([]);
  await phone.type('menu');
  expect(left(user)).toEqual(['user: menu', 'bot: Baobab. What do you need?']);
});

test('the answer that ends a session can still be read for a quarter of an hour', async () => {
  const { phone, user } = await chatter();
  await phone.type('item a');
  await phone.type('[Keep it for me]');
  await later(14);
  expect(left(user).at(-1)).toContain('Kept for you');
  await later(2);
  expect(left(user)).toEqual([]);
});

/** A chat in which something is ready, its text just arrived. */
async function readied() {
  const chat = await chatter({ level: 'GENERAL', nickname: 'Sun' });
  await chat.phone.type('item a');
  await chat.phone.type('[Keep it for me]');
  await prepare(chat.person.patientId);
  await service.drain();
  return chat;
}

test('an open question of ours stays, for 40 hours at most', async () => {
  const { user } = await readied();
  await later(20);
  expect(left(user)).toEqual([expect.stringContaining('ready at place 2')]);
  await later(39 * 60);
  expect(left(user)).toHaveLength(1);
  await later(60);
  expect(left(user)).toEqual([]);
});

test('a code stays until the parcel is collected', async () => {
  const { user, phone, person } = await readied();
  await phone.type('[My number]');
  await later(120);
  expect(left(user)).toEqual([expect.stringMatching(/Your number is \d{4}/)]);
  const code = /\d{4}/.exec(left(user)[0] ?? '')?.[0] ?? '';
  await handOver(siteAt(2), code);
  expect(await live(person.patientId)).toEqual([]);
  await later(6);
  expect(left(user)).toEqual([]);
});

test('a chat that cannot be cleared now is cleared later, and is no task', async () => {
  const { phone, user, person } = await chatter({ dueOn: '2028-03-10' });
  await phone.type('menu');
  service.telegram.fault(({ method }) => (method === 'deleteMessages' ? { status: 502 } : null));
  for (let i = 0; i < 2; i += 1) await later(16);
  expect(left(user)).toHaveLength(2);
  service.telegram.fault(null);
  await later(11);
  await later(11);
  expect(left(user)).toEqual([]);
  const tasks = await asSystem(app, (ctx) =>
    ctx.sql('SELECT 1 FROM tasks WHERE contact_id = $1', [person.contact.id]),
  );
  expect(tasks).toEqual([]);
});

test('what is too old to be deleted is emptied', async () => {
  const { phone, user } = await chatter();
  await phone.type('menu');
  service.telegram.fault(({ method }) =>
    method.startsWith('deleteMessage')
      ? { status: 400, message: "Bad Request: message can't be deleted for everyone" }
      : null,
  );
  await later(16);
  service.telegram.fault(null);
  expect(left(user)).toEqual(['user: menu', 'bot: …']);
  await later(11);
  expect(left(user)).toEqual(['user: menu', 'bot: …']);
});

test('whoever blocked us is left alone', async () => {
  const { phone, user, person } = await chatter();
  await phone.type('menu');
  service.telegram.fault(({ method }) =>
    method.startsWith('delete') ? { status: 403, message: 'Forbidden: bot was blocked' } : null,
  );
  await later(16);
  const before = service.telegram.calls.length;
  await later(60);
  service.telegram.fault(null);
  expect(service.telegram.calls.slice(before)).toEqual([]);
  expect(left(user)).toHaveLength(2);
  const rows = await asSystem(app, (ctx) =>
    ctx.sql('SELECT 1 FROM messages WHERE contact_id = $1 AND look_at IS NOT NULL', [
      person.contact.id,
    ]),
  );
  expect(rows).toEqual([]);
});

test('a plain phone is never looked at', async () => {
  const { phone } = await caller();
  await play(phone, `> wipe\nDone, closed on our side. Now delete these texts on your phone too.`);
  await later(20);
  const rows = await asSystem(app, (ctx) =>
    ctx.sql(`SELECT 1 FROM messages WHERE channel = 'sms' AND look_at IS NOT NULL`, []),
  );
  expect(rows).toEqual([]);
});

const PARCELS = ['ready', 'pickup-reminder'];
const asked = Object.keys(notices).filter(
  (kind) => !['staff-task', 'staff-urgent', 'staff-day', 'chat-linked'].includes(kind),
);

test('a question of any kind stays while it takes an answer', () => {
  const now = new Date('2027-03-03T06:30:00Z');
  for (const kind of asked) {
    const state = newConversation();
    const about = { kind, subject: 'a' };
    const ask = { line: 'visit-off', at: 0, question: true, started: true, answers: {} } as const;
    addAsk(state, { ...ask, until: now.getTime() + 1, about });
    const text = { kind, providerId: '1', subjectId: 'a', staysFor: null, sentAt: now };
    const isLeft = (subjectId: string, live = true) =>
      stays([{ ...text, subjectId, live }], state, now);
    expect([kind, isLeft('a'), isLeft('b')]).toEqual([kind, true, false]);
    expect(isLeft('a', false)).toBe(!PARCELS.includes(kind));
    const [open] = state.asks;
    if (open) open.until = now.getTime();
    expect(isLeft('a')).toBe(false);
  }
});

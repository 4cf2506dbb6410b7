import { beforeEach, expect, test } from 'vitest';
import { deliver, SendError } from '#core/messaging/index.js';
import { markFailed } from '#core/messaging/mark.js';
import { removeNumber } from '#core/patients/index.js';
import { failedTexts } from '#core/reports/index.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildPatient, buildSite } from '../../support/build.js';
import { testService } from '../../support/service.js';
import { asked, queue, row, standing } from './delivery-world.js';

const service = await testService(undefined, { SMS_PER_SECOND: 100_000 });
const { app, twilio, telegram, post } = service;

beforeEach(() => {
  twilio.fault(null);
  telegram.fault(null);
  twilio.accepted.length = 0;
});

/** What the record says of texts that end unsaid: the action, and how many it is of. */
const unsaid = (ids: readonly unknown[]) =>
  asSystem(app, async (ctx) => {
    const rows = await ctx.sql<{ said: string }>(
      `SELECT action || ' ' || (facts->>'count') AS said FROM audit_entries
       WHERE action IN ('message.denied', 'message.expired') AND subject_id = ANY($1)`,
      [ids],
    );
    return rows.map(({ said }) => said);
  });

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
  // The sweep takes up the first that is left, and each nudges the one after it.
  await service.sweep();
  expect(taken(person.address)).toBe(12);
});

test.each([
  ['visit-moved', 'expired', ['not-delivered']],
  ['visit-moved', 'muted', ['not-delivered']],
  ['visit-closed', 'denied', ['not-delivered']],
  ['visit-offer', 'expired', ['not-delivered']],
  ['cancelled', 'denied', ['not-delivered']],
  ['visit-offer', 'denied', ['not-delivered']],
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
  expect(await unsaid([id])).toEqual(state === 'muted' ? [] : [`message.${state} 1`]);
});

test.each(['STOP', 'WRONG', 'untied'])(
  'what matters and waits when its number ends by %s is left to staff',
  async (by) => {
    const person = await buildPatient(app, {});
    const { contact, patientId, address } = person;
    const ids = await queue(app, person, { kind: 'visit-closed', count: 2 });
    if (by === 'untied')
      await asSystem(app, (ctx) => removeNumber(ctx, { patientId, contactId: contact.id }));
    else await service.postSms(address, by);
    expect((await row(app, ids[1])).state).toBe('denied');
    expect(await unsaid(ids)).toEqual(['message.denied 2']);
    expect((await standing(app, contact.id))?.tasks).toContain('not-delivered');
  },
);

test('what matters and is put off past its use is left to staff', async () => {
  const person = await buildPatient(app, {});
  const [id] = await queue(app, person, { kind: 'visit-closed' });
  await app.db.query(
    `UPDATE messages SET state = 'sending', lease_until = now() + interval '1 minute',
       attempts = 1, useful_until = due_at WHERE id = $1`,
    { bind: [id] },
  );
  if (id) await asSystem(app, (ctx) => markFailed(ctx, id, new SendError('unreachable')));
  await app.db.query('DELETE FROM throttles');
  expect((await row(app, id)).state).toBe('expired');
  expect((await standing(app, person.contact.id))?.tasks).toEqual(['not-delivered']);
  expect(await unsaid([id])).toEqual(['message.expired 1']);
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

test.each([
  ['bot was blocked by the user', 'stopped', 'denied'],
  ['user is deactivated', 'reverify', 'due'],
])('a chat whose %s is %s from then on', async (why, state, waits) => {
  await app.db.query('DELETE FROM throttles');
  const person = await asked(app, 'telegram', String(96_000 + why.length));
  const [first, second] = await queue(app, person, { count: 2 });
  if (!first || !second) throw new Error('nothing queued');
  const refused = { status: 403, message: `Forbidden: ${why}` };
  telegram.fault(({ method }) => (method === 'sendMessage' ? refused : null));
  await deliver(post, first);
  expect(await row(app, first)).toMatchObject({ state: 'failed', outcome: '403' });
  expect((await standing(app, person.contact.id))?.state).toBe(state);
  expect((await row(app, second)).state).toBe(waits);
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

test('a text that cannot be worded is put off longer each time, has failed after five and is left to staff; the others leave', async () => {
  const [person, other] = [await asked(app), await asked(app)];
  const [id] = await queue(app, person);
  const [after] = await queue(app, other);
  if (!id || !after) throw new Error('nothing queued');
  await app.db.query(`UPDATE messages SET body = 'no seal', key_id = $2 WHERE id = $1`, {
    bind: [id, person.contact.key.id],
  });
  const tries: number[] = [];
  for (let minutes = 0; minutes < 20; minutes += 1) {
    await sweep(post);
    const [{ faults } = { faults: 0 }] = await asSystem(app, (ctx) =>
      ctx.sql<{ faults: number }>('SELECT faults FROM messages WHERE id = $1', [id]),
    );
    tries.push(faults);
    await moveClock(app, 1);
  }
  expect(tries).toEqual([1, 2, 2, 3, 3, 3, 3, ...Array<number>(8).fill(4), 5, 5, 5, 5, 5]);
  expect(await row(app, id)).toMatchObject({ state: 'failed', outcome: 'fault', attempts: 0 });
  expect((await row(app, after)).state).toBe('sent');
  expect((await standing(app, person.contact.id))?.tasks).toEqual(['not-delivered']);
  const { id: siteId } = await buildSite(app);
  const ask = { siteId, show: 'failed', days: 1, sort: 'since', page: 1, size: 50 } as const;
  const { rows } = await asSystem(app, (ctx) => failedTexts(ctx, ask));
  expect(rows.find((each) => each.id === id)).toMatchObject({ why: 'fault', state: 'failed' });
  const revive = app.db.query(`UPDATE messages SET state = 'due' WHERE id = $1`, { bind: [id] });
  await expect(revive).rejects.toThrow();
});

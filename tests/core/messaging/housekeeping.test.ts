import { expect, test } from 'vitest';
import { receive } from '#bots/conversation.js';
import { sweep } from '#jobs/handlers/sweep.js';
import type { Context } from '#core/kernel/context.js';
import { addMinutes } from '#core/kernel/dates.js';
import { seal } from '#core/kernel/sealed.js';
import type { Id } from '#core/kernel/ids.js';
import { newId } from '#core/kernel/ids.js';
import { enqueueReply, forgetStranger, strangers } from '#core/messaging/index.js';
import { lockContact, lockContactById } from '#core/patients/index.js';
import { record } from '#core/audit/index.js';
import { askCode } from '#core/codes/index.js';
import { openTask } from '#core/tasks/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildPatient, buildSite } from '../../support/build.js';
import { buildStaff } from '../../support/build-staff.js';
import { testService } from '../../support/service.js';

const service = await testService();
const { app } = service;
const { contact, address } = await buildPatient(app);
const DAY = 24 * 60;

/** Puts a text that was sent, or still waits, into the outbox. */
const put = (kind: string, state: string) =>
  asSystem(app, async (ctx) => {
    const id = newId<'Message'>();
    const cell = { table: 'messages', column: 'body', row: id, owner: contact.id };
    await ctx.sql(
      `INSERT INTO messages (id, contact_id, channel, kind, subject_id, rev, op, state, reply, due_at,
                             useful_until, body, key_id, made_at)
       VALUES ($1, $2, 'sms', $3, $4, 1, 'send', $5, false, $6, $6, $7, $8, $9)`,
      [
        id,
        contact.id,
        kind,
        newId(),
        state,
        addMinutes(ctx.now, state === 'due' ? 400 * DAY : 0),
        seal(contact.key, cell, '{"out":{"text":"x"}}'),
        contact.key.id,
        ctx.now,
      ],
    );
  });

/** Kinds and states of the texts whose words are still kept, and how many replies are. */
async function kept(by = app) {
  await sweep({ app: by, channels: { sms: null, telegram: null } });
  return asSystem(by, async (ctx) => {
    const texts = await ctx.sql<{ text: string }>(
      `SELECT kind || ' ' || state AS text FROM messages WHERE contact_id = $1 AND body IS NOT NULL
       ORDER BY 1`,
      [contact.id],
    );
    const [inbox] = await ctx.sql<{ n: number }>('SELECT count(reply)::int AS n FROM inbox', []);
    return { texts: texts.map(({ text }) => text), inbox: inbox?.n };
  });
}

test('words of one-time codes go after ten minutes, replies after thirty days, all words after ninety', async () => {
  await put('ready', 'delivered');
  await put('code', 'delivered');
  const post = { provider: 'twilio', externalId: `SM${'7'.repeat(32)}` } as const;
  const again = () =>
    receive(app, {
      ...post,
      from: { channel: 'sms', value: address },
      event: { is: 'text', text: 'MENU' },
    });
  expect(await again()).toContain('Check item');
  expect(await kept()).toEqual({ texts: ['code delivered', 'ready delivered'], inbox: 1 });
  await moveClock(app, 11);
  expect(await kept()).toEqual({ texts: ['ready delivered'], inbox: 1 });
  await moveClock(app, 30 * DAY);
  expect(await kept()).toEqual({ texts: ['ready delivered'], inbox: 0 });
  // What was taken is not taken once more, however late it is posted again.
  expect(await again()).toBeNull();
  await moveClock(app, 58 * DAY);
  expect((await kept()).texts).toEqual(['ready delivered']);
  await moveClock(app, 2 * DAY);
  expect((await kept()).texts).toEqual([]);
});

test('how many days is a setting, and what is still to be sent keeps its words', async () => {
  const sooner = { ...app, config: { ...app.config, KEEP_BODIES_DAYS: 3 } };
  await put('ready', 'delivered');
  await put('ready', 'due');
  await moveClock(app, 2 * DAY);
  expect((await kept(sooner)).texts).toEqual(['ready delivered', 'ready due']);
  await moveClock(app, 2 * DAY);
  expect((await kept(sooner)).texts).toEqual(['ready due']);
});

let texts = 0;
/** A text by SMS, or once more one that was posted before. */
const text = (from: string, words: string, n = (texts += 1)) =>
  receive(app, {
    provider: 'twilio',
    externalId: `SM${String(n).padStart(32, '0')}`,
    from: { channel: 'sms', value: from },
    event: { is: 'text', text: words },
  });
const stranger = (n: number) => `+2547119000${n}`;

const idOf = (from: string) =>
  asSystem(app, async (ctx) => (await lockContact(ctx, { channel: 'sms', value: from }))?.id);

/** Every row that names a number, by its table; the catalogue says where to look. */
const naming = (id: Id<'Contact'>) =>
  asSystem(app, async (ctx) => {
    const columns = await ctx.sql<{ of: string; name: string }>(
      `SELECT conrelid::regclass::text AS of, attname AS name FROM pg_constraint
       JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
       WHERE contype = 'f' AND confrelid = 'contact_points'::regclass`,
      [],
    );
    const found: string[] = [];
    for (const { of, name } of columns)
      if ((await ctx.sql(`SELECT 1 FROM ${of} WHERE ${name} = $1`, [id])).length) found.push(of);
    return found.sort();
  });

test('a number that nobody spoke for is forgotten 30 days after its last text, with its key; a text posted again does nothing', async () => {
  const from = stranger(10);
  expect(await text(from, 'hello', 9_000)).toContain('not set up');
  await text(from, 'STOP');
  await text(from, 'START');
  await moveClock(app, 20 * DAY);
  expect(await text(from, 'hello?')).toContain('not set up');
  const id = await idOf(from);
  if (!id) throw new Error('no number');
  await asSystem(app, async (ctx) => {
    const contact = await lockContactById(ctx, id);
    if (!contact) throw new Error('no number');
    const words = { key: contact.key, out: { text: 'x' }, edits: null, clears: null };
    await enqueueReply(ctx, contact, words);
    await ctx.sql(`UPDATE messages SET state = 'expired' WHERE contact_id = $1`, [id]);
  });
  await moveClock(app, 29 * DAY);
  await kept();
  expect(await idOf(from)).toBe(id);
  const keys = () => asSystem(app, (ctx) => ctx.sql('SELECT id FROM data_keys', []));
  const before = (await keys()).length;
  await moveClock(app, 2 * DAY);
  await kept();
  expect(await naming(id)).toEqual([]);
  expect(await idOf(from)).toBeUndefined();
  expect((await keys()).length).toBe(before - 1);
  expect(await text(from, 'hello', 9_000)).toBeNull();
  expect(await text(from, 'hello')).toContain('not set up');
});

/** A code to a number, which was sent. */
async function sendCode(ctx: Context, contactId: Id<'Contact'>): Promise<void> {
  const bound = { purpose: 'own-number', subject: contactId, requester: newId(), act: [] } as const;
  const to = { contactId, channel: 'sms' } as const;
  await askCode(ctx, { ...bound, to, patientId: null, inPerson: true });
  await ctx.sql(`UPDATE messages SET state = 'expired' WHERE contact_id = $1`, [contactId]);
}

test('a number stays while somebody speaks for it, has stopped or denied it, or has it on the worklist', async () => {
  await buildSite(app, { posterWord: 'MAPLE' });
  const { patientId } = await buildPatient(app);
  const { staffId } = await buildStaff(app, { role: 'front-desk' });
  interface Case {
    says?: string;
    by?: (ctx: Context, id: Id<'Contact'>) => Promise<unknown>;
  }
  const cases: Record<string, Case> = {
    'of a patient, not confirmed': {
      by: (ctx, id) =>
        ctx.sql('INSERT INTO patient_contacts (patient_id, contact_id) VALUES ($1, $2)', [
          patientId,
          id,
        ]),
    },
    'of a helper': {
      by: (ctx, id) =>
        ctx.sql(
          `INSERT INTO helpers (id, patient_id, name, contact_id, scope, added_at, asked_at)
           VALUES ($1, $2, '', $3, 'collect', $4, $4)`,
          [newId(), patientId, id, ctx.now],
        ),
    },
    'of a colleague': {
      by: (ctx, id) => ctx.sql('UPDATE staff SET contact_id = $1 WHERE id = $2', [id, staffId]),
    },
    'where a colleague is told of tasks': {
      by: (ctx, id) =>
        ctx.sql('UPDATE staff SET chat_id = $1, chat_since = $3 WHERE id = $2', [
          id,
          staffId,
          ctx.now,
        ]),
    },
    'asked by a poster': {
      says: 'JOIN MAPLE',
      by: (ctx, id) =>
        ctx.sql('UPDATE registrations SET expires_at = $1 WHERE contact_id = $2', [
          addMinutes(ctx.now, 90 * DAY),
          id,
        ]),
    },
    'on the worklist': { by: (ctx, id) => openTask(ctx, { kind: 'danger', contactId: id }) },
    'proved by a code': {
      by: async (ctx, id) => {
        await sendCode(ctx, id);
        await ctx.sql(
          `UPDATE one_time_codes SET state = 'verified', nonce = decode(repeat('00', 16), 'hex'),
                  digest = decode(repeat('00', 32), 'hex'), made_at = asked_at WHERE contact_id = $1`,
          [id],
        );
      },
    },
    stopped: { says: 'STOP' },
    denied: {
      by: (ctx, id) =>
        ctx.sql(`UPDATE contact_points SET state = 'quarantined' WHERE id = $1`, [id]),
    },
    'nobody at all': {},
    'mistyped, and sent a code': { by: sendCode },
  };
  const numbers = Object.entries(cases).map(([why, one], n) => ({
    why,
    from: stranger(20 + n),
    ...one,
  }));
  for (const { from, says = 'hello', by } of numbers) {
    await text(from, says);
    const id = await idOf(from);
    await asSystem(app, async (ctx) => {
      if (!id) throw new Error('no number');
      await by?.(ctx, id);
      await record(ctx, 'test.spoken-for', { kind: 'contact', id });
    });
  }
  await moveClock(app, 31 * DAY);
  await kept();
  const stay: string[] = [];
  for (const { why, from } of numbers) if (await idOf(from)) stay.push(why);
  expect(stay).toEqual(Object.keys(cases).slice(0, -2));
});

test('whoever writes while their number is forgotten is heard', async () => {
  const numbers = Array.from({ length: 8 }, (_, n) => stranger(40 + n));
  for (const from of numbers) await text(from, 'hello');
  await moveClock(app, 31 * DAY);
  const found = await asSystem(app, (ctx) => strangers(ctx, 100));
  expect(found.length).toBeGreaterThanOrEqual(8);
  await Promise.all([
    ...numbers.map((from) => text(from, 'STOP')),
    ...found.map((id) => asSystem(app, (ctx) => forgetStranger(ctx, id))),
    ...found.map((id) => asSystem(app, (ctx) => forgetStranger(ctx, id))),
  ]);
  const stopped = await asSystem(app, async (ctx) => {
    const all = [];
    for (const value of numbers)
      all.push((await lockContact(ctx, { channel: 'sms', value }))?.state);
    return all;
  });
  expect(stopped).toEqual(numbers.map(() => 'stopped'));
});

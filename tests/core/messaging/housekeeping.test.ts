import { expect, test } from 'vitest';
import { receive } from '#bots/conversation.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { addMinutes } from '#core/kernel/dates.js';
import { seal } from '#core/kernel/sealed.js';
import { newId } from '#core/kernel/ids.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';
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

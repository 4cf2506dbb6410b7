import { perform } from '../kernel/context.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { contactWithAddress } from '../patients/index.js';
import { openTask } from '../tasks/index.js';
import type { Post } from './deliver.js';
import { markSent } from './mark.js';
import { lockMessage, openBody } from './message.js';

const system = { kind: 'system', name: 'message.settle' } as const;
const LAST_ATTEMPT = 4;

/** Leases that ran out by the real clock: whether the provider took those texts is not known. Gives the ids in doubt. */
export async function findInDoubt(ctx: Context, limit: number): Promise<Id<'Message'>[]> {
  await ctx.sql(
    `UPDATE messages SET state = 'in-doubt', lease_until = NULL
     WHERE state = 'sending' AND lease_until < clock_timestamp()`,
    [],
  );
  const rows = await ctx.sql<{ id: Id<'Message'> }>(
    `SELECT id FROM messages WHERE state = 'in-doubt' ORDER BY id LIMIT $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

/**
 * Settles a text in doubt. A provider that can be asked is asked first: found, its id is adopted; not found, it is sent again.
 * One that cannot be asked gets it once more. After that it is a task.
 */
export async function settle(post: Post, id: Id<'Message'>): Promise<void> {
  const question = await perform(post.app, system, (ctx) => whatToAsk(ctx, id));
  if (!question) return;
  const channel = post.channels[question.channel];
  const found = question.text && channel?.find ? await channel.find(question) : null;
  await perform(post.app, system, (ctx) => (found ? markSent(ctx, id, found) : sendAgain(ctx, id)));
}

async function whatToAsk(ctx: Context, id: Id<'Message'>) {
  const message = await lockMessage(ctx, id);
  if (message?.state !== 'in-doubt') return null;
  const body = await openBody(ctx, message);
  const { address } = await contactWithAddress(ctx, message.contactId);
  const since = addMinutes(message.attemptedAt ?? ctx.now, -1);
  return { channel: message.channel, to: address.value, text: body?.out.text ?? '', since };
}

async function sendAgain(ctx: Context, id: Id<'Message'>): Promise<void> {
  const [row] = await ctx.sql<{ state: string; contactId: Id<'Contact'> }>(
    `UPDATE messages SET state = CASE WHEN attempts >= $2 THEN 'failed' ELSE 'due' END, slotted = false
     WHERE id = $1 AND state = 'in-doubt' RETURNING state, contact_id AS "contactId"`,
    [id, LAST_ATTEMPT],
  );
  if (row?.state === 'due') ctx.later('message.deliver', { messageId: id });
  if (row?.state === 'failed')
    await openTask(ctx, { kind: 'not-delivered', contactId: row.contactId, subjectId: id });
}

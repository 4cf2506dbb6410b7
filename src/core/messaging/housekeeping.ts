import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { IN_TURN } from './message.js';

/** Messages due now whose nudge may be lost, oldest first; of one reader the first, which the others follow. */
export async function dueMessages(ctx: Context, limit: number): Promise<Id<'Message'>[]> {
  const rows = await ctx.sql<{ id: Id<'Message'> }>(
    `WITH m AS (SELECT id, contact_id, reply, due_at FROM messages
                WHERE state = 'due' AND due_at <= $1 ORDER BY due_at, id LIMIT $2),
          firsts AS (SELECT DISTINCT ON (contact_id) id, due_at FROM m ORDER BY contact_id, ${IN_TURN})
     SELECT id FROM firsts ORDER BY due_at, id`,
    [ctx.now, limit],
  );
  return rows.map(({ id }) => id);
}

const DAY_MINUTES = 24 * 60;
/** Days that replies are kept, and numbers that are nobody's. */
export const KEEP_INBOX_DAYS = 30;

/** Forgets the words of old messages and the replies of old texts; the rows stay. */
export async function forgetBodies(ctx: Context): Promise<void> {
  await ctx.sql(
    `UPDATE messages SET body = NULL, key_id = NULL
     WHERE body IS NOT NULL AND made_at < $1
       AND state NOT IN ('due', 'sending', 'in-doubt')`,
    [addMinutes(ctx.now, -ctx.config.KEEP_BODIES_DAYS * DAY_MINUTES)],
  );
  // A one-time code is kept nowhere once it has been good.
  await ctx.sql(
    `UPDATE messages SET body = NULL, key_id = NULL
     WHERE kind = 'code' AND body IS NOT NULL AND made_at < $1 AND state NOT IN ('due', 'sending', 'in-doubt')`,
    [addMinutes(ctx.now, -10)],
  );
  // That it was taken stays known: a text that is posted once more, however late, does nothing.
  await ctx.sql('UPDATE inbox SET reply = NULL WHERE reply IS NOT NULL AND received_at < $1', [
    addMinutes(ctx.now, -KEEP_INBOX_DAYS * DAY_MINUTES),
  ]);
  await ctx.sql('DELETE FROM throttles WHERE next_at < $1', [addMinutes(ctx.now, -5)]);
}

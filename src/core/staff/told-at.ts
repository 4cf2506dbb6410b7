import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import type { ChannelName } from '../kernel/language.js';

/** How a person hears of what concerns them: by a number or chat of theirs, or at the console alone. */
export type ToldAt = { by: 'console' } | { by: ChannelName; contactId: Id<'Contact'> };

/** The way that an active person chose, as long as it takes texts; null for somebody who works here no more. */
export async function toldAt(ctx: Context, staffId: Id<'Staff'>): Promise<ToldAt | null> {
  const [row] = await ctx.sql<{ by: ChannelName | null; contactId: Id<'Contact'> | null }>(
    `SELECT c.channel AS by, c.id AS "contactId"
     FROM staff s
     LEFT JOIN contact_points c ON c.id IN (s.contact_id, s.chat_id) AND c.channel = s.told_by
       AND c.state = 'verified'
     WHERE s.id = $1 AND s.state = 'active'`,
    [staffId],
  );
  if (!row) return null;
  const { by, contactId } = row;
  return by && contactId ? { by, contactId } : { by: 'console' };
}

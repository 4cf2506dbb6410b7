import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { lockContactById } from '../patients/index.js';
import { KEEP_INBOX_DAYS } from './housekeeping.js';

/** Whatever names a number keeps it, whatever has become of it: whom it reached, who works with it, what was asked by it. */
const KEPT_BY = [
  'patient_contacts.contact_id',
  'helpers.contact_id',
  'staff.contact_id',
  'staff.chat_id',
  'staff_applications.contact_id',
  'unlock_tries.contact_id',
  'rehearsals.contact_id',
  'stock_notices.contact_id',
  'pickups.contact_id',
  'visits.contact_id',
  'visit_waits.contact_id',
].map((column) => {
  const [table, name] = column.split('.');
  return `EXISTS (SELECT FROM ${table} t WHERE t.${name} = c.id)`;
});

// One NOT over all of it: fifteen joins take PostgreSQL longer to put in order than to make.
/** A number that nobody spoke for, as one that was mistyped and sent a code that nobody read out: never proved, stopped or denied, named by nothing that is kept or still open, and silent for long on both sides. */
const STRANGER = `
  FROM contact_points c LEFT JOIN conversations v ON v.contact_id = c.id
  WHERE c.state = 'unverified' AND c.created_at <= $1 AND coalesce(v.heard_at, c.created_at) <= $1
    AND NOT (EXISTS (SELECT FROM registrations t WHERE t.contact_id = c.id AND t.state IN ('proposed', 'active'))
      OR EXISTS (SELECT FROM one_time_codes t WHERE t.contact_id = c.id
        AND (t.asked_at > $1 OR t.state = 'verified'))
      OR EXISTS (SELECT FROM tasks t WHERE t.contact_id = c.id AND t.state = 'open')
      OR EXISTS (SELECT FROM messages t WHERE t.contact_id = c.id
        AND (t.made_at > $1 OR t.state IN ('scheduled', 'due', 'sending', 'in-doubt')))
      OR ${KEPT_BY.join(' OR ')})`;

const silentSince = ({ now }: Context) => addMinutes(now, -KEEP_INBOX_DAYS * 24 * 60);

/** Numbers that nobody spoke for, 30 days after their last text, for the sweep. */
export async function strangers(ctx: Context, limit: number): Promise<Id<'Contact'>[]> {
  const rows = await ctx.sql<{ id: Id<'Contact'> }>(
    `SELECT c.id ${STRANGER} ORDER BY c.created_at, c.id LIMIT $2`,
    [silentSince(ctx), limit],
  );
  return rows.map(({ id }) => id);
}

/** Forgets a number that nobody spoke for, with all that was said to it; that its texts were taken stays known. Whoever writes meanwhile is waited for, and stays. */
export async function forgetStranger(ctx: Context, id: Id<'Contact'>): Promise<void> {
  const contact = await lockContactById(ctx, id);
  // Asked behind the lock, which a turn holds until all that it writes is there.
  const [still] = await ctx.sql(`SELECT ${STRANGER} AND c.id = $2`, [silentSince(ctx), id]);
  if (!contact || !still) return;
  await ctx.sql(
    `DELETE FROM join_tries j USING contact_points c WHERE c.id = $1 AND j.address_index = c.address_index`,
    [id],
  );
  await ctx.sql('UPDATE inbox SET contact_id = NULL, reply = NULL WHERE contact_id = $1', [id]);
  await ctx.sql('UPDATE tasks SET contact_id = NULL WHERE contact_id = $1', [id]);
  for (const table of ['registrations', 'one_time_codes', 'messages', 'conversations'])
    await ctx.sql(`DELETE FROM ${table} WHERE contact_id = $1`, [id]);
  await ctx.sql('DELETE FROM contact_points WHERE id = $1', [id]);
  await ctx.sql('DELETE FROM data_keys WHERE id = $1', [contact.key.id]);
  await record(ctx, 'contact.forgotten', { kind: 'contact', id });
}

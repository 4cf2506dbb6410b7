import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { cancelTask, openTask } from '../tasks/index.js';
import type { Contact } from './contact.js';

const FORTNIGHT_MINUTES = 14 * 24 * 60;

/** Asks a place to register this number: confirmed in person there, or gone after 14 days. False where one is waiting already. */
export async function proposeRegistration(
  ctx: Context,
  contact: Contact,
  siteId: Id<'Site'>,
): Promise<boolean> {
  const over = await ctx.sql(
    `UPDATE registrations SET state = 'expired'
     WHERE contact_id = $1 AND state = 'proposed' AND expires_at <= $2 RETURNING id`,
    [contact.id, ctx.now],
  );
  if (over.length) await cancelTask(ctx, 'proposed-registration', { contactId: contact.id });
  const id = newId<'Registration'>();
  const rows = await ctx.sql(
    `INSERT INTO registrations (id, contact_id, site_id, state, expires_at, created_at)
     VALUES ($1, $2, $3, 'proposed', $4, $5)
     ON CONFLICT (contact_id) WHERE state = 'proposed' DO NOTHING RETURNING id`,
    [id, contact.id, siteId, addMinutes(ctx.now, FORTNIGHT_MINUTES), ctx.now],
  );
  if (!rows.length) return false;
  await record(ctx, 'registration.proposed', { kind: 'contact', id: contact.id });
  await openTask(ctx, {
    kind: 'proposed-registration',
    contactId: contact.id,
    siteId,
    subjectId: id,
  });
  return true;
}

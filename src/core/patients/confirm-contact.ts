import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { endNumberCheck } from './end-number-check.js';
import { passToNewHolder } from './pass-to-new-holder.js';

/** The secret number, or the desk, has shown that this number is the patient's: only now does the link show anything. */
export async function confirmContact(
  ctx: Context,
  patientId: Id<'Patient'>,
  contactId: Id<'Contact'>,
): Promise<void> {
  const [known] = await ctx.sql(
    'SELECT 1 FROM patient_contacts WHERE patient_id = $1 AND contact_id = $2 AND confirmed',
    [patientId, contactId],
  );
  if (!known) await passToNewHolder(ctx, contactId);
  await ctx.sql(
    `UPDATE patient_contacts SET confirmed = true, linked_at = CASE WHEN confirmed THEN linked_at ELSE $3 END
     WHERE patient_id = $1 AND contact_id = $2`,
    [patientId, contactId, ctx.now],
  );
  await ctx.sql(
    `UPDATE contact_points SET state = CASE state WHEN 'stopped' THEN state ELSE 'verified' END,
            starts_as = CASE state WHEN 'stopped' THEN 'verified' END
     WHERE id = $1 AND state <> 'verified'`,
    [contactId],
  );
  await endNumberCheck(ctx, contactId);
  await record(ctx, 'contact.confirmed', { kind: 'contact', id: contactId });
}

import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { addressIndex } from './contact.js';
import type { Contact } from './contact.js';
import { linkContact } from './enrol.js';

/** Ties a chat to the patients of a phone number that its owner shared, unconfirmed; false where nobody is reached by that number. */
export async function linkByNumber(
  ctx: Context,
  contact: Contact,
  phone: string,
): Promise<boolean> {
  const rows = await ctx.sql<{ patientId: Id<'Patient'> }>(
    `SELECT l.patient_id AS "patientId" FROM contact_points c
     JOIN patient_contacts l ON l.contact_id = c.id AND l.confirmed
     WHERE c.channel = 'sms' AND c.address_index = $1 AND c.state IN ('verified', 'stopped')`,
    [addressIndex(ctx, { channel: 'sms', value: phone })],
  );
  for (const { patientId } of rows)
    await linkContact(ctx, { patientId, contactId: contact.id, confirmed: false, nickname: null });
  return rows.length > 0;
}

import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { open, seal } from '../kernel/sealed.js';
import { addressIndex } from './contact.js';
import type { Contact } from './contact.js';
import { linkContact } from './enrol.js';
import { nicknameCell } from './patients-of.js';

interface Row {
  patientId: Id<'Patient'>;
  contactId: Id<'Contact'>;
  nickname: Buffer | null;
  keyId: string;
  wrapped: Buffer;
  kekVersion: number;
}

/** Ties a chat to the patients of a phone number that its owner shared, unconfirmed and by their nicknames there; false where nobody is reached by that number. */
export async function linkByNumber(
  ctx: Context,
  contact: Contact,
  phone: string,
): Promise<boolean> {
  const rows = await ctx.sql<Row>(
    `SELECT l.patient_id AS "patientId", l.contact_id AS "contactId", l.nickname,
            k.id AS "keyId", k.wrapped, k.kek_version AS "kekVersion"
     FROM contact_points c
     JOIN patient_contacts l ON l.contact_id = c.id AND l.confirmed
     JOIN patients p ON p.id = l.patient_id AND p.state = 'active'
     JOIN data_keys k ON k.id = p.key_id
     WHERE c.channel = 'sms' AND c.address_index = $1 AND c.state IN ('verified', 'stopped')`,
    [addressIndex(ctx, { channel: 'sms', value: phone })],
  );
  for (const row of rows) {
    const nickname = nicknameFor(ctx, row, contact.id);
    const { patientId } = row;
    await linkContact(ctx, { patientId, contactId: contact.id, confirmed: false, nickname });
  }
  return rows.length > 0;
}

/** The nickname, sealed for its new row. */
function nicknameFor(ctx: Context, row: Row, contactId: Id<'Contact'>): Buffer | null {
  const { patientId, nickname, keyId, wrapped, kekVersion } = row;
  if (!nickname) return null;
  const key = ctx.keys.unwrap({ id: keyId, wrapped, kekVersion });
  const said = open(key, nicknameCell(patientId, row.contactId), nickname);
  return seal(key, nicknameCell(patientId, contactId), said);
}

import { record } from '../audit/index.js';
import { assertMayOpen } from '../consent/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { ChannelName, Language } from '../kernel/language.js';
import { enqueue } from '../outbox/index.js';
import { changeContact } from './change-contact.js';
import type { ConsentPurpose } from './consents.js';
import { addContact, addressIndex, lockContact } from './contact.js';
import type { Contact } from './contact.js';
import { lockActive } from './patient-row.js';
import { phoneOf } from './phone-of.js';

/** A helper of a patient. */
export interface HelperOf {
  patientId: Id<'Patient'>;
  helperId: Id<'Helper'>;
}

const TWO_DAYS_MINUTES = 2 * 24 * 60;
const CLOSED: readonly Contact['state'][] = ['stopped', 'quarantined', 'wrong-person'];

/**
 * Asks a helper, on their own phone, whether we may tell them when something is ready. Nothing else is sent to them
 * before they agree; the patient has agreed here first. One helper of a patient is told at a time.
 */
export async function askHelper(
  ctx: Context,
  { patientId, helperId }: HelperOf,
  { phone, language }: { phone: string; language: Language },
): Promise<void> {
  assertMay(ctx.actor, 'patient.edit');
  await lockActive(ctx, patientId);
  await assertMayOpen(ctx, patientId, 'details');
  await assertConsents(ctx, patientId);
  const address = { channel: 'sms', value: phoneOf(ctx, phone) } as const;
  const contact =
    (await lockContact(ctx, address)) ?? (await addContact(ctx, address, { language }));
  await assertAnothers(ctx, patientId, contact);
  const [helper] = await ctx.sql<{ asks: number }>(
    `UPDATE helpers SET contact_id = $3, asked_at = $4, agreed_at = NULL, scope = 'collect', asks = asks + 1
     WHERE id = $1 AND patient_id = $2 AND ended_at IS NULL RETURNING asks`,
    [helperId, patientId, contact.id, ctx.now],
  );
  if (!helper) throw new DomainError('not-found', { what: 'helper' });
  await note(ctx, 'asked', { patientId, helperId });
  await enqueue(ctx, {
    ...{ kind: 'helper-ask', contactId: contact.id, channel: contact.channel, patientId: null },
    ...{ subjectId: helperId, rev: helper.asks },
    usefulUntil: addMinutes(ctx.now, TWO_DAYS_MINUTES),
  });
}

async function assertConsents(ctx: Context, patientId: Id<'Patient'>): Promise<void> {
  const [facts] = await ctx.sql<{ agreed: boolean; told: boolean }>(
    `SELECT EXISTS (SELECT FROM consents WHERE patient_id = $1 AND purpose = 'helper'
                    AND withdrawn_at IS NULL) AS agreed,
            EXISTS (SELECT FROM helpers WHERE patient_id = $1 AND contact_id IS NOT NULL
                    AND ended_at IS NULL) AS told`,
    [patientId],
  );
  if (!facts?.agreed) throw new DomainError('helper.no-consent');
  if (facts.told) throw new DomainError('helper.one-told');
}

/** A helper's phone is not the patient's own, and nobody there has said STOP or "not for me". */
async function assertAnothers(
  ctx: Context,
  patientId: Id<'Patient'>,
  { id, state }: Contact,
): Promise<void> {
  if (CLOSED.includes(state)) throw new DomainError('contact.stopped');
  const own = await ctx.sql(
    'SELECT 1 FROM patient_contacts WHERE patient_id = $1 AND contact_id = $2',
    [patientId, id],
  );
  if (own.length) throw new DomainError('invalid', { field: 'phone' });
}

/** A helper is told no more; they may still collect. */
export async function stopTelling(ctx: Context, { patientId, helperId }: HelperOf): Promise<void> {
  assertMay(ctx.actor, 'patient.edit');
  await assertMayOpen(ctx, patientId, 'details');
  await endTexts(ctx, 'patient_id = $1 AND id = $2', [patientId, helperId]);
}

/** Which helper a phone is asked to be, while the question stands; null where it does not. */
export async function askedHelper(
  ctx: Context,
  helperId: string,
  contactId: Id<'Contact'>,
): Promise<HelperOf | null> {
  const [row] = await ctx.sql<HelperOf>(
    `SELECT h.patient_id AS "patientId", h.id AS "helperId" FROM helpers h
     JOIN patients p ON p.id = h.patient_id AND p.state = 'active'
     JOIN consents a ON a.patient_id = p.id AND a.purpose = 'helper' AND a.withdrawn_at IS NULL
     WHERE h.id = $1 AND h.contact_id = $2 AND h.ended_at IS NULL AND h.agreed_at IS NULL`,
    [helperId, contactId],
  );
  return row ?? null;
}

/** The helper said on their own phone whether they may be told; false where they are asked no more. */
export async function answerHelper(
  ctx: Context,
  contact: Contact,
  { helperId, agrees }: { helperId: string; agrees: boolean },
): Promise<boolean> {
  const asked = await askedHelper(ctx, helperId, contact.id);
  if (!asked) return false;
  if (!agrees) {
    await endTexts(ctx, 'id = $1', [helperId]);
    return true;
  }
  await ctx.sql(`UPDATE helpers SET scope = 'collect-and-texts', agreed_at = $2 WHERE id = $1`, [
    helperId,
    ctx.now,
  ]);
  if (contact.state === 'unverified') await changeContact(ctx, contact, { state: 'verified' });
  await note(ctx, 'agreed', asked);
  return true;
}

/**
 * A helper who agreed on their phone, and shares its number from their own chat, is told in that chat from then on. Gives
 * the chat as it then is; null where nobody is helped from that number, or the chat is their patient's.
 */
export async function helpByChat(
  ctx: Context,
  chat: Contact,
  phone: string,
): Promise<Contact | null> {
  if (chat.state !== 'unverified' && chat.state !== 'verified') return null;
  const helped = await ctx.sql<HelperOf & { language: Language }>(
    `UPDATE helpers h SET contact_id = $1 FROM contact_points c
     WHERE c.id = h.contact_id AND c.channel = 'sms' AND c.address_index = $2 AND c.state = 'verified'
       AND h.agreed_at IS NOT NULL AND h.ended_at IS NULL
       AND NOT EXISTS (SELECT FROM patient_contacts l WHERE l.patient_id = h.patient_id AND l.contact_id = $1)
     RETURNING h.patient_id AS "patientId", h.id AS "helperId", c.language`,
    [chat.id, addressIndex(ctx, { channel: 'sms', value: phone })],
  );
  for (const helper of helped) await note(ctx, 'told-by-chat', helper);
  const [own] = helped;
  if (!own) return null;
  const { language } = own;
  return chat.state === 'verified'
    ? chat
    : changeContact(ctx, chat, { state: 'verified', language });
}

/** Whether a phone is some helper's, who was asked or has agreed; null where it is nobody's. */
export async function helpsFrom(
  ctx: Context,
  contactId: Id<'Contact'>,
): Promise<'asked' | 'agreed' | null> {
  const [row] = await ctx.sql<{ agreed: boolean | null }>(
    'SELECT bool_or(agreed_at IS NOT NULL) AS agreed FROM helpers WHERE contact_id = $1',
    [contactId],
  );
  if (row?.agreed === null || row === undefined) return null;
  return row.agreed ? 'agreed' : 'asked';
}

/** Whoever has this phone is no helper: it is told for nobody any more. */
export async function leaveHelped(ctx: Context, contactId: Id<'Contact'>): Promise<void> {
  await endTexts(ctx, 'contact_id = $1', [contactId]);
}

/** The number or chat on which a helper is told. */
interface Told {
  contactId: Id<'Contact'>;
  channel: ChannelName;
}

/** Where the helper is told of a patient's parcel, or of their visit too, with the consent of both; null where none is. */
export async function toldHelper(
  ctx: Context,
  patientId: Id<'Patient'>,
  of: readonly ConsentPurpose[] = ['helper'],
): Promise<Told | null> {
  const [row] = await ctx.sql<Told>(
    `SELECT c.id AS "contactId", c.channel FROM helpers h
     JOIN patients p ON p.id = h.patient_id AND p.state = 'active'
     JOIN contact_points c ON c.id = h.contact_id AND c.state = 'verified'
     WHERE h.patient_id = $1 AND h.agreed_at IS NOT NULL AND h.ended_at IS NULL
       AND (SELECT count(*) FROM consents a WHERE a.patient_id = p.id AND a.purpose = ANY($2)
            AND a.withdrawn_at IS NULL) = cardinality($2::text[])`,
    [patientId, of],
  );
  return row ?? null;
}

async function endTexts(ctx: Context, which: string, values: readonly string[]): Promise<void> {
  const rows = await ctx.sql<HelperOf>(
    `UPDATE helpers SET contact_id = NULL, asked_at = NULL, agreed_at = NULL, scope = 'collect'
     WHERE ${which} AND contact_id IS NOT NULL RETURNING id AS "helperId", patient_id AS "patientId"`,
    [...values],
  );
  for (const helper of rows) await note(ctx, 'told-no-more', helper);
}

async function note(
  ctx: Context,
  what: 'asked' | 'agreed' | 'told-by-chat' | 'told-no-more',
  { patientId, helperId }: HelperOf,
): Promise<void> {
  const facts = { helper: helperId };
  await record(ctx, `helper.${what}`, { kind: 'patient', id: patientId, facts });
}

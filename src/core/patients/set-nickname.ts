import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { DataKey } from '../kernel/keys.js';
import { seal } from '../kernel/sealed.js';
import { wordsOfName } from './name-tokens.js';
import { nicknameCell } from './patients-of.js';
import type { Patient } from './patients-of.js';

/** What a patient is called on a number that others use too; sealed with the patient's own key. */
export async function setNickname(
  ctx: Context,
  { patient, contactId }: { patient: Patient; contactId: Id<'Contact'> },
  nickname: string,
): Promise<void> {
  const sealed = seal(patient.key, nicknameCell(patient.id, contactId), nickname);
  await writeNickname(ctx, { patientId: patient.id, contactId }, sealed);
  await record(ctx, 'contact.nickname-set', { kind: 'contact', id: contactId });
}

/** A nickname typed at the desk, sealed; null for none. Throws `patient.nickname-own` for a word of their own name. */
export function sealNickname(
  { id, key, name }: { id: Id<'Patient'>; key: DataKey; name: string | null },
  contactId: Id<'Contact'>,
  nickname: string | null,
): Buffer | null {
  if (!nickname) return null;
  const own = wordsOfName(name ?? '');
  if (wordsOfName(nickname).some((word) => own.includes(word)))
    throw new DomainError('patient.nickname-own');
  return seal(key, nicknameCell(id, contactId), nickname);
}

/** Writes a sealed nickname, or none; whoever edits the number meanwhile is shown it. */
export async function writeNickname(
  ctx: Context,
  { patientId, contactId }: { patientId: Id<'Patient'>; contactId: Id<'Contact'> },
  sealed: Buffer | null,
): Promise<void> {
  await ctx.sql(
    `WITH named AS (UPDATE patient_contacts SET nickname = $3 WHERE patient_id = $1 AND contact_id = $2)
     UPDATE contact_points SET rev = rev + 1 WHERE id = $2`,
    [patientId, contactId, sealed],
  );
}

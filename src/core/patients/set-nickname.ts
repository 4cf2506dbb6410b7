import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { seal } from '../kernel/sealed.js';
import { nicknameCell } from './patients-of.js';
import type { Patient } from './patients-of.js';

/** What a patient is called on a number that others use too; sealed with the patient's own key. */
export async function setNickname(
  ctx: Context,
  { patient, contactId }: { patient: Patient; contactId: Id<'Contact'> },
  nickname: string,
): Promise<void> {
  const sealed = seal(patient.key, nicknameCell(patient.id, contactId), nickname);
  await ctx.sql(
    'UPDATE patient_contacts SET nickname = $3 WHERE patient_id = $1 AND contact_id = $2',
    [patient.id, contactId, sealed],
  );
  await record(ctx, 'contact.nickname-set', { kind: 'contact', id: contactId });
}

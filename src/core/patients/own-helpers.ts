import { record } from '../audit/index.js';
import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { contactWithAddress } from './contact.js';
import { toldHelper } from './helper-texts.js';
import { endHelping } from './helpers.js';

/** Somebody who helps, as a patient may hear of it on a phone: never by name. */
export interface OwnHelper {
  id: Id<'Helper'>;
  /** The last two digits of the phone that is told, or that it is their chat; null where neither is. */
  told: { phone: string } | 'chat' | null;
}

/** Who helps a patient now, for the patient. */
export async function ownHelpers(ctx: Context, patientId: Id<'Patient'>): Promise<OwnHelper[]> {
  assertMayFor(ctx.actor, patientId, 'patient.read');
  const rows = await ctx.sql<{ id: Id<'Helper'>; contactId: Id<'Contact'> | null }>(
    `SELECT id, contact_id AS "contactId" FROM helpers
     WHERE patient_id = $1 AND ended_at IS NULL ORDER BY id`,
    [patientId],
  );
  await record(ctx, 'helper.listed', { kind: 'patient', id: patientId });
  const where = await toldHelper(ctx, patientId);
  const told = where && (where.channel === 'telegram' ? 'chat' : await endOf(ctx, where.contactId));
  return rows.map(({ id, contactId }) => ({
    id,
    told: where?.contactId === contactId ? told : null,
  }));
}

async function endOf(ctx: Context, contactId: Id<'Contact'>): Promise<{ phone: string }> {
  const { address } = await contactWithAddress(ctx, contactId);
  return { phone: address.value.slice(-2) };
}

/** A patient ends a helper of theirs; false where that helper had ended. */
export async function endOwnHelper(
  ctx: Context,
  patientId: Id<'Patient'>,
  helperId: Id<'Helper'>,
): Promise<boolean> {
  assertMayFor(ctx.actor, patientId, 'patient.edit');
  return endHelping(ctx, { patientId, helperId });
}

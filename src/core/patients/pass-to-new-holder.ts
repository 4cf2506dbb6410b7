import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { leaveHelped } from './helper-texts.js';
import { doubtNumber } from './tell-others.js';

/** A number in doubt turned out to be somebody else's: it shows nothing of the patients it was tied to until each proves it anew, and whom it helped is told nothing there. */
export async function passToNewHolder(ctx: Context, contactId: Id<'Contact'>): Promise<void> {
  const tied = await ctx.sql<{ patientId: Id<'Patient'> }>(
    `SELECT patient_id AS "patientId" FROM patient_contacts WHERE contact_id = $1 AND confirmed
     ORDER BY patient_id`,
    [contactId],
  );
  for (const { patientId } of tied) await doubtNumber(ctx, { patientId, contactId });
  await leaveHelped(ctx, contactId);
}

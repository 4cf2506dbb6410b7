import { accountOf } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { cancelTask, finishTask } from '../tasks/index.js';

/** Whose a number is was shown: staff need not ask it any more of those whom it is known to reach. They have done it, or its holder has spared them. */
export async function endNumberCheck(ctx: Context, contactId: Id<'Contact'>): Promise<void> {
  const known = await ctx.sql<{ patientId: Id<'Patient'> }>(
    `SELECT patient_id AS "patientId" FROM patient_contacts
     WHERE contact_id = $1 AND confirmed ORDER BY patient_id`,
    [contactId],
  );
  for (const { patientId } of known) {
    const about = { contactId, patientId };
    if (accountOf(ctx.actor))
      await finishTask(ctx, { kind: 'verify-number', ...about }, 'verified');
    else await cancelTask(ctx, 'verify-number', about);
  }
}

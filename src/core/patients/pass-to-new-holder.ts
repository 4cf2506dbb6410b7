import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import type { ContactState } from './contact.js';
import { leaveHelped } from './helper-texts.js';
import { doubtNumber } from './tell-others.js';

/** States in which a number may have got a new owner. */
const IN_DOUBT: readonly ContactState[] = ['stale', 'reverify', 'quarantined', 'wrong-person'];

/**
 * A number was proved by somebody whom it was not known to reach. Where it was in doubt, it turned out to be theirs: it shows
 * nothing of the patients it was tied to until each proves it anew, and whom it helped is told nothing there.
 */
export async function passToNewHolder(ctx: Context, contactId: Id<'Contact'>): Promise<void> {
  const tied = await ctx.sql<{ patientId: Id<'Patient'> | null }>(
    `SELECT l.patient_id AS "patientId" FROM contact_points c
     LEFT JOIN patient_contacts l ON l.contact_id = c.id AND l.confirmed
     WHERE c.id = $1 AND coalesce(c.starts_as, c.state) = ANY($2) ORDER BY l.patient_id`,
    [contactId, IN_DOUBT],
  );
  for (const { patientId } of tied) if (patientId) await doubtNumber(ctx, { patientId, contactId });
  if (tied.length) await leaveHelped(ctx, contactId);
}

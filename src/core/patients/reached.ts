import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';

/** Until when a number is to be left in peace, by the days of its own zone. */
interface Pause {
  pausedUntil: Day | null;
  zone: string;
}

/** Whether its holder has asked for no texts of ours on this day of theirs. */
export const isPaused = ({ pausedUntil, zone }: Pause, now: Date): boolean =>
  pausedUntil !== null && pausedUntil > dayOf(now, zone);

/** Whether an unasked text would reach this patient by that number. */
export async function isReached(
  ctx: Context,
  { contactId, patientId }: { contactId: Id<'Contact'>; patientId: Id<'Patient'> },
): Promise<boolean> {
  const [number] = await ctx.sql<Pause>(
    `SELECT c.paused_until::text AS "pausedUntil", c.zone
     FROM contact_points c JOIN patient_contacts l ON l.contact_id = c.id
     WHERE c.id = $1 AND l.patient_id = $2 AND c.state = 'verified'`,
    [contactId, patientId],
  );
  return number !== undefined && !isPaused(number, ctx.now);
}

import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { denyWaiting, REMINDERS } from '../outbox/index.js';
import type { NoticeKind } from '../outbox/index.js';
import { numberNow } from './reached.js';

/** Texts that are for a patient wherever they are reached, and not about the number itself. */
const FOR_PATIENT: readonly NoticeKind[] = [
  ...REMINDERS,
  ...(['ready', 'not-yet', 'day-closed', 'back', 'lapsed', 'cancelled'] as const),
  ...(['visit-booked', 'visit-moved', 'visit-closed', 'visit-offer'] as const),
];

// A text that goes from number to number says no more than any of them was to be told.
const PASS_ON = `
  UPDATE messages m SET contact_id = n.id, channel = n.channel, slotted = false,
         level_cap = CASE WHEN 'COVERT' IN (m.level_cap, n.level_cap) THEN 'COVERT'
                          WHEN 'GENERAL' IN (m.level_cap, n.level_cap) THEN 'GENERAL'
                          ELSE coalesce(n.level_cap, m.level_cap) END
  FROM (SELECT w.id AS message, c.id, c.channel, c.level_cap FROM messages w
        JOIN LATERAL (${numberNow('w.patient_id', 'w.contact_id')}) c ON c.id <> w.contact_id
        WHERE w.contact_id = $1 AND ($2::uuid IS NULL OR w.patient_id = $2)
          AND w.state = 'due' AND NOT w.reply AND w.kind = ANY($3)) n
  WHERE m.id = n.message AND NOT EXISTS (SELECT FROM messages o WHERE o.kind = m.kind
    AND o.subject_id = m.subject_id AND o.rev = m.rev AND o.channel = n.channel AND o.id <> m.id)
  RETURNING m.id`;

/**
 * Nothing more is to leave for a number, or nothing of one of its patients: what waits goes to another number that is
 * theirs and proved, saying no more there than it might here; of what has none it ends, and somebody sees to what matters.
 */
export async function leaveNumber(
  ctx: Context,
  contactId: Id<'Contact'>,
  { patientId = null, outcome }: { patientId?: Id<'Patient'> | null; outcome: string },
): Promise<void> {
  const passed = await ctx.sql<{ id: Id<'Message'> }>(PASS_ON, [contactId, patientId, FOR_PATIENT]);
  for (const { id } of passed) ctx.later('message.deliver', { messageId: id });
  await denyWaiting(ctx, contactId, { patientId, outcome });
}

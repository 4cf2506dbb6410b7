import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import type { ReminderKind } from '../outbox/index.js';

/**
 * Whether a patient is being asked the same of another course or parcel, or was within a day: the words name nothing, so
 * two of them read as one that came twice. The caller holds the patient's lock.
 */
export async function isAskedAlike(
  ctx: Context,
  kind: ReminderKind,
  { patientId, subjectId }: { patientId: Id<'Patient'>; subjectId: string },
): Promise<boolean> {
  const rows = await ctx.sql(
    `SELECT 1 FROM messages WHERE kind = $1 AND subject_id <> $3 AND subject_id IN (
       SELECT id FROM courses WHERE patient_id = $2 UNION ALL SELECT id FROM pickups WHERE patient_id = $2)
       AND (state IN ('scheduled', 'due', 'sending', 'in-doubt')
         OR state IN ('sent', 'delivered') AND sent_at > $4::timestamptz - interval '1 day') LIMIT 1`,
    [kind, patientId, subjectId, ctx.now],
  );
  return rows.length > 0;
}

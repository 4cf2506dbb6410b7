import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import type { Level } from '../kernel/language.js';
import { putOffRev, REMINDERS, schedule } from '../outbox/index.js';
import type { ReminderKind } from '../outbox/index.js';

const DAY_MINUTES = 24 * 60;

interface Asked {
  kind: ReminderKind;
  patientId: Id<'Patient'>;
  subjectId: string;
  rev: number;
  usefulUntil: Date;
  sentAt: Date;
  levelCap: Level | null;
}

/** What a patient is asked about by a reminder: the row, and until when it is worth asking. */
const LAST = `
  SELECT kind, patient_id AS "patientId", subject_id AS "subjectId", rev,
         useful_until AS "usefulUntil", sent_at AS "sentAt", level_cap AS "levelCap"
  FROM messages
  WHERE contact_id = $1 AND kind = ANY($2) AND subject_id = $3 AND state IN ('sent', 'delivered')
  ORDER BY sent_at DESC LIMIT 1`;

/** Asks the same again tomorrow at this hour. False where it would be too late then, or was put off nine times. */
export async function askLater(
  ctx: Context,
  contactId: Id<'Contact'>,
  subjectId: string,
): Promise<boolean> {
  const [asked] = await ctx.sql<Asked>(LAST, [contactId, REMINDERS, subjectId]);
  if (!asked) return false;
  const { kind, patientId, sentAt, levelCap } = asked;
  assertMayFor(ctx.actor, patientId, 'patient.edit');
  const rev = putOffRev(asked.rev);
  if (rev === null) return false;
  const dueAt = addMinutes(ctx.now, DAY_MINUTES);
  // The weekly question may wait its day although it was to be sent before.
  const usefulUntil = kind === 'check-in' ? addMinutes(sentAt, 3 * DAY_MINUTES) : asked.usefulUntil;
  const about = { kind, patientId, contactId, subjectId, rev, levelCap };
  return schedule(ctx, { ...about, dueAt, usefulUntil });
}

import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, addMinutes, dayOf, instantOf, timeOf } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import type { Level } from '../kernel/language.js';
import { putOffRev, REMINDERS, schedule, stepRev } from '../outbox/index.js';
import type { ReminderKind } from '../outbox/index.js';

const DAY_MINUTES = 24 * 60;

interface Asked {
  kind: ReminderKind | 'ready';
  patientId: Id<'Patient'>;
  subjectId: string;
  rev: number;
  usefulUntil: Date;
  sentAt: Date;
  levelCap: Level | null;
  zone: string;
}

/** What a patient is asked about by a reminder: the row, and until when it is worth asking. */
const LAST = `
  SELECT kind, patient_id AS "patientId", subject_id AS "subjectId", rev,
         coalesce((SELECT p.until FROM pickups p WHERE p.id = subject_id AND p.state = 'ready'), useful_until)
           AS "usefulUntil", sent_at AS "sentAt", level_cap AS "levelCap",
         (SELECT zone FROM contact_points WHERE id = $1) AS zone
  FROM messages
  WHERE contact_id = $1 AND kind = ANY($2) AND subject_id = $3 AND state IN ('sent', 'delivered')
  ORDER BY sent_at DESC LIMIT 1`;

/** Asks the same again tomorrow at this hour. False where it would be too late then, or was put off nine times. */
export async function askLater(
  ctx: Context,
  contactId: Id<'Contact'>,
  subjectId: string,
): Promise<boolean> {
  const [asked] = await ctx.sql<Asked>(LAST, [contactId, [...REMINDERS, 'ready'], subjectId]);
  if (!asked) return false;
  const { patientId, levelCap, zone } = asked;
  assertMayFor(ctx.actor, patientId, 'patient.edit');
  const rev = asked.kind === 'ready' ? stepRev(asked.rev, 0) : putOffRev(asked.rev);
  if (rev === null) return false;
  const dueAt = instantOf(addDays(dayOf(ctx.now, zone), 1), timeOf(ctx.now, zone), zone);
  const about = { kind: kindOf(asked), patientId, contactId, subjectId, rev, levelCap };
  return schedule(ctx, { ...about, dueAt, usefulUntil: usefulUntilOf(asked) });
}

/** What was told once is reminded of from then on. */
const kindOf = ({ kind }: Asked): ReminderKind => (kind === 'ready' ? 'pickup-reminder' : kind);

/** The weekly question may wait its day although it was to be sent before. */
const usefulUntilOf = ({ kind, sentAt, usefulUntil }: Asked): Date =>
  kind === 'check-in' ? addMinutes(sentAt, 3 * DAY_MINUTES) : usefulUntil;

import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { Level } from '../kernel/language.js';
import type { NoticeKind } from './enqueue.js';

/** Texts that wait for their time; while they do, they are bound to a patient and not to a number. */
export const REMINDERS = [
  ...(['visit-reminder', 'visit-missed', 'pickup-reminder'] as const),
  ...(['why', 'missed', 'course-due', 'withheld', 'check-in'] as const),
] as const satisfies readonly NoticeKind[];
export type ReminderKind = (typeof REMINDERS)[number];

export interface NewReminder {
  kind: ReminderKind;
  patientId: Id<'Patient'>;
  /** The number to write to, if it can still be reached then. */
  contactId: Id<'Contact'> | null;
  subjectId: string;
  /** One text for each: see `stepRev`. */
  rev: number;
  dueAt: Date;
  usefulUntil: Date;
  /** How much it may say at most, beside the level of whoever reads it. */
  levelCap?: Level | null;
}

const AGAIN = 10;
const STEPS = 1_000 * AGAIN;

/** The rev of a step of a ladder: the row's own rev, the hours before, and how often it was put off. */
export const stepRev = (rev: number, hours: number): number => rev * STEPS + hours * AGAIN;

/** The rev of the row that a step was made for. */
export const revOfStep = (step: number): number => Math.floor(step / STEPS);

/** The rev of a text that is put off once more; null after nine times. */
export const putOffRev = (step: number): number | null =>
  step % AGAIN === AGAIN - 1 ? null : step + 1;

/** The nearest moment for which a text may be scheduled: what is to leave now is let go with all the others. */
export const soon = (ctx: Context): Date => new Date(ctx.now.getTime() + 1);

/** Writes a text for later. One that would be due already is not made (domain invariant 15), nor a second of the same (kind, subject, rev); true when it was. */
export async function schedule(ctx: Context, reminder: NewReminder): Promise<boolean> {
  const { dueAt, usefulUntil } = reminder;
  if (dueAt <= ctx.now || usefulUntil <= dueAt) return false;
  const rows = await ctx.sql(
    `INSERT INTO messages (id, contact_id, patient_id, channel, kind, subject_id, rev, state,
                           due_at, useful_until, reply, made_at, level_cap)
     VALUES ($1, $2::uuid, $3, coalesce((SELECT channel FROM contact_points WHERE id = $2::uuid), 'sms'),
             $4, $5, $6, 'scheduled', $7, $8, false, $9, $10)
     ON CONFLICT (kind, subject_id, rev, channel) DO NOTHING RETURNING id`,
    [
      ...[newId(), reminder.contactId, reminder.patientId, reminder.kind, reminder.subjectId],
      ...[reminder.rev, dueAt, usefulUntil, ctx.now, reminder.levelCap ?? null],
    ],
  );
  return rows.length > 0;
}

/** What is still scheduled about a row is not sent: what it was for has happened. */
export async function clearScheduled(
  ctx: Context,
  about: { subjectId: string } | { patientId: Id<'Patient'> },
): Promise<void> {
  const [column, id] =
    'subjectId' in about ? ['subject_id', about.subjectId] : ['patient_id', about.patientId];
  await ctx.sql(
    `UPDATE messages SET state = 'cleared' WHERE ${column} = $1 AND state = 'scheduled'`,
    [id],
  );
}

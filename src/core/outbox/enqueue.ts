import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { Level } from '../kernel/language.js';

/** Texts that we start ourselves; each kind's words are made when it is sent, from what is true then. */
export type NoticeKind =
  | 'ready'
  | 'ready-helper'
  | 'visit-helper'
  | 'helper-ask'
  | 'not-yet'
  | 'day-closed'
  | 'visit-booked'
  | 'visit-moved'
  | 'visit-closed'
  | 'visit-offer'
  | 'visit-reminder'
  | 'visit-missed'
  | 'pickup-reminder'
  | 'why'
  | 'missed'
  | 'course-due'
  | 'withheld'
  | 'check-in'
  | 'back'
  | 'lapsed'
  | 'cancelled'
  | 'reverify'
  | 'join'
  | 'code'
  | 'rehearsal'
  | 'number-added'
  | 'form-answered'
  | 'staff-task'
  | 'staff-urgent'
  | 'staff-day'
  | 'chat-linked';

export interface NewNotice {
  kind: NoticeKind;
  contactId: Id<'Contact'>;
  channel: 'sms' | 'telegram';
  patientId: Id<'Patient'> | null;
  /** The row it is about, and that row's `rev`: one text for each. */
  subjectId: string;
  rev: number;
  usefulUntil: Date;
  /** It leaves no sooner; at once where none is named. */
  dueAt?: Date;
  /** It answers the person's own text: exempt from quiet hours and pause. */
  reply?: true;
  /** How much it may say at most, beside the level of whoever reads it. */
  levelCap?: Level | null;
}

/** Writes one outbox row beside its cause, in the same transaction; a second one for the same (kind, subject, rev, channel) is no row. */
export async function enqueue(ctx: Context, notice: NewNotice): Promise<void> {
  const id = newId<'Message'>();
  const rows = await ctx.sql(
    `INSERT INTO messages (id, contact_id, patient_id, channel, kind, subject_id, rev, state,
                           due_at, useful_until, reply, made_at, level_cap)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'due', $8, greatest($8, $9::timestamptz), $10, $11, $12)
     ON CONFLICT (kind, subject_id, rev, channel) DO NOTHING RETURNING id`,
    [
      id,
      notice.contactId,
      notice.patientId,
      notice.channel,
      notice.kind,
      notice.subjectId,
      notice.rev,
      notice.dueAt ?? ctx.now,
      notice.usefulUntil,
      notice.reply === true,
      ctx.now,
      notice.levelCap ?? null,
    ],
  );
  if (rows.length) ctx.later('message.deliver', { messageId: id }, notice.dueAt);
}

import { record } from '../audit/index.js';
import { assertMay, may, worksAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { ChannelName } from '../kernel/language.js';
import { pageOf } from '../kernel/page.js';
import type { NoticeKind } from '../outbox/index.js';
import { worksKind } from '../tasks/index.js';

/** SQL for texts that did not reach, of patients of a place (`$1`) or of none; the patient stands at `p`. */
export const NOT_REACHED = `m.state IN ('failed', 'denied', 'undelivered', 'expired')
    AND (p.usual_site_id IS NULL OR p.usual_site_id = $1)`;

/** What a text was about, in a word that tells nothing of its reader. */
export type TextKind = 'parcel' | 'visit' | 'care' | 'number' | 'code' | 'staff' | 'answer';

const KINDS: Record<NoticeKind, TextKind> = {
  ready: 'parcel',
  'ready-helper': 'parcel',
  'not-yet': 'parcel',
  'day-closed': 'parcel',
  back: 'parcel',
  lapsed: 'parcel',
  cancelled: 'parcel',
  'pickup-reminder': 'parcel',
  why: 'parcel',
  'visit-booked': 'visit',
  'visit-moved': 'visit',
  'visit-closed': 'visit',
  'visit-offer': 'visit',
  'visit-reminder': 'visit',
  'visit-missed': 'visit',
  'visit-helper': 'visit',
  missed: 'care',
  'course-due': 'care',
  withheld: 'care',
  'check-in': 'care',
  'helper-ask': 'number',
  reverify: 'number',
  join: 'number',
  rehearsal: 'number',
  'number-added': 'number',
  'form-answered': 'number',
  'chat-linked': 'number',
  code: 'code',
  'staff-task': 'staff',
  'staff-urgent': 'staff',
  'staff-day': 'staff',
};

/** Why it did not reach: it came too late, its reader said STOP, the number is in doubt or missing, its words were refused, a fault of ours kept it back, or nothing took it. */
export type FailedWhy =
  'late' | 'stopped' | 'doubted' | 'no-number' | 'words' | 'fault' | 'not-reached';

/** A text that did not reach, by what staff may know of it. */
export interface FailedText {
  id: Id<'Message'>;
  at: Date;
  zone: string;
  channel: ChannelName;
  kind: TextKind;
  state: 'failed' | 'undelivered' | 'denied' | 'expired';
  why: FailedWhy;
  /** The provider's own code, where it gave one. */
  code: string | null;
  /** The card of its patient, for roles that care for parcels or courses. */
  ref: string | null;
  /** An open task about it that the actor works. */
  taskId: Id<'Task'> | null;
}

export interface FailedAsk {
  siteId: Id<'Site'>;
  show: 'all' | 'failed' | 'denied';
  /** So many days back. */
  days: number;
  sort: 'since' | '-since' | 'what' | '-what';
  page: number;
  size: number;
}

const SHOWS = { all: 'true', failed: `m.state <> 'denied'`, denied: `m.state = 'denied'` } as const;
const ORDERS = {
  since: 'm.due_at, m.id',
  '-since': 'm.due_at DESC, m.id DESC',
  what: 'm.kind, m.due_at DESC, m.id',
  '-what': 'm.kind DESC, m.due_at DESC, m.id',
} as const;

const WHY = `
  CASE WHEN m.state = 'expired' THEN 'late'
       WHEN m.outcome = 'fault' THEN 'fault'
       WHEN m.contact_id IS NULL THEN 'no-number'
       WHEN c.state = 'stopped' OR m.outcome IN ('opted-out', '21610') THEN 'stopped'
       WHEN c.state <> 'verified' THEN 'doubted'
       WHEN m.state = 'denied' THEN 'words' ELSE 'not-reached' END`;

type Listed = Omit<FailedText, 'kind'> & { kind: string; total: number };

/** One page of the texts of a place that did not reach, and what there is to do about each. */
export async function failedTexts(
  ctx: Context,
  ask: FailedAsk,
): Promise<{ rows: FailedText[]; total: number }> {
  assertMay(ctx.actor, 'task.work');
  if (!worksAt(ctx.actor, ask.siteId)) throw new DomainError('not-allowed');
  await record(ctx, 'message.listed', { kind: 'site', id: ask.siteId });
  const told = may(ctx.actor, 'pickup.details') || may(ctx.actor, 'course.prescribe');
  const works = worksKind(ctx.actor, 'not-delivered');
  const { rows, total } = await pageOf(ask, (limit, offset) =>
    ctx.sql<Listed>(
      `SELECT m.id, m.due_at AS at, s.zone, m.channel, m.kind, m.state, ${WHY} AS why,
            m.outcome AS code, CASE WHEN $4::boolean THEN p.public_ref END AS ref,
            CASE WHEN $5::boolean THEN (SELECT k.id FROM tasks k WHERE k.kind = 'not-delivered' AND k.state = 'open'
              AND (k.subject_id = m.id OR k.contact_id = m.contact_id) ORDER BY k.created_at DESC LIMIT 1)
            END AS "taskId", count(*) OVER ()::int AS total
     FROM messages m JOIN sites s ON s.id = $1
     LEFT JOIN patients p ON p.id = m.patient_id LEFT JOIN contact_points c ON c.id = m.contact_id
     WHERE ${NOT_REACHED} AND ${SHOWS[ask.show]}
       AND m.due_at > $2::timestamptz - make_interval(days => $3) AND m.due_at <= $2
     ORDER BY ${ORDERS[ask.sort]} LIMIT $6 OFFSET $7`,
      [ask.siteId, ctx.now, ask.days, told, works, limit, offset],
    ),
  );
  const kindOf = (kind: string): TextKind => (kind in KINDS ? KINDS[kind as NoticeKind] : 'answer');
  const listed = rows.map(({ total: _, kind, ...row }) => ({ ...row, kind: kindOf(kind) }));
  return { rows: listed, total };
}

import type { NoticeKind } from '../outbox/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { isOpen } from './conversation.js';
import type { Conversation } from './conversation.js';

/** Bots may delete for 48 hours; the rest is left for a Telegram that is down. */
const STAYS_MINUTES = 40 * 60;

/** One change of what a chat shows: a text sent, or an edit of one. The last says what it now is. */
export interface Shown {
  kind: string;
  providerId: string;
  subjectId: string;
  staysFor: Id<'Pickup'> | null;
  sentAt: Date;
  /** Whether the pickup that it is about is still to be collected. */
  live: boolean;
}

/** What a chat shows by the provider's ids: each text's whole story, oldest first. */
export async function textsOf(
  ctx: Context,
  contactId: Id<'Contact'>,
): Promise<Map<string, Shown[]>> {
  const rows = await ctx.sql<Shown>(
    `SELECT m.kind, m.provider_id AS "providerId", m.subject_id AS "subjectId",
            m.stays_for AS "staysFor", m.sent_at AS "sentAt",
            coalesce(p.state IN ('held', 'ready'), false) AS live
     FROM messages m LEFT JOIN pickups p ON p.id = coalesce(m.stays_for, m.subject_id)
     WHERE m.contact_id = $1 AND m.look_at IS NOT NULL ORDER BY m.sent_at, m.id`,
    [contactId],
  );
  const texts = new Map<string, Shown[]>();
  for (const row of rows) texts.set(row.providerId, [...(texts.get(row.providerId) ?? []), row]);
  return texts;
}

/** When the person was last answered. */
export function lastTurn(texts: ReadonlyMap<string, readonly Shown[]>, state: Conversation): Date {
  const replies = [...texts.values()].flat().filter(({ kind }) => kind === 'reply');
  const ours = replies.map(({ sentAt }) => sentAt.getTime());
  return new Date(Math.max(0, state.session ?? 0, ...ours));
}

/** Whether a text outlives its session: a code while its parcel waits, a question of ours while it takes an answer. */
export function stays(shown: readonly Shown[], state: Conversation, now: Date): boolean {
  const last = shown.at(-1);
  if (!last || ageOf(shown, now) >= STAYS_MINUTES) return false;
  if (TO_STAFF.has(last.kind)) return true;
  return last.kind === 'reply' ? last.staysFor !== null && last.live : isAsked(last, state, now);
}

/** What staff are told gives nothing away, and may be read later. */
const STAFF_KINDS: readonly NoticeKind[] = [
  'staff-task',
  'staff-urgent',
  'staff-day',
  'chat-linked',
];
const TO_STAFF = new Set<string>(STAFF_KINDS);

/** A parcel's text serves while it is to be collected. */
const OF_PARCEL = new Set<string>(['ready', 'pickup-reminder'] satisfies NoticeKind[]);

/** Whether a question that we began still takes its answer, whatever it is. */
function isAsked({ kind, subjectId, live }: Shown, { asks }: Conversation, now: Date): boolean {
  const open = asks.some(
    ({ about, ...ask }) =>
      about?.kind === kind && about.subject === subjectId && ask.question && isOpen(ask, now),
  );
  return open && (live || !OF_PARCEL.has(kind));
}

/** Minutes since it first stood in the chat: the Bot API counts from there. */
export function ageOf([first]: readonly Shown[], now: Date): number {
  return first ? (now.getTime() - first.sentAt.getTime()) / 60_000 : 0;
}

import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { enqueue } from '../outbox/index.js';
import { contactWithAddress, doubtContact } from '../patients/index.js';
import type { SendReason } from './channel.js';

/** Failures that speak of the handset; all others are ours, the provider's or a filter's, and doubt nobody's number. */
const OF_THE_HANDSET: ReadonlySet<SendReason> = new Set(['bad-address', 'unreachable-handset']);

/** Whether a text did not get to its handset: also where a network that had it says so without a reason that we know. */
export function isUnreached(state: string, reason: SendReason | null): boolean {
  if (state === 'failed') return reason !== null && OF_THE_HANDSET.has(reason);
  return state === 'undelivered' && (reason === null || OF_THE_HANDSET.has(reason));
}

/** So many texts in a row that did not reach make a number doubtful. */
const FAILURES = 3;

/** Whether the last texts that say something of a number all did not reach it. */
export async function keepsFailing(ctx: Context, contactId: Id<'Contact'>): Promise<boolean> {
  const [row] = await ctx.sql<{ failed: number }>(
    `SELECT count(*) FILTER (WHERE unreached)::int AS failed FROM (
       SELECT unreached FROM messages WHERE contact_id = $1 AND NOT reply
         AND (unreached OR state IN ('sent', 'delivered'))
       ORDER BY attempted_at DESC NULLS LAST LIMIT ${FAILURES}) l`,
    [contactId],
  );
  return row?.failed === FAILURES;
}

const REVERIFY_DAYS = 7;

/** A number that its carrier does not know, or that never answers, may have a new owner: it gets nothing but one question that says nothing, and a stopped one that only once it starts again. */
export async function doubtNumber(ctx: Context, contactId: Id<'Contact'>): Promise<void> {
  const { contact } = await contactWithAddress(ctx, contactId);
  if ((contact.startsAs ?? contact.state) !== 'verified') return;
  const doubted = await doubtContact(ctx, contact);
  if (doubted.state === 'stopped') return;
  await enqueue(ctx, {
    kind: 'reverify',
    contactId,
    channel: contact.channel,
    patientId: null,
    subjectId: contactId,
    rev: Math.floor(ctx.now.getTime() / 1_000),
    usefulUntil: addMinutes(ctx.now, REVERIFY_DAYS * 24 * 60),
  });
}

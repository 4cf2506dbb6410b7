import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { enqueue } from '../outbox/index.js';
import { changeContact, contactWithAddress, stopContact } from '../patients/index.js';
import { openTask } from '../tasks/index.js';
import type { SendError, SendReason } from './channel.js';
import { lockOwner } from './message.js';

const MAX_ATTEMPTS = 3;

/** The provider took it. */
export async function markSent(ctx: Context, id: Id<'Message'>, providerId: string): Promise<void> {
  const [row] = await ctx.sql<{ contactId: Id<'Contact'> }>(
    `UPDATE messages SET state = 'sent', provider_id = $2, sent_at = $3, lease_until = NULL
     WHERE id = $1 AND state IN ('sending', 'in-doubt') RETURNING contact_id AS "contactId"`,
    [id, providerId, ctx.now],
  );
  if (row) await nudgeNext(ctx, row.contactId);
}

/** The provider refused it, could not be reached, or fell silent; what may pass is tried again, three times in all. */
export async function markFailed(ctx: Context, id: Id<'Message'>, error: SendError): Promise<void> {
  await lockOwner(ctx, id);
  const [row] = await ctx.sql<{
    attempts: number;
    contactId: Id<'Contact'>;
    patientId: Id<'Patient'> | null;
  }>(
    `SELECT attempts, contact_id AS "contactId", patient_id AS "patientId" FROM messages
     WHERE id = $1 AND state = 'sending' FOR UPDATE`,
    [id],
  );
  if (!row) return;
  const { attempts, contactId, patientId } = row;
  if (error.reason === 'in-doubt') {
    await setState(ctx, id, { state: 'in-doubt', outcome: error.code });
    return;
  }
  if (
    error.retryable &&
    (attempts < MAX_ATTEMPTS || error.reason === 'throttled' || error.code === 'channel-off')
  ) {
    const wait = error.retryAfter > 0 ? error.retryAfter / 60 : 2 ** attempts / 6;
    const dueAt = addMinutes(ctx.now, wait);
    await ctx.sql(
      `UPDATE messages SET state = CASE WHEN $2 < useful_until THEN 'due' ELSE 'expired' END, due_at = $2,
              lease_until = NULL, outcome = $3, slotted = false,
              attempts = CASE WHEN $4 THEN attempts - 1 ELSE attempts END WHERE id = $1`,
      [id, dueAt, error.code, error.reason === 'throttled'],
    );
    ctx.later('message.deliver', { messageId: id }, dueAt);
    return;
  }
  await setState(ctx, id, { state: 'failed', outcome: error.code });
  await markContact(ctx, contactId, error.reason);
  await openTask(ctx, { kind: 'not-delivered', contactId, patientId, facts: { code: error.code } });
  await nudgeNext(ctx, contactId);
}

/** What a final refusal says of the number itself: stopped, or perhaps no longer the patient's. */
export async function markContact(
  ctx: Context,
  contactId: Id<'Contact'>,
  reason: SendReason | null,
): Promise<void> {
  if (reason === 'opted-out') await stopByProvider(ctx, contactId);
  if (reason === 'bad-address') await doubtNumber(ctx, contactId);
}

const REVERIFY_DAYS = 7;

/** A number that its carrier does not know may have a new owner: it gets nothing but one question that says nothing. */
async function doubtNumber(ctx: Context, contactId: Id<'Contact'>): Promise<void> {
  const { contact } = await contactWithAddress(ctx, contactId);
  if (contact.state !== 'verified') return;
  await changeContact(ctx, contact, { state: 'stale' });
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

/** A provider says that the person stopped us: nothing more is sent until they start again. */
export async function stopByProvider(ctx: Context, contactId: Id<'Contact'>): Promise<void> {
  const { contact } = await contactWithAddress(ctx, contactId);
  if (contact.state === 'stopped') return;
  await stopContact(ctx, contact);
  await denyWaiting(ctx, contactId);
}

/** Nothing that waits for this number is sent any more. */
export async function denyWaiting(ctx: Context, contactId: Id<'Contact'>): Promise<void> {
  await ctx.sql(
    `UPDATE messages SET state = 'denied', outcome = 'opted-out'
     WHERE contact_id = $1 AND state IN ('due', 'in-doubt')`,
    [contactId],
  );
}

async function setState(
  ctx: Context,
  id: Id<'Message'>,
  { state, outcome }: { state: string; outcome: string },
): Promise<void> {
  await ctx.sql('UPDATE messages SET state = $2, outcome = $3, lease_until = NULL WHERE id = $1', [
    id,
    state,
    outcome,
  ]);
  if (state === 'failed') await record(ctx, 'message.failed', { kind: 'message', id });
}

/** The next text of the same number need not wait for a sweep. */
async function nudgeNext(ctx: Context, contactId: Id<'Contact'>): Promise<void> {
  const [next] = await ctx.sql<{ id: Id<'Message'>; dueAt: Date }>(
    `SELECT id, due_at AS "dueAt" FROM messages WHERE contact_id = $1 AND state = 'due'
     ORDER BY id LIMIT 1`,
    [contactId],
  );
  if (next) ctx.later('message.deliver', { messageId: next.id }, next.dueAt);
}

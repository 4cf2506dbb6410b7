import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { seeToUnsaid } from '../outbox/index.js';
import type { Unsaid } from '../outbox/index.js';
import { contactWithAddress, leaveNumber, stopContact } from '../patients/index.js';
import { chatStopped } from '../staff/index.js';
import { openTask } from '../tasks/index.js';
import type { SendError, SendReason } from './channel.js';
import { forgetChat, markGone } from './clear-chat.js';
import { doubtNumber, isUnreached, keepsFailing } from './doubt-number.js';
import { IN_TURN, lockOwner } from './message.js';
import { alarmRefused } from './providers.js';
import { holdBack, holdChannel } from './throttle.js';
import { HOLD_SECONDS, isAway, MAX_ATTEMPTS, waitOf, whatNext } from './what-next.js';

/** A text that its provider took, and its name there. */
export interface Sent {
  id: Id<'Message'>;
  providerId: string;
}

// Locked in order, so that two who mark the same texts follow each other.
const SENT = `
  WITH taken AS (
    SELECT m.id, n.provider_id FROM messages m
    JOIN unnest($1::uuid[], $2::text[]) AS n(id, provider_id) ON n.id = m.id
    WHERE m.state IN ('sending', 'in-doubt') ORDER BY m.id FOR NO KEY UPDATE OF m),
  sent AS (
    UPDATE messages m SET state = 'sent', provider_id = t.provider_id, sent_at = $3, lease_until = NULL,
      look_at = CASE WHEN m.channel = 'telegram' THEN $3::timestamptz + interval '15 minutes' END
    FROM taken t WHERE m.id = t.id RETURNING m.contact_id)
  SELECT DISTINCT ON (m.contact_id) m.id, m.due_at AS "dueAt" FROM messages m
  WHERE m.contact_id IN (SELECT contact_id FROM sent) AND m.state = 'due'
  ORDER BY m.contact_id, ${IN_TURN}`;

/** The provider took them; a chat is looked at again when its session may be over. The next text of each number need not wait for a sweep. */
export async function markSent(ctx: Context, sent: readonly Sent[]): Promise<void> {
  const next = await ctx.sql<{ id: Id<'Message'>; dueAt: Date }>(SENT, [
    sent.map(({ id }) => id),
    sent.map(({ providerId }) => providerId),
    ctx.now,
  ]);
  for (const { id, dueAt } of next) ctx.later('message.deliver', { messageId: id }, dueAt);
}

/** The provider has deleted these messages of a chat. */
export async function markDeleted(
  ctx: Context,
  id: Id<'Message'>,
  targets: readonly string[],
): Promise<void> {
  await lockOwner(ctx, id);
  const [row] = await ctx.sql<{ contactId: Id<'Contact'> }>(
    `UPDATE messages SET state = 'sent', sent_at = $2, lease_until = NULL
     WHERE id = $1 AND state IN ('sending', 'in-doubt') RETURNING contact_id AS "contactId"`,
    [id, ctx.now],
  );
  if (!row) return;
  await markGone(ctx, row.contactId, targets);
  await nudgeNext(ctx, row.contactId);
}

interface Failed {
  attempts: number;
  contactId: Id<'Contact'>;
  patientId: Id<'Patient'> | null;
  kind: string;
}

/** The provider refused it, could not be reached, or fell silent; what may pass is tried again, three times in all. */
export async function markFailed(ctx: Context, id: Id<'Message'>, error: SendError): Promise<void> {
  const owner = await lockOwner(ctx, id);
  const [row] = await ctx.sql<Failed>(
    `SELECT attempts, contact_id AS "contactId", patient_id AS "patientId", kind FROM messages
     WHERE id = $1 AND state = 'sending' FOR UPDATE`,
    [id],
  );
  if (!row || !owner) return;
  const next = whatNext(error, row);
  if (next === 'doubt') return setState(ctx, id, { state: 'in-doubt', outcome: error.code });
  const seconds = waitOf(error, row.attempts);
  if (error.reason === 'throttled')
    await holdBack(ctx, { ...owner.address, contactId: row.contactId }, seconds);
  if (isAway(error)) await holdChannel(ctx, owner.address.channel, seconds);
  if (error.reason === 'refused-us') await alarmRefused(ctx, owner.address.channel, error);
  if (next === 'again') return sendLater(ctx, id, { error, seconds });
  const unreached = isUnreached('failed', error.reason);
  await setState(ctx, id, { state: 'failed', outcome: error.code, unreached });
  await markContact(ctx, row.contactId, { reason: error.reason, unreached });
  await mournFailed(ctx, row, error);
  await nudgeNext(ctx, row.contactId);
}

async function sendLater(
  ctx: Context,
  id: Id<'Message'>,
  { error, seconds }: { error: SendError; seconds: number },
): Promise<void> {
  const dueAt = addMinutes(ctx.now, seconds / 60);
  const [row] = await ctx.sql<Unsaid & { state: string }>(
    `UPDATE messages SET state = CASE WHEN $2 < useful_until THEN 'due' ELSE 'expired' END,
            due_at = least($2, useful_until), lease_until = NULL, outcome = $3, slotted = false,
            attempts = CASE WHEN $4 THEN attempts - 1 ELSE attempts END WHERE id = $1
     RETURNING id, kind, contact_id AS "contactId", patient_id AS "patientId", state`,
    [id, dueAt, error.code, error.retryable],
  );
  if (row) await seeToUnsaid(ctx, [row], row.state);
  ctx.later('message.deliver', { messageId: id }, dueAt);
}

/** Nobody is waiting for these: staff see the tasks themselves at the console. */
const QUIET = new Set(['delete', 'staff-task', 'staff-urgent', 'staff-day', 'chat-linked']);

/** A text that failed is a task. A chat that could not be cleared is tried again, unless nobody is there any more. */
async function mournFailed(ctx: Context, failed: Failed, error: SendError): Promise<void> {
  const { kind, contactId, patientId } = failed;
  if (!QUIET.has(kind))
    await openTask(ctx, {
      kind: 'not-delivered',
      contactId,
      patientId,
      facts: { code: error.code },
    });
  if (error.reason === 'opted-out' || error.reason === 'bad-address')
    await forgetChat(ctx, contactId);
}

/** The provider took it and then dropped it for going too fast: it is sent again, as often as any other, and the channel waits. */
export async function sendDroppedAgain(
  ctx: Context,
  {
    messageId: id,
    providerId,
    code,
  }: { messageId: Id<'Message'>; providerId: string; code: string | null },
): Promise<boolean> {
  const owner = await lockOwner(ctx, id);
  if (!owner) return false;
  const dueAt = addMinutes(ctx.now, HOLD_SECONDS / 60);
  const [row] = await ctx.sql<{ contactId: Id<'Contact'> }>(
    `UPDATE messages SET state = 'due', due_at = least($3, useful_until), slotted = false,
            lease_until = NULL, provider_id = $2, outcome = $4
     WHERE id = $1 AND attempts < $5 AND (state IN ('sending', 'in-doubt') OR state = 'sent' AND provider_id = $2)
     RETURNING contact_id AS "contactId"`,
    [id, providerId, dueAt, code, MAX_ATTEMPTS],
  );
  if (!row) return false;
  await holdBack(ctx, { ...owner.address, contactId: row.contactId }, HOLD_SECONDS);
  ctx.later('message.deliver', { messageId: id }, dueAt);
  return true;
}

/** What a final refusal says of the number itself: stopped, or perhaps no longer the patient's. */
export async function markContact(
  ctx: Context,
  contactId: Id<'Contact'>,
  { reason, unreached }: { reason: SendReason | null; unreached: boolean },
): Promise<void> {
  if (reason === 'opted-out') await stopByProvider(ctx, contactId);
  if (reason === 'bad-address' || (unreached && (await keepsFailing(ctx, contactId))))
    await doubtNumber(ctx, contactId);
}

/** A provider says that the person stopped us: nothing more is sent until they start again. */
export async function stopByProvider(ctx: Context, contactId: Id<'Contact'>): Promise<void> {
  const { contact } = await contactWithAddress(ctx, contactId);
  if (contact.state === 'stopped') return;
  await stopContact(ctx, contact);
  await leaveNumber(ctx, contactId, { outcome: 'opted-out' });
  await chatStopped(ctx, contactId);
}

async function setState(
  ctx: Context,
  id: Id<'Message'>,
  { state, outcome, unreached = false }: { state: string; outcome: string; unreached?: boolean },
): Promise<void> {
  await ctx.sql(
    'UPDATE messages SET state = $2, outcome = $3, unreached = $4, lease_until = NULL WHERE id = $1',
    [id, state, outcome, unreached],
  );
  if (state === 'failed') await record(ctx, 'message.failed', { kind: 'message', id });
}

/** The next text of the same number need not wait for a sweep. */
async function nudgeNext(ctx: Context, contactId: Id<'Contact'>): Promise<void> {
  const [next] = await ctx.sql<{ id: Id<'Message'>; dueAt: Date }>(
    `SELECT m.id, m.due_at AS "dueAt" FROM messages m WHERE m.contact_id = $1 AND m.state = 'due'
     ORDER BY ${IN_TURN} LIMIT 1`,
    [contactId],
  );
  if (next) ctx.later('message.deliver', { messageId: next.id }, next.dueAt);
}

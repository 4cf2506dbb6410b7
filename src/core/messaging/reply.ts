import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { DataKey } from '../kernel/keys.js';
import type { Contact } from '../patients/index.js';
import type { Outgoing } from './channel.js';
import { sealBody } from './message.js';
import type { Body } from './message.js';

const USEFUL_MINUTES = 60;

/** An answer that leaves by an API call: a new text, or a change of the one whose button was pressed. */
export interface NewReply {
  key: DataKey;
  out: Outgoing;
  /** The provider's message to change in place. */
  edits: string | null;
  /** Our message whose buttons go. */
  clears: Id<'Message'> | null;
}

/** Puts an answer into the outbox; it leaves as soon as this transaction has committed. */
export function enqueueReply(
  ctx: Context,
  contact: Contact,
  { key, out, edits, clears }: NewReply,
): Promise<Id<'Message'>> {
  const op = edits ? 'edit' : 'send';
  return put(ctx, contact, { kind: 'reply', op, target: edits, key, body: { out, clears } });
}

/** Deletes messages of a Telegram chat on both sides, 100 at a time. */
export async function enqueueDeletion(
  ctx: Context,
  contact: Contact,
  targets: readonly string[],
): Promise<void> {
  const { key } = contact;
  for (let at = 0; at < targets.length; at += 100) {
    const body = { out: { text: '' }, targets: targets.slice(at, at + 100) };
    await put(ctx, contact, { kind: 'delete', op: 'delete', target: 'many', key, body });
  }
}

interface Row {
  kind: 'reply' | 'delete';
  op: 'send' | 'edit' | 'delete';
  target: string | null;
  key: DataKey;
  body: Body;
}

async function put(
  ctx: Context,
  contact: Contact,
  { kind, op, target, key, body }: Row,
): Promise<Id<'Message'>> {
  const id = newId<'Message'>();
  await ctx.sql(
    `INSERT INTO messages (id, contact_id, channel, kind, subject_id, rev, op, target, state, due_at,
                           useful_until, reply, body, key_id, made_at)
     VALUES ($1, $2, $3, $4, $1, 1, $5, $6, 'due', $7, $8, true, $9, $10, $7)`,
    [
      id,
      contact.id,
      contact.channel,
      kind,
      op,
      target,
      ctx.now,
      addMinutes(ctx.now, USEFUL_MINUTES),
      sealBody(key, id, body),
      key.id,
    ],
  );
  ctx.later('message.deliver', { messageId: id });
  return id;
}

/** The provider's ids of what we said in a chat since a moment, for deletion. */
export async function saidSince(
  ctx: Context,
  contactId: Id<'Contact'>,
  since: Date,
): Promise<string[]> {
  const rows = await ctx.sql<{ id: string }>(
    `SELECT DISTINCT provider_id AS id FROM messages
     WHERE contact_id = $1 AND provider_id IS NOT NULL AND op = 'send' AND sent_at > $2`,
    [contactId, since],
  );
  return rows.map(({ id }) => id);
}

import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { DataKey } from '../kernel/keys.js';
import type { Contact } from '../patients/index.js';
import type { Outgoing } from './channel.js';
import { sealBody } from './message.js';

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
export async function enqueueReply(
  ctx: Context,
  contact: Contact,
  reply: NewReply,
): Promise<Id<'Message'>> {
  const id = newId<'Message'>();
  const { key, out, edits, clears } = reply;
  await ctx.sql(
    `INSERT INTO messages (id, contact_id, channel, kind, subject_id, rev, op, target, state, due_at,
                           useful_until, reply, body, key_id, made_at)
     VALUES ($1, $2, $3, 'reply', $1, 1, $4, $5, 'due', $6, $7, true, $8, $9, $6)`,
    [
      id,
      contact.id,
      contact.channel,
      edits ? 'edit' : 'send',
      edits,
      ctx.now,
      addMinutes(ctx.now, USEFUL_MINUTES),
      sealBody(key, id, { out, clears }),
      key.id,
    ],
  );
  ctx.later('message.deliver', { messageId: id });
  return id;
}

/** Deletes messages of a Telegram chat on both sides, 100 at a time. */
export async function enqueueDeletion(
  ctx: Context,
  contact: Contact,
  targets: readonly string[],
): Promise<void> {
  for (let at = 0; at < targets.length; at += 100) {
    const id = newId<'Message'>();
    const body = { out: { text: '' }, targets: targets.slice(at, at + 100) };
    await ctx.sql(
      `INSERT INTO messages (id, contact_id, channel, kind, subject_id, rev, op, target, state, due_at,
                             useful_until, reply, body, key_id, made_at)
       VALUES ($1, $2, $3, 'delete', $1, 1, 'delete', 'many', 'due', $4, $5, true, $6, $7, $4)`,
      [
        id,
        contact.id,
        contact.channel,
        ctx.now,
        addMinutes(ctx.now, USEFUL_MINUTES),
        sealBody(contact.key, id, body),
        contact.key.id,
      ],
    );
    ctx.later('message.deliver', { messageId: id });
  }
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

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
/** Bots may delete for 48 hours, and what stays goes after 40. */
const DELETE_MINUTES = 8 * 60;

/** An answer that leaves by an API call: a new text, or a change of the one whose button was pressed. */
export interface NewReply {
  key: DataKey;
  out: Outgoing;
  /** The provider's message to change in place. */
  edits: string | null;
  /** Our message whose buttons go. */
  clears: Id<'Message'> | null;
  /** The pickup for whose sake it stays in its chat after the session. */
  staysFor?: Id<'Pickup'> | null;
}

/** Puts an answer into the outbox; it leaves as soon as this transaction has committed. */
export function enqueueReply(
  ctx: Context,
  contact: Contact,
  { key, out, edits, clears, staysFor = null }: NewReply,
): Promise<Id<'Message'>> {
  const op = edits ? 'edit' : 'send';
  const body = { out, clears };
  return put(ctx, contact, { kind: 'reply', op, target: edits, staysFor, key, body });
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
    const op = { kind: 'delete', op: 'delete', target: 'many', staysFor: null } as const;
    await put(ctx, contact, { ...op, key, body });
  }
}

interface Row {
  kind: 'reply' | 'delete';
  op: 'send' | 'edit' | 'delete';
  target: string | null;
  staysFor: Id<'Pickup'> | null;
  key: DataKey;
  body: Body;
}

async function put(
  ctx: Context,
  contact: Contact,
  { kind, op, target, staysFor, key, body }: Row,
): Promise<Id<'Message'>> {
  const id = newId<'Message'>();
  await ctx.sql(
    `INSERT INTO messages (id, contact_id, channel, kind, subject_id, rev, op, target, state, due_at,
                           useful_until, reply, body, key_id, made_at, stays_for)
     VALUES ($1, $2, $3, $4, $1, 1, $5, $6, 'due', $7, $8, true, $9, $10, $7, $11)`,
    [
      id,
      contact.id,
      contact.channel,
      kind,
      op,
      target,
      ctx.now,
      addMinutes(ctx.now, kind === 'delete' ? DELETE_MINUTES : USEFUL_MINUTES),
      sealBody(key, id, body),
      key.id,
      staysFor,
    ],
  );
  ctx.later('message.deliver', { messageId: id });
  return id;
}

import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import type { DataKey } from '../kernel/keys.js';
import type { ChannelName, Level } from '../kernel/language.js';
import { open, seal } from '../kernel/sealed.js';
import { contactWithAddress } from '../patients/index.js';
import type { Address, Contact } from '../patients/index.js';
import type { Outgoing } from './channel.js';

/** One text to one contact, as the outbox keeps it. */
export interface Message {
  id: Id<'Message'>;
  contactId: Id<'Contact'>;
  patientId: Id<'Patient'> | null;
  channel: ChannelName;
  kind: string;
  subjectId: string;
  rev: number;
  op: 'send' | 'edit' | 'delete';
  target: string | null;
  state: string;
  dueAt: Date;
  usefulUntil: Date;
  reply: boolean;
  attempts: number;
  slotted: boolean;
  attemptedAt: Date | null;
  body: Buffer | null;
  keyId: string | null;
  /** It says no more than this, where it goes to another number than the one it was made for. */
  levelCap: Level | null;
}

const COLUMNS = `
  id, contact_id AS "contactId", patient_id AS "patientId", channel, kind, subject_id AS "subjectId",
  rev, op, target, state, due_at AS "dueAt", useful_until AS "usefulUntil", reply, attempts, slotted,
  attempted_at AS "attemptedAt", body, key_id AS "keyId",
  level_cap AS "levelCap"`;

/** A message that is due, with what else decides whether it may leave. */
export interface DueMessage extends Message {
  /** An answer to the same reader that was made before it has not left yet. */
  behind: boolean;
  /** When a text that we started for the same reader, and that was put off, is tried again: it goes first. */
  goesAfter: Date | null;
  /** Its patient lies in a ward. */
  inside: boolean;
}

const DUE = `
  SELECT ${COLUMNS},
         EXISTS (SELECT FROM messages e WHERE e.contact_id = m.contact_id AND e.id < m.id AND e.reply
                 AND e.kind <> 'delete' AND e.state IN ('sending', 'in-doubt', 'due')) AS behind,
         (SELECT max(e.due_at) FROM messages e WHERE NOT m.reply AND m.kind <> 'code' AND e.contact_id = m.contact_id
          AND e.id <> m.id AND NOT e.reply AND e.op = 'send' AND e.state = 'due'
          AND e.attempted_at < coalesce(m.attempted_at, 'infinity')) AS "goesAfter",
         EXISTS (SELECT FROM patients p WHERE p.id = m.patient_id AND p.inpatient_since IS NOT NULL) AS inside
  FROM messages m WHERE m.id = ANY($1) AND m.contact_id = ANY($2) AND m.state = 'due'
  ORDER BY m.id FOR UPDATE OF m SKIP LOCKED`;

/** Locks those messages that are due and whose readers are locked; without those that another process has. */
export function lockDue(
  ctx: Context,
  ids: readonly Id<'Message'>[],
  contactIds: readonly Id<'Contact'>[],
): Promise<DueMessage[]> {
  return ctx.sql<DueMessage>(DUE, [ids, contactIds]);
}

/** Locks the contact of a message, which comes before the message in every transaction; null where there is no such message. */
export async function lockOwner(
  ctx: Context,
  id: Id<'Message'>,
): Promise<{ contact: Contact; address: Address } | null> {
  const [owner] = await ctx.sql<{ contactId: Id<'Contact'> }>(
    'SELECT contact_id AS "contactId" FROM messages WHERE id = $1',
    [id],
  );
  return owner ? contactWithAddress(ctx, owner.contactId) : null;
}

/** Locks a message, or null where another process has it. */
export async function lockMessage(ctx: Context, id: Id<'Message'>): Promise<Message | null> {
  const [message] = await ctx.sql<Message>(
    `SELECT ${COLUMNS} FROM messages WHERE id = $1 FOR UPDATE SKIP LOCKED`,
    [id],
  );
  return message ?? null;
}

/** What was worded, sealed with the data key; `screen` is the message whose buttons go. */
export interface Body {
  out: Outgoing;
  clears?: Id<'Message'> | null;
  targets?: string[];
}

/** Seals a body for its row. */
export function sealBody(key: DataKey, id: Id<'Message'>, body: Body): Buffer {
  return seal(key, bodyCell(id, key), JSON.stringify(body));
}

/** Opens a body with the key that its row names. */
export async function openBody(
  ctx: Context,
  message: Pick<Message, 'id' | 'body' | 'keyId'>,
): Promise<Body | null> {
  if (!message.body || !message.keyId) return null;
  const [row] = await ctx.sql<{ id: string; wrapped: Buffer; kekVersion: number }>(
    'SELECT id, wrapped, kek_version AS "kekVersion" FROM data_keys WHERE id = $1',
    [message.keyId],
  );
  if (!row) return null;
  const key = ctx.keys.unwrap(row);
  return JSON.parse(open(key, bodyCell(message.id, key), message.body)) as Body;
}

function bodyCell(id: string, key: DataKey) {
  return { table: 'messages', column: 'body', row: id, owner: key.id };
}

/** SQL: the order in which the texts `m` of one reader leave: answers as they were given, then what we start by its time. */
export const IN_TURN = 'NOT m.reply, CASE WHEN NOT m.reply THEN m.due_at END, m.id';

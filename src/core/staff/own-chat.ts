import { createHash, randomBytes } from 'node:crypto';
import { record } from '../audit/index.js';
import type { StaffActor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { addContact, changeContact, lockContact, stopContact } from '../patients/index.js';
import type { Contact } from '../patients/index.js';
import { enqueue } from '../outbox/index.js';

/** Minutes for which a link to a chat is good. */
export const CHAT_LINK_MINUTES = 10;
const USEFUL_MS = 10 * 60_000;

const digestOf = (token: string) => createHash('sha256').update(token).digest();
/** The staff's side of a chat: a contact apart from the patient's, should the chat be one's too. */
const staffSide = (chat: string) => ({ channel: 'telegram', value: chat, side: 'staff' }) as const;

/** Makes the token of a link that ties a chat to the person's account, once, within ten minutes: 32 random bytes in base64url. Earlier ones end. */
export async function newChatLink(ctx: Context, { staffId }: StaffActor): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await ctx.sql('DELETE FROM staff_chat_links WHERE staff_id = $1 AND used_at IS NULL', [staffId]);
  await ctx.sql(
    `INSERT INTO staff_chat_links (digest, staff_id, expires_at)
     VALUES ($1, $2, clock_timestamp() + make_interval(mins => $3))`,
    [digestOf(token), staffId, CHAT_LINK_MINUTES],
  );
  await record(ctx, 'staff.chat-link', { kind: 'staff', id: staffId });
  return token;
}

/** Ties the chat that sent a link's token to its account and tells it so; false where the link has ended or the chat is another account's. */
export async function linkChat(
  ctx: Context,
  { token, chat }: { token: string; chat: string },
): Promise<boolean> {
  const [link] = await ctx.sql<{ staffId: Id<'Staff'> }>(
    `UPDATE staff_chat_links l SET used_at = clock_timestamp() FROM staff s
     WHERE l.digest = $1 AND l.used_at IS NULL AND l.expires_at > clock_timestamp()
       AND s.id = l.staff_id AND s.state = 'active' RETURNING s.id AS "staffId"`,
    [digestOf(token)],
  );
  if (!link) return false;
  const { staffId } = link;
  const { id: contactId } = await staffContactOf(ctx, chat);
  if (!(await holdsAlone(ctx, { staffId, contactId }))) return false;
  const [account] = await ctx.sql<{ rev: number }>(
    'UPDATE staff SET chat_id = $2, chat_since = $3, rev = rev + 1 WHERE id = $1 RETURNING rev',
    [staffId, contactId, ctx.now],
  );
  await record(ctx, 'staff.chat-linked', { kind: 'staff', id: staffId });
  const text = { kind: 'chat-linked', subjectId: staffId, rev: account?.rev ?? 0 } as const;
  const to = { contactId, channel: 'telegram', patientId: null } as const;
  const usefulUntil = new Date(ctx.now.getTime() + USEFUL_MS);
  await enqueue(ctx, { ...text, ...to, reply: true, usefulUntil });
  return true;
}

async function staffContactOf(ctx: Context, chat: string): Promise<Contact> {
  const address = staffSide(chat);
  const contact = await lockContact(ctx, address);
  if (!contact) return addContact(ctx, address, { language: 'en', state: 'verified' });
  return contact.state === 'verified'
    ? contact
    : changeContact(ctx, contact, { state: 'verified' });
}

/** One account a chat. */
async function holdsAlone(
  ctx: Context,
  { staffId, contactId }: { staffId: Id<'Staff'>; contactId: Id<'Contact'> },
): Promise<boolean> {
  const others = await ctx.sql('SELECT 1 FROM staff WHERE chat_id = $1 AND id <> $2', [
    contactId,
    staffId,
  ]);
  return others.length === 0;
}

/** Takes the chat off an account; links that wait for one end too. What was told there is told at the console again. */
export async function unlinkChat(ctx: Context, staffId: Id<'Staff'>): Promise<void> {
  await ctx.sql('DELETE FROM staff_chat_links WHERE staff_id = $1 AND used_at IS NULL', [staffId]);
  const had = await ctx.sql(
    `UPDATE contact_points c SET state = 'stopped' FROM staff s
     WHERE s.id = $1 AND c.id = s.chat_id RETURNING c.id`,
    [staffId],
  );
  if (!had.length) return;
  await ctx.sql(
    `UPDATE staff SET chat_id = NULL, chat_since = NULL, rev = rev + 1,
            told_by = CASE told_by WHEN 'telegram' THEN 'console' ELSE told_by END WHERE id = $1`,
    [staffId],
  );
  await record(ctx, 'staff.chat-unlinked', { kind: 'staff', id: staffId });
}

/** STOP or a block in a chat ends what staff are told there too. */
export async function stopChatOfStaff(ctx: Context, chat: string): Promise<void> {
  const contact = await lockContact(ctx, staffSide(chat));
  if (!contact || contact.state === 'stopped') return;
  await stopContact(ctx, contact);
  await chatStopped(ctx, contact.id);
}

/** A contact takes no more texts: whoever of the staff was told there is told at the console, and their page says why. */
export async function chatStopped(ctx: Context, contactId: Id<'Contact'>): Promise<void> {
  const told = await ctx.sql<{ id: Id<'Staff'> }>(
    `UPDATE staff SET told_by = 'console', rev = rev + 1
     WHERE chat_id = $1 AND told_by = 'telegram' RETURNING id`,
    [contactId],
  );
  for (const { id } of told) await record(ctx, 'staff.chat-stopped', { kind: 'staff', id });
}

import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { contactWithAddress } from '../patients/index.js';
import type { Contact } from '../patients/index.js';
import { ageOf, lastTurn, stays, textsOf } from './chat-texts.js';
import { loadConversation, saveConversation } from './conversation.js';
import type { Conversation } from './conversation.js';
import { enqueueDeletion } from './reply.js';

/** A session left in the middle is over after this, and one that has ended may still be read. */
const SESSION_MINUTES = 15;
/** What stays is looked at again: its question may be answered, its parcel collected. */
const STAYS_LOOK_MINUTES = 5;
/** A deletion that was not confirmed is asked for again, for three days. */
const AGAIN_MINUTES = 10;
const GIVE_UP_MINUTES = 72 * 60;

/** Telegram chats in which something may have to go. */
export async function chatsToClear(ctx: Context, limit: number): Promise<Id<'Contact'>[]> {
  const rows = await ctx.sql<{ id: Id<'Contact'> }>(
    `SELECT contact_id AS id FROM messages WHERE look_at <= $1
     GROUP BY contact_id ORDER BY min(look_at) LIMIT $2`,
    [ctx.now, limit],
  );
  return rows.map(({ id }) => id);
}

/** Deletes both sides of a chat once its session is over; a code and an open question of ours stay until they have served, 40 hours at most. */
export async function clearChat(ctx: Context, contactId: Id<'Contact'>): Promise<void> {
  const { contact } = await contactWithAddress(ctx, contactId);
  const state = await loadConversation(ctx, contactId);
  const texts = await textsOf(ctx, contactId);
  const over = addMinutes(lastTurn(texts, state), SESSION_MINUTES);
  if (over > ctx.now) {
    await lookAgain(ctx, contactId, { ids: [...texts.keys()], at: over });
    return;
  }
  const all = [...texts];
  const stay = all.filter(([, shown]) => stays(shown, state, ctx.now)).map(([id]) => id);
  const lost = all
    .filter(([, shown]) => ageOf(shown, ctx.now) >= GIVE_UP_MINUTES)
    .map(([id]) => id);
  await lookAgain(ctx, contactId, { ids: stay, at: addMinutes(ctx.now, STAYS_LOOK_MINUTES) });
  await lookAgain(ctx, contactId, { ids: lost, at: null });
  const go = all.map(([id]) => id).filter((id) => !stay.includes(id) && !lost.includes(id));
  await takeDown(ctx, { contact, state }, go);
  await saveConversation(ctx, contactId, state);
}

/** Deletes all that a chat shows, now ("WIPE"); the caller keeps the state. */
export async function clearAll(ctx: Context, contact: Contact, state: Conversation): Promise<void> {
  const texts = await textsOf(ctx, contact.id);
  await takeDown(ctx, { contact, state }, [...texts.keys()]);
}

/** Texts of ours and all of theirs; they are forgotten here once the provider has confirmed it. */
async function takeDown(
  ctx: Context,
  { contact, state }: { contact: Contact; state: Conversation },
  ids: readonly string[],
): Promise<void> {
  await lookAgain(ctx, contact.id, { ids, at: addMinutes(ctx.now, AGAIN_MINUTES) });
  await enqueueDeletion(ctx, contact, [...new Set([...ids, ...state.trail.map(String)])]);
  state.screen = await stillShown(ctx, state.screen, ids);
}

async function stillShown(
  ctx: Context,
  screen: Id<'Message'> | null,
  gone: readonly string[],
): Promise<Id<'Message'> | null> {
  if (!screen) return null;
  const rows = await ctx.sql('SELECT 1 FROM messages WHERE id = $1 AND provider_id = ANY($2)', [
    screen,
    gone,
  ]);
  return rows.length ? null : screen;
}

async function lookAgain(
  ctx: Context,
  contactId: Id<'Contact'>,
  { ids, at }: { ids: readonly string[]; at: Date | null },
): Promise<void> {
  if (!ids.length) return;
  await ctx.sql(
    `UPDATE messages SET look_at = $3
     WHERE contact_id = $1 AND provider_id = ANY($2) AND look_at IS NOT NULL`,
    [contactId, ids, at],
  );
}

/** The provider has deleted these: they are looked at no more. */
export async function markGone(
  ctx: Context,
  contactId: Id<'Contact'>,
  ids: readonly string[],
): Promise<void> {
  await lookAgain(ctx, contactId, { ids, at: null });
  const state = await loadConversation(ctx, contactId);
  const trail = state.trail.filter((id) => !ids.includes(String(id)));
  if (trail.length !== state.trail.length)
    await saveConversation(ctx, contactId, { ...state, trail });
}

/** Nothing more can be deleted in this chat: its person blocked us, or it is no more. */
export async function forgetChat(ctx: Context, contactId: Id<'Contact'>): Promise<void> {
  await ctx.sql(
    'UPDATE messages SET look_at = NULL WHERE contact_id = $1 AND look_at IS NOT NULL',
    [contactId],
  );
}

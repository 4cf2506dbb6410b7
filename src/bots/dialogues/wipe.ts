import { addMinutes } from '#core/kernel/dates.js';
import { enqueueDeletion, saidSince } from '#core/messaging/index.js';
import type { Play } from '../dialogue/play.js';

/** Bots may delete in a private chat for 48 hours; two are left for a slow queue. */
const DELETABLE_MINUTES = 46 * 60;

/** Ends the session and closes every question; on Telegram the chat is cleared on both sides. No record is erased. */
export const wipe: Play<'wipe'> = async (turn) => {
  const { contact, state, ctx } = turn;
  if (contact.channel === 'telegram') {
    const ours = await saidSince(ctx, contact.id, addMinutes(ctx.now, -DELETABLE_MINUTES));
    const all = [...new Set([...ours, ...state.trail.map(String)])];
    await enqueueDeletion(ctx, contact, all);
    state.trail = [];
    state.screen = null;
  }
  state.asks = [];
  state.person = null;
  state.unlocked = null;
  return { line: { name: 'wiped' } };
};

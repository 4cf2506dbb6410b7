import { clearAll } from '#core/messaging/index.js';
import type { Play } from '../dialogue/play.js';

/** Ends the session and closes every question; on Telegram the chat is cleared on both sides. No record is erased. */
export const wipe: Play<'wipe'> = async (turn) => {
  const { contact, state, ctx } = turn;
  if (contact.channel === 'telegram') await clearAll(ctx, contact, state);
  state.asks = [];
  state.person = null;
  state.unlocked = null;
  return { line: { name: 'wiped' } };
};

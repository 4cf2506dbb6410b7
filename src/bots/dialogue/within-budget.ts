import { haveRoom, replyBudgets, takeReply } from '#core/messaging/index.js';
import type { Drawn, Say } from '#core/messaging/index.js';
import type { Turn } from '../turn.js';

/** Answers a phone that may be nobody's only while there is a budget for it; where there is none, nothing is played and nothing said. */
export async function withinBudget(
  { ctx, contact, patients, incoming: { from } }: Turn,
  drawn: Drawn,
  play: () => Promise<Say | null>,
): Promise<Say | null> {
  if (from.channel !== 'sms' || patients.length) return play();
  const budgets = await replyBudgets(ctx, { contactId: contact.id, value: from.value, drawn });
  if (!budgets || !(await haveRoom(ctx, budgets))) return null;
  const say = await play();
  return say && (await takeReply(ctx, budgets)) ? say : null;
}

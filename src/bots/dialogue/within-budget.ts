import { haveRoom, replyBudgets, takeReply } from '#core/messaging/index.js';
import type { Drawn, Say } from '#core/messaging/index.js';
import type { Turn } from '../turn.js';

interface Answer {
  drawn: Drawn;
  play: () => Promise<Say | null>;
  /** What is done all the same where no reply is left. */
  unanswered?: () => Promise<void>;
}

/** Answers a phone that may be nobody's only while there is a budget for it; where there is none, nothing is played and nothing said. */
export async function withinBudget(
  { ctx, contact, patients, incoming: { from } }: Turn,
  { drawn, play, unanswered }: Answer,
): Promise<Say | null> {
  if (from.channel !== 'sms' || patients.length) return play();
  const budgets = await replyBudgets(ctx, { contactId: contact.id, value: from.value, drawn });
  if (!budgets) return null;
  if (await haveRoom(ctx, budgets)) {
    const say = await play();
    return say && (await takeReply(ctx, budgets)) ? say : null;
  }
  await unanswered?.();
  return null;
}

import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { seeToUnsaid } from '../outbox/index.js';
import { changeContact } from '../patients/index.js';
import { openTask } from '../tasks/index.js';
import type { Call } from './channel.js';
import { judge } from './judge.js';
import { lease } from './lease.js';
import type { Message } from './message.js';
import { loadTexts } from './text.js';
import type { Text } from './text.js';
import { hasSlot, takeSlot } from './throttle.js';
import { wordText } from './word-text.js';

/** What a worker may now call, or why there is nothing to do (with the time to look again). */
export type Claim =
  { call: Call; channel: Message['channel'] } | { later: Date } | { ended: string };

/**
 * Takes one message for sending. Everything is read again here (domain invariant 14): state of the number,
 * pause, hours, usefulness, the row it is about. The queue's delay was only a hint.
 */
export async function claim(ctx: Context, id: Id<'Message'>): Promise<Claim> {
  const [text] = await loadTexts(ctx, [id], 'wait');
  if (!text) return { ended: 'taken' };
  const { message, contact } = text;
  const held = await holdUp(ctx, text);
  if (held) return held;
  const worded = await wordText(ctx, text);
  if (typeof worded === 'string') return endUnworded(ctx, text, worded);
  if (message.kind === 'reverify' && contact.state === 'stale')
    await changeContact(ctx, contact, { state: 'reverify' });
  const [call] = await lease(ctx, [{ text, worded }]);
  if (!call) throw new Error('a text just claimed has no call');
  return { call, channel: message.channel };
}

/** What keeps a text from leaving now: its time, its reader, or the throttle; null where nothing does. */
async function holdUp(ctx: Context, text: Text): Promise<Claim | null> {
  const { message, address } = text;
  if (message.dueAt > ctx.now) return postpone(ctx, message, { until: message.dueAt });
  const verdict = await judge(ctx, text);
  if (verdict.is === 'end') return end(ctx, message, verdict.state);
  if (verdict.is === 'wait') return postpone(ctx, message, { until: verdict.until });
  const slot = hasSlot(ctx, message) ? null : await takeSlot(ctx, message, address.value);
  return slot && postpone(ctx, message, { until: slot, slotted: true });
}

/** Staff see to what the gate does not let pass. */
async function endUnworded(
  ctx: Context,
  { message }: Text,
  why: 'cleared' | 'gone' | 'refused',
): Promise<Claim> {
  if (why === 'cleared') return end(ctx, message, why);
  const { contactId, patientId, id: subjectId } = message;
  if (why === 'refused')
    await openTask(ctx, { kind: 'not-delivered', contactId, patientId, subjectId });
  return end(ctx, message, 'denied');
}

async function end(ctx: Context, message: Message, state: string): Promise<Claim> {
  await seeToUnsaid(ctx, [message], state);
  await ctx.sql(`UPDATE messages SET state = $2 WHERE id = $1`, [message.id, state]);
  return { ended: state };
}

/** A slot is kept only while its time is. */
async function postpone(
  ctx: Context,
  message: Message,
  {
    until,
    slotted = message.slotted && until === message.dueAt,
  }: { until: Date; slotted?: boolean },
): Promise<Claim> {
  if (until >= message.usefulUntil) return end(ctx, message, 'expired');
  await ctx.sql('UPDATE messages SET due_at = $2, slotted = $3 WHERE id = $1', [
    message.id,
    until,
    slotted,
  ]);
  return { later: until };
}

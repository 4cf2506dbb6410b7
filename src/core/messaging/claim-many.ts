import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import type { Call } from './channel.js';
import { isReminder, judge } from './judge.js';
import { lease } from './lease.js';
import type { Ready } from './lease.js';
import { loadTexts } from './text.js';
import type { Text } from './text.js';
import { BATCH_MS, hasSlot, takeSlots } from './throttle.js';
import { wordText } from './word-text.js';

/** A call that is claimed, and the moment at which it may be made. */
export interface Timed {
  id: Id<'Message'>;
  call: Call;
  at: Date;
}

/**
 * Takes a batch of reminders by SMS for sending, by the rules of `claim` and in a few statements for all of them. What
 * is not ready to leave is nudged on its own, and `claim` sees to it; where no moment is free yet, the batch waits whole.
 */
export async function claimMany(ctx: Context, ids: readonly Id<'Message'>[]): Promise<Timed[]> {
  const texts = (await loadTexts(ctx, ids, 'skip')).filter(isPlain);
  const soon = ctx.now.getTime() + BATCH_MS;
  const able: Text[] = [];
  for (const text of texts)
    if (text.message.dueAt.getTime() <= soon && (await judge(ctx, text)).is === 'send')
      able.push(text);
  const slots = await slotsOf(ctx, able);
  const [first] = slots;
  if (first && first.getTime() > soon) {
    await putOff(ctx, able, slots);
    alone(ctx, ids, able);
    return [];
  }
  const ready: (Ready & { at: Date })[] = [];
  for (const [n, text] of able.entries()) {
    const worded = await wordText(ctx, text);
    if (typeof worded !== 'string') ready.push({ text, worded, at: slots[n] ?? ctx.now });
  }
  alone(
    ctx,
    ids,
    ready.map(({ text }) => text),
  );
  const calls = ready.length ? await lease(ctx, ready) : [];
  return ready.flatMap(({ text, at }, n) => {
    const call = calls[n];
    return call ? [{ id: text.message.id, call, at }] : [];
  });
}

/** A reminder that nobody tried to send yet. */
const isPlain = ({ message }: Text): boolean =>
  isReminder(message.kind) && message.channel === 'sms' && !message.body && message.op === 'send';

/** Those that were given before, where all still have theirs; else new ones, in a row. */
async function slotsOf(ctx: Context, texts: readonly Text[]): Promise<Date[]> {
  const messages = texts.map(({ message }) => message);
  if (messages.every((message) => hasSlot(ctx, message))) return messages.map(({ dueAt }) => dueAt);
  return takeSlots(ctx, messages);
}

const PUT_OFF = `
  UPDATE messages m SET due_at = n.at, slotted = true
  FROM unnest($1::uuid[], $2::timestamptz[]) AS n(id, at) WHERE m.id = n.id AND n.at < m.useful_until`;

async function putOff(ctx: Context, texts: readonly Text[], slots: readonly Date[]): Promise<void> {
  const messageIds = texts.map(({ message }) => message.id);
  await ctx.sql(PUT_OFF, [messageIds, slots]);
  ctx.later('messages.deliver', { messageIds }, slots[0]);
}

/** Nudges each of the others on its own. */
function alone(ctx: Context, ids: readonly Id<'Message'>[], taken: readonly Text[]): void {
  const done = new Set(taken.map(({ message }) => message.id));
  for (const messageId of ids)
    if (!done.has(messageId)) ctx.later('message.deliver', { messageId });
}

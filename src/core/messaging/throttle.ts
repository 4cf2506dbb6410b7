import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import type { ChannelName } from '../kernel/language.js';
import type { Message } from './message.js';

/** Telegram takes about 30 messages a second in all and one a second in a chat (Bot API FAQ). */
const TELEGRAM_PER_SECOND = 30;

/**
 * Takes the next free moment of a channel (and, on Telegram, of the chat), so that its limit is never exceeded; what
 * missed the moment it had comes before all that is later. Null where that moment is now; otherwise the row becomes due then.
 */
export async function takeSlot(
  ctx: Context,
  { channel, slotted }: Pick<Message, 'channel' | 'slotted'>,
  address: string,
): Promise<Date | null> {
  const takeOne = slotted ? goBefore : take;
  const slot = laterThanNow(ctx, await takeOne(ctx, channel, 1 / rateOf(ctx, channel)));
  if (channel === 'sms') return slot;
  const own = laterThanNow(ctx, await take(ctx, `chat:${chatKey(ctx, address)}`, 1));
  return [slot, own].reduce((a, b) => (a && b ? (a > b ? a : b) : (a ?? b)));
}

/** Takes moments of SMS in a row, one for each; before all that is later where one of them missed what it had. */
export async function takeSlots(
  ctx: Context,
  messages: readonly Pick<Message, 'slotted'>[],
): Promise<Date[]> {
  const seconds = 1 / rateOf(ctx, 'sms');
  const takeAll = messages.some(({ slotted }) => slotted) ? goBefore : take;
  const first = await takeAll(ctx, 'sms', seconds * messages.length);
  return messages.map((_, n) => addMinutes(first, (n * seconds) / 60));
}

/** Takes so many seconds of a key, and gives when they begin. */
async function take(ctx: Context, key: string, seconds: number): Promise<Date> {
  const [row] = await ctx.sql<{ slot: Date }>(
    `INSERT INTO throttles AS t (key, next_at) VALUES ($1, $2::timestamptz + make_interval(secs => $3))
     ON CONFLICT (key) DO UPDATE SET next_at = greatest(t.next_at, $2) + make_interval(secs => $3)
     RETURNING next_at - make_interval(secs => $3) AS slot`,
    [key, ctx.now, seconds],
  );
  if (!row) throw new Error('a throttle gave no slot');
  return row.slot;
}

const lateIn = (channel: string) => `late:${channel}`;

/** Takes so many seconds of a channel behind what else missed its moment; all that is later moves by as much, or it would go first. */
async function goBefore(ctx: Context, channel: string, seconds: number): Promise<Date> {
  await take(ctx, channel, seconds);
  const slot = await take(ctx, lateIn(channel), seconds);
  await ctx.sql(
    `UPDATE messages SET due_at = due_at + make_interval(secs => $3) WHERE id IN (
       SELECT id FROM messages WHERE state = 'due' AND slotted AND channel = $1 AND due_at >= $2
       FOR UPDATE SKIP LOCKED)`,
    [channel, slot, seconds],
  );
  return slot;
}

const NOW_MS = 5;
const laterThanNow = (ctx: Context, slot: Date): Date | null =>
  slot.getTime() > ctx.now.getTime() + NOW_MS ? slot : null;

const SLOT_SECONDS = 0.5;

/** Whether its due time is a slot of the throttle, just reached: one long past would go out in a burst with all the others. */
export function hasSlot(
  ctx: Context,
  { slotted, dueAt }: { slotted: boolean; dueAt: Date },
): boolean {
  return slotted && dueAt >= addMinutes(ctx.now, -SLOT_SECONDS / 60);
}

/** For so long a claimed text may wait for its slot; and a batch, whose lease begins when it is claimed, is no longer. */
export const BATCH_MS = 50;
const BATCH_MOST = 25;

/** How many texts of a channel are claimed at once: one, unless it takes many a second. Telegram takes few, and one a second in a chat. */
export function batchSize(ctx: Context, channel: ChannelName): number {
  if (channel !== 'sms') return 1;
  const fit = Math.floor((rateOf(ctx, channel) * BATCH_MS) / 1_000);
  return Math.min(BATCH_MOST, Math.max(1, fit));
}

/** For how many seconds of sending texts may wait at a channel: whoever asks meanwhile waits no longer than that. */
const AHEAD_SECONDS = 2;

const rateOf = (ctx: Context, channel: ChannelName): number =>
  channel === 'sms' ? ctx.config.SMS_PER_SECOND : TELEGRAM_PER_SECOND;

/** How many more texts may wait at a channel now; those that wait for one that is held count, or they would be overtaken by all that is let go meanwhile. */
export async function room(ctx: Context, channel: ChannelName): Promise<number> {
  const [row] = await ctx.sql<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM messages
     WHERE state = 'due' AND channel = $1
       AND due_at <= greatest($2, (SELECT next_at FROM throttles WHERE key = $1))`,
    [channel, addMinutes(ctx.now, AHEAD_SECONDS / 60)],
  );
  return Math.ceil(AHEAD_SECONDS * rateOf(ctx, channel)) - (row?.waiting ?? 0);
}

const chatKey = (ctx: Context, address: string): string =>
  ctx.keys.blindIndex('throttle', address).toString('base64url');

/** Whom a provider told to wait. */
interface Held {
  channel: ChannelName;
  value: string;
  contactId: Id<'Contact'>;
}

/**
 * A provider said to wait so many seconds: nothing leaves until then. On Telegram that is the chat; the Bot API does not
 * say whether it means the bot as a whole, so a second chat told so meanwhile holds the channel. SMS have no chats.
 */
export async function holdBack(ctx: Context, held: Held, seconds: number): Promise<void> {
  const until = addMinutes(ctx.now, seconds / 60);
  const { channel, contactId } = held;
  if (channel === 'telegram' && !(await othersHeld(ctx, held, until))) {
    await hold(ctx, `chat:${chatKey(ctx, held.value)}`, until);
    await loseSlots(ctx, 'contact_id', contactId);
    return;
  }
  await holdChannel(ctx, channel, seconds);
}

/** Nothing leaves by a channel for so many seconds. */
export async function holdChannel(
  ctx: Context,
  channel: ChannelName,
  seconds: number,
): Promise<void> {
  const until = addMinutes(ctx.now, seconds / 60);
  for (const key of [channel, lateIn(channel)]) await hold(ctx, key, until);
  await loseSlots(ctx, 'channel', channel);
}

async function othersHeld(ctx: Context, { value }: Held, until: Date): Promise<boolean> {
  const own = `told:${chatKey(ctx, value)}`;
  await hold(ctx, own, until);
  const others = await ctx.sql(
    `SELECT 1 FROM throttles WHERE key LIKE 'told:%' AND key <> $1 AND next_at > $2 LIMIT 1`,
    [own, ctx.now],
  );
  return others.length > 0;
}

async function hold(ctx: Context, key: string, until: Date): Promise<void> {
  await ctx.sql(
    `INSERT INTO throttles AS t (key, next_at) VALUES ($1, $2)
     ON CONFLICT (key) DO UPDATE SET next_at = greatest(t.next_at, excluded.next_at)`,
    [key, until],
  );
}

/** Slots given before the wait count no more; a row that is being claimed at this moment is past it. */
async function loseSlots(ctx: Context, by: 'contact_id' | 'channel', value: string): Promise<void> {
  await ctx.sql(
    `UPDATE messages SET slotted = false WHERE id IN (
       SELECT id FROM messages WHERE state = 'due' AND slotted AND ${by}::text = $1 FOR UPDATE SKIP LOCKED)`,
    [value],
  );
}

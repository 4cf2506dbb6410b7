import type { Context } from '../kernel/context.js';
import type { ChannelName } from '../kernel/language.js';

/** Telegram takes about 30 messages a second in all and one a second in a chat (Bot API FAQ). */
const TELEGRAM_PER_SECOND = 30;

/**
 * Takes the next free moment of a channel (and, on Telegram, of the chat), so that its limit is never exceeded.
 * Null where that moment is now; otherwise the row becomes due then.
 */
export async function takeSlot(
  ctx: Context,
  channel: ChannelName,
  address: string,
): Promise<Date | null> {
  const perSecond = channel === 'sms' ? ctx.config.SMS_PER_SECOND : TELEGRAM_PER_SECOND;
  const slot = await take(ctx, channel, 1 / perSecond);
  if (channel === 'sms') return slot;
  const chat = ctx.keys.blindIndex('throttle', address).toString('base64url');
  const own = await take(ctx, `chat:${chat}`, 1);
  return [slot, own].reduce((a, b) => (a && b ? (a > b ? a : b) : (a ?? b)));
}

async function take(ctx: Context, key: string, seconds: number): Promise<Date | null> {
  const [row] = await ctx.sql<{ slot: Date }>(
    `INSERT INTO throttles AS t (key, next_at) VALUES ($1, $2::timestamptz + make_interval(secs => $3))
     ON CONFLICT (key) DO UPDATE SET next_at = greatest(t.next_at, $2) + make_interval(secs => $3)
     RETURNING next_at - make_interval(secs => $3) AS slot`,
    [key, ctx.now, seconds],
  );
  return row && row.slot.getTime() > ctx.now.getTime() + 5 ? row.slot : null;
}

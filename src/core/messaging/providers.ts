import type { Context } from '../kernel/context.js';
import type { ChannelName } from '../kernel/language.js';

/** Whether each provider answered the last real call of any process; one that was never in trouble did. */
export async function providersAnswer(ctx: Context): Promise<Record<ChannelName, boolean>> {
  const rows = await ctx.sql<{ channel: ChannelName; answers: boolean }>(
    'SELECT channel, answers FROM providers',
    [],
  );
  const all: Record<ChannelName, boolean> = { sms: true, telegram: true };
  for (const { channel, answers } of rows) all[channel] = answers;
  return all;
}

/** Keeps that a provider's standing has changed. */
export async function noteProvider(
  ctx: Context,
  channel: ChannelName,
  answers: boolean,
): Promise<void> {
  await ctx.sql(
    `INSERT INTO providers AS p (channel, answers, since) VALUES ($1, $2, $3)
     ON CONFLICT (channel) DO UPDATE SET answers = excluded.answers, since = excluded.since
     WHERE p.answers <> excluded.answers`,
    [channel, answers, ctx.now],
  );
}

/** Keeps the name that people find our bot by. */
export async function noteBotName(ctx: Context, username: string): Promise<void> {
  await ctx.sql(
    `INSERT INTO providers AS p (channel, username, since) VALUES ('telegram', $1, $2)
     ON CONFLICT (channel) DO UPDATE SET username = excluded.username
     WHERE p.username IS DISTINCT FROM excluded.username`,
    [username, ctx.now],
  );
}

/** The link that opens our bot with join words in hand; null until Telegram has told its name. */
export const joinLink = (ctx: Context, joinWords: string): Promise<string | null> =>
  botLink(ctx, joinWords.replaceAll(' ', '-'));

/** The link that opens our bot with a word in hand (A-Z a-z 0-9 _ -, 64 at most); null until Telegram has told its name. */
export async function botLink(ctx: Context, start: string): Promise<string | null> {
  const [row] = await ctx.sql<{ username: string | null }>(
    `SELECT username FROM providers WHERE channel = 'telegram'`,
    [],
  );
  return row?.username ? `https://t.me/${row.username}?start=${start}` : null;
}

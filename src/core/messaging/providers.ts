import type { Context } from '../kernel/context.js';
import type { ChannelName } from '../kernel/language.js';
import { finishTask, openTask } from '../tasks/index.js';
import type { SendError } from './channel.js';

/** What the one open alarm of a channel is about. */
const ALARMS: Readonly<Record<ChannelName, string>> = {
  sms: '00000000-0000-7000-8000-000000000002',
  telegram: '00000000-0000-7000-8000-000000000003',
};

const alarmOf = (channel: ChannelName) =>
  ({ kind: 'provider-alarm', subjectId: ALARMS[channel] }) as const;

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

/** Keeps that a provider's standing has changed; that it answers again ends its alarm. */
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
  if (answers) await finishTask(ctx, alarmOf(channel), 'mended');
}

/** A provider takes nothing of ours (a key that was changed, an account without credit): an admin sees to it, once for all the texts that wait. */
export async function alarmRefused(
  ctx: Context,
  channel: ChannelName,
  { code }: SendError,
): Promise<void> {
  // Together with the alarm, so that there is none of a provider that is known to answer.
  await noteProvider(ctx, channel, false);
  await openTask(ctx, { ...alarmOf(channel), priority: 1, facts: { channel, code } });
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

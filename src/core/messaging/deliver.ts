import { perform } from '../kernel/context.js';
import type { App, Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import type { ChannelName } from '../kernel/language.js';
import { SendError } from './channel.js';
import type { Call, Channel } from './channel.js';
import { claim } from './claim.js';
import { markDeleted, markFailed, markSent } from './mark.js';

/** What delivering needs: the app, and the channels that are set up. */
export interface Post {
  app: App;
  channels: Readonly<Record<ChannelName, Channel | null>>;
  /** Told of each call's outcome, for readiness. */
  heard?: (channel: ChannelName, ok: boolean) => void;
}

const system = { kind: 'system', name: 'message.deliver' } as const;

/** Delivers one message: claim in a transaction, call the provider outside it, mark in another. Safe to run twice. */
export async function deliver(post: Post, id: Id<'Message'>): Promise<void> {
  const claimed = await perform(post.app, system, (ctx) => claimOrNudge(ctx, id));
  if (!claimed) return;
  const { call, channel: name } = claimed;
  const channel = post.channels[name];
  try {
    if (!channel) throw new SendError('unreachable', { code: 'channel-off' });
    const providerId = await channel.call(call);
    post.heard?.(name, true);
    await perform(post.app, system, (ctx) =>
      call.op === 'delete' ? markDeleted(ctx, id, call.targets) : markSent(ctx, id, providerId),
    );
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    post.heard?.(name, error.reason !== 'unreachable' && error.reason !== 'in-doubt');
    await perform(post.app, system, (ctx) => markFailed(ctx, id, error));
  }
}

async function claimOrNudge(
  ctx: Context,
  id: Id<'Message'>,
): Promise<{ call: Call; channel: ChannelName } | null> {
  const outcome = await claim(ctx, id);
  if ('later' in outcome) {
    if (outcome.later <= addMinutes(ctx.now, 5))
      ctx.later('message.deliver', { messageId: id }, outcome.later);
    return null;
  }
  if ('ended' in outcome) return null;
  const [row] = await ctx.sql<{ channel: ChannelName }>(
    'SELECT channel FROM messages WHERE id = $1',
    [id],
  );
  return row ? { call: outcome.call, channel: row.channel } : null;
}

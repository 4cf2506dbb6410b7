import { setTimeout as pause } from 'node:timers/promises';
import { perform } from '../kernel/context.js';
import type { App, Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { lostRace } from '../kernel/lost-race.js';
import type { ChannelName } from '../kernel/language.js';
import { SendError } from './channel.js';
import type { Call, Channel, SendReason } from './channel.js';
import { claimMany } from './claim-many.js';
import { claim } from './claim.js';
import { inGroups } from './in-groups.js';
import { markDeleted, markFailed, markSent } from './mark.js';
import type { Sent } from './mark.js';
import { noteFault } from './note-fault.js';

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
  const claimed = await noting(post, id, (ctx) => claimOrNudge(ctx, id));
  if (!claimed) return;
  const { call, channel } = claimed;
  await send(post, { id, call, channel }, (providerId) =>
    perform(post.app, system, (ctx) =>
      call.op === 'delete'
        ? markDeleted(ctx, id, call.targets)
        : markSent(ctx, [{ id, providerId }]),
    ),
  );
}

/** Delivers a batch of reminders by SMS, as `deliver` does each: all are called at once, and marked as the answers come. */
export async function deliverMany(post: Post, ids: readonly Id<'Message'>[]): Promise<void> {
  const claimed = await claimTimed(post, ids);
  const mark = inGroups<Sent>((sent) => perform(post.app, system, (ctx) => markSent(ctx, sent)));
  const outcomes = await Promise.allSettled(
    claimed.map(async ({ id, call, waitMs }) => {
      if (waitMs > 0) await pause(waitMs);
      await send(post, { id, call, channel: 'sms' }, (providerId) => mark({ id, providerId }));
    }),
  );
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/** Where one text of a batch cannot be worded, each goes alone, so that it keeps back no other. */
async function claimTimed(post: Post, ids: readonly Id<'Message'>[]) {
  return perform(post.app, system, async (ctx) => {
    const timed = await claimMany(ctx, ids);
    return timed.map(({ at, ...each }) => ({ ...each, waitMs: at.getTime() - ctx.now.getTime() }));
  }).catch(async (error: unknown) => {
    await perform(post.app, system, (ctx) => {
      for (const messageId of ids) ctx.later('message.deliver', { messageId });
      return Promise.resolve();
    });
    post.app.log.error({ err: error }, 'a batch of texts was not claimed; each goes alone');
    return [];
  });
}

/** Works one text; that it failed by a fault of ours is counted on its row. */
export async function noting<T>(
  { app }: Post,
  id: Id<'Message'>,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  return perform(app, system, work).catch(async (error: unknown) => {
    if (!lostRace(error)) await perform(app, system, (ctx) => noteFault(ctx, id));
    throw error;
  });
}

/** A provider that answers so is of no use to anybody now. */
const DOWN = new Set<SendReason>(['unreachable', 'in-doubt', 'refused-us']);

/** Calls the provider, and marks what came of it. */
async function send(
  post: Post,
  { id, call, channel: name }: { id: Id<'Message'>; call: Call; channel: ChannelName },
  markTaken: (providerId: string) => Promise<void>,
): Promise<void> {
  const channel = post.channels[name];
  try {
    if (!channel) throw new SendError('unreachable', { code: 'channel-off' });
    const providerId = await channel.call(call);
    post.heard?.(name, true);
    await markTaken(providerId);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    post.heard?.(name, !DOWN.has(error.reason));
    await perform(post.app, system, (ctx) => markFailed(ctx, id, error));
  }
}

async function claimOrNudge(
  ctx: Context,
  id: Id<'Message'>,
): Promise<{ call: Call; channel: ChannelName } | null> {
  const outcome = await claim(ctx, id);
  if ('call' in outcome) return outcome;
  if ('later' in outcome && outcome.later <= addMinutes(ctx.now, 5))
    ctx.later('message.deliver', { messageId: id }, outcome.later);
  return null;
}

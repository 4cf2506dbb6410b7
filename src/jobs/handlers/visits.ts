import { perform } from '#core/kernel/context.js';
import type { Context } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import type { Post } from '#core/messaging/index.js';
import {
  lapseHold,
  markNoShow,
  missedVisits,
  needsReschedule,
  overHolds,
  realignVisits,
  visitsToMove,
} from '#core/visits/index.js';

const BATCH = 500;

type Work = (ctx: Context, id: Id<'Visit'>) => Promise<unknown>;

/** Works visits one by one, each in a transaction of its own. One that fails is logged and stops no other. */
async function each(
  { app }: Pick<Post, 'app'>,
  find: (ctx: Context, limit: number) => Promise<Id<'Visit'>[]>,
  work: Work,
): Promise<void> {
  const actor = { kind: 'system', name: 'visits' } as const;
  for (const id of await perform(app, actor, (ctx) => find(ctx, BATCH)))
    await perform(app, actor, (ctx) => work(ctx, id)).catch((err: unknown) => {
      app.log.error({ err }, 'a visit could not be moved on; the next sweep tries again');
    });
}

/** Takes every visit off that cannot be: its day was closed, or its practitioner is away. */
export const moveVisits = (post: Pick<Post, 'app'>): Promise<void> =>
  each(post, visitsToMove, needsReschedule);

/** Ends holds that are over, and marks who did not come. */
export async function sweepVisits(post: Pick<Post, 'app'>): Promise<void> {
  await perform(post.app, { kind: 'system', name: 'visits' }, (ctx) => realignVisits(ctx));
  await each(post, overHolds, lapseHold);
  await moveVisits(post);
  await each(post, missedVisits, markNoShow);
}

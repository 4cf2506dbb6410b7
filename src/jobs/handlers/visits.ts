import { perform } from '#core/kernel/context.js';
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
import { eachInTurn } from './each-in-turn.js';

const NAME = 'visits';

/** Takes every visit off that cannot be: its day was closed, or its practitioner is away. */
export const moveVisits = (post: Pick<Post, 'app'>): Promise<void> =>
  eachInTurn(post, NAME, { find: visitsToMove, work: needsReschedule });

/** Ends holds that are over, and marks who did not come. */
export async function sweepVisits(post: Pick<Post, 'app'>): Promise<void> {
  await perform(post.app, { kind: 'system', name: NAME }, (ctx) => realignVisits(ctx));
  await eachInTurn(post, NAME, { find: overHolds, work: lapseHold });
  await moveVisits(post);
  await eachInTurn(post, NAME, { find: missedVisits, work: markNoShow });
}

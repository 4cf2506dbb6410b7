import type { Post } from '#core/messaging/index.js';
import { holdsToMove } from '#core/pickups/index.js';
import { moveParcel } from '#core/visits/index.js';
import { eachInTurn } from './each-in-turn.js';

/** Moves every parcel that cannot stay as it is. */
export const moveHolds = (post: Pick<Post, 'app'>): Promise<void> =>
  eachInTurn(post, 'pickups.move', {
    find: (ctx, limit) => holdsToMove(ctx, { siteId: null, limit }),
    work: (ctx, { id }) => moveParcel(ctx, id),
  });

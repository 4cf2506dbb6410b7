import { perform } from '#core/kernel/context.js';
import type { Post } from '#core/messaging/index.js';
import { holdsToMove } from '#core/pickups/index.js';
import { moveParcel } from '#core/visits/index.js';

const BATCH = 500;

/** Moves every parcel that cannot stay as it is, each in a transaction of its own. One that fails is logged and stops no other. */
export async function moveHolds({ app }: Pick<Post, 'app'>): Promise<void> {
  const actor = { kind: 'system', name: 'pickups.move' } as const;
  const ask = { siteId: null, limit: BATCH };
  for (const { id } of await perform(app, actor, (ctx) => holdsToMove(ctx, ask)))
    await perform(app, actor, (ctx) => moveParcel(ctx, id)).catch((err: unknown) => {
      app.log.error({ err }, 'a hold could not be moved; the next sweep tries again');
    });
}

import { perform } from '#core/kernel/context.js';
import { offerWaiting } from '#core/visits/index.js';
import type { Handler } from '../handler.js';

/** Offers what is free to those who wait for it, in order. */
export const offerWaits: Handler<'waits.offer'> = async ({ app }, line) => {
  const actor = { kind: 'system', name: 'waits.offer' } as const;
  // One offer a transaction, so that each is held before the next is looked for.
  while (await perform(app, actor, (ctx) => offerWaiting(ctx, line)));
};

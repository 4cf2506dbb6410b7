import { perform } from '#core/kernel/context.js';
import { lapsePickup } from '#core/pickups/index.js';
import type { Handler } from '../handler.js';

/** Ends a hold whose time is over. */
export const lapse: Handler<'pickup.lapse'> = async ({ app }, { pickupId }) => {
  await perform(app, { kind: 'system', name: 'pickup.lapse' }, (ctx) => lapsePickup(ctx, pickupId));
};

import { perform } from '#core/kernel/context.js';
import { tellWaiting } from '#core/stock/index.js';
import type { Handler } from '../handler.js';

/** Tells those who wait for a shelf, in order. */
export const tell: Handler<'notices.tell'> = async ({ app }, shelf) => {
  await perform(app, { kind: 'system', name: 'notices.tell' }, (ctx) => tellWaiting(ctx, shelf));
};

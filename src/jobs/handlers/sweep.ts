import { perform } from '#core/kernel/context.js';
import type { Context } from '#core/kernel/context.js';
import { deliver, dueMessages, findInDoubt, forgetBodies, settle } from '#core/messaging/index.js';
import type { Post } from '#core/messaging/index.js';
import { askToPrepare, lapsePickup, overdueHolds } from '#core/pickups/index.js';
import { shelvesWaitedFor, tellWaiting } from '#core/stock/index.js';

const BATCH = 500;

/** Finds every row whose nudge was lost or whose time has come, of every state that is not final, and moves it on. Safe to run at any time, by any number of processes. */
export async function sweep(post: Post): Promise<void> {
  const run = <T>(work: (ctx: Context) => Promise<T>) =>
    perform(post.app, { kind: 'system', name: 'sweep' }, work);
  for (const id of await run((ctx) => overdueHolds(ctx, BATCH)))
    await run((ctx) => lapsePickup(ctx, id));
  await run(askToPrepare);
  for (const shelf of await run(shelvesWaitedFor)) await run((ctx) => tellWaiting(ctx, shelf));
  for (const id of await run((ctx) => findInDoubt(ctx, BATCH))) await settle(post, id);
  for (const id of await run((ctx) => dueMessages(ctx, BATCH))) await deliver(post, id);
  await run(forgetBodies);
}

import { perform } from '#core/kernel/context.js';
import type { Context } from '#core/kernel/context.js';
import {
  chatsToClear,
  clearChat,
  deliver,
  dueMessages,
  findInDoubt,
  forgetBodies,
  settle,
} from '#core/messaging/index.js';
import type { Post } from '#core/messaging/index.js';
import {
  expireProposed,
  indexBlocks,
  indexNames,
  replayErasures,
  rewrapKeys,
} from '#core/patients/index.js';
import { askToPrepare, lapsePickup, overdueHolds } from '#core/pickups/index.js';
import { endLapsedSessions, tellStaff } from '#core/staff/index.js';
import {
  askToCount,
  proveStock,
  shelvesWaitedFor,
  tellWaiting,
  warnOfStock,
} from '#core/stock/index.js';
import { askToCloseDays, linesWaited, mornings, tellOwnDay } from '#core/visits/index.js';
import { moveHolds } from './move.js';
import { remind } from './remind.js';
import { sweepVisits } from './visits.js';
import { offerWaits } from './waits.js';

const BATCH = 500;
const HANDS = 8;
/** No row is begun after this, so that a provider which hangs cannot hold up a sweep, or a stop. */
const BEGIN_MS = 4_000;

/** Finds every row whose nudge was lost or whose time has come, of every state that is not final, and moves it on. Safe to run at any time, by any number of processes. */
export async function sweep(post: Post): Promise<void> {
  const run = <T>(work: (ctx: Context) => Promise<T>) =>
    perform(post.app, { kind: 'system', name: 'sweep' }, work);
  await each(post, await run((ctx) => overdueHolds(ctx, BATCH)), (id) =>
    run((ctx) => lapsePickup(ctx, id)),
  );
  await moveHolds(post);
  await sweepVisits(post);
  await run(expireProposed);
  await run(askToPrepare);
  await run(askToCloseDays);
  await run(askToCount);
  await run(proveStock);
  await run(warnOfStock);
  await run((ctx) => endLapsedSessions(ctx, BATCH));
  await run(tellStaff);
  await each(post, await run((ctx) => mornings(ctx, BATCH)), (morning) =>
    run((ctx) => tellOwnDay(ctx, morning)),
  );
  await each(post, await run(linesWaited), (line) => offerWaits(post, line));
  await each(post, await run(shelvesWaitedFor), (shelf) => run((ctx) => tellWaiting(ctx, shelf)));
  await each(post, await run((ctx) => chatsToClear(ctx, BATCH)), (id) =>
    run((ctx) => clearChat(ctx, id)),
  );
  await remind(post);
  const inDoubt = await run((ctx) => findInDoubt(ctx, BATCH));
  const due = await run((ctx) => dueMessages(ctx, BATCH));
  await Promise.all([
    each(post, inDoubt, (id) => settle(post, id)),
    each(post, due, (id) => deliver(post, id)),
  ]);
  await run((ctx) => rewrapKeys(ctx, BATCH));
  await run((ctx) => indexNames(ctx, BATCH));
  await run((ctx) => indexBlocks(ctx, BATCH));
  await run(replayErasures);
  await run(forgetBodies);
}

/** Works rows a few at a time. One that fails is logged and stops no other. */
async function each<T>(
  { app }: Post,
  rows: readonly T[],
  work: (row: T) => Promise<unknown>,
): Promise<void> {
  const waiting = [...rows];
  const endsAt = performance.now() + BEGIN_MS;
  const hand = async () => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      await work(row).catch((err: unknown) => {
        app.log.error({ err }, 'a row could not be moved on; the next sweep tries again');
      });
      if (performance.now() > endsAt) waiting.length = 0;
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
}

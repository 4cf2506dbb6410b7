import { perform } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import {
  chatsToClear,
  clearChat,
  deliver,
  dueMessages,
  findInDoubt,
  forgetBodies,
  forgetStranger,
  settle,
  strangers,
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
import { forgetStuck } from '#core/reports/index.js';
import { endLapsedSessions, tellStaff } from '#core/staff/index.js';
import {
  askToCount,
  proveStock,
  shelvesWaitedFor,
  tellWaiting,
  warnOfStock,
} from '#core/stock/index.js';
import { askToCloseDays, linesWaited, mornings, tellOwnDay } from '#core/visits/index.js';
import { noteFailed } from '../note-failed.js';
import { moveHolds } from './move.js';
import { remind } from './remind.js';
import { sweepVisits } from './visits.js';
import { offerWaits } from './waits.js';

const BATCH = 500;
const HANDS = 8;
/** No row is begun after this, so that a provider which hangs cannot hold up a sweep, or a stop. */
const BEGIN_MS = 4_000;

type Run = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
/** Works rows a few at a time. One that fails is noted and stops no other. */
type Each = <T>(rows: readonly T[], work: (row: T) => Promise<unknown>) => Promise<void>;
type Step = (post: Post, run: Run, each: Each) => Promise<unknown>;

/** A step that is one piece of work on the database. */
const once =
  (work: (ctx: Context) => Promise<unknown>): Step =>
  (_, run) =>
    run(work);

const sendTexts: Step = async (post, run, each) => {
  const inDoubt = await run((ctx) => findInDoubt(ctx, BATCH));
  const due = await run((ctx) => dueMessages(ctx, BATCH));
  await Promise.all([
    each(inDoubt, (id) => settle(post, id)),
    each(due, (id) => deliver(post, id)),
  ]);
};

/** What a sweep does, in this order. */
const STEPS: Readonly<Record<string, Step>> = {
  'holds that end': async (_, run, each) =>
    each(await run((ctx) => overdueHolds(ctx, BATCH)), (id) => run((ctx) => lapsePickup(ctx, id))),
  'holds to move': moveHolds,
  visits: sweepVisits,
  'proposed registrations': once(expireProposed),
  'parcels to prepare': once(askToPrepare),
  'days to close': once(askToCloseDays),
  'shelves to count': once(askToCount),
  'stock that adds up': once(proveStock),
  'stock that ends': once(warnOfStock),
  sessions: once((ctx) => endLapsedSessions(ctx, BATCH)),
  staff: once(tellStaff),
  'days of staff': async (_, run, each) =>
    each(await run((ctx) => mornings(ctx, BATCH)), (morning) =>
      run((ctx) => tellOwnDay(ctx, morning)),
    ),
  'lines for visits': async (post, run, each) =>
    each(await run(linesWaited), (line) => offerWaits(post, line)),
  'lines for stock': async (_, run, each) =>
    each(await run(shelvesWaitedFor), (shelf) => run((ctx) => tellWaiting(ctx, shelf))),
  'chats to clear': async (_, run, each) =>
    each(await run((ctx) => chatsToClear(ctx, BATCH)), (id) => run((ctx) => clearChat(ctx, id))),
  reminders: remind,
  texts: sendTexts,
  'keys to wrap': once((ctx) => rewrapKeys(ctx, BATCH)),
  'names to index': once((ctx) => indexNames(ctx, BATCH)),
  'blocks to index': once((ctx) => indexBlocks(ctx, BATCH)),
  erasures: once(replayErasures),
  'words to forget': once(forgetBodies),
  'stuck work to forget': once(forgetStuck),
  'numbers to forget': async (_, run, each) =>
    each(await run((ctx) => strangers(ctx, BATCH)), (id) => run((ctx) => forgetStranger(ctx, id))),
};

/** Finds every row whose nudge was lost or whose time has come, of every state that is not final, and moves it on. A step that fails is noted and stops no other. Safe to run at any time, by any number of processes. */
export async function sweep(post: Post): Promise<void> {
  const run: Run = (work) => perform(post.app, { kind: 'system', name: 'sweep' }, work);
  for (const [step, work] of Object.entries(STEPS))
    await work(post, run, eachOf(post.app, step)).catch(async (err: unknown) => {
      // Where the database is gone no other step fares better.
      await run((ctx) => ctx.sql('SELECT 1', [])).catch(() => Promise.reject(err as Error));
      await noteFailed(post.app, { step }, err);
    });
}

const eachOf =
  (app: App, step: string): Each =>
  async (rows, work) => {
    const waiting = [...rows];
    const endsAt = performance.now() + BEGIN_MS;
    const hand = async () => {
      for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
        await work(row).catch((err: unknown) => noteFailed(app, { step, row }, err));
        if (performance.now() > endsAt) waiting.length = 0;
      }
    };
    await Promise.all(Array.from({ length: HANDS }, hand));
  };

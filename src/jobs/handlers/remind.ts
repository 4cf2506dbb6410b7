import { perform } from '#core/kernel/context.js';
import type { Context } from '#core/kernel/context.js';
import type { ChannelName } from '#core/kernel/language.js';
import { askSilent, putAside, releaseScheduled, silentNumbers } from '#core/messaging/index.js';
import type { Post } from '#core/messaging/index.js';
import {
  askCheckIns,
  askDue,
  askWhy,
  callSilent,
  climb,
  coursesToAsk,
  coursesToClimb,
  letGoOn,
  planReminders,
  unaskedPickups,
} from '#core/reminders/index.js';
import { BATCH, BEGIN_MS, eachInTurn } from './each-in-turn.js';

const NAME = 'reminders';
/** Texts are let go by statements over the whole batch, so a larger one costs less each. */
const RELEASED = 2_000;

type Plain = Pick<Post, 'app'>;

const run = <T>({ app }: Plain, work: (ctx: Context) => Promise<T>): Promise<T> =>
  perform(app, { kind: 'system', name: NAME }, work);

/** Makes, moves and asks what has to be, then lets what is due go. Safe to run at any time, by any number of processes. */
export async function remind(post: Plain): Promise<void> {
  await run(post, letGoOn);
  await again(async () => (await run(post, (ctx) => planReminders(ctx, BATCH))) === BATCH);
  await eachInTurn(post, NAME, { find: unaskedPickups, work: askWhy });
  await eachInTurn(post, NAME, { find: coursesToAsk, work: askDue });
  await eachInTurn(post, NAME, { find: coursesToClimb, work: climb });
  await eachInTurn(post, NAME, { find: silentNumbers, work: askSilent });
  await again(async () => (await run(post, (ctx) => askCheckIns(ctx, BATCH))) === BATCH);
  await again(async () => (await run(post, (ctx) => callSilent(ctx, BATCH))) === BATCH);
  await release(post);
}

/** Lets scheduled texts go whose time has come. */
export async function release(post: Plain): Promise<void> {
  for (const channel of ['sms', 'telegram'] as const) await releaseOf(post, channel);
}

/** Batch by batch; where one fails, smaller ones find the text that is at fault, and it is put off. */
async function releaseOf(post: Plain, channel: ChannelName): Promise<void> {
  let size = RELEASED;
  await again(async () => {
    try {
      const { more } = await run(post, (ctx) => releaseScheduled(ctx, channel, size));
      return more;
    } catch (err) {
      post.app.log.error({ err, size }, 'reminders could not be let go');
      if (size === 1) await run(post, (ctx) => putAside(ctx, channel));
      size = Math.max(1, Math.floor(size / 5));
      return true;
    }
  });
}

async function again(work: () => Promise<boolean>): Promise<void> {
  const endsAt = performance.now() + BEGIN_MS;
  while ((await work()) && performance.now() < endsAt);
}

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

const BATCH = 500;
/** Texts are let go by statements over the whole batch, so a larger one costs less each. */
const RELEASED = 2_000;
/** Nothing is begun after this, so that a long line of reminders holds up no sweep. */
const BEGIN_MS = 4_000;

type Plain = Pick<Post, 'app'>;

const run = <T>({ app }: Plain, work: (ctx: Context) => Promise<T>): Promise<T> =>
  perform(app, { kind: 'system', name: 'reminders' }, work);

/** Makes, moves and asks what has to be, then lets what is due go. Safe to run at any time, by any number of processes. */
export async function remind(post: Plain): Promise<void> {
  await run(post, letGoOn);
  await again(async () => (await run(post, (ctx) => planReminders(ctx, BATCH))) === BATCH);
  await each(post, unaskedPickups, askWhy);
  await each(post, coursesToAsk, askDue);
  await each(post, coursesToClimb, climb);
  await each(post, silentNumbers, askSilent);
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

/** Each row in a transaction of its own; one that fails is logged and stops no other. */
async function each<T>(
  post: Plain,
  find: (ctx: Context, limit: number) => Promise<T[]>,
  work: (ctx: Context, row: T) => Promise<unknown>,
): Promise<void> {
  const endsAt = performance.now() + BEGIN_MS;
  for (const row of await run(post, (ctx) => find(ctx, BATCH))) {
    await run(post, (ctx) => work(ctx, row)).catch((err: unknown) => {
      post.app.log.error({ err }, 'a row could not be reminded of; the next sweep tries again');
    });
    if (performance.now() > endsAt) return;
  }
}

import { perform } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import { noteFailed } from '../note-failed.js';

/** No row is begun after this, so that a long line of rows holds up neither a sweep nor a stop; the next sweep goes on. */
export const BEGIN_MS = 4_000;

/** So many rows are looked for at once. */
export const BATCH = 500;

/** Finds rows and works them one after another, each in a transaction of its own. One that fails is noted and stops no other. */
export async function eachInTurn<T>(
  { app }: { app: App },
  step: string,
  {
    find,
    work,
  }: {
    find: (ctx: Context, limit: number) => Promise<T[]>;
    work: (ctx: Context, row: T) => Promise<unknown>;
  },
): Promise<void> {
  const actor = { kind: 'system', name: step } as const;
  const endsAt = performance.now() + BEGIN_MS;
  for (const row of await perform(app, actor, (ctx) => find(ctx, BATCH))) {
    await perform(app, actor, (ctx) => work(ctx, row)).catch((err: unknown) =>
      noteFailed(app, { step, row }, err),
    );
    if (performance.now() > endsAt) return;
  }
}

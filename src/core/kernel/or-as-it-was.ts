import type { Context } from './context.js';

/** Runs work of several steps; where one is refused, what the others wrote is taken back, for a turn goes on after a refusal. */
export async function orAsItWas<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  await ctx.sql('SAVEPOINT as_it_was', []);
  try {
    const outcome = await work();
    await ctx.sql('RELEASE SAVEPOINT as_it_was', []);
    return outcome;
  } catch (error) {
    await ctx.sql('ROLLBACK TO SAVEPOINT as_it_was', []);
    // Else work around this one would go back to here alone.
    await ctx.sql('RELEASE SAVEPOINT as_it_was', []);
    throw error;
  }
}

import type { Config } from '../kernel/config.js';
import type { Context } from '../kernel/context.js';

/** How long a process goes by what it has read: another one may have added a name. */
const FRESH_MS = 10 * 60_000;
const read = new WeakMap<Config, { at: number; names: readonly string[] }>();

/** The names of this deployment's products and programmes, which no text may say; read once in ten minutes by each process. */
export async function medicineNames(ctx: Context): Promise<readonly string[]> {
  const known = read.get(ctx.config);
  if (known && performance.now() - known.at < FRESH_MS) return known.names;
  const rows = await ctx.sql<{ code: string }>(
    'SELECT code FROM products UNION SELECT code FROM programmes',
    [],
  );
  const names = rows.map(({ code }) => code);
  read.set(ctx.config, { at: performance.now(), names });
  return names;
}

/** A name was added here: the next text goes by it. */
export function forgetMedicineNames({ config }: Context): void {
  read.delete(config);
}

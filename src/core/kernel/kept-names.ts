import type { Config } from './config.js';
import type { Context } from './context.js';

/** How long a process goes by what it has read: another one may have added a name. */
const FRESH_MS = 10 * 60_000;

/** Names that no text may say, by the SQL that lists them as `name`; read once in ten minutes by each process. */
export function keptNames(sql: string) {
  const read = new WeakMap<Config, { at: number; names: readonly string[] }>();
  return {
    all: async (ctx: Context): Promise<readonly string[]> => {
      const known = read.get(ctx.config);
      if (known && performance.now() - known.at < FRESH_MS) return known.names;
      const rows = await ctx.sql<{ name: string }>(sql, []);
      const names = rows.map(({ name }) => name);
      read.set(ctx.config, { at: performance.now(), names });
      return names;
    },
    /** A name was added here: the next text goes by it. */
    forget: ({ config }: Context): void => {
      read.delete(config);
    },
  };
}

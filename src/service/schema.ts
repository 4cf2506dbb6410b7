import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import type { Context } from '#core/kernel/context.js';
import { packageRoot } from '#core/kernel/package-root.js';

/** Where the build puts the migrations. */
export const MIGRATIONS = path.join(packageRoot, 'dist', 'server', 'migrations');

/** How the tables of a database stand to this build; `older` where there are none, or none that this user may read. */
export type Schema = 'ours' | 'older' | 'newer';

const READABLE = `SELECT CASE WHEN to_regclass('migrations') IS NULL THEN false
                              ELSE has_table_privilege(to_regclass('migrations'), 'SELECT') END AS readable`;

/** Looks before anything else does: every other question is asked of tables that may not be there. */
export async function schemaAt(url: string): Promise<Schema> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const [there] = (await client.query<{ readable: boolean }>(READABLE)).rows;
    if (!there?.readable) return 'older';
    const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations');
    const [ours, ran] = [new Set(wanted()), new Set(rows.map(({ name }) => name))];
    if ([...ran].some((name) => !ours.has(name))) return 'newer';
    return ran.size === ours.size ? 'ours' : 'older';
  } finally {
    await client.end();
  }
}

/** Whether every migration of this build has run. */
export async function isMigrated(ctx: Context): Promise<boolean> {
  const [table] = await ctx.sql<{ made: boolean }>(
    `SELECT to_regclass('migrations') IS NOT NULL AS made`,
    [],
  );
  if (!table?.made) return false;
  const names = wanted();
  const [row] = await ctx.sql<{ n: number }>(
    'SELECT count(*)::int AS n FROM migrations WHERE name = ANY($1)',
    [names],
  );
  return row?.n === names.length;
}

const wanted = () => readdirSync(MIGRATIONS).flatMap((file) => /^(.+)\.js$/.exec(file)?.[1] ?? []);

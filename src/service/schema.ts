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
    const ran = await ranBy(async (text) => (await client.query<Row>(text)).rows);
    const ours = wanted();
    if ([...ran].some((name) => !ours.includes(name))) return 'newer';
    return ran.size === ours.length ? 'ours' : 'older';
  } finally {
    await client.end();
  }
}

/** Whether every migration of this build has run. */
export async function isMigrated(ctx: Context): Promise<boolean> {
  const ran = await ranBy((text) => ctx.sql<Row>(text, []));
  return wanted().every((name) => ran.has(name));
}

interface Row {
  readable: boolean;
  name: string;
}

/** The migrations that have run; none where there is no table of them, or none that may be read. */
async function ranBy(ask: (text: string) => Promise<Row[]>): Promise<Set<string>> {
  const [there] = await ask(READABLE);
  const rows = there?.readable ? await ask('SELECT name FROM migrations') : [];
  return new Set(rows.map(({ name }) => name));
}

const wanted = () => readdirSync(MIGRATIONS).flatMap((file) => /^(.+)\.js$/.exec(file)?.[1] ?? []);

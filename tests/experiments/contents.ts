import { Client } from 'pg';

/** The digests of all rows, by table. */
export type Contents = ReadonlyMap<string, ReadonlySet<string>>;

/** What notes that somebody asked, and so grows or moves with every request. */
const NOTES = ['audit_entries', 'staff_sessions', 'sign_in_failures'];

/** Everything a database keeps, as digests of whole rows, so that what changed, went or came can be told; needs the owner's connection. */
export async function contents(ownerUrl: string, except: readonly string[] = NOTES) {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I', relname) AS name FROM pg_class
       WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> ALL($1)`,
      [except],
    );
    const found = new Map<string, Set<string>>();
    for (const { name } of rows) {
      const digests = await client.query<{ digest: string }>(
        `SELECT md5(t::text) || '|' || row_number() OVER (PARTITION BY t::text) AS digest FROM ${name} t`,
      );
      found.set(name, new Set(digests.rows.map(({ digest }) => digest)));
    }
    return found;
  } finally {
    await client.end();
  }
}

/** How many rows were there before and are no more as they were, by table; empty when nothing was touched. */
export const touched = (before: Contents, after: Contents) => missing(before, after);

/** How many rows came, by table; with `touched` empty, these are new ones. */
export const added = (before: Contents, after: Contents) => missing(after, before);

function missing(from: Contents, other: Contents): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [table, rows] of from) {
    const gone = [...rows].filter((row) => !other.get(table)?.has(row)).length;
    if (gone) counts[table] = gone;
  }
  return counts;
}

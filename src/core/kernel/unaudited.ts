import type { Sql } from './sql.js';

const WRITTEN = `
  SELECT s.relname AS table,
         obj_description(s.relid) LIKE 'personal%' AS personal
  FROM pg_stat_xact_user_tables s
  WHERE s.n_tup_ins + s.n_tup_upd + s.n_tup_del > 0`;

/** Throws where this transaction wrote to a table marked personal and left no audit entry. For tests. */
export async function refuseUnaudited(sql: Sql): Promise<void> {
  const written = await sql<{ table: string; personal: boolean | null }>(WRITTEN, []);
  const audited = written.some(({ table }) => table === 'audit_entries');
  const bare = written.filter(({ personal }) => personal).map(({ table }) => table);
  if (bare.length && !audited) throw new Error(`unaudited write to ${bare.join(', ')}`);
}

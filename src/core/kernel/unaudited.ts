import type { Sql } from './sql.js';

const WRITTEN = `
  SELECT s.relname AS table,
         coalesce(obj_description(s.relid) LIKE 'personal%', false) AS personal,
         (s.n_tup_ins + s.n_tup_upd + s.n_tup_del)::int AS rows
  FROM pg_stat_xact_user_tables s
  WHERE s.n_tup_ins + s.n_tup_upd + s.n_tup_del > 0`;

/** Rows written by table, with what this connection has not reported yet of earlier transactions. */
type Written = readonly { table: string; personal: boolean; rows: number }[];

/** What to compare with at the end of the transaction. For tests. */
export const writtenBefore = (sql: Sql): Promise<Written> => sql(WRITTEN, []);

/** Throws where this transaction wrote to a table marked personal and left no audit entry. For tests. */
export async function refuseUnaudited(sql: Sql, before: Written): Promise<void> {
  const written = (await writtenBefore(sql)).filter(
    ({ table, rows }) => rows > (before.find((earlier) => earlier.table === table)?.rows ?? 0),
  );
  const audited = written.some(({ table }) => table === 'audit_entries');
  const bare = written.filter(({ personal }) => personal).map(({ table }) => table);
  if (bare.length && !audited) throw new Error(`unaudited write to ${bare.join(', ')}`);
}

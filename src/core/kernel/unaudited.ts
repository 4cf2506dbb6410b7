import type { Sequelize } from 'sequelize';
import type { Sql } from './sql.js';

/** Tables whose rows may not change without an entry, and the one that the entries stand in. */
const WATCHED = `
  SELECT c.oid::text AS oid, c.relname AS name FROM pg_class c
  WHERE c.relkind = 'r'
    AND (c.relname = 'audit_entries' OR obj_description(c.oid, 'pg_class') LIKE 'personal%')`;

/** Rows written by table, with what this connection has not reported yet of earlier transactions. */
type Written = readonly { name: string; rows: number }[];

const statements = new WeakMap<Sequelize, Promise<string>>();

/** The statement, one for each database, that tells how many rows this connection wrote to the watched tables. For tests. */
export function watchOf(db: Sequelize): Promise<string> {
  const known = statements.get(db);
  if (known) return known;
  const made = makeWatch(db);
  statements.set(db, made);
  made.catch(() => statements.delete(db));
  return made;
}

/** The tables are named by number: the view of all tables takes a hundred times as long, and is asked twice a transaction. */
async function makeWatch(db: Sequelize): Promise<string> {
  const [tables] = await db.query(WATCHED);
  const rows = (tables as { oid: string; name: string }[]).map(
    ({ oid, name }) => `(${oid}::oid, '${name}')`,
  );
  return `SELECT name, rows::int FROM (VALUES ${rows.join(', ')}) AS t (oid, name),
    LATERAL (SELECT pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)
      + pg_stat_get_xact_tuples_deleted(oid) AS rows) AS w WHERE rows > 0`;
}

/** Throws where this transaction wrote to a table marked personal and left no audit entry; `before` is what the watch told at its start. For tests. */
export async function refuseUnaudited(
  sql: Sql,
  watch: string,
  before: readonly unknown[] = [],
): Promise<void> {
  const earlier = before as Written;
  const written = (await sql<Written[number]>(watch, []))
    .filter(({ name, rows }) => rows > (earlier.find((one) => one.name === name)?.rows ?? 0))
    .map(({ name }) => name);
  if (written.length && !written.includes('audit_entries'))
    throw new Error(`unaudited write to ${written.join(', ')}`);
}

import type { Client } from 'pg';

interface Guard {
  off: string;
  on: string;
}

/** Foreign keys and plain indexes of the tables named: what is cheaper to check and build once than a row at a time. */
const GUARDS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
         format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS on
  FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY($1::regclass[])
  UNION ALL
  SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
  FROM pg_index i WHERE indrelid = ANY($1::regclass[])
    AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)`;

/** Fills tables with their foreign keys, plain indexes and own triggers away, and puts all of them back, so that every row is checked after all. */
export async function unguarded(
  client: Client,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<Guard>(GUARDS, [tables]);
  await client.query(`SET synchronous_commit = off; SET maintenance_work_mem = '512MB'`);
  for (const { off } of rows) await client.query(off);
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await work();
  for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  for (const { on } of rows.reverse()) await client.query(on);
  await client.query('RESET synchronous_commit');
}

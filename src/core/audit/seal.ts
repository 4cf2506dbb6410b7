import type { Context } from '../kernel/context.js';
import { GENESIS, link } from '../kernel/hash-chain.js';
import { payloadOf } from './payload.js';
import type { Entry } from './payload.js';

const SEALER = 7_368_002;
const BATCH = 5_000;

/**
 * Chains the entries committed since the last seal, in the order found, under one lock for all processes.
 * Returns how many were chained. (A locked head in every transaction would cost two thirds of all throughput.)
 */
export async function sealAudit(ctx: Context): Promise<number> {
  await ctx.sql('SELECT pg_advisory_xact_lock($1)', [SEALER]);
  const [head] = await ctx.sql<{ seq: string; hash: Buffer }>(
    'SELECT seq, hash FROM audit_links ORDER BY seq DESC LIMIT 1',
    [],
  );
  const entries = await ctx.sql<Entry>(
    `SELECT e.id, e.at, e.actor, e.action, e.subject_kind, e.subject_id, e.facts
     FROM audit_entries e WHERE NOT EXISTS (SELECT 1 FROM audit_links l WHERE l.entry_id = e.id)
     ORDER BY e.id LIMIT $1`,
    [BATCH],
  );
  let seq = Number(head?.seq ?? 0);
  let previous = head?.hash ?? GENESIS;
  const hashes = entries.map((entry) => {
    seq += 1;
    previous = link({ chain: 'audit', seq, previous }, payloadOf(entry));
    return previous;
  });
  if (!entries.length) return 0;
  await ctx.sql(
    `INSERT INTO audit_links (seq, entry_id, hash)
     SELECT $1::bigint + n - 1, id, hash
     FROM unnest($2::bigint[], $3::bytea[]) WITH ORDINALITY AS t(id, hash, n)`,
    [seq - entries.length + 1, entries.map(({ id }) => id), hashes],
  );
  return entries.length;
}

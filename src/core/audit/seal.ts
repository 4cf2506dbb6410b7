import type { Context } from '../kernel/context.js';
import { GENESIS, link } from '../kernel/hash-chain.js';
import { payloadOf } from './payload.js';
import type { Entry } from './payload.js';

const SEALER = 7_368_002;
const BATCH = 5_000;

/** What a seal did: how many entries it chained, and the newest that it saw. */
export interface Sealed {
  chained: number;
  /** Id of the newest entry, '0' where there is none. */
  newest: string;
}

/**
 * Chains the entries above an id that were committed since the last seal, in the order found, under one lock
 * for all processes. (A locked head in every transaction would cost two thirds of all throughput.)
 */
export async function sealAudit(ctx: Context, above = '0'): Promise<Sealed> {
  await ctx.sql('SELECT pg_advisory_xact_lock($1)', [SEALER]);
  const [head] = await ctx.sql<{ seq: string; hash: Buffer }>(
    'SELECT seq, hash FROM audit_links ORDER BY seq DESC LIMIT 1',
    [],
  );
  const entries = await ctx.sql<Entry>(
    `SELECT e.id, e.at, e.actor, e.action, e.subject_kind, e.subject_id, e.facts
     FROM audit_entries e
     WHERE e.id > $1 AND NOT EXISTS (SELECT 1 FROM audit_links l WHERE l.entry_id = e.id)
     ORDER BY e.id LIMIT $2`,
    [above, BATCH],
  );
  const newest = entries.at(-1)?.id ?? above;
  if (!entries.length) return { chained: 0, newest };
  let seq = Number(head?.seq ?? 0);
  let previous = head?.hash ?? GENESIS;
  const hashes = entries.map((entry) => {
    seq += 1;
    previous = link({ chain: 'audit', seq, previous }, payloadOf(entry));
    return previous;
  });
  await ctx.sql(
    `INSERT INTO audit_links (seq, entry_id, hash)
     SELECT $1::bigint + n - 1, id, hash
     FROM unnest($2::bigint[], $3::bytea[]) WITH ORDINALITY AS t(id, hash, n)`,
    [seq - entries.length + 1, entries.map(({ id }) => id), hashes],
  );
  return { chained: entries.length, newest };
}

/** Entries that are newer than the newest chained one. */
export async function sealLag(ctx: Context): Promise<number> {
  const [row] = await ctx.sql<{ lag: number }>(
    `SELECT count(*)::integer AS lag FROM audit_entries
     WHERE id > (SELECT coalesce(max(entry_id), 0) FROM audit_links)`,
    [],
  );
  return row?.lag ?? 0;
}

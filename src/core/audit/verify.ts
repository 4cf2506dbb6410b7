import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { GENESIS, link } from '../kernel/hash-chain.js';
import type { Checkpoint } from './checkpoint.js';
import { isOurs } from './checkpoint.js';
import { payloadOf } from './payload.js';
import type { Entry } from './payload.js';

/** The first fault of the chain: which seq, and whether a row was edited, is missing, was cut off the end, or a checkpoint is forged. */
export interface ChainFault {
  seq: number;
  kind: 'edit' | 'gap' | 'truncation' | 'seal';
}

/** Walks the whole audit chain and compares it with a checkpoint kept outside the database; null where all is well. */
export async function verifyAudit(
  ctx: Context,
  checkpoint: Checkpoint | null,
): Promise<ChainFault | null> {
  assertMay(ctx.actor, 'audit.read');
  if (checkpoint && !isOurs(ctx.keys, checkpoint)) return { seq: checkpoint.seq, kind: 'seal' };
  let seq = 0;
  let previous: Buffer = GENESIS;
  for (;;) {
    const rows = await ctx.sql<Link>(LINKS, [seq]);
    if (!rows.length) break;
    for (const row of rows) {
      seq += 1;
      const hash = link({ chain: 'audit', seq, previous }, payloadOf(row));
      const fault = faultOf(row, { seq, hash, checkpoint });
      if (fault) return { seq, kind: fault };
      previous = hash;
    }
  }
  return checkpoint && seq < checkpoint.seq ? { seq: seq + 1, kind: 'truncation' } : null;
}

type Link = Entry & { seq: string; hash: Buffer };

const LINKS = `
  SELECT l.seq, l.hash, e.id, e.at, e.actor, e.action, e.subject_kind, e.subject_id, e.facts
  FROM audit_links l JOIN audit_entries e ON e.id = l.entry_id
  WHERE l.seq > $1 ORDER BY l.seq LIMIT 10000`;

function faultOf(
  row: Link,
  { seq, hash, checkpoint }: { seq: number; hash: Buffer; checkpoint: Checkpoint | null },
): ChainFault['kind'] | null {
  if (Number(row.seq) !== seq) return 'gap';
  if (!hash.equals(row.hash)) return 'edit';
  return seq === checkpoint?.seq && hash.toString('hex') !== checkpoint.hash ? 'seal' : null;
}

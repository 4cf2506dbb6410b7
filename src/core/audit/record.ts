import { actorName } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Payload } from '../kernel/hash-chain.js';

/** Whom or what an entry is about. */
export interface Subject {
  kind:
    | 'patient'
    | 'contact'
    | 'course'
    | 'pickup'
    | 'lot'
    | 'site'
    | 'programme'
    | 'product'
    | 'message'
    | 'staff'
    | 'task'
    | 'grant'
    | 'registration';
  id: string;
}

/** Appends one audit entry in this transaction; the sealer chains it within a second. `facts` hold ids, codes and numbers only. */
export async function record(
  ctx: Context,
  action: string,
  about: Subject & { facts?: Payload },
): Promise<void> {
  await ctx.sql(
    `INSERT INTO audit_entries (at, actor, action, subject_kind, subject_id, facts)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      ctx.now,
      actorName(ctx.actor),
      action,
      about.kind,
      about.id,
      JSON.stringify(about.facts ?? {}),
    ],
  );
}

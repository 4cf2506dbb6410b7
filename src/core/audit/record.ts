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
    | 'code'
    | 'application'
    | 'registration'
    | 'visit'
    | 'service'
    | 'roster';
  id: string;
}

/** Appends one audit entry in this transaction; the sealer chains it within a second. `facts` hold ids, codes and numbers only. */
export async function record(
  ctx: Context,
  action: string,
  about: Subject & { facts?: Payload },
): Promise<void> {
  await ctx.sql(entrySql(1), entryValues(ctx, action, about));
}

/** The insert of an entry whose values begin at parameter `$first`, so that it can be part of the statement that it is about; `of` makes it depend on that one's rows. */
export function entrySql(first: number, of = ''): string {
  const types = ['timestamptz', 'text', 'text', 'text', 'text', 'jsonb'];
  const values = types.map((type, i) => `$${first + i}::${type}`).join(', ');
  return `INSERT INTO audit_entries (at, actor, action, subject_kind, subject_id, facts)
          SELECT ${values} ${of}`;
}

/** What `entrySql` inserts. */
export function entryValues(
  ctx: Context,
  action: string,
  { kind, id, facts = {} }: Subject & { facts?: Payload },
): unknown[] {
  const { actor } = ctx;
  const typed = actor.kind === 'staff' && actor.osUser ? { osUser: actor.osUser } : {};
  return [ctx.now, actorName(actor), action, kind, id, JSON.stringify({ ...facts, ...typed })];
}

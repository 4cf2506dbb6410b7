import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { lockRow } from './change-product.js';

/** Retires a product or a programme, or offers it again: what is retired is prescribed to nobody anew, and what runs goes on. Gives its new rev; throws `changed-meanwhile`. */
export async function setOffered(
  ctx: Context,
  table: 'products' | 'programmes',
  { id, rev, active }: { id: string; rev: number; active: boolean },
): Promise<number> {
  assertMay(ctx.actor, 'programme.manage');
  await lockRow(ctx, table, { id, rev });
  await ctx.sql(`UPDATE ${table} SET active = $2, rev = rev + 1, updated_at = $3 WHERE id = $1`, [
    id,
    active,
    ctx.now,
  ]);
  const kind = table === 'products' ? 'product' : 'programme';
  await record(ctx, `${kind}.${active ? 'offered' : 'retired'}`, { kind, id });
  return rev + 1;
}

/** Throws `medicine.retired`, naming it, where a product or a programme is not prescribed any more. */
export async function assertOffered(
  ctx: Context,
  { productId, programmeId }: { productId: Id<'Product'>; programmeId: Id<'Programme'> },
): Promise<void> {
  const [retired] = await ctx.sql<{ code: string }>(
    `SELECT code FROM products WHERE id = $1 AND NOT active
     UNION ALL SELECT code FROM programmes WHERE id = $2 AND NOT active`,
    [productId, programmeId],
  );
  if (retired) throw new DomainError('medicine.retired', { medicine: retired.code });
}

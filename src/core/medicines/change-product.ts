import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { assertCodeFree } from './add-medicines.js';
import { forgetMedicineNames } from './medicine-names.js';

export interface ChangeProduct {
  /** The rev that the change was made from. */
  rev: number;
  code: string;
  unit: string;
  minimum: number;
  reorder: number;
  /** What a prescriber may choose instead. */
  substitutes: readonly Id<'Product'>[];
}

/** Changes a product and what may stand in for it. Throws `changed-meanwhile`, `medicine.code-taken`. */
export async function changeProduct(
  ctx: Context,
  id: Id<'Product'>,
  change: ChangeProduct,
): Promise<void> {
  assertMay(ctx.actor, 'programme.manage');
  const { rev, code, unit, minimum, reorder, substitutes } = change;
  await lockRow(ctx, 'products', { id, rev });
  await assertCodeFree(ctx, 'products', { id, code });
  await ctx.sql(
    `UPDATE products SET code = $2, unit = $3, minimum = $4, reorder = $5, rev = rev + 1, updated_at = $6
     WHERE id = $1`,
    [id, code, unit, minimum, reorder, ctx.now],
  );
  await setSubstitutes(ctx, id, substitutes);
  forgetMedicineNames(ctx);
  await record(ctx, 'product.changed', { kind: 'product', id, facts: { minimum, reorder } });
}

/** Replaces the list of what may stand in for a product. */
export async function setSubstitutes(
  ctx: Context,
  id: Id<'Product'>,
  substitutes: readonly Id<'Product'>[],
): Promise<void> {
  await ctx.sql('DELETE FROM product_substitutes WHERE product_id = $1', [id]);
  await ctx.sql(
    `INSERT INTO product_substitutes (product_id, substitute_id)
     SELECT $1, p.id FROM products p WHERE p.id = ANY($2) AND p.id <> $1`,
    [id, substitutes],
  );
}

/** Locks a row at the rev that its change was made from. Throws `not-found`, `changed-meanwhile`. */
export async function lockRow(
  ctx: Context,
  table: 'products' | 'programmes',
  { id, rev }: { id: string; rev: number },
): Promise<void> {
  const [row] = await ctx.sql<{ rev: number }>(
    `SELECT rev FROM ${table} WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (!row) throw new DomainError('not-found', { what: table });
  if (row.rev !== rev) throw new DomainError('changed-meanwhile', { rev: row.rev });
}

import type { CreationAttributes } from 'sequelize';
import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import { forgetMedicineNames } from './medicine-names.js';
import { Product } from './product.js';
import { Programme } from './programme.js';

/** Adds a product under a new code. */
export async function addProduct(
  ctx: Context,
  input: Omit<CreationAttributes<Product>, 'id'>,
): Promise<Product> {
  assertMay(ctx.actor, 'programme.manage');
  await assertCodeFree(ctx, 'products', { code: input.code });
  const product = await Product.create({ ...input, id: newId<'Product'>() });
  forgetMedicineNames(ctx);
  await record(ctx, 'product.added', { kind: 'product', id: product.id });
  return product;
}

/** Adds a programme under a new code. */
export async function addProgramme(
  ctx: Context,
  input: Omit<CreationAttributes<Programme>, 'id'>,
): Promise<Programme> {
  assertMay(ctx.actor, 'programme.manage');
  await assertCodeFree(ctx, 'programmes', { code: input.code });
  const programme = await Programme.create({ ...input, id: newId<'Programme'>() });
  forgetMedicineNames(ctx);
  await record(ctx, 'programme.added', { kind: 'programme', id: programme.id });
  return programme;
}

/** The product with this code, or a `not-found` refusal. */
export function productByCode(code: string): Promise<Product> {
  const rejectOnEmpty = new DomainError('not-found', { what: 'product' });
  return Product.findOne({ where: { code }, rejectOnEmpty });
}

/** The programme with this code, or a `not-found` refusal. */
export function programmeByCode(code: string): Promise<Programme> {
  const rejectOnEmpty = new DomainError('not-found', { what: 'programme' });
  return Programme.findOne({ where: { code }, rejectOnEmpty });
}

/** Throws `medicine.code-taken` where another row of the table has the code, however it is written. */
export async function assertCodeFree(
  ctx: Context,
  table: 'products' | 'programmes',
  { code, id = null }: { code: string; id?: string | null },
): Promise<void> {
  const rows = await ctx.sql(
    `SELECT 1 FROM ${table} WHERE lower(code) = lower($1) AND id IS DISTINCT FROM $2`,
    [code, id],
  );
  if (rows.length) throw new DomainError('medicine.code-taken');
}

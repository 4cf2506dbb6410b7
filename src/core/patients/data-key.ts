import type { Context } from '../kernel/context.js';
import type { DataKey } from '../kernel/keys.js';
import { newId } from '../kernel/ids.js';

/** Makes and stores the data key of a new patient or contact. */
export async function storeDataKey(ctx: Context): Promise<DataKey> {
  const { key, stored } = ctx.keys.newDataKey(newId());
  await ctx.sql('INSERT INTO data_keys (id, wrapped, kek_version) VALUES ($1, $2, $3)', [
    stored.id,
    stored.wrapped,
    stored.kekVersion,
  ]);
  return key;
}

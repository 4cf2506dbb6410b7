import type { Context } from '../kernel/context.js';
import type { WrappedKey } from '../kernel/keys.js';

/** Rewraps data keys that rest under an older key-encryption key; what they sealed is untouched. Gives how many were done; none is left when it gives 0. */
export async function rewrapKeys(ctx: Context, limit: number): Promise<number> {
  const old = await ctx.sql<WrappedKey>(
    `SELECT id, wrapped, kek_version AS "kekVersion" FROM data_keys
     WHERE kek_version < $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [ctx.keys.newest, limit],
  );
  for (const stored of old) {
    const { id, wrapped, kekVersion } = ctx.keys.rewrap(stored);
    await ctx.sql('UPDATE data_keys SET wrapped = $2, kek_version = $3 WHERE id = $1', [
      id,
      wrapped,
      kekVersion,
    ]);
  }
  return old.length;
}

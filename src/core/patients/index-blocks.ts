import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { blockIndex, contactWithAddress } from './contact.js';

/** Notes the block of numbers that were taken up before blocks were kept. Gives how many were done; none is left when it gives 0. */
export async function indexBlocks(ctx: Context, limit: number): Promise<number> {
  const rows = await ctx.sql<{ id: Id<'Contact'> }>(
    `SELECT id FROM contact_points
     WHERE block_index IS NULL AND channel = 'sms' AND octet_length(address) > 0
     ORDER BY id LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED`,
    [limit],
  );
  for (const { id } of rows) {
    const { address } = await contactWithAddress(ctx, id);
    await ctx.sql('UPDATE contact_points SET block_index = $2 WHERE id = $1', [
      id,
      blockIndex(ctx, address),
    ]);
  }
  if (rows.length) await record(ctx, 'contacts.indexed', { kind: 'contact', id: 'all' });
  return rows.length;
}

import type { Context } from '../kernel/context.js';
import { STAFF } from './staff.js';
import type { Staff } from './staff.js';

/** An account with the hash of its password, null before one was set. */
export type Account = Staff & { hash: string | null };

/** The account of an e-mail in lower case that is not deleted; null where there is none. */
export async function accountOf(ctx: Context, email: string): Promise<Account | null> {
  const [row] = await ctx.sql<Account>(
    `SELECT a.*, s.password_hash AS hash FROM (${STAFF}) a JOIN staff s ON s.id = a.id
     WHERE s.email = $1 AND s.state <> 'deleted'`,
    [email],
  );
  return row ?? null;
}

import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { CodePurpose } from './code.js';

interface Refused {
  purpose: CodePurpose;
  requester: string;
  subject: string;
}

/** Its receiver did not expect it: a code that waits ends. Gives what it was for, who had asked and about whom, or null where there is no such code. */
export async function cancelCode(ctx: Context, id: string): Promise<Refused | null> {
  await ctx.sql(
    `UPDATE one_time_codes SET state = 'cancelled' WHERE id = $1 AND state = 'issued'`,
    [id],
  );
  const [code] = await ctx.sql<Refused>(
    'SELECT purpose, requester, subject FROM one_time_codes WHERE id = $1',
    [id],
  );
  if (!code) return null;
  await record(ctx, 'code.cancelled', { kind: 'code', id });
  return code;
}

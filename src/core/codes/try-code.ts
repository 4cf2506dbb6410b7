import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { actDigest, codeDigest, MAX_TRIES } from './code.js';
import type { CodeBinding } from './code.js';

/** What came of a code; only `id` opens anything. `gone`: none is waiting for this act and session. */
export type Tried = { id: Id<'Code'> } | { refused: 'wrong' | 'locked' | 'gone' };

/** Text, for an array of one code would read the same. */
const SixDigits = z.string().regex(/^[0-9]{6}$/);

interface Row {
  id: Id<'Code'>;
  nonce: Buffer;
  digest: Buffer;
  tries: number;
}

/**
 * Uses a code up: right once, for exactly the act and the session that it was asked for, within five tries.
 * A wrong one is an outcome, not a throw, for its count must be kept: throw once the transaction has committed. Of
 * many at once, each waits for the row, and looks at it again once it has it.
 */
export async function tryCode(ctx: Context, given: CodeBinding & { code: string }): Promise<Tried> {
  const { purpose, subject, requester, act, code } = given;
  const [row] = await ctx.sql<Row>(
    `SELECT id, nonce, digest, tries FROM one_time_codes
     WHERE purpose = $1 AND subject = $2 AND requester = $3 AND act = $4
       AND state = 'issued' AND digest IS NOT NULL AND expires_at > $5 FOR UPDATE`,
    [purpose, subject, requester, actDigest(act), ctx.now],
  );
  if (!row) return { refused: 'gone' };
  const right = SixDigits.safeParse(code).success && isRight(ctx, row, given);
  const state = right ? 'verified' : row.tries + 1 >= MAX_TRIES ? 'locked' : 'issued';
  await ctx.sql('UPDATE one_time_codes SET tries = tries + 1, state = $2 WHERE id = $1', [
    row.id,
    state,
  ]);
  const action = state === 'issued' ? 'code.wrong' : `code.${state}`;
  await record(ctx, action, { kind: 'code', id: row.id, facts: { purpose, subject } });
  if (right) return { id: row.id };
  return { refused: state === 'locked' ? 'locked' : 'wrong' };
}

function isRight(
  ctx: Context,
  { nonce, digest }: Row,
  given: CodeBinding & { code: string },
): boolean {
  return timingSafeEqual(codeDigest(ctx, given, { nonce, code: given.code }), digest);
}

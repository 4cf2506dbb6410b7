import { randomBytes, randomInt } from 'node:crypto';
import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import { CODE_MINUTES, codeDigest } from './code.js';
import type { CodePurpose } from './code.js';

/**
 * Makes the six digits of a code that was asked for, as its text is being sent, and keeps only their keyed digest.
 * Null where it is no longer wanted, or was made before: no code is made twice.
 */
export async function makeCode(
  ctx: Context,
  id: string,
): Promise<{ purpose: CodePurpose; code: string; expiresAt: Date } | null> {
  const [asked] = await ctx.sql<{ purpose: CodePurpose; subject: string }>(
    `SELECT purpose, subject FROM one_time_codes
     WHERE id = $1 AND state = 'issued' AND digest IS NULL AND expires_at > $2 FOR UPDATE`,
    [id, ctx.now],
  );
  if (!asked) return null;
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const nonce = randomBytes(16);
  const expiresAt = addMinutes(ctx.now, CODE_MINUTES);
  await ctx.sql(
    `UPDATE one_time_codes SET nonce = $2, digest = $3, made_at = $4, expires_at = $5 WHERE id = $1`,
    [id, nonce, codeDigest(ctx, asked, { nonce, code }), ctx.now, expiresAt],
  );
  await record(ctx, 'code.made', { kind: 'code', id });
  return { purpose: asked.purpose, code, expiresAt };
}

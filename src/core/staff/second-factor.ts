import { randomBytes } from 'node:crypto';
import { generateSecret, generateSync, generateURI, verifySync } from 'otplib';
import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { DataKey } from '../kernel/keys.js';
import { open, seal } from '../kernel/sealed.js';
import { endSessionsOf } from './sessions.js';

const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;

const cell = (id: string) => ({ table: 'staff', column: 'totp_secret', row: id, owner: id });

interface Authenticator {
  key: DataKey;
  secret: string | null;
  pending: string | null;
  step: number;
}

/** Reads and locks a person's authenticator. */
async function lockAuthenticator(ctx: Context, id: Id<'Staff'>): Promise<Authenticator> {
  const [row] = await ctx.sql<{
    secret: Buffer | null;
    pending: Buffer | null;
    step: string;
    keyId: string;
    wrapped: Buffer;
    kekVersion: number;
  }>(
    `SELECT s.totp_secret AS secret, s.totp_pending AS pending, s.totp_step AS step, k.id AS "keyId", k.wrapped, k.kek_version AS "kekVersion"
     FROM staff s JOIN data_keys k ON k.id = s.key_id WHERE s.id = $1 FOR UPDATE OF s`,
    [id],
  );
  if (!row) throw new DomainError('not-found', { what: 'account' });
  const { keyId, wrapped, kekVersion } = row;
  const key = ctx.keys.unwrap({ id: keyId, wrapped, kekVersion });
  return {
    key,
    secret: row.secret && open(key, cell(id), row.secret),
    pending: row.pending && open(key, cell(id), row.pending),
    step: Number(row.step),
  };
}

/** Makes a new secret for an authenticator app, with the address that it scans; it counts once a code of it was given. */
export async function newTotp(
  ctx: Context,
  { id, email }: { id: Id<'Staff'>; email: string },
): Promise<{ secret: string; uri: string }> {
  const { key } = await lockAuthenticator(ctx, id);
  const secret = generateSecret();
  await ctx.sql('UPDATE staff SET totp_pending = $2 WHERE id = $1', [
    id,
    seal(key, cell(id), secret),
  ]);
  await record(ctx, 'staff.second-factor-begun', { kind: 'staff', id });
  return { secret, uri: generateURI({ issuer: ctx.config.BRAND, label: email, secret }) };
}

/** Takes the new authenticator into use where the code is one of it, ends every session (ASVS 5.0 §7.4.3), and gives ten recovery codes, shown this once. */
export async function confirmTotp(ctx: Context, id: Id<'Staff'>, code: string): Promise<string[]> {
  const { pending } = await lockAuthenticator(ctx, id);
  const step = pending === null ? null : stepOf(pending, code, 0);
  if (step === null) throw new DomainError('code.wrong');
  await ctx.sql(
    `UPDATE staff SET totp_secret = totp_pending, totp_pending = NULL, totp_step = $2, rev = rev + 1
     WHERE id = $1`,
    [id, step],
  );
  await record(ctx, 'staff.second-factor-set', { kind: 'staff', id });
  await endSessionsOf(ctx, id);
  return newRecoveryCodes(ctx, id);
}

async function newRecoveryCodes(ctx: Context, id: Id<'Staff'>): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await ctx.sql('DELETE FROM recovery_codes WHERE staff_id = $1', [id]);
  await ctx.sql('INSERT INTO recovery_codes (staff_id, digest) SELECT $1, unnest($2::bytea[])', [
    id,
    codes.map((code) => recoveryDigest(ctx, id, code)),
  ]);
  return codes;
}

/** How many recovery codes the person still has. */
export async function countRecoveryCodes(ctx: Context, id: Id<'Staff'>): Promise<number> {
  const [row] = await ctx.sql<{ left: number }>(
    'SELECT count(*)::int AS left FROM recovery_codes WHERE staff_id = $1 AND used_at IS NULL',
    [id],
  );
  return row?.left ?? 0;
}

/** 40 random bits as eight of base32, `k3fp-9x2m`. */
function newRecoveryCode(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  const code = Array.from(randomBytes(8), (byte) => letters[byte % 32]).join('');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

const recoveryDigest = (ctx: Context, id: string, code: string) =>
  ctx.keys.mac('recovery-code', id, code.toLowerCase());

/** Whether a code is the app's at this moment (RFC 6238, one step either way, each once) or an unused recovery code. */
export async function isSecondFactor(
  ctx: Context,
  id: Id<'Staff'>,
  given: string,
): Promise<boolean> {
  const code = given.replaceAll(' ', '');
  if (code.includes('-')) {
    const used = await ctx.sql(
      `UPDATE recovery_codes SET used_at = clock_timestamp()
       WHERE staff_id = $1 AND digest = $2 AND used_at IS NULL RETURNING digest`,
      [id, recoveryDigest(ctx, id, code)],
    );
    if (used.length) await record(ctx, 'staff.recovery-code-used', { kind: 'staff', id });
    return used.length > 0;
  }
  const { secret, step: last } = await lockAuthenticator(ctx, id);
  const step = secret === null ? null : stepOf(secret, code, last);
  if (step === null) return false;
  await ctx.sql('UPDATE staff SET totp_step = $2 WHERE id = $1', [id, step]);
  await record(ctx, 'staff.code-used', { kind: 'staff', id });
  return true;
}

const NOBODY = '00000000-0000-7000-8000-000000000000' as Id<'Staff'>;
const EMPTY_SECRET = 'A'.repeat(32);

/** The work of `isSecondFactor` for an account that does not exist, so that time tells nothing. */
export async function pretendSecondFactor(ctx: Context, given: string): Promise<void> {
  const code = given.replaceAll(' ', '');
  if (code.includes('-')) {
    await isSecondFactor(ctx, NOBODY, code);
    return;
  }
  await ctx.sql(
    'SELECT 1 FROM staff s JOIN data_keys k ON k.id = s.key_id WHERE s.id = $1 FOR UPDATE OF s',
    [NOBODY],
  );
  stepOf(EMPTY_SECRET, code, 0);
}

/** The 30-second step of a code, if it is the app's now and newer than the last one used. */
function stepOf(secret: string, code: string, after: number): number | null {
  const epochTolerance = STEP_SECONDS;
  const result = verifySync({ secret, token: code, epochTolerance, afterTimeStep: after });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

/** What the person's app shows now, or next where that one was used, for a demo's panel alone; null without an app. */
export async function codeNow(ctx: Context, id: Id<'Staff'>): Promise<string | null> {
  if (!ctx.config.demo) throw new DomainError('not-allowed');
  const { secret, step } = await lockAuthenticator(ctx, id);
  const epoch = Math.max(Math.floor(Date.now() / 1000), (step + 1) * STEP_SECONDS);
  return secret && generateSync({ secret, epoch });
}

import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';

const WINDOW_MINUTES = 15;
const RECENT = 5;
const STREAK = 100;

/** Wrong passwords and second factors by e-mail, known or not, so that a guess learns nothing: 5 in 15 minutes lock for 15 minutes, 100 in a row until an admin helps (NIST SP 800-63B-4 §3.2.2). */
export const subjectOf = (ctx: Pick<Context, 'keys'>, email: string) =>
  ctx.keys.mac('sign-in', email);

/** Wrong second factors, by the account. */
export const factorSubjectOf = (ctx: Pick<Context, 'keys'>, id: Id<'Staff'>) =>
  ctx.keys.mac('second-factor', id);

/** Wrong tries at a reset, by e-mail, known or not: they lock no sign-in, so that a stranger shuts nobody out. */
export const resetSubjectOf = (ctx: Pick<Context, 'keys'>, email: string) =>
  ctx.keys.mac('reset', email);

/** Throws `sign-in.locked` while the subject is locked, and `sign-in.locked-for-good` where no time ends that. */
export async function assertNotLocked(ctx: Context, subject: Buffer): Promise<void> {
  const [row] = await ctx.sql<{ until: Date | null }>(
    `SELECT nullif(locked_until, 'infinity') AS until FROM sign_in_failures
     WHERE subject = $1 AND locked_until > clock_timestamp() FOR UPDATE`,
    [subject],
  );
  if (row?.until) throw new DomainError('sign-in.locked', { until: row.until.toISOString() });
  if (row) throw new DomainError('sign-in.locked-for-good');
}

/** Counts one wrong try before its outcome is known, so that many at once cannot pass the limit; gives whether this one locks. */
export async function countTry(ctx: Context, subject: Buffer): Promise<boolean> {
  const [row] = await ctx.sql<{ locked: boolean }>(
    `INSERT INTO sign_in_failures AS f (subject, recent, streak, first_at) VALUES ($1, 1, 1, clock_timestamp())
     ON CONFLICT (subject) DO UPDATE SET
       streak = f.streak + 1,
       recent = CASE WHEN f.first_at > clock_timestamp() - make_interval(mins => $2) THEN f.recent + 1 ELSE 1 END,
       first_at = CASE WHEN f.first_at > clock_timestamp() - make_interval(mins => $2) THEN f.first_at
                       ELSE clock_timestamp() END,
       locked_until = CASE
         WHEN f.streak + 1 >= $4 THEN 'infinity'
         WHEN f.recent + 1 >= $3 AND f.first_at > clock_timestamp() - make_interval(mins => $2)
           THEN clock_timestamp() + make_interval(mins => $2) END
     RETURNING locked_until IS NOT NULL AS locked`,
    [subject, WINDOW_MINUTES, RECENT, STREAK],
  );
  return row?.locked ?? false;
}

/** Forgets the wrong tries: the right one came, or an admin helped. */
export async function forgetTries(ctx: Context, subject: Buffer): Promise<void> {
  await ctx.sql('DELETE FROM sign_in_failures WHERE subject = $1', [subject]);
}

/** An admin helped: every step of the account may be tried again. */
export async function forgetTriesOf(
  ctx: Context,
  { id, email }: { id: Id<'Staff'>; email: string },
): Promise<void> {
  await forgetTries(ctx, subjectOf(ctx, email));
  await forgetTries(ctx, factorSubjectOf(ctx, id));
  await forgetTries(ctx, resetSubjectOf(ctx, email));
}

/** Notes a failure in the audit; an unknown e-mail is noted without naming it. */
export async function recordFailure(
  ctx: Context,
  { staffId, locked, step }: { staffId: string | null; locked: boolean; step: string },
): Promise<void> {
  const about = { kind: 'staff', id: staffId ?? 'unknown', facts: { step } } as const;
  await record(ctx, 'sign-in.failed', about);
  if (locked) await record(ctx, 'sign-in.locked', about);
}

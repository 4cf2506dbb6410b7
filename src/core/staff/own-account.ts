import { perform } from '../kernel/context.js';
import type { App, Context } from '../kernel/context.js';
import type { StaffActor } from '../kernel/actor.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { assertNotLocked, countTry, forgetTries, recordFailure } from './failures.js';
import { savePassword } from './links.js';
import { assertGoodPassword, hashPassword, isPassword } from './password.js';
import { endSession } from './sessions.js';

/** A place where the person is signed in. */
export interface OwnSession {
  id: Id<'Session'>;
  /** The browser, as it called itself. */
  agent: string;
  createdAt: Date;
  lastSeenAt: Date;
}

/** Where the person is signed in, newest first. */
export function ownSessions(ctx: Context, { staffId }: StaffActor): Promise<OwnSession[]> {
  return ctx.sql(
    `SELECT id, agent, created_at AS "createdAt", last_seen_at AS "lastSeenAt" FROM staff_sessions
     WHERE staff_id = $1 AND stage = 'whole' AND ended_at IS NULL ORDER BY created_at DESC`,
    [staffId],
  );
}

/** Ends one of the person's own sessions. */
export async function endOwnSession(
  ctx: Context,
  { staffId }: StaffActor,
  id: Id<'Session'>,
): Promise<void> {
  const [own] = await ctx.sql(
    'SELECT 1 FROM staff_sessions WHERE id = $1 AND staff_id = $2 AND ended_at IS NULL',
    [id, staffId],
  );
  if (!own) throw new DomainError('not-found', { what: 'session' });
  await endSession(ctx, { id, staffId }, 'revoked');
}

/** Changes the person's own password, by the old one; every other session ends. Throws `sign-in.wrong`, `password.shape`, `password.common`. */
export async function changeOwnPassword(
  app: App,
  actor: StaffActor,
  { old, password }: { old: string; password: string },
): Promise<void> {
  const { staffId, sessionId: keep } = actor;
  const subject = app.keys.mac('own-password', staffId);
  const { stored, locked } = await perform(app, actor, async (ctx) => {
    await assertNotLocked(ctx, subject);
    const [row] = await ctx.sql<{ stored: string | null }>(
      'SELECT password_hash AS stored FROM staff WHERE id = $1',
      [staffId],
    );
    return { stored: row?.stored ?? null, locked: await countTry(ctx, subject) };
  });
  if (!(await isPassword(app.keys, old, stored))) {
    await perform(app, actor, (ctx) => recordFailure(ctx, { staffId, locked, step: 'password' }));
    throw new DomainError('sign-in.wrong');
  }
  assertGoodPassword(app.config.PASSWORD_PROFILE, password);
  const hash = await hashPassword(app.keys, password);
  await perform(app, actor, async (ctx) => {
    await forgetTries(ctx, subject);
    await savePassword(ctx, { staffId, hash, keep });
  });
}

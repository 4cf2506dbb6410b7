import { perform } from '../kernel/context.js';
import type { App, Context } from '../kernel/context.js';
import type { StaffActor } from '../kernel/actor.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { assertNotLocked, countTry, forgetTries, recordFailure } from './failures.js';
import { savePassword } from './links.js';
import { assertGoodPassword, hashPassword, isPassword, ownWords } from './password.js';
import { findStaff } from './staff.js';
import { endSession, standingSessions } from './sessions.js';

/** A place where the person is signed in. */
export interface OwnSession {
  id: Id<'Session'>;
  /** The browser, as it called itself. */
  agent: string;
  createdAt: Date;
  lastSeenAt: Date;
}

/** A page of where the person is signed in, newest first, and how many those are. */
export async function ownSessions(
  ctx: Context,
  { staffId }: StaffActor,
  { page, size }: { page: number; size: number },
): Promise<{ rows: OwnSession[]; total: number }> {
  const whole = await ctx.sql<OwnSession>(
    `SELECT id, agent, created_at AS "createdAt", last_seen_at AS "lastSeenAt" FROM staff_sessions
     WHERE staff_id = $1 AND stage = 'whole' AND ended_at IS NULL ORDER BY created_at DESC`,
    [staffId],
  );
  const standing = await standingSessions(
    ctx,
    whole.map(({ id }) => id),
  );
  const all = whole.filter(({ id }) => standing.has(id));
  return { rows: all.slice((page - 1) * size, page * size), total: all.length };
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

/** Throws `sign-in.wrong` unless the person types their own password: what follows changes how they get in (ASVS 5.0 §7.5.1). */
export async function assertOwnPassword(
  app: App,
  actor: StaffActor,
  password: string,
): Promise<void> {
  const { staffId } = actor;
  const subject = app.keys.mac('own-password', staffId);
  const { stored, locked } = await perform(app, actor, async (ctx) => {
    await assertNotLocked(ctx, subject);
    const [row] = await ctx.sql<{ stored: string | null }>(
      'SELECT password_hash AS stored FROM staff WHERE id = $1',
      [staffId],
    );
    return { stored: row?.stored ?? null, locked: await countTry(ctx, subject) };
  });
  const right = await isPassword(app.keys, password, stored);
  await perform(app, actor, (ctx) =>
    right
      ? forgetTries(ctx, subject)
      : recordFailure(ctx, { staffId, locked, step: 'own-password' }),
  );
  if (!right) throw new DomainError('password.wrong');
}

/** Changes the person's own password, by the old one; every other session ends. Throws `password.wrong`, `password.shape`, `password.common`. */
export async function changeOwnPassword(
  app: App,
  actor: StaffActor,
  { old, password }: { old: string; password: string },
): Promise<void> {
  const { staffId, sessionId: keep } = actor;
  await assertOwnPassword(app, actor, old);
  const me = await perform(app, actor, (ctx) => findStaff(ctx, staffId));
  assertGoodPassword(app.config, password, me ? ownWords(me) : []);
  const hash = await hashPassword(app.keys, password);
  await perform(app, actor, (ctx) => savePassword(ctx, { staffId, hash, keep }));
}

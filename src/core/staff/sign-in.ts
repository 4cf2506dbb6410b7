import { record } from '../audit/index.js';
import { perform } from '../kernel/context.js';
import type { App, Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import {
  assertNotLocked,
  countTry,
  factorSubjectOf,
  forgetTries,
  recordFailure,
} from './failures.js';
import { isSignInCode } from './own-number.js';
import { isSecondFactor } from './second-factor.js';
import { endSession, openSession } from './sessions.js';
import type { SignedIn } from './sessions.js';
import type { Staff } from './staff.js';
import { tryPassword } from './try-password.js';

const system = { kind: 'system', name: 'sign-in' } as const;

/** Checks e-mail and password and opens a session that waits for the second factor. The same work and the same refusal for an unknown e-mail. */
export async function signIn(
  app: App,
  given: { email: string; password: string; agent: string },
): Promise<{ token: string; staff: Staff }> {
  const { known, right, locked, subject } = await tryPassword(app, given);
  const token = await perform(app, system, async (ctx) => {
    if (!right || !known) {
      await recordFailure(ctx, { staffId: known?.id ?? null, locked, step: 'password' });
      return null;
    }
    await forgetTries(ctx, subject);
    return openSession(ctx, { staffId: known.id, stage: 'password', agent: given.agent });
  });
  if (!token || !known) throw new DomainError('sign-in.wrong');
  return { token, staff: known };
}

/** Checks the second factor of a half-open session, and changes it for a whole one with a new token. */
export async function giveSecondFactor(
  app: App,
  session: SignedIn,
  { code, agent }: { code: string; agent: string },
): Promise<string> {
  const subject = factorSubjectOf(app, session.staff.id);
  const locked = await perform(app, system, async (ctx) => {
    await assertNotLocked(ctx, subject);
    return countTry(ctx, subject);
  });
  const token = await perform(app, system, async (ctx) => {
    const right =
      (await isSecondFactor(ctx, session.staff.id, code)) ||
      (await isSignInCode(ctx, session, code.replaceAll(' ', '')));
    if (right) {
      await forgetTries(ctx, subject);
      return completeSession(ctx, session, agent);
    }
    await recordFailure(ctx, { staffId: session.staff.id, locked, step: 'second-factor' });
    return null;
  });
  if (!token) throw new DomainError('code.wrong');
  return token;
}

/** Ends the half-open session and opens the whole one: a new id at every step up (session fixation, ASVS 5.0 §7.2.4). */
export async function completeSession(
  ctx: Context,
  { sessionId, staff }: { sessionId: Id<'Session'>; staff: Staff },
  agent: string,
): Promise<string> {
  await endSession(ctx, { id: sessionId, staffId: staff.id }, 'rotated');
  await record(ctx, 'sign-in.done', { kind: 'staff', id: staff.id });
  return openSession(ctx, { staffId: staff.id, stage: 'whole', agent });
}

import type { StaffActor } from '../kernel/actor.js';
import { perform } from '../kernel/context.js';
import type { App } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import { assertNotLocked, countTry, forgetTries, recordFailure, subjectOf } from './failures.js';
import { isPassword } from './password.js';
import { isSecondFactor } from './second-factor.js';
import { accountOf } from './sign-in.js';

const system = { kind: 'system', name: 'second-person' } as const;

/** What a colleague types at somebody else's desk. */
export interface SecondPerson {
  email: string;
  password: string;
  code: string;
}

/**
 * Checks e-mail, password and second factor of a colleague who signs beside the person at the desk; no session is opened.
 * Counted like a sign-in, and one refusal, `approver.wrong`, for whatever is wrong.
 */
export async function secondPerson(app: App, given: SecondPerson): Promise<StaffActor> {
  const email = given.email.trim().toLowerCase();
  const { known, locked } = await perform(app, system, async (ctx) => {
    const subject = subjectOf(ctx, email);
    await assertNotLocked(ctx, subject);
    const locks = await countTry(ctx, subject);
    return { known: await accountOf(ctx, email), locked: locks };
  });
  const right = await isPassword(app.keys, given.password, known?.hash ?? null);
  const signed = await perform(app, system, async (ctx) => {
    const whole =
      right && known?.state === 'active' && (await isSecondFactor(ctx, known.id, given.code));
    if (whole) await forgetTries(ctx, subjectOf(ctx, email));
    else await recordFailure(ctx, { staffId: known?.id ?? null, locked, step: 'second-person' });
    return whole;
  });
  if (!signed || !known) throw new DomainError('approver.wrong');
  const { id: staffId, role, everySite, siteIds } = known;
  return { kind: 'staff', staffId, role, siteIds: everySite ? 'all' : siteIds, sessionId: null };
}

import type { StaffActor } from '../kernel/actor.js';
import { perform } from '../kernel/context.js';
import type { App } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import { forgetTries, recordFailure } from './failures.js';
import { isSecondFactor } from './second-factor.js';
import { tryPassword } from './try-password.js';

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
  const { known, right, locked, subject } = await tryPassword(app, given);
  const signed = await perform(app, system, async (ctx) => {
    const whole = right && known !== null && (await isSecondFactor(ctx, known.id, given.code));
    if (whole) await forgetTries(ctx, subject);
    else await recordFailure(ctx, { staffId: known?.id ?? null, locked, step: 'second-person' });
    return whole;
  });
  if (!signed || !known) throw new DomainError('approver.wrong');
  const { id: staffId, role, everySite, siteIds } = known;
  return { kind: 'staff', staffId, role, siteIds: everySite ? 'all' : siteIds, sessionId: null };
}

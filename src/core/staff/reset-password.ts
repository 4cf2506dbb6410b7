import { perform } from '../kernel/context.js';
import type { App } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import { accountOf } from './account-of.js';
import {
  assertNotLocked,
  countTry,
  forgetTriesOf,
  recordFailure,
  resetSubjectOf,
} from './failures.js';
import { savePassword } from './links.js';
import { assertGoodPassword, hashPassword, ownWords } from './password.js';
import { isSecondFactor, pretendSecondFactor } from './second-factor.js';

const system = { kind: 'system', name: 'reset' } as const;

/**
 * Sets a new password for whoever gives the account's e-mail and second factor; every session ends, and they sign in with both.
 * The same refusal, `reset.wrong`, and the same work for an unknown e-mail.
 */
export async function resetPassword(
  app: App,
  given: { email: string; code: string; password: string },
): Promise<void> {
  assertGoodPassword(app.config, given.password, ownWords(given));
  const email = given.email.trim().toLowerCase();
  const subject = resetSubjectOf(app, email);
  const { known, locked } = await perform(app, system, async (ctx) => {
    await assertNotLocked(ctx, subject);
    return { locked: await countTry(ctx, subject), known: await accountOf(ctx, email) };
  });
  const hash = await hashPassword(app.keys, given.password);
  const done = await perform(app, system, async (ctx) => {
    const able = known?.state === 'active' && known.hash !== null && known.hasTotp;
    if (!able) await pretendSecondFactor(ctx, given.code);
    if (!able || !(await isSecondFactor(ctx, known.id, given.code))) {
      await recordFailure(ctx, { staffId: known?.id ?? null, locked, step: 'reset' });
      return false;
    }
    // The name is weighed only now: nobody else learns whose it is, and what is thrown leaves the code unused.
    assertGoodPassword(app.config, given.password, ownWords(known));
    await savePassword(ctx, { staffId: known.id, hash });
    await forgetTriesOf(ctx, { id: known.id, email });
    return true;
  });
  if (!done) throw new DomainError('reset.wrong');
}

import { perform } from '../kernel/context.js';
import type { App } from '../kernel/context.js';
import { accountOf } from './account-of.js';
import type { Account } from './account-of.js';
import { assertNotLocked, countTry, subjectOf } from './failures.js';
import { isPassword } from './password.js';

const system = { kind: 'system', name: 'sign-in' } as const;

/** What an e-mail and a password came to. */
export interface PasswordTried {
  /** The account of the e-mail, whatever was typed; null where there is none. */
  known: Account | null;
  /** Whether the password is that of a live account. */
  right: boolean;
  /** Whether this try locks the e-mail, should it prove wrong. */
  locked: boolean;
  /** Under what the try was counted; forget it once all is right. */
  subject: Buffer;
}

/** Counts a try and checks a password, with the same work for an unknown e-mail. Throws `sign-in.locked`. */
export async function tryPassword(
  app: App,
  given: { email: string; password: string },
): Promise<PasswordTried> {
  const email = given.email.trim().toLowerCase();
  const subject = subjectOf(app, email);
  const { known, locked } = await perform(app, system, async (ctx) => {
    await assertNotLocked(ctx, subject);
    const locks = await countTry(ctx, subject);
    return { known: await accountOf(ctx, email), locked: locks };
  });
  const same = await isPassword(app.keys, given.password, known?.hash ?? null);
  return { known, right: same && known?.state === 'active', locked, subject };
}

import { generateSync } from 'otplib';
import type { App } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { newId } from '#core/kernel/ids.js';
import type { Role } from '#core/kernel/permissions.js';
import { addStaff, confirmTotp, hashPassword, newTotp, savePassword } from '#core/staff/index.js';
import { asSystem } from './app.js';

/** A password that the rules allow. */
export const PASSWORD = 'Calm-Harbour-9';

/** What a test says of a person; the rest does not matter to it. */
interface BuildStaff {
  role: Role;
  siteIds?: readonly Id<'Site'>[] | 'all';
}

/** A person with a password and an authenticator that showed no code yet. */
export async function buildStaff(app: App, { role, siteIds = 'all' }: BuildStaff) {
  const email = `${newId()}@example.org`;
  const hash = await hashPassword(app.keys, PASSWORD);
  const { staffId, secret } = await asSystem(app, async (ctx) => {
    const id = await addStaff(ctx, { email, name: 'A colleague', role, siteIds });
    await savePassword(ctx, { staffId: id, hash });
    const totp = await newTotp(ctx, { id, email });
    await confirmTotp(ctx, id, generateSync({ secret: totp.secret }));
    // As if the code that confirmed it was of long ago: the one of now is unused.
    await ctx.sql('UPDATE staff SET totp_step = 0 WHERE id = $1', [id]);
    return { staffId: id, secret: totp.secret };
  });
  const code = () => generateSync({ secret });
  return {
    staffId,
    email,
    code,
    /** What they type at somebody else's desk. */
    signs: () => ({ email, password: PASSWORD, code: code() }),
  };
}

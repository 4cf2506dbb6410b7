import { createHash, randomBytes } from 'node:crypto';
import { record } from '../audit/index.js';
import { perform } from '../kernel/context.js';
import type { App, Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { assertMay } from '../kernel/actor.js';
import { addStaff, assertMayGive } from './add-staff.js';
import { forgetTriesOf } from './failures.js';
import { assertGoodPassword, hashPassword, ownWords } from './password.js';
import { endSessionsOf } from './sessions.js';
import { managedStaff } from './staff.js';

export type LinkPurpose = 'first' | 'invite' | 'reset';

/** Hours that each kind of link lives. */
export const LINK_HOURS: Record<LinkPurpose, number> = { first: 72, invite: 72, reset: 1 };
const digestOf = (token: string) => createHash('sha256').update(token).digest();

/** What a one-time link is good for, and for whom. */
export interface Link {
  purpose: LinkPurpose;
  staffId: Id<'Staff'> | null;
  email: string | null;
  name: string | null;
}

/** Makes a one-time link's token, 32 random bytes in base64url; earlier ones of the same person end. */
export async function makeLink(
  ctx: Context,
  purpose: LinkPurpose,
  staffId: Id<'Staff'> | null,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await endLinksOf(ctx, staffId);
  await ctx.sql(
    `INSERT INTO staff_links (digest, purpose, staff_id, expires_at)
     VALUES ($1, $2, $3, clock_timestamp() + make_interval(hours => $4))`,
    [digestOf(token), purpose, staffId, LINK_HOURS[purpose]],
  );
  await record(ctx, `staff.link-${purpose}`, { kind: 'staff', id: staffId ?? 'first' });
  return token;
}

/** Every link of a person ends; with null those of the first super admin. */
export async function endLinksOf(ctx: Context, staffId: Id<'Staff'> | null): Promise<void> {
  await ctx.sql(
    `UPDATE staff_links SET used_at = clock_timestamp()
     WHERE staff_id IS NOT DISTINCT FROM $1 AND used_at IS NULL`,
    [staffId],
  );
}

/** An admin gives somebody else a link for a new password; only a super admin gives one to a super admin. */
export async function giveLink(
  ctx: Context,
  id: Id<'Staff'>,
): Promise<{ purpose: 'invite' | 'reset'; token: string }> {
  assertMay(ctx.actor, 'staff.manage');
  if (ctx.actor.kind === 'staff' && ctx.actor.staffId === id) throw new DomainError('not-allowed');
  const staff = await managedStaff(ctx, id);
  if (staff.state !== 'active') throw new DomainError('not-found', { what: 'account' });
  assertMayGive(ctx, staff.role);
  const purpose = staff.hasPassword ? 'reset' : 'invite';
  return { purpose, token: await makeLink(ctx, purpose, id) };
}

/** What a token is good for; throws `link.gone` where it was used or is too old. */
export async function readLink(ctx: Context, token: string): Promise<Link> {
  const [link] = await ctx.sql<Link>(
    `SELECT l.purpose, l.staff_id AS "staffId", s.email, s.name FROM staff_links l
     LEFT JOIN staff s ON s.id = l.staff_id
     WHERE l.digest = $1 AND l.used_at IS NULL AND l.expires_at > clock_timestamp()
       AND (s.id IS NULL OR s.state = 'active') FOR UPDATE OF l`,
    [digestOf(token)],
  );
  if (!link) throw new DomainError('link.gone');
  return link;
}

const system = { kind: 'system', name: 'staff.link' } as const;

/** Uses a link up: the password is set, and the first super admin made where the link is theirs. Every session of the person ends. */
export async function takeLink(
  app: App,
  given: { token: string; password: string; first?: { name: string; email: string } },
): Promise<void> {
  const known = await perform(app, system, (ctx) => readLink(ctx, given.token));
  assertGoodPassword(app.config, given.password, ownWords(given.first ?? known));
  const hash = await hashPassword(app.keys, given.password);
  await perform(app, system, async (ctx) => {
    const link = await readLink(ctx, given.token);
    const { staffId, email } = await holderOf(ctx, link, given.first);
    await ctx.sql('UPDATE staff_links SET used_at = clock_timestamp() WHERE digest = $1', [
      digestOf(given.token),
    ]);
    await savePassword(ctx, { staffId, hash });
    await forgetTriesOf(ctx, { id: staffId, email });
  });
}

async function holderOf(
  ctx: Context,
  { staffId, email }: Link,
  first: { name: string; email: string } | undefined,
): Promise<{ staffId: Id<'Staff'>; email: string }> {
  if (staffId && email) return { staffId, email };
  if (!first) throw new DomainError('invalid', { field: 'email' });
  const made = await addStaff(ctx, { ...first, role: 'super-admin', siteIds: 'all' });
  return { staffId: made, email: first.email.trim().toLowerCase() };
}

/** Stores a new password and ends every other session (ASVS 5.0 §7.4.3). */
export async function savePassword(
  ctx: Context,
  {
    staffId,
    hash,
    keep = null,
  }: { staffId: Id<'Staff'>; hash: string; keep?: Id<'Session'> | null },
): Promise<void> {
  await ctx.sql('UPDATE staff SET password_hash = $2, rev = rev + 1 WHERE id = $1', [
    staffId,
    hash,
  ]);
  await record(ctx, 'staff.password-set', { kind: 'staff', id: staffId });
  await endSessionsOf(ctx, staffId, keep);
}

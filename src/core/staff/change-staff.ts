import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { ErrorCode } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { Role } from '../kernel/permissions.js';
import { assertMayGive, assertMayPlace, placeStaff } from './add-staff.js';
import { forgetTriesOf } from './failures.js';
import { endLinksOf } from './links.js';
import { unlinkChat } from './own-chat.js';
import { endSessionsOf } from './sessions.js';
import { managedStaff } from './staff.js';
import type { Staff } from './staff.js';
import { forgetStaffNames } from './staff-names.js';

export interface ChangeStaff {
  /** The rev that the change was made from. */
  rev: number;
  email: string;
  name: string;
  role: Role;
  siteIds: readonly Id<'Site'>[] | 'all';
  speciality: string | null;
  licenceNumber: string | null;
}

/** Changes an account; a new role, new places or another e-mail end its sessions, so that no old right lives on; with the e-mail its links end too, for they went to the old one. Throws `changed-meanwhile`, `staff.last-super-admin`, `staff.email-taken`. */
export async function changeStaff(
  ctx: Context,
  id: Id<'Staff'>,
  change: ChangeStaff,
): Promise<Staff> {
  const before = await lockOther(ctx, id, change.rev);
  assertMayGive(ctx, change.role);
  assertMayPlace(ctx, change.siteIds);
  await kept(
    ctx.sql(
      `UPDATE staff SET name = $2, role = $3, every_site = $4, speciality = $5, licence_number = $6, email = $7, rev = rev + 1
       WHERE id = $1`,
      [
        id,
        change.name,
        change.role,
        change.siteIds === 'all',
        change.speciality,
        change.licenceNumber,
        change.email.trim().toLowerCase(),
      ],
    ),
  );
  await placeStaff(ctx, id, change.siteIds === 'all' ? [] : change.siteIds);
  forgetStaffNames(ctx);
  const facts = { from: before.role, to: change.role, ...specialityOf(before, change) };
  await record(ctx, 'staff.changed', { kind: 'staff', id, facts });
  const after = await managedStaff(ctx, id);
  if (rightsOf(before) !== rightsOf(after)) await endSessionsOf(ctx, id);
  if (before.email !== after.email) await endLinksOf(ctx, id);
  ctx.later('visits.move', {});
  return after;
}

/** What a person was and is from now on, where that changed: the audit keeps who was what, and since when. */
function specialityOf(
  { speciality: was }: Staff,
  { speciality }: ChangeStaff,
): Record<string, string> {
  return was === speciality ? {} : { was: was ?? '', speciality: speciality ?? '' };
}

/** Suspends, restores or deletes an account. A deleted one keeps its name in the audit and can do nothing. Throws `staff.last-super-admin`. */
export async function setStaffState(
  ctx: Context,
  id: Id<'Staff'>,
  { rev, state }: { rev: number; state: Staff['state'] },
): Promise<void> {
  const before = await lockOther(ctx, id, rev);
  if (state === 'deleted') await unlinkChat(ctx, id);
  await kept(ctx.sql('UPDATE staff SET state = $2, rev = rev + 1 WHERE id = $1', [id, state]));
  forgetStaffNames(ctx);
  await record(ctx, `staff.${state}`, { kind: 'staff', id });
  if (state === 'active') await forgetTriesOf(ctx, before);
  else {
    await endSessionsOf(ctx, id);
    ctx.later('visits.move', {});
  }
}

/** Takes a lost second factor off an account: its holder sets up a new one at the next sign-in. Every session ends. */
export async function clearSecondFactor(ctx: Context, id: Id<'Staff'>, rev: number): Promise<void> {
  const before = await lockOther(ctx, id, rev);
  await ctx.sql(
    'UPDATE staff SET totp_secret = NULL, totp_pending = NULL, rev = rev + 1 WHERE id = $1',
    [id],
  );
  await ctx.sql('DELETE FROM recovery_codes WHERE staff_id = $1', [id]);
  await record(ctx, 'staff.second-factor-cleared', { kind: 'staff', id });
  await forgetTriesOf(ctx, before);
  await endSessionsOf(ctx, id);
}

/** Reads and locks another person's account; nobody changes their own rights. */
async function lockOther(ctx: Context, id: Id<'Staff'>, rev: number): Promise<Staff> {
  assertMay(ctx.actor, 'staff.manage');
  if (ctx.actor.kind === 'staff' && ctx.actor.staffId === id) throw new DomainError('not-allowed');
  await ctx.sql('SELECT 1 FROM staff WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const staff = await managedStaff(ctx, id);
  assertMayGive(ctx, staff.role);
  if (staff.rev !== rev) throw new DomainError('changed-meanwhile', { rev: staff.rev });
  return staff;
}

const rightsOf = ({ email, role, everySite, siteIds }: Staff) =>
  [email, role, everySite, ...[...siteIds].sort()].join(' ');

const KEPT: Readonly<Record<string, ErrorCode>> = {
  staff_last_super_admin: 'staff.last-super-admin',
  staff_email_live: 'staff.email-taken',
};

/** Turns what the database refuses, to lose the last super admin or to have two accounts of one e-mail, into our refusal. */
async function kept(change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (error) {
    const code = error instanceof Error && 'constraint' in error && KEPT[String(error.constraint)];
    if (code) throw new DomainError(code);
    throw error;
  }
}

import { record } from '../audit/index.js';
import { assertMay, placesOf } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { Role } from '../kernel/permissions.js';
import { storeDataKey } from '../patients/index.js';
import { forgetStaffNames } from './staff-names.js';

export interface AddStaff {
  email: string;
  name: string;
  role: Role;
  siteIds: readonly Id<'Site'>[] | 'all';
  speciality?: string | null;
  licenceNumber?: string | null;
}

/** Makes an account without a password; a link sets one. Throws `staff.email-taken`; only a super admin makes another. */
export async function addStaff(ctx: Context, input: AddStaff): Promise<Id<'Staff'>> {
  assertMay(ctx.actor, 'staff.manage');
  assertMayGive(ctx, input.role);
  assertMayPlace(ctx, input.siteIds);
  const id = newId<'Staff'>();
  const key = await storeDataKey(ctx);
  const made = await ctx.sql(
    `INSERT INTO staff (id, email, name, role, every_site, speciality, licence_number, key_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (email) WHERE state <> 'deleted' DO NOTHING RETURNING id`,
    [
      id,
      input.email.trim().toLowerCase(),
      input.name,
      input.role,
      input.siteIds === 'all',
      input.speciality ?? null,
      input.licenceNumber ?? null,
      key.id,
      ctx.now,
    ],
  );
  if (!made.length) throw new DomainError('staff.email-taken');
  forgetStaffNames(ctx);
  if (input.siteIds !== 'all') await placeStaff(ctx, id, input.siteIds);
  await record(ctx, 'staff.added', { kind: 'staff', id, facts: { role: input.role } });
  return id;
}

/** Says anew at which places a person works. */
export async function placeStaff(
  ctx: Context,
  id: Id<'Staff'>,
  siteIds: readonly Id<'Site'>[],
): Promise<void> {
  await ctx.sql('DELETE FROM staff_sites WHERE staff_id = $1 AND site_id <> ALL($2)', [
    id,
    siteIds,
  ]);
  await ctx.sql(
    'INSERT INTO staff_sites (staff_id, site_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING',
    [id, siteIds],
  );
}

/** Throws `not-allowed` where someone below a super admin would make or change one. */
export function assertMayGive(ctx: Context, role: Role): void {
  const { actor } = ctx;
  if (role === 'super-admin' && actor.kind === 'staff' && actor.role !== 'super-admin')
    throw new DomainError('not-allowed');
}

/** Throws `not-allowed` where someone would be placed where the admin does not work. */
export function assertMayPlace({ actor }: Context, siteIds: readonly Id<'Site'>[] | 'all'): void {
  const own = placesOf(actor);
  if (own && (siteIds === 'all' || siteIds.some((id) => !own.includes(id))))
    throw new DomainError('not-allowed');
}

import { record } from '../audit/index.js';
import { assertMay, placesOf } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Role } from '../kernel/permissions.js';
import { pageOf } from '../kernel/page.js';
import { STAFF } from './staff.js';
import type { Staff } from './staff.js';

export interface StaffFilter {
  /** Words of the name or the e-mail. */
  words: string;
  role: Role | null;
  state: 'active' | 'suspended' | null;
  sort: 'name' | 'role' | 'email';
  down: boolean;
  page: number;
  size: number;
}

/** One page of the accounts that are not deleted, of those who work at no place but the actor's. */
export async function pageOfStaff(
  ctx: Context,
  { words, role, state, sort, down, page, size }: StaffFilter,
): Promise<{ rows: Staff[]; total: number }> {
  assertMay(ctx.actor, 'staff.manage');
  await record(ctx, 'staff.listed', { kind: 'staff', id: 'all' });
  return pageOf({ page, size }, (limit, offset) =>
    ctx.sql<Staff & { total: number }>(
      `SELECT *, count(*) OVER ()::int AS total FROM (${STAFF}) a
     WHERE state <> 'deleted' AND ($6::uuid[] IS NULL OR NOT "everySite" AND "siteIds" <@ $6)
       AND ($1::text IS NULL OR role = $1) AND ($2::text IS NULL OR state = $2)
       AND (position(lower($3) IN lower(name)) > 0 OR position(lower($3) IN email) > 0)
     ORDER BY ${sort} ${down ? 'DESC' : 'ASC'}, name, id LIMIT $4 OFFSET $5`,
      [role, state, words, limit, offset, placesOf(ctx.actor)],
    ),
  );
}

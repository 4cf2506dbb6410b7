import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';

/** Lets the accounts that name a speciality follow where it is named anew. */
export async function renameSpeciality(ctx: Context, was: string, now: string): Promise<void> {
  // In one order, as whoever books with several of them locks their time.
  await ctx.sql(
    `SELECT lock_practitioner(id) FROM (SELECT id FROM staff
       WHERE lower(btrim(speciality)) = lower($1) AND state <> 'deleted' ORDER BY id::text) AS each`,
    [was],
  );
  const followed = await ctx.sql<{ id: Id<'Staff'> }>(
    `UPDATE staff SET speciality = $2, rev = rev + 1
     WHERE lower(btrim(speciality)) = lower($1) AND state <> 'deleted' RETURNING id`,
    [was, now],
  );
  for (const { id } of followed) await record(ctx, 'staff.changed', { kind: 'staff', id });
}

import { record } from '../audit/index.js';
import { accountOf, assertMay, may, placesOf } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';

export type LeaveReason = 'leave' | 'training' | 'elsewhere' | 'other';

/** Whole days on which a person is away. */
export interface Leave {
  id: Id<'Leave'>;
  staffId: Id<'Staff'>;
  firstDay: Day;
  lastDay: Day;
  reason: LeaveReason;
}

/** Throws `not-allowed` unless it is the actor's own leave, or they manage rosters at a place where that person works. */
async function assertMayLeave(ctx: Context, staffId: Id<'Staff'>): Promise<void> {
  if (may(ctx.actor, 'roster.own') && accountOf(ctx.actor) === staffId) return;
  const [together] = await ctx.sql(
    `SELECT 1 FROM staff w WHERE w.id = $1 AND ($2::uuid[] IS NULL OR w.every_site
       OR EXISTS (SELECT FROM staff_sites x WHERE x.staff_id = w.id AND x.site_id = ANY($2)))`,
    [staffId, placesOf(ctx.actor)],
  );
  if (!together || !may(ctx.actor, 'roster.manage')) throw new DomainError('not-allowed');
}

/** Notes that a person is away; the visits they had then are moved by `visits.move`. */
export async function addLeave(ctx: Context, leave: Omit<Leave, 'id'>): Promise<Id<'Leave'>> {
  const { staffId, firstDay, lastDay, reason } = leave;
  await assertMayLeave(ctx, staffId);
  if (lastDay < firstDay) throw new DomainError('invalid', { field: 'lastDay' });
  const id = newId<'Leave'>();
  await ctx.sql(
    'INSERT INTO leaves (id, staff_id, first_day, last_day, reason) VALUES ($1, $2, $3, $4, $5)',
    [id, staffId, firstDay, lastDay, reason],
  );
  await record(ctx, 'leave.added', { kind: 'staff', id: staffId, facts: { firstDay, lastDay } });
  ctx.later('visits.move', {});
  return id;
}

/** Takes a leave back; visits that were moved stay where they are. */
export async function endLeave(ctx: Context, id: Id<'Leave'>): Promise<void> {
  const [leave] = await ctx.sql<{ staffId: Id<'Staff'> }>(
    'SELECT staff_id AS "staffId" FROM leaves WHERE id = $1 FOR UPDATE',
    [id],
  );
  if (!leave) throw new DomainError('not-found', { what: 'leave' });
  await assertMayLeave(ctx, leave.staffId);
  await ctx.sql('DELETE FROM leaves WHERE id = $1', [id]);
  await record(ctx, 'leave.ended', { kind: 'staff', id: leave.staffId });
}

/** Leaves that are not over on a day, of these people. */
export function leavesFrom(
  ctx: Context,
  { staffIds, on }: { staffIds: readonly Id<'Staff'>[]; on: Day },
): Promise<Leave[]> {
  assertMay(ctx.actor, 'visit.read');
  return ctx.sql<Leave>(
    `SELECT id, staff_id AS "staffId", first_day::text AS "firstDay", last_day::text AS "lastDay", reason
     FROM leaves WHERE last_day >= $2 AND staff_id = ANY($1) ORDER BY first_day, id`,
    [staffIds, on],
  );
}

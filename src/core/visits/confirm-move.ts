import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { orAsItWas } from '../kernel/or-as-it-was.js';
import { assertOneADay } from './assert-one-a-day.js';
import { book } from './book.js';
import { endVisit } from './end-visit.js';
import { lockStaff, lockVisit } from './visit.js';
import type { Visit } from './visit.js';

/** Moves a booked visit to the time that is held for it: the old one is given up in the same transaction. Its patient is locked. Throws `visit.wrong-state`, `visit.same-day`. */
export async function confirmMove(
  ctx: Context,
  held: Visit,
  { moves, until }: { moves: Id<'Visit'>; until: Date },
): Promise<Visit> {
  const old = await lockVisit(ctx, moves);
  if (old.state !== 'booked' || old.startAt <= ctx.now)
    throw new DomainError('visit.wrong-state', { state: old.state });
  await assertOneADay(ctx, held, moves);
  const rev = old.rev + 1;
  const moved = await orAsItWas(ctx, async () => {
    await endVisit(ctx, old, 'patient');
    await ctx.sql(
      'UPDATE visits SET moves = NULL, replaces = $2, ref = $3, rev = $4 WHERE id = $1',
      [held.id, old.id, old.ref, rev],
    );
    return book(ctx, { ...held, moves: null, replaces: old.id, ref: old.ref, rev }, until);
  });
  await record(ctx, 'visit.moved', { kind: 'visit', id: moved.id, facts: { rev } });
  return moved;
}

/** Locks the practitioners of a hold and of the visit that it is to move, in order, as all do who need two. */
export async function lockBoth(ctx: Context, held: Visit): Promise<void> {
  const rows = await ctx.sql<{ staffId: Id<'Staff'> }>(
    `SELECT o.staff_id AS "staffId" FROM visits v JOIN slots o ON o.id = v.slot_id WHERE v.id = $1`,
    [held.moves],
  );
  await lockStaff(ctx, [held.staffId, ...rows.map(({ staffId }) => staffId)]);
}

import { record } from '../audit/index.js';
import { assertMayFor, worksAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { addMinutes } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { orAsItWas } from '../kernel/or-as-it-was.js';
import { closesAt } from '../pickups/index.js';
import { book } from './book.js';
import { assertGivenAt } from './course-given.js';
import { endOwnHolds, letGoOfHolds } from './end-own-holds.js';
import { endVisit } from './end-visit.js';
import { standsAt } from './stands-at.js';
import { chooseSlot } from './take-slot.js';
import { tellMoved } from './tell-visit.js';
import { visitOfLocked } from './visit.js';
import type { Visit } from './visit.js';
import { writeVisit } from './write-visit.js';

export interface MoveVisit {
  day: Day;
  time: string;
  /** Where it is when left out. */
  siteId?: Id<'Site'> | undefined;
  staffId?: Id<'Staff'> | undefined;
  override?: boolean | undefined;
  /** What staff last saw. */
  rev?: number | undefined;
}

/**
 * Moves a booked visit: the old time is given up and the new one taken in one transaction, or neither. The new visit
 * replaces the old one, keeps its ref and raises its rev; the patient is told where staff moved it. To where and when
 * it is already it is not moved but given as it is. Refuses as holding and confirming do, or with `visit.wrong-state`,
 * `changed-meanwhile`.
 */
export async function moveVisit(ctx: Context, id: Id<'Visit'>, to: MoveVisit): Promise<Visit> {
  const old = await visitOfLocked(ctx, id);
  const siteId = to.siteId ?? old.siteId;
  assertMayMove(ctx, old, { siteId, rev: to.rev });
  if (await standsAt(ctx, old, { ...to, siteId })) {
    await letGoOfHolds(ctx, old.patientId);
    return old;
  }
  const bySelf = ctx.actor.kind === 'patient';
  const { patientId, serviceId } = old;
  const override = old.override || (!bySelf && to.override === true);
  const { day, time, staffId } = to;
  const beyond = ctx.actor.kind === 'staff';
  const when = { day, time, staffId, override, beyond };
  const wanted = { patientId, serviceId, siteId, ...when, moving: id };
  const moved = await orAsItWas(ctx, async () => {
    const chosen = await chooseSlot(ctx, wanted);
    const until = closesAt(chosen.plan.site, day);
    if (old.courseId) await assertGivenAt(ctx, old.courseId, wanted);
    if (chosen.holds) await endOwnHolds(ctx, wanted);
    await endVisit(ctx, old, bySelf ? 'patient' : 'site');
    const { courseId, contactId } = old;
    const holdUntil = addMinutes(ctx.now, 1);
    const visit = await writeVisit(ctx, {
      ...{ wanted, chosen, courseId, contactId, holdUntil },
      replaces: old,
    });
    return book(ctx, visit, until);
  });
  await record(ctx, 'visit.moved', { kind: 'visit', id: moved.id, facts: { rev: moved.rev } });
  if (!bySelf) await tellMoved(ctx, moved);
  return moved;
}

function assertMayMove(
  ctx: Context,
  old: Visit,
  to: { siteId: Id<'Site'>; rev: number | undefined },
): void {
  assertMayFor(ctx.actor, old.patientId, 'visit.book');
  if (!worksAt(ctx.actor, old.siteId) || !worksAt(ctx.actor, to.siteId))
    throw new DomainError('not-allowed');
  if (to.rev !== undefined && to.rev !== old.rev) throw new DomainError('changed-meanwhile');
  if (old.state !== 'booked' || old.startAt <= ctx.now)
    throw new DomainError('visit.wrong-state', { state: old.state });
}

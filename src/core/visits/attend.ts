import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Permission } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { dayOf } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { releaseForVisit } from '../pickups/index.js';
import { assertOneADay } from './assert-one-a-day.js';
import { endVisit } from './end-visit.js';
import { tellOff } from './tell-visit.js';
import { lockVisit } from './visit.js';
import type { Visit, VisitState } from './visit.js';

/** Why a visit is not missed after all, or should not be here. */
export type Correction = 'came-late' | 'falsely-missed' | 'wrong-person' | 'double' | 'other';

/** The patient is here. Throws `visit.not-today` where their day is yet to come. */
export const arrive = (ctx: Context, id: Id<'Visit'>, rev: number): Promise<Visit> =>
  step(ctx, id, { rev, from: 'booked', to: 'arrived' });

/** The patient is with the practitioner. */
export const checkIn = (ctx: Context, id: Id<'Visit'>, rev: number): Promise<Visit> =>
  step(ctx, id, { rev, from: 'arrived', to: 'checked-in' });

/** The visit is done; the next one is due an interval later. */
export async function fulfil(ctx: Context, id: Id<'Visit'>, rev: number): Promise<Visit> {
  const visit = await step(ctx, id, { rev, from: 'checked-in', to: 'fulfilled' });
  await nextDue(ctx, visit);
  return visit;
}

/** Corrects a visit that counts as missed: they came late, or had come; both events stay. Throws `visit.same-day` where they are to be let in beside another visit of that day. */
export async function correctNoShow(
  ctx: Context,
  id: Id<'Visit'>,
  { rev, to, reason }: { rev: number; to: 'arrived' | 'fulfilled'; reason: Correction },
): Promise<Visit> {
  const visit = await step(ctx, id, { rev, from: 'noshow', to, reason });
  if (to === 'fulfilled') await nextDue(ctx, visit);
  return visit;
}

/** Marks a visit that should never have been here; its slot is free again, and of one that is yet to come its patient is told that it is off. */
export async function enterInError(
  ctx: Context,
  id: Id<'Visit'>,
  { rev, reason }: { rev: number; reason: Correction },
): Promise<Visit> {
  const visit = await lockAt(ctx, id, { permission: 'visit.correct', rev });
  if (visit.state === 'entered-in-error') throw new DomainError('visit.wrong-state');
  // What was kept for it goes back the ordinary way first.
  if (visit.state === 'booked' || visit.state === 'pending') await endVisit(ctx, visit, 'site');
  else if (visit.courseId) await releaseForVisit(ctx, id);
  const gone = await write(ctx, visit, { to: 'entered-in-error', reason });
  if (visit.state === 'booked' && visit.startAt > ctx.now) await tellOff(ctx, visit);
  return gone;
}

interface Step {
  rev: number;
  from: VisitState;
  to: VisitState;
  reason?: Correction;
}

async function step(ctx: Context, id: Id<'Visit'>, { rev, ...move }: Step): Promise<Visit> {
  const permission = move.from === 'noshow' ? 'visit.correct' : 'visit.attend';
  const visit = await lockAt(ctx, id, { permission, rev });
  if (visit.state !== move.from) throw new DomainError('visit.wrong-state', { state: visit.state });
  if (move.to === 'arrived') await assertMayArrive(ctx, visit);
  return write(ctx, visit, move);
}

async function assertMayArrive(ctx: Context, visit: Visit): Promise<void> {
  const { id, day, zone, override, state } = visit;
  if (day > dayOf(ctx.now, zone)) throw new DomainError('visit.not-today', { day });
  if (state === 'noshow' && !override) await assertOneADay(ctx, visit, id);
}

async function lockAt(
  ctx: Context,
  id: Id<'Visit'>,
  { permission, rev }: { permission: Permission; rev: number },
): Promise<Visit> {
  const visit = await lockVisit(ctx, id);
  assertMayAt(ctx.actor, permission, visit.siteId);
  if (visit.rev !== rev) throw new DomainError('changed-meanwhile');
  return visit;
}

/** Writes a step of a visit that is locked, with its reason where it corrects. */
export async function write(
  ctx: Context,
  visit: Visit,
  { to, reason }: { to: VisitState; reason?: Correction },
): Promise<Visit> {
  const { id } = visit;
  const [row] = await ctx.sql<{ rev: number }>(
    `UPDATE visits SET state = $2, correction = coalesce($3, correction), end_reason = NULL,
            hold_until = NULL, rev = rev + 1, state_at = $4 WHERE id = $1 RETURNING rev`,
    [id, to, reason ?? null, ctx.now],
  );
  const facts = { was: visit.state, ...(reason ? { reason } : {}) };
  await record(ctx, `visit.${to}`, { kind: 'visit', id, facts });
  return { ...visit, state: to, holdUntil: null, rev: row?.rev ?? visit.rev };
}

/** The next visit of the kind is due an interval after this one. */
export async function nextDue(ctx: Context, { patientId, serviceId, day }: Visit): Promise<void> {
  await ctx.sql(
    `UPDATE patient_services SET due_on = $3::date + interval_days, rev = rev + 1
     WHERE patient_id = $1 AND service_id = $2 AND interval_days IS NOT NULL
       AND (due_on IS NULL OR due_on < $3::date + interval_days)`,
    [patientId, serviceId, day],
  );
}

import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { CourseChange } from '../patients/index.js';
import { changeCourse as changeCourseAlone, moveHold, returnPickup } from '../pickups/index.js';
import type { Moved, ReturnReason } from '../pickups/index.js';
import { endVisit } from './end-visit.js';
import { tellOff } from './tell-visit.js';
import { lockPatient, lockVisit, lockVisitOfParcel } from './visit.js';
import type { EndReason, Visit } from './visit.js';

const stands = ({ state, startAt }: Visit, { now }: Context): boolean =>
  state === 'booked' && startAt > now;

/** Ends a visit whose parcel is gone, and tells its patient; one that has begun stays as it is. */
async function goWith(ctx: Context, visit: Visit, reason: EndReason): Promise<void> {
  if (!stands(visit, ctx)) return;
  await endVisit(ctx, visit, reason);
  await tellOff(ctx, visit);
}

/** Puts a parcel back; the visit at which it was to be given goes with it. Refuses as `returnPickup` does. */
export async function returnParcel(
  ctx: Context,
  id: Id<'Pickup'>,
  given: { rev: number; reason: ReturnReason },
): Promise<void> {
  assertMay(ctx.actor, 'pickup.return');
  const visit = await lockVisitOfParcel(ctx, id);
  await returnPickup(ctx, id, given);
  if (visit) await goWith(ctx, visit, 'site');
}

/** Moves a parcel that cannot stay as it is; where it ends, its visit is to be booked anew. */
export async function moveParcel(ctx: Context, id: Id<'Pickup'>): Promise<Moved> {
  const visit = await lockVisitOfParcel(ctx, id);
  const moved = await moveHold(ctx, id);
  if (visit && moved === 'ended') await goWith(ctx, visit, 'needs-reschedule');
  return moved;
}

/** Rests, resumes, stops or completes a course; visits at which it was to be given, and what is kept of it, go with it. Refuses as `setCourseState` does. */
export async function changeCourse(
  ctx: Context,
  id: Id<'Course'>,
  change: CourseChange,
): Promise<void> {
  assertMay(ctx.actor, 'course.prescribe');
  const [course] = await ctx.sql<{ patientId: Id<'Patient'> }>(
    'SELECT patient_id AS "patientId" FROM courses WHERE id = $1',
    [id],
  );
  if (!course) throw new DomainError('not-found', { what: 'course' });
  await lockPatient(ctx, course.patientId);
  await changeCourseAlone(ctx, id, change);
  if (change.state === 'active') return;
  const [first] = await takeOffVisits(ctx, id);
  // Of a course that is given each day, one text says it.
  if (first) await tellOff(ctx, first);
}

/** Takes off every visit ahead at which a course was to be given, with what was kept for it; gives those that were booked, the next first. Their patient's row is locked. */
export async function takeOffVisits(ctx: Context, courseId: Id<'Course'>): Promise<Visit[]> {
  const rows = await ctx.sql<{ id: Id<'Visit'> }>(
    `SELECT id FROM visits WHERE course_id = $1 AND state IN ('pending', 'booked') AND start_at > $2
     ORDER BY start_at, id`,
    [courseId, ctx.now],
  );
  const off: Visit[] = [];
  for (const { id } of rows) {
    const visit = await lockVisit(ctx, id);
    await endVisit(ctx, visit, 'site');
    if (visit.state === 'booked') off.push(visit);
  }
  return off;
}

import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { setCourseState } from '../patients/index.js';
import type { CourseChange } from '../patients/index.js';
import { end, endQuietly } from './end-pickup.js';
import { livePickupsOf, lockPickup } from './pickup.js';

/** Rests, resumes, stops or completes a course; a parcel kept for one that no longer runs goes back to its shelf, and its patient is told. What is kept for a visit is left to it. */
export async function changeCourse(
  ctx: Context,
  id: Id<'Course'>,
  change: CourseChange,
): Promise<void> {
  const { patientId } = await setCourseState(ctx, id, change);
  if (change.state === 'active') return;
  for (const pickup of await livePickupsOf(ctx, patientId))
    if (pickup.courseId === id && !pickup.visitId)
      await end(ctx, await lockPickup(ctx, pickup.id), 'site');
}

/** Puts back everything kept for a patient, and tells nobody. */
export async function releaseAllOf(ctx: Context, patientId: Id<'Patient'>): Promise<number> {
  const kept = await livePickupsOf(ctx, patientId);
  for (const { id } of kept) await endQuietly(ctx, await lockPickup(ctx, id), 'site');
  return kept.length;
}

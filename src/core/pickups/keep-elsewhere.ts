import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { orAsItWas } from '../kernel/or-as-it-was.js';
import { endQuietly } from './end-pickup.js';
import { keep } from './keep.js';
import type { Keep, Kept } from './keep.js';
import { lockCourse } from './lock-course.js';
import { isLive, lockPickup } from './pickup.js';

/**
 * Keeps a course's units at another place in place of a parcel that its patient could not get: both or neither. A
 * parcel that ended meanwhile is in nobody's way. Refuses as `keep` does; then the first parcel stays kept.
 */
export async function keepElsewhere(
  ctx: Context,
  instead: Id<'Pickup'>,
  input: Keep,
): Promise<Kept> {
  const pickup = await lockPickup(ctx, instead);
  assertMayFor(ctx.actor, pickup.patientId, 'pickup.prepare');
  const stays = !isLive(pickup) || pickup.visitId !== null || pickup.courseId !== input.course.id;
  if (stays) return keep(ctx, input);
  await lockCourse(ctx, pickup.courseId);
  return orAsItWas(ctx, async () => {
    await endQuietly(ctx, pickup, 'patient');
    return keep(ctx, input);
  });
}

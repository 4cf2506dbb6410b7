import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { isInTrouble } from './trouble.js';
import type { Visit } from './visit.js';

/** A time at a place, with this practitioner or with anyone. */
interface Time {
  siteId: Id<'Site'>;
  day: Day;
  time: string;
  staffId?: Id<'Staff'> | undefined;
}

/** Whether a visit is there and then already, and can be: one that cannot may be moved to another practitioner. */
export async function standsAt(
  ctx: Context,
  visit: Visit,
  { siteId, day, time, staffId = visit.staffId }: Time,
): Promise<boolean> {
  const then = day === visit.day && time === visit.time;
  const there = siteId === visit.siteId && staffId === visit.staffId;
  return then && there && !(await isInTrouble(ctx, visit.id));
}

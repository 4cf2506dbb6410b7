import type { Context } from '../kernel/context.js';
import { openTask } from '../tasks/index.js';
import { nextDue, write } from './attend.js';
import type { Correction } from './attend.js';
import type { Visit, VisitState } from './visit.js';

const NEXT: Partial<Record<VisitState, VisitState>> = {
  booked: 'arrived',
  arrived: 'checked-in',
  'checked-in': 'fulfilled',
  noshow: 'fulfilled',
};

/** What is given at a visit was handed over: whatever was not pressed on the way there, it is done. Its row is locked. */
export async function fulfilGiven(ctx: Context, visit: Visit): Promise<void> {
  let at = visit;
  for (let to = NEXT[at.state]; to; to = NEXT[at.state])
    at = await write(ctx, at, at.state === 'noshow' ? { to, reason: 'came-late' } : { to });
  if (at.state === 'fulfilled' && at !== visit) await nextDue(ctx, at);
}

/** What was given at a visit was taken back, and with it the visit; its patient is called for another. Its row is locked. */
export async function takeBackGiven(
  ctx: Context,
  visit: Visit,
  why: 'wrong-parcel' | 'wrong-person' | 'not-taken',
): Promise<void> {
  if (visit.state !== 'fulfilled') return;
  const { id, patientId, serviceId, siteId, day } = visit;
  const reason: Correction = why === 'wrong-person' ? why : 'other';
  await write(ctx, visit, { to: 'entered-in-error', reason });
  await ctx.sql(
    `UPDATE patient_services SET due_on = $3, rev = rev + 1
     WHERE patient_id = $1 AND service_id = $2 AND due_on = $3::date + interval_days`,
    [patientId, serviceId, day],
  );
  await openTask(ctx, { kind: 'call-back', patientId, siteId, subjectId: id, priority: 3 });
}

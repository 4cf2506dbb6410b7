import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { releaseForVisit } from '../pickups/index.js';
import { openTask } from '../tasks/index.js';
import type { EndReason, Visit } from './visit.js';

/** Ends a pending or booked visit that is locked: its slot is free again and what was kept for it goes back, in the same transaction. */
export async function endVisit(ctx: Context, visit: Visit, reason: EndReason): Promise<void> {
  const { id } = visit;
  const why = visit.state === 'booked' ? reason : 'expired';
  await ctx.sql(
    `UPDATE visits SET state = 'cancelled', end_reason = $2, hold_until = NULL, rev = rev + 1,
            state_at = $3 WHERE id = $1`,
    [id, why, ctx.now],
  );
  if (visit.courseId) await releaseForVisit(ctx, id);
  if (visit.waitId && visit.state === 'pending') await GOES_ON[reason](ctx, visit);
  await record(ctx, 'visit.cancelled', { kind: 'visit', id, facts: { reason: why } });
  ctx.later('waits.offer', { siteId: visit.siteId, serviceId: visit.serviceId });
}

/** Said no to an offer: its person goes on waiting for a later day, without having let it go by. */
async function waitOn(ctx: Context, { waitId, day }: Visit): Promise<void> {
  await ctx.sql(
    `UPDATE visit_waits SET state = CASE WHEN to_day > $2 THEN 'waiting' ELSE 'ended' END,
            from_day = least(to_day, $2::date + 1), offers = offers - 1, rev = rev + 1
     WHERE id = $1 AND state = 'offered'`,
    [waitId, day],
  );
}

/** We took an offer back: its person let nothing go by. */
async function waitAgain(ctx: Context, { waitId }: Visit): Promise<void> {
  await ctx.sql(
    `UPDATE visit_waits SET state = 'waiting', offers = offers - 1, rev = rev + 1
     WHERE id = $1 AND state = 'offered'`,
    [waitId],
  );
}

/** Who let so many offers go by is called instead. */
export const OFFERS = 2;

/** An offer that came to nothing: its person waits again, after those who were offered less often. Who let two go by is called instead. */
async function backInLine(ctx: Context, { id, waitId, patientId, siteId }: Visit): Promise<void> {
  const [wait] = await ctx.sql<{ state: string }>(
    `UPDATE visit_waits SET state = CASE WHEN offers >= $2 THEN 'ended' ELSE 'waiting' END,
            rev = rev + 1 WHERE id = $1 AND state = 'offered' RETURNING state`,
    [waitId, OFFERS],
  );
  if (wait?.state === 'ended')
    await openTask(ctx, { kind: 'call-back', patientId, siteId, subjectId: id, priority: 3 });
}

/** How somebody goes on waiting whose offer ended. */
const GOES_ON: Record<EndReason, (ctx: Context, visit: Visit) => Promise<void>> = {
  patient: waitOn,
  expired: backInLine,
  site: waitAgain,
  'needs-reschedule': waitAgain,
};

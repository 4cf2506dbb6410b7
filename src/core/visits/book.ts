import { entrySql, entryValues } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import { courseOf } from '../patients/index.js';
import { keep } from '../pickups/index.js';
import type { Visit } from './visit.js';

const BOOK = `
  WITH waits AS (
    UPDATE visit_waits SET state = 'booked', rev = rev + 1 WHERE patient_id = $3 AND service_id = $4
      AND state IN ('waiting', 'offered')),
  entered AS (${entrySql(5)})
  UPDATE visits SET state = 'booked', hold_until = NULL, state_at = $2 WHERE id = $1`;

/** Books a pending visit that is locked, at a place that closes then that day: every booking goes through here. */
export async function book(ctx: Context, visit: Visit, until: Date): Promise<Visit> {
  const { id, day, patientId, serviceId, siteId, contactId } = visit;
  if (visit.courseId) {
    const course = await courseOf(ctx, visit.courseId);
    if (!course) throw new DomainError('not-found', { what: 'course' });
    await keep(ctx, { course, siteId, contactId, visit: { id, day, until } });
  }
  const about = { kind: 'visit', id, facts: { place: visit.place } } as const;
  await ctx.sql(BOOK, [
    ...[id, ctx.now, patientId, serviceId],
    ...entryValues(ctx, 'visit.booked', about),
  ]);
  return { ...visit, state: 'booked', holdUntil: null };
}

import { entrySql, entryValues } from '../audit/index.js';
import { assertMayFor, worksAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { courseOf } from '../patients/index.js';
import { closing, keep } from '../pickups/index.js';
import { findSite } from '../sites/index.js';
import { lockVisit } from './visit.js';
import type { Visit } from './visit.js';

/**
 * Books what is held or offered; for a course given on site its units are kept in the same transaction. Throws
 * `visit.hold-gone`, `place.closed`, or what keeping throws.
 */
export async function confirmVisit(ctx: Context, id: Id<'Visit'>): Promise<Visit> {
  const visit = await lockVisit(ctx, id);
  assertMayFor(ctx.actor, visit.patientId, 'visit.book');
  if (!worksAt(ctx.actor, visit.siteId)) throw new DomainError('not-allowed');
  const { state, holdUntil, startAt } = visit;
  if (state !== 'pending' || !holdUntil || holdUntil <= ctx.now || startAt <= ctx.now)
    throw new DomainError('visit.hold-gone');
  const site = await findSite(ctx, visit.siteId);
  const until = site && closing(site, visit.day);
  if (!until) throw new DomainError('place.closed');
  await assertStaffThere(ctx, visit);
  return book(ctx, visit, until);
}

const BOOK = `
  WITH waits AS (
    UPDATE visit_waits SET state = 'booked', rev = rev + 1 WHERE patient_id = $3 AND service_id = $4
      AND (id = $5 OR site_id = $6) AND state IN ('waiting', 'offered')),
  entered AS (${entrySql(7)})
  UPDATE visits SET state = 'booked', hold_until = NULL, state_at = $2 WHERE id = $1`;

/** Books a pending visit that is locked, at a place that closes then that day: every booking goes through here. */
export async function book(ctx: Context, visit: Visit, until: Date): Promise<Visit> {
  const { id, day, patientId, serviceId, siteId, contactId, waitId } = visit;
  if (visit.courseId) {
    const course = await courseOf(ctx, visit.courseId);
    if (!course) throw new DomainError('not-found', { what: 'course' });
    await keep(ctx, { course, siteId, contactId, visit: { id, day, until } });
  }
  const about = { kind: 'visit', id, facts: { place: visit.place } } as const;
  await ctx.sql(BOOK, [
    ...[id, ctx.now, patientId, serviceId, waitId, siteId],
    ...entryValues(ctx, 'visit.booked', about),
  ]);
  return { ...visit, state: 'booked', holdUntil: null };
}

/** Leave may have come between the hold and its answer. */
async function assertStaffThere(ctx: Context, { staffId, day }: Visit): Promise<void> {
  const away = await ctx.sql(
    'SELECT 1 FROM leaves WHERE staff_id = $1 AND $2 BETWEEN first_day AND last_day',
    [staffId, day],
  );
  if (away.length) throw new DomainError('visit.on-leave');
}

import { record } from '../audit/index.js';
import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, dayOf } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { Course } from '../patients/index.js';
import { findSite } from '../sites/index.js';
import type { OpenSite } from '../sites/index.js';
import { endNotices, lastUseDay, lockLots } from '../stock/index.js';
import type { LotLine } from '../stock/index.js';
import { holdUntil } from './hold-until.js';
import { codeDigest, pickupCode } from './pickup-code.js';

export interface Keep {
  course: Course;
  siteId: Id<'Site'>;
  /** Who is told when it is ready. */
  contactId: Id<'Contact'> | null;
}

/** What was kept, and until when. */
export interface Kept {
  id: Id<'Pickup'>;
  place: number;
  zone: string;
  until: Date;
}

/**
 * Keeps a course's units at a place in one transaction: first-expiry-first from lots that cover the course, or not at all.
 * Refuses with `pickup.already-kept`, `course.withheld`, `course.too-early`, `place.closed` or `stock.insufficient`.
 */
export async function keep(ctx: Context, { course, siteId, contactId }: Keep): Promise<Kept> {
  assertMayFor(ctx.actor, course.patientId, 'pickup.prepare');
  await lockCourse(ctx, course.id);
  const site = await findSite(ctx, siteId);
  const until = site && holdUntil(site, ctx.now);
  if (!site || !until) throw new DomainError('place.closed');
  assertDue(ctx, course, site);

  const { productId, units } = course;
  const want = { siteId, productId, units, lastUseDay: lastUseDay(ctx, course) };
  const lines = await lockLots(ctx, want);
  const id = await write(ctx, { course, site, contactId, until, lines });
  await endNotices(ctx, course.id);
  await record(ctx, 'pickup.held', { kind: 'pickup', id, facts: { place: site.number } });
  ctx.later('pickup.lapse', { pickupId: id }, until);
  return { id, place: site.number, zone: site.zone, until };
}

/** One hold a course at a time: the course is locked, then looked at. */
async function lockCourse(ctx: Context, courseId: Id<'Course'>): Promise<void> {
  const [course] = await ctx.sql<{ active: boolean; withheld: boolean }>(
    `SELECT state = 'active' AS active, withheld FROM courses WHERE id = $1 FOR NO KEY UPDATE`,
    [courseId],
  );
  if (!course?.active) throw new DomainError('not-found', { what: 'course' });
  if (course.withheld) throw new DomainError('course.withheld');
  const [live] = await ctx.sql<{ id: string }>(
    `SELECT id FROM pickups WHERE course_id = $1 AND state IN ('requested', 'held', 'ready')`,
    [courseId],
  );
  if (live) throw new DomainError('pickup.already-kept', { pickup: live.id });
}

/** A parcel is kept from seven days before the earliest day on which it may be collected. */
function assertDue(ctx: Context, course: Course, site: OpenSite): void {
  const earliest = addDays(course.dueOn, -course.earlyDays);
  if (addDays(dayOf(ctx.now, site.zone), 7) < earliest)
    throw new DomainError('course.too-early', { from: addDays(earliest, -7) });
}

interface Holding {
  course: Course;
  site: OpenSite;
  contactId: Id<'Contact'> | null;
  until: Date;
  lines: readonly LotLine[];
}

/** Writes the pickup with its lines; a code that is live at the place already is skipped. */
async function write(ctx: Context, holding: Holding): Promise<Id<'Pickup'>> {
  const { course, site, contactId, until, lines } = holding;
  const id = newId<'Pickup'>();
  for (let skipped = 0; ; skipped += 1) {
    const code = pickupCode(ctx.keys, { id, issue: 1, skipped });
    const rows = await ctx.sql(
      `WITH made AS (
         INSERT INTO pickups (id, patient_id, course_id, site_id, contact_id, cycle_on, units, state,
                              until, skipped, code_digest, requested_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'held', $8, $9, $10, $11)
         ON CONFLICT (site_id, code_digest) WHERE state IN ('requested', 'held', 'ready') DO NOTHING
         RETURNING id)
       INSERT INTO pickup_lines (pickup_id, lot_id, quantity)
       SELECT made.id, l.lot_id, l.quantity
       FROM made, unnest($12::uuid[], $13::int[]) AS l(lot_id, quantity)
       RETURNING pickup_id`,
      [
        id,
        course.patientId,
        course.id,
        site.id,
        contactId,
        course.dueOn,
        course.units,
        until,
        skipped,
        codeDigest(ctx.keys, site.id, code),
        ctx.now,
        lines.map(({ lotId }) => lotId),
        lines.map(({ quantity }) => quantity),
      ],
    );
    if (rows.length) return id;
  }
}

import { record } from '../audit/index.js';
import { assertMayOpen } from '../consent/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { staysOf, zoneOf } from '../patients/index.js';
import type { Why } from './pickup.js';
import { daysLeft, expectedContact, measureSupply } from './supply.js';
import type { Fill, Supply } from './supply.js';

/** How a course went in the last 90 days, and what comes next. */
export interface CourseSupply extends Supply {
  from: Day;
  to: Day;
  daysLeft: number;
  fills: Fill[];
  /** What its patient said in these days when asked why nothing was collected, the newest first. */
  answers: { why: Why; on: Day }[];
  /** The days on which the next handovers are due. */
  next: Day[];
  expected: Day | null;
  lost: Day | null;
}

const PERIOD_DAYS = 90;
const NEXT = 4;

/** The adherence strip and refill schedule of one course. */
export async function courseSupply(ctx: Context, id: Id<'Course'>): Promise<CourseSupply> {
  assertMay(ctx.actor, 'patient.read');
  const [course] = await ctx.sql<{
    patientId: Id<'Patient'>;
    days: number;
    interval: number;
    dueOn: Day;
    state: string;
  }>(
    `SELECT patient_id AS "patientId", days_supply AS days, interval_days AS interval,
            due_on::text AS "dueOn", state FROM courses WHERE id = $1`,
    [id],
  );
  if (!course) throw new DomainError('not-found', { what: 'course' });
  await assertMayOpen(ctx, course.patientId, 'details');
  const handovers = await ctx.sql<{ at: Date; zone: string }>(
    `SELECT p.ended_at AS at, s.zone FROM pickups p JOIN sites s ON s.id = p.site_id
     WHERE p.course_id = $1 AND p.state = 'collected' ORDER BY p.ended_at`,
    [id],
  );
  await record(ctx, 'course.read', {
    kind: 'patient',
    id: course.patientId,
    facts: { course: id },
  });
  const zone = await zoneOf(ctx, course.patientId);
  const to = dayOf(ctx.now, zone);
  const from = addDays(to, 1 - PERIOD_DAYS);
  const fills = handovers.map(({ at, zone }) => ({ on: dayOf(at, zone), days: course.days }));
  const supply = measureSupply({ from, to }, fills, await staysOf(ctx, course.patientId, zone));
  const last = fills.at(-1);
  const contact = last ? expectedContact(last) : null;
  const runs = course.state === 'active' || course.state === 'on-hold';
  return {
    ...supply,
    ...{ from, to, fills },
    answers: await answersOf(ctx, id, from),
    daysLeft: daysLeft(supply.suppliedThrough, to),
    next: runs
      ? Array.from({ length: NEXT }, (_, i) => addDays(course.dueOn, i * course.interval))
      : [],
    expected: contact?.expected ?? null,
    lost: contact?.lost ?? null,
  };
}

async function answersOf(
  ctx: Context,
  id: Id<'Course'>,
  from: Day,
): Promise<CourseSupply['answers']> {
  const rows = await ctx.sql<{ why: Why; at: Date; zone: string }>(
    `SELECT p.why, p.why_at AS at, s.zone FROM pickups p JOIN sites s ON s.id = p.site_id
     WHERE p.course_id = $1 AND p.why IS NOT NULL ORDER BY p.why_at DESC`,
    [id],
  );
  return rows
    .map(({ why, at, zone }) => ({ why, on: dayOf(at, zone) }))
    .filter(({ on }) => on >= from);
}

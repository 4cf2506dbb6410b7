import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { revOfStep } from '../outbox/index.js';
import { findPickup, KEPT_ON_DAYS, mayBeCollected } from '../pickups/index.js';
import { dueCourse, missedCourse, openCheckIn, withheldCourse } from '../reminders/index.js';
import type { Pickup } from '../pickups/index.js';
import type { Wanted } from '../reminders/index.js';
import { findVisit, serviceForCourse } from '../visits/index.js';
import { moment } from './moment.js';
import type { Notice } from './notice.js';

interface About {
  subjectId: string;
  rev: number;
}

const DAY_MINUTES = 24 * 60;
/** A weekly question stays open so long. */
const CHECK_IN_MINUTES = 3 * DAY_MINUTES;

/** A parcel that is ready, told at once and again before the end of its window; null where it is not, or may not be collected yet. */
export async function sayReady(
  ctx: Context,
  { subjectId, contact }: { subjectId: string; contact: { id: Id<'Contact'> } },
): Promise<Notice | null> {
  const pickup = await findPickup(ctx, subjectId);
  if (!pickup || !mayBeCollected(pickup, ctx.now)) return null;
  if (await isToldAlike(ctx, pickup, contact.id)) return null;
  const { id, place, until, proxyAllowed, visitId: visit } = pickup;
  return {
    say: {
      line: { name: 'ready', facts: { place, until: moment(until, pickup.zone) } },
      answers: {
        '1': { do: 'show-code', pickup: id, all: true },
        // What is given at a visit is moved with it.
        '2': visit
          ? { do: 'visit-days', visit, skip: 0 }
          : { do: 'pickup-days', pickup: id, skip: 0, all: true },
        ...(proxyAllowed && !visit ? { '3': { do: 'send-someone', pickup: id, all: true } } : {}),
      },
    },
    // What nobody came for in time is kept on, and the question with it.
    until: visit || pickup.missedAt ? until : addMinutes(until, KEPT_ON_DAYS * DAY_MINUTES),
  };
}

/** Whether the same words went there within a day about another parcel that is still to be collected, and nothing was heard since: the answers to those count for this one too. */
async function isToldAlike(
  ctx: Context,
  { id, patientId, siteId, until, visitId }: Pickup,
  contactId: Id<'Contact'>,
): Promise<boolean> {
  if (visitId) return false;
  const rows = await ctx.sql(
    `SELECT 1 FROM messages m JOIN pickups p ON p.id = m.subject_id
     WHERE m.kind IN ('ready', 'pickup-reminder') AND m.contact_id = $1 AND m.state IN ('sending', 'sent', 'delivered')
       AND coalesce(m.sent_at, $6) > $6::timestamptz - interval '1 day'
       AND p.id IN (SELECT id FROM pickups WHERE patient_id = $3 AND state = 'ready' AND id <> $2)
       AND p.site_id = $4 AND p.until = $5 AND p.visit_id IS NULL AND p.sought_at IS NULL
       AND NOT EXISTS (SELECT FROM conversations v WHERE v.contact_id = $1 AND v.heard_at >= m.sent_at) LIMIT 1`,
    [contactId, id, patientId, siteId, until, ctx.now],
  );
  return rows.length > 0;
}

/** A step of the ladder before a visit; null where the visit has changed since it was made. */
export async function sayVisitReminder(
  ctx: Context,
  { subjectId, rev }: About,
): Promise<Notice | null> {
  const visit = await findVisit(ctx, subjectId);
  if (visit?.state !== 'booked' || visit.rev !== revOfStep(rev)) return null;
  const { id, place, startAt, endAt, zone } = visit;
  return {
    say: {
      line: { name: 'visit-reminder', facts: { at: moment(startAt, zone), place } },
      answers: {
        '1': { do: 'visit-coming', visit: id },
        '2': { do: 'visit-days', visit: id, skip: 0 },
        '3': { do: 'drop-visit', visit: id },
      },
    },
    until: endAt,
  };
}

/** They were not there: another day is offered, and nothing is asked; null where it was corrected. */
export async function sayVisitMissed(
  ctx: Context,
  { subjectId }: { subjectId: string },
): Promise<Notice | null> {
  const visit = await findVisit(ctx, subjectId);
  if (visit?.state !== 'noshow') return null;
  const { id, place } = visit;
  return {
    say: {
      line: { name: 'visit-missed', facts: { place } },
      answers: { '1': { do: 'visit-days', visit: id, skip: 0 } },
    },
    until: addMinutes(ctx.now, 7 * DAY_MINUTES),
  };
}

/** One digit before anyone calls, without what the programme forbids; null where it was collected, put back or answered meanwhile. */
export async function sayWhy(
  ctx: Context,
  { subjectId }: { subjectId: string },
): Promise<Notice | null> {
  const found = await findPickup(ctx, subjectId);
  if (found?.state !== 'ready' || !found.missedAt || found.why || found.sought) return null;
  const { id: pickup, until, zone, ownPlaceOnly } = found;
  const { day } = moment(until, zone);
  return {
    say: {
      line: { name: 'why', facts: { until: { day } } },
      answers: {
        '1': { do: 'answer-why', pickup, why: 'coming' },
        '2': { do: 'answer-why', pickup, why: 'enough' },
        '3': { do: 'answer-why', pickup, why: 'not-there' },
        ...(ownPlaceOnly ? {} : { '4': { do: 'answer-why', pickup, why: 'elsewhere' } as const }),
        '6': { do: 'answer-why', pickup, why: 'moved' },
      },
    },
    until,
  };
}

/** Shall we keep it? To whom nothing was kept for although it is due; null where that has changed. */
export async function sayMissed(
  ctx: Context,
  { subjectId }: { subjectId: string },
): Promise<Notice | null> {
  const missed = await missedCourse(ctx, subjectId as Id<'Course'>);
  if (!missed) return null;
  if (missed.onSite) return pickDay(ctx, missed);
  const { courseId: course, siteId: site, place } = missed;
  return {
    say: {
      line: { name: 'missed', facts: { place } },
      answers: {
        '1': { do: 'keep', course, site, all: true },
        '2': { do: 'other-place', course, seen: [site] },
      },
    },
    until: addMinutes(ctx.now, 7 * DAY_MINUTES),
  };
}

/** Which day suits you? To whom it is given on site, before it is due; null where a day is booked. */
export async function sayCourseDue(
  ctx: Context,
  { subjectId }: { subjectId: string },
): Promise<Notice | null> {
  const due = await dueCourse(ctx, subjectId as Id<'Course'>);
  return due && pickDay(ctx, due);
}

/** A day first, and it is kept for that. */
async function pickDay(
  ctx: Context,
  { courseId: course, siteId: site, place }: Wanted,
): Promise<Notice | null> {
  const service = await serviceForCourse(ctx, course);
  if (!service) return null;
  return {
    say: {
      line: { name: 'course-due', facts: { place } },
      answers: {
        '1': { do: 'book-days', service, site, skip: 0 },
        '2': { do: 'other-place', course, seen: [site] },
      },
    },
    until: addMinutes(ctx.now, 7 * DAY_MINUTES),
  };
}

/** All that is said while a course is withheld; null where it is not any more. */
export async function sayWithheld(
  ctx: Context,
  { subjectId }: { subjectId: string },
): Promise<Notice | null> {
  const withheld = await withheldCourse(ctx, subjectId as Id<'Course'>);
  if (!withheld) return null;
  const { place, day, until } = withheld;
  return {
    say: {
      line: { name: 'withheld', facts: { place, day: { day } } },
      answers: { '1': { do: 'course-coming', course: subjectId as Id<'Course'> } },
    },
    until,
  };
}

/** How are you this week? Null where it was answered, or is asked no more. */
export async function sayCheckIn(
  ctx: Context,
  { subjectId: ask }: { subjectId: string },
): Promise<Notice | null> {
  if (!(await openCheckIn(ctx, ask))) return null;
  return {
    say: {
      line: { name: 'check-in' },
      answers: {
        '1': { do: 'answer-check-in', ask, says: 'well' },
        '2': { do: 'answer-check-in', ask, says: 'not-well' },
        '5': { do: 'answer-check-in', ask, says: 'call' },
      },
    },
    until: addMinutes(ctx.now, CHECK_IN_MINUTES),
  };
}

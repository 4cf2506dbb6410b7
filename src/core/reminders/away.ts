import { record } from '../audit/index.js';
import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, dayOf, instantOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { findSite, handsOver } from '../sites/index.js';

/** How long somebody may be served elsewhere, the day on which they say so included. */
export const MAX_AWAY_DAYS = 28;

/** Where a patient is served while they are away, and through which day. */
export interface Away {
  siteId: Id<'Site'>;
  place: number;
  lastDay: Day;
}

/** Where a patient is away to today, or null. */
export async function awayOf(ctx: Context, patientId: Id<'Patient'>): Promise<Away | null> {
  const [away] = await ctx.sql<Away>(
    `SELECT a.site_id AS "siteId", s.number AS place, a.last_day::text AS "lastDay"
     FROM aways a JOIN sites s ON s.id = a.site_id AND s.active
     WHERE a.patient_id = $1 AND a.ended_at IS NULL AND a.ends_at > $2`,
    [patientId, ctx.now],
  );
  return away ?? null;
}

/** SQL for the place to which a course's patient is away at an instant, if that place hands it over; both are SQL too. */
export const awaySite = (course: string, now: string): string => `
  SELECT a.site_id FROM courses c JOIN aways a ON a.patient_id = c.patient_id
  JOIN sites o ON o.id = a.site_id AND o.active
  WHERE c.id = ${course} AND a.ended_at IS NULL AND a.ends_at > ${now} AND ${handsOver('a.site_id', course)}`;

/** Where a patient has a course on a day on which they are away, if that place hands it over; else null. */
export async function awayFor(
  ctx: Context,
  courseId: Id<'Course'>,
  day: Day,
): Promise<Pick<Away, 'siteId' | 'place'> | null> {
  const [away] = await ctx.sql<Pick<Away, 'siteId' | 'place'>>(
    `SELECT s.id AS "siteId", s.number AS place FROM sites s
     WHERE s.id = (${awaySite('$1', '$2')} AND a.last_day >= $3::date)`,
    [courseId, ctx.now, day],
  );
  return away ?? null;
}

/** Days of an absence, by the place's own calendar. */
interface Absence {
  siteId: Id<'Site'>;
  firstDay: Day;
  lastDay: Day;
  /** When its patient was back before its time, or away elsewhere. */
  endedAt: Date | null;
  zone: string;
}

/** The place to which a course's patient was away on a day, if that place hands it over; the day on which they came back is none. */
export async function awayOn(
  ctx: Context,
  courseId: Id<'Course'>,
  from: Day,
): Promise<(day: Day) => Id<'Site'> | null> {
  const absences = await ctx.sql<Absence>(
    `SELECT a.site_id AS "siteId", a.first_day::text AS "firstDay", a.last_day::text AS "lastDay",
            a.ended_at AS "endedAt", o.zone
     FROM courses c JOIN aways a ON a.patient_id = c.patient_id
     JOIN sites o ON o.id = a.site_id AND o.active
     WHERE c.id = $1 AND a.last_day >= $2 AND ${handsOver('a.site_id', '$1')} ORDER BY a.said_at DESC`,
    [courseId, from],
  );
  const covers = (day: Day) => (of: Absence) =>
    day >= of.firstDay && day <= of.lastDay && !(of.endedAt && day >= dayOf(of.endedAt, of.zone));
  return (day) => absences.find(covers(day))?.siteId ?? null;
}

// Where something of theirs is handed over, or a visit of theirs is given; anywhere, for who has neither.
const PLACES = `
  WITH has AS (
    SELECT u.programme_id, NULL::uuid AS service_id FROM courses u WHERE u.patient_id = $1 AND u.state = 'active'
    UNION
    SELECT s.programme_id, s.id FROM patient_services k JOIN services s ON s.id = k.service_id AND s.active
    WHERE k.patient_id = $1)
  SELECT o.id AS "siteId", o.number AS place FROM sites o JOIN patients p ON p.id = $1
  WHERE o.active AND o.id IS DISTINCT FROM p.usual_site_id AND (NOT EXISTS (SELECT FROM has) OR EXISTS (
    SELECT FROM has LEFT JOIN programmes g ON g.id = has.programme_id
    WHERE NOT EXISTS (SELECT FROM site_programmes_not n
                      WHERE n.programme_id = g.id AND n.site_id = o.id)
      AND NOT EXISTS (SELECT FROM site_services_not n
                      WHERE n.service_id = has.service_id AND n.site_id = o.id)
      AND (g.places IS DISTINCT FROM 'named' OR EXISTS (
        SELECT FROM programme_sites w WHERE w.programme_id = g.id AND w.site_id = o.id))))
  ORDER BY o.number`;

/** The places at which a patient may be served while they are away, by their numbers. */
export function placesAway(
  ctx: Context,
  patientId: Id<'Patient'>,
): Promise<Pick<Away, 'siteId' | 'place'>[]> {
  assertMayFor(ctx.actor, patientId, 'patient.read');
  return ctx.sql(PLACES, [patientId]);
}

/**
 * A patient agrees to be served at another place for so many days from today: holds and visits are there, and after them all is
 * as before. An earlier absence ends. Throws `not-found` for a place not in use, `invalid` beyond 28 days.
 */
export async function goAway(
  ctx: Context,
  patientId: Id<'Patient'>,
  { siteId, days }: { siteId: Id<'Site'>; days: number },
): Promise<Away> {
  assertMayFor(ctx.actor, patientId, 'patient.edit');
  const site = await findSite(ctx, siteId);
  if (!site) throw new DomainError('not-found', { what: 'place' });
  if (!Number.isInteger(days) || days < 1 || days > MAX_AWAY_DAYS)
    throw new DomainError('invalid', { field: 'days' });
  const today = dayOf(ctx.now, site.zone);
  const lastDay = addDays(today, days - 1);
  await end(ctx, patientId);
  await ctx.sql(
    `INSERT INTO aways (id, patient_id, site_id, first_day, last_day, ends_at, said_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[newId(), patientId, siteId, today, lastDay],
      ...[instantOf(addDays(lastDay, 1), '00:00', site.zone), ctx.now],
    ],
  );
  const facts = { place: site.number, until: lastDay };
  await record(ctx, 'consent.away', { kind: 'patient', id: patientId, facts });
  return { siteId, place: site.number, lastDay };
}

/** A patient is back: all is as before. Gives the absence that this ended before its time; null where they were not away. */
export async function comeBack(ctx: Context, patientId: Id<'Patient'>): Promise<Away | null> {
  assertMayFor(ctx.actor, patientId, 'patient.edit');
  const away = await awayOf(ctx, patientId);
  if (!(await end(ctx, patientId))) return null;
  await record(ctx, 'consent.away-ended', { kind: 'patient', id: patientId });
  return away;
}

/** The number of the place where a patient is served when they are not away, or null. */
export async function usualPlace(ctx: Context, patientId: Id<'Patient'>): Promise<number | null> {
  const [usual] = await ctx.sql<{ place: number }>(
    `SELECT s.number AS place FROM patients p JOIN sites s ON s.id = p.usual_site_id
     WHERE p.id = $1`,
    [patientId],
  );
  return usual?.place ?? null;
}

async function end(ctx: Context, patientId: Id<'Patient'>): Promise<boolean> {
  const ended = await ctx.sql(
    'UPDATE aways SET ended_at = $2 WHERE patient_id = $1 AND ended_at IS NULL RETURNING id',
    [patientId, ctx.now],
  );
  return ended.length > 0;
}

import { record } from '../audit/index.js';
import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, addMinutes, dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { staysOf, zoneOf } from '../patients/index.js';
import { daysLeft, measureSupply } from '../pickups/index.js';
import type { Fill } from '../pickups/index.js';
import { awayOf } from './away.js';

/** What comes next; its place only where it may be in doubt: on a day on which they are away. */
export interface Next {
  day: Day;
  place: number | null;
}

/** What a patient may know of themselves at a glance. */
export interface OwnReport {
  nextVisit: Next | null;
  nextPickup: Next | null;
  /** Of the course that ends first; null before the first handover. */
  daysLeft: number | null;
  /** Visits of the last three months that took place, of those that should have. */
  kept: number;
  visits: number;
  /** Proportion of days covered of the course with the lowest (measure 1); null before the first handover. */
  covered: number | null;
}

const PERIOD_DAYS = 90;

const COUNTS = `
  SELECT (SELECT json_build_object('day', v.local_day::text, 'place', s.number)
          FROM visits v JOIN sites s ON s.id = v.site_id
          WHERE v.patient_id = $1 AND v.state = 'booked' AND v.start_at > $2
          ORDER BY v.start_at LIMIT 1) AS visit,
         (SELECT json_build_object('at', p.until, 'zone', s.zone, 'from', p.window_start,
                                   'place', s.number)
          FROM pickups p JOIN sites s ON s.id = p.site_id
          WHERE p.patient_id = $1 AND p.state IN ('held', 'ready') AND p.visit_id IS NULL
          ORDER BY coalesce(p.window_start, p.until) LIMIT 1) AS pickup,
         -- What is given on site is a visit; what is withheld is not to be collected.
         (SELECT min(u.due_on)::text FROM courses u JOIN programmes g ON g.id = u.programme_id
          WHERE u.patient_id = $1 AND u.state = 'active' AND NOT u.withheld AND g.handover = 'taken-away'
            AND NOT EXISTS (SELECT FROM pickups p WHERE p.course_id = u.id
                            AND p.state IN ('held', 'ready'))) AS due,
         (SELECT count(*) FILTER (WHERE v.state = 'fulfilled') FROM visits v
          WHERE v.patient_id = $1 AND v.start_at > $3 AND v.start_at <= $2)::int AS kept,
         (SELECT count(*) FROM visits v WHERE v.patient_id = $1 AND v.state IN ('fulfilled', 'noshow')
            AND v.start_at > $3 AND v.start_at <= $2)::int AS visits`;

interface Counts {
  visit: { day: Day; place: number } | null;
  pickup: { at: string; zone: string; from: string | null; place: number } | null;
  /** When the first course of which nothing is kept is due. */
  due: Day | null;
  kept: number;
  visits: number;
}

const NOTHING: Counts = { visit: null, pickup: null, due: null, kept: 0, visits: 0 };

/** A patient's own report: what comes next, for how long it lasts, how it went in the last three months. */
export async function ownReport(ctx: Context, patientId: Id<'Patient'>): Promise<OwnReport> {
  assertMayFor(ctx.actor, patientId, 'patient.read');
  const from = addMinutes(ctx.now, -PERIOD_DAYS * 24 * 60);
  const [counts] = await ctx.sql<Counts>(COUNTS, [patientId, ctx.now, from]);
  const { visit, pickup, due, kept, visits } = counts ?? NOTHING;
  await record(ctx, 'patient.own-report', { kind: 'patient', id: patientId });
  const zone = await zoneOf(ctx, patientId);
  const supply = await supplies(ctx, patientId, zone);
  const away = await awayOf(ctx, patientId);
  const next = (day: Day, place: number): Next => ({
    day,
    place: away && day <= away.lastDay ? place : null,
  });
  const least = (values: readonly number[]) => (values.length ? Math.min(...values) : null);
  return {
    ...{ kept, visits },
    nextVisit: visit && next(visit.day, visit.place),
    nextPickup: soonest(
      pickup && next(dayOf(new Date(pickup.from ?? pickup.at), pickup.zone), pickup.place),
      due && later(due, dayOf(ctx.now, zone)),
    ),
    daysLeft: least(supply.map(({ left }) => left)),
    covered: least(supply.flatMap(({ pdc }) => (pdc === null ? [] : [pdc]))),
  };
}

const later = (one: Day, other: Day): Day => (one > other ? one : other);

/** What is kept comes before what is due on the same day. */
function soonest(kept: Next | null, dueOn: Day | null): Next | null {
  const due = dueOn === null ? null : { day: dueOn, place: null };
  return kept && due ? (due.day < kept.day ? due : kept) : (kept ?? due);
}

/** Each running course that was handed over at least once. */
async function supplies(ctx: Context, patientId: Id<'Patient'>, zone: string) {
  const rows = await ctx.sql<{ id: string; at: Date; zone: string; days: number }>(
    `SELECT u.id, p.ended_at AS at, s.zone, u.days_supply AS days
     FROM courses u JOIN pickups p ON p.course_id = u.id AND p.state = 'collected'
     JOIN sites s ON s.id = p.site_id
     WHERE u.patient_id = $1 AND u.state = 'active' ORDER BY p.ended_at`,
    [patientId],
  );
  const fills = new Map<string, Fill[]>();
  for (const { id, at, zone, days } of rows)
    fills.set(id, [...(fills.get(id) ?? []), { on: dayOf(at, zone), days }]);
  const to = dayOf(ctx.now, zone);
  const stays = await staysOf(ctx, patientId, zone);
  return [...fills.values()].map((each) => {
    const period = { from: addDays(to, 1 - PERIOD_DAYS), to };
    const { pdc, suppliedThrough } = measureSupply(period, each, stays);
    return { pdc, left: daysLeft(suppliedThrough, to) };
  });
}

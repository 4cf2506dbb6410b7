import { record } from '../audit/index.js';
import { assertMay, assertMayAt, may, worksAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, dayOf, instantOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { assertMayOpen } from '../consent/index.js';
import type { EndReason, VisitState } from './visit.js';

/** A visit as the desk sees it: whose by the number of their card, never by a name. */
export interface DeskVisit {
  id: Id<'Visit'>;
  patientId: Id<'Patient'>;
  publicRef: string;
  service: { id: Id<'Service'>; code: string };
  staff: { id: Id<'Staff'>; name: string };
  siteId: Id<'Site'>;
  place: number;
  day: Day;
  time: string;
  minutes: number;
  state: VisitState;
  endReason: EndReason | null;
  correction: string | null;
  /** What its patient calls it. */
  ref: number;
  override: boolean;
  /** Something is given at it. */
  given: boolean;
  /** When its patient said that they will come. */
  comingAt: Date | null;
  /** When it came to its state, as wall time at the place. */
  stateAt: Date;
  zone: string;
  rev: number;
}

const DESK = `
  SELECT v.id, v.patient_id AS "patientId", p.public_ref AS "publicRef",
         json_build_object('id', k.id, 'code', k.code) AS service,
         json_build_object('id', w.id, 'name', w.name) AS staff,
         v.site_id AS "siteId", s.number AS place, v.local_day::text AS day,
         to_char(v.local_start, 'HH24:MI') AS time, v.minutes, v.state, v.end_reason AS "endReason",
         v.correction, v.ref, v.override, v.course_id IS NOT NULL AS given, v.state_at AS "stateAt",
         v.coming_at AS "comingAt",
         v.zone, v.rev
  FROM visits v
  JOIN slots o ON o.id = v.slot_id
  JOIN staff w ON w.id = o.staff_id
  JOIN services k ON k.id = v.service_id
  JOIN patients p ON p.id = v.patient_id
  JOIN sites s ON s.id = v.site_id`;

/** Instants between which these days are in every zone; the index is by instant. */
const around = (from: Day, to: Day): [Date, Date] => [
  instantOf(addDays(from, -1), '00:00', 'UTC'),
  instantOf(addDays(to, 2), '00:00', 'UTC'),
];

/** Visits of one look; more than a place has in a month. */
const MOST = 3_000;

/** The visits of a place between two days, both included, that stand or stood; of one practitioner where one is named. */
export async function deskVisits(
  ctx: Context,
  ask: { siteId: Id<'Site'>; from: Day; to: Day; staffId?: Id<'Staff'> | undefined },
): Promise<DeskVisit[]> {
  const { siteId, from, to, staffId = null } = ask;
  assertMayAt(ctx.actor, 'visit.read', siteId);
  await record(ctx, 'visit.listed', { kind: 'site', id: siteId });
  return ctx.sql<DeskVisit>(
    `${DESK} WHERE v.site_id = $1 AND v.start_at >= $5 AND v.start_at < $6
       AND v.local_day BETWEEN $2 AND $3 AND ($4::uuid IS NULL OR o.staff_id = $4)
       AND v.state IN ('booked', 'arrived', 'checked-in', 'fulfilled', 'noshow')
     ORDER BY v.start_at, v.id LIMIT ${MOST}`,
    [siteId, from, to, staffId, ...around(from, to)],
  );
}

/** One visit for the desk, and every state that it was in. Throws `not-found`, also for one at a place where the actor does not work. */
export async function deskVisit(
  ctx: Context,
  id: Id<'Visit'>,
): Promise<DeskVisit & { events: { at: Date; state: VisitState; reason: string | null }[] }> {
  assertMay(ctx.actor, 'visit.read');
  const [visit] = await ctx.sql<DeskVisit>(`${DESK} WHERE v.id = $1`, [id]);
  if (!visit || !worksAt(ctx.actor, visit.siteId))
    throw new DomainError('not-found', { what: 'visit' });
  await record(ctx, 'visit.read', { kind: 'visit', id });
  const events = await ctx.sql<{ at: Date; state: VisitState; reason: string | null }>(
    `SELECT at, state, reason FROM visit_events WHERE visit_id = $1 AND state <> 'pending' ORDER BY seq`,
    [id],
  );
  return { ...visit, events };
}

/** A page of the visits of a patient at the reader's places, the next first, then those that were, the last first; and how many they are. */
export async function deskVisitsOf(
  ctx: Context,
  patientId: Id<'Patient'>,
  { page, size }: { page: number; size: number },
): Promise<{ rows: DeskVisit[]; total: number }> {
  assertMay(ctx.actor, 'visit.read');
  await assertMayOpen(ctx, patientId, 'details');
  await record(ctx, 'visit.listed', { kind: 'patient', id: patientId });
  const { actor } = ctx;
  const siteIds = actor.kind === 'staff' && actor.siteIds !== 'all' ? actor.siteIds : null;
  const which = `WHERE v.patient_id = $1 AND ($2::uuid[] IS NULL OR v.site_id = ANY($2))
       AND v.state NOT IN ('proposed', 'pending') AND NOT EXISTS (SELECT FROM visits n WHERE n.replaces = v.id)`;
  const rows = await ctx.sql<DeskVisit>(
    `${DESK} ${which}
     ORDER BY v.end_at < $3, CASE WHEN v.end_at >= $3 THEN v.start_at END, v.start_at DESC, v.id
     LIMIT $4 OFFSET $5`,
    [patientId, siteIds, ctx.now, size, (page - 1) * size],
  );
  const [all] = await ctx.sql<{ total: number }>(
    `SELECT count(*)::int AS total FROM visits v ${which}`,
    [patientId, siteIds],
  );
  return { rows, total: all?.total ?? 0 };
}

/** What of a day is not entered to the end, by name: the visits, and the numbers of the parcels. */
export interface Missing {
  visits: DeskVisit[];
  parcels: number[];
}

/** What stands in the way of closing a day of a place (the counts of `siteDay`, named). */
export async function missingOf(ctx: Context, siteId: Id<'Site'>, day: Day): Promise<Missing> {
  assertMayAt(ctx.actor, 'day.close', siteId);
  await record(ctx, 'visit.listed', { kind: 'site', id: siteId, facts: { day } });
  const visits = may(ctx.actor, 'visit.read')
    ? await ctx.sql<DeskVisit>(
        `${DESK} WHERE v.site_id = $1 AND v.local_day = $2 AND v.state IN ('arrived', 'checked-in')
         ORDER BY v.start_at, v.id LIMIT 100`,
        [siteId, day],
      )
    : [];
  const rows = await ctx.sql<{ parcel: number; arrivedAt: Date; zone: string }>(
    `SELECT p.parcel, p.arrived_at AS "arrivedAt", s.zone FROM pickups p JOIN sites s ON s.id = p.site_id
     WHERE p.site_id = $1 AND p.state IN ('held', 'ready') AND p.arrived_at IS NOT NULL
     ORDER BY p.arrived_at LIMIT 200`,
    [siteId],
  );
  const parcels = rows
    .filter(({ arrivedAt, zone }) => dayOf(arrivedAt, zone) === day)
    .map(({ parcel }) => parcel);
  return { visits, parcels };
}

/** How the visits of a place stand on a day. */
export interface VisitsOfDay {
  booked: number;
  /** Arrived, and waiting for their practitioner. */
  waiting: number;
  inside: number;
  done: number;
  missed: number;
}

/** The visits of a day at a place, in numbers. */
export async function countVisits(
  ctx: Context,
  siteId: Id<'Site'>,
  day: Day,
): Promise<VisitsOfDay> {
  assertMayAt(ctx.actor, 'visit.read', siteId);
  const count = (state: VisitState) => `count(*) FILTER (WHERE v.state = '${state}')::int`;
  const [row] = await ctx.sql<VisitsOfDay>(
    `SELECT ${count('booked')} AS booked, ${count('arrived')} AS waiting,
            ${count('checked-in')} AS inside, ${count('fulfilled')} AS done, ${count('noshow')} AS missed
     FROM visits v WHERE v.site_id = $1 AND v.local_day = $2 AND v.start_at >= $3 AND v.start_at < $4`,
    [siteId, day, ...around(day, day)],
  );
  return row ?? { booked: 0, waiting: 0, inside: 0, done: 0, missed: 0 };
}

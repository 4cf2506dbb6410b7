import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { addDays, addMinutes, dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { openOn } from '../sites/index.js';
import { openTask } from '../tasks/index.js';
import { busyOn, diaryOf, isFree, loadOf, meeting } from './busy.js';
import { leastLoaded } from './choose.js';
import { OFFERS } from './end-visit.js';
import { dueOf } from './patient-services.js';
import { PLAN, planOf, turnsOn } from './plan.js';
import type { Plan, PlanRow, Turn } from './plan.js';
import { STAFF_LOCK } from './visit.js';

/** A time of a service at a place for a patient. */
export interface Wanted {
  patientId: Id<'Patient'>;
  serviceId: Id<'Service'>;
  siteId: Id<'Site'>;
  day: Day;
  time: string;
  /** This practitioner; whoever is free and has the fewest visits that day when left out. */
  staffId?: Id<'Staff'> | undefined;
  /** Staff books it beside the rules of notice and of one visit a day; the audit says so. */
  override?: boolean | undefined;
  /** It may be further ahead than patients book. */
  beyond?: boolean | undefined;
  /** The visit that was given up at this very time, and comes back under its number. */
  restores?: { id: Id<'Visit'>; ref: number; rev: number } | undefined;
  /** The visit whose time is given up for it. */
  moving?: Id<'Visit'> | undefined;
  /** It is given up only once this one is confirmed; until then both are held. */
  held?: boolean | undefined;
}

/** A stretch that was free a moment ago under the locks that are held now. */
export interface Chosen {
  plan: Plan;
  turn: Turn;
  /** Whether the patient holds, or is offered, another time. */
  holds: boolean;
  /** Whether holds that are over are in its way. */
  over: boolean;
  /** Whether it is further ahead than patients book. */
  beyond: boolean;
}

/**
 * Chooses a free practitioner for a wanted time and keeps theirs and every other candidate's time locked to the end of
 * the transaction, so that two who want the last one follow each other. Writes nothing but the end of holds that are
 * over. Throws `visit.not-given`, `place.closed`, `visit.past`, `visit.too-soon`, `visit.too-far`,
 * `visit.same-day`, `course.too-early` or `visit.slot-taken`.
 */
export async function chooseSlot(ctx: Context, wanted: Wanted): Promise<Chosen> {
  const { plan, own } = await look(ctx, wanted);
  const turns = candidates(plan, wanted);
  // What comes back was booked already.
  const bounds = wanted.restores && { override: true, beyond: true };
  assertWhen(ctx, plan, { ...wanted, ...bounds, startAt: turns[0]?.startAt });
  if (!turns.length) throw new DomainError('visit.not-given', { day: wanted.day });
  await assertDue(ctx, plan, wanted);
  assertOneADay(own, wanted);
  const staffIds = turns.map(({ staffId }) => staffId);
  await lockCandidates(ctx, staffIds, wanted);
  const givenUp = wanted.held ? null : (wanted.moving ?? null);
  const eyes = { patientId: wanted.patientId, moving: givenUp };
  const { siteId, serviceId, day, time } = wanted;
  const { minutes } = plan.service;
  const at = { staffIds, siteId, serviceId, day, time, zone: plan.site.zone, minutes };
  const busy = await busyOn(ctx, at, eyes);
  const diary = diaryOf(busy);
  const free = turns.filter((turn) => isFree(turn, diary, plan));
  const loads = free.map(({ staffId }) => ({ staffId, load: loadOf(busy, staffId) }));
  const chosen = leastLoaded(loads, `${wanted.patientId}|${wanted.day}T${wanted.time}`);
  const turn = free.find(({ staffId }) => staffId === chosen);
  if (!turn) throw new DomainError('visit.slot-taken');
  const over = meeting(turn, diary).some((taken) => taken.over > 0);
  const beyond = day > horizonOf(ctx, plan);
  return { plan, turn, holds: own.some(({ held }) => held), over, beyond };
}

/** Those who could take it by the roster. */
function candidates(plan: Plan, { day, time, staffId }: Wanted): Turn[] {
  return turnsOn(plan, day).filter(
    (turn) => turn.time === time && (staffId === undefined || turn.staffId === staffId),
  );
}

/** The last day that patients book. */
const horizonOf = ({ now }: Context, { service, site }: Plan): Day =>
  addDays(dayOf(now, site.zone), service.horizonDays);

function assertWhen(
  ctx: Context,
  plan: Plan,
  when: Pick<Wanted, 'day' | 'override' | 'beyond'> & { startAt: Date | undefined },
): void {
  const { service, site } = plan;
  const today = dayOf(ctx.now, site.zone);
  const { day, startAt } = when;
  if (day < today || (startAt && startAt <= ctx.now)) throw new DomainError('visit.past');
  const last = horizonOf(ctx, plan);
  if (day > last && !when.beyond) throw new DomainError('visit.too-far', { until: last });
  if (!openOn(site, day).length) throw new DomainError('place.closed');
  const soonest = addMinutes(ctx.now, service.noticeMinutes);
  if (startAt && !when.override && startAt < soonest)
    throw new DomainError('visit.too-soon', { minutes: service.noticeMinutes });
}

/** What is given on site is not given before its time. */
async function assertDue(ctx: Context, { service }: Plan, wanted: Wanted): Promise<void> {
  if (!service.programmeId) return;
  const due = await dueOf(ctx, { ...wanted, programmeId: service.programmeId });
  if (due?.earliest && wanted.day < due.earliest)
    throw new DomainError('course.too-early', { from: due.earliest });
}

/** A visit of the patient's that may be in the way. */
interface Own {
  id: string;
  ref: number;
  /** Held or offered, and not booked. */
  held: boolean;
}

const LOOK = `${PLAN},
  (SELECT coalesce(json_agg(one), '[]') FROM (
     SELECT v.id, v.ref, v.state IN ('proposed', 'pending') AS held FROM visits v
     WHERE v.patient_id = $4 AND v.id IS DISTINCT FROM $6 AND (v.state IN ('proposed', 'pending')
       OR (v.local_day = $5 AND NOT v.override AND v.state IN ('booked', 'arrived', 'checked-in')))) AS one) AS own`;

/** What the place offers, and what the patient has already. */
async function look(ctx: Context, wanted: Wanted): Promise<{ plan: Plan; own: Own[] }> {
  const { serviceId, siteId, patientId, day, moving = null } = wanted;
  const values = [serviceId, siteId, ctx.now, patientId, day, moving];
  const [row] = await ctx.sql<PlanRow & { own: Own[] }>(LOOK, values);
  return { plan: planOf(row), own: row?.own ?? [] };
}

/** Staff may book a second visit a day by an override; the index in the database counts the others. */
function assertOneADay(own: readonly Own[], { override }: Wanted): void {
  const same = own.find(({ held }) => !held);
  if (same && !override) throw new DomainError('visit.same-day', { visit: same.id, ref: same.ref });
}

/** The exclusion constraint is right without it, but many who want one slot would deadlock on it. All at once and in order: also those whose time is given up for this. */
async function lockCandidates(
  ctx: Context,
  staffIds: readonly Id<'Staff'>[],
  { patientId, siteId, serviceId, moving }: Wanted,
): Promise<void> {
  await ctx.sql(
    `WITH each AS MATERIALIZED (
       SELECT unnest($1::text[]) AS id UNION
       SELECT o.staff_id::text FROM visits v JOIN slots o ON o.id = v.slot_id
       WHERE v.patient_id = $2 AND (v.state IN ('proposed', 'pending') OR v.id = $3)
       ORDER BY 1),
     locked AS MATERIALIZED (SELECT count(${STAFF_LOCK}::text) AS n FROM each)
     SELECT pg_advisory_xact_lock_shared(place_key($4)),
            pg_advisory_xact_lock_shared(service_key($5)) FROM locked WHERE n >= 0`,
    [staffIds, patientId, moving ?? null, siteId, serviceId],
  );
}

interface Ended {
  /** Of the place in line that it was offered to, if it was. */
  state: string | null;
  subjectId: Id<'Visit'>;
  patientId: Id<'Patient'>;
  siteId: Id<'Site'>;
}

// Whoever was offered one waits again; who let two go by is called instead.
const END_OVER = `
  WITH over AS (
    UPDATE visits v SET state = 'cancelled', end_reason = 'expired', hold_until = NULL,
           rev = v.rev + 1, state_at = $4
    FROM slots o WHERE o.id = v.slot_id AND o.staff_id = $1 AND o.taken > 0 AND o.start_at < $3
      AND o.start_at >= $2::timestamptz - interval '8 hours' AND o.end_at > $2
      AND v.state = 'pending' AND v.hold_until <= $4
    RETURNING v.id, v.wait_id, v.patient_id, v.site_id),
  waits AS (
  UPDATE visit_waits w SET state = CASE WHEN w.offers >= ${OFFERS} THEN 'ended' ELSE 'waiting' END,
    rev = w.rev + 1
  FROM over WHERE w.id = over.wait_id AND w.state = 'offered' RETURNING w.id, w.state)
  SELECT w.state, o.id AS "subjectId", o.patient_id AS "patientId", o.site_id AS "siteId"
  FROM over o LEFT JOIN waits w ON w.id = o.wait_id`;

/** Ends the holds and offers that are over and in the way of what was chosen. */
export async function endOver(ctx: Context, { turn, over }: Chosen): Promise<void> {
  if (!over) return;
  const values = [turn.staffId, turn.startAt, turn.endAt, ctx.now];
  for (const { state, ...about } of await ctx.sql<Ended>(END_OVER, values)) {
    const facts = { reason: 'expired' };
    await record(ctx, 'visit.cancelled', { kind: 'visit', id: about.subjectId, facts });
    if (state === 'ended') await openTask(ctx, { kind: 'call-back', ...about, priority: 3 });
  }
}

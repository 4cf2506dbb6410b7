import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { ChannelName } from '../kernel/language.js';
import { findPickup } from '../pickups/index.js';

export type VisitState =
  | 'proposed'
  | 'pending'
  | 'booked'
  | 'arrived'
  | 'checked-in'
  | 'fulfilled'
  | 'cancelled'
  | 'noshow'
  | 'entered-in-error';

export type EndReason = 'expired' | 'patient' | 'site' | 'needs-reschedule';

/** A patient's time with a practitioner (FHIR Appointment). */
export interface Visit {
  id: Id<'Visit'>;
  patientId: Id<'Patient'>;
  serviceId: Id<'Service'>;
  siteId: Id<'Site'>;
  staffId: Id<'Staff'>;
  slotId: Id<'Slot'>;
  /** What is given at it, where something is. */
  courseId: Id<'Course'> | null;
  /** The number that booked it, and its channel; null where the desk did for someone without one. */
  contactId: Id<'Contact'> | null;
  channel: ChannelName | null;
  /** The place's number. */
  place: number;
  /** Local wall time, which with the zone is the truth. */
  day: Day;
  time: string;
  zone: string;
  minutes: number;
  startAt: Date;
  endAt: Date;
  state: VisitState;
  endReason: EndReason | null;
  /** What its patient calls it: 11 to 999. */
  ref: number;
  rev: number;
  replaces: Id<'Visit'> | null;
  /** What is to be moved here, while it is held. */
  moves: Id<'Visit'> | null;
  waitId: Id<'Wait'> | null;
  holdUntil: Date | null;
  override: boolean;
}

/** What is read of a visit. */
export const VISIT = `
  SELECT v.id, v.patient_id AS "patientId", v.service_id AS "serviceId", v.site_id AS "siteId",
         o.staff_id AS "staffId", v.slot_id AS "slotId", v.course_id AS "courseId",
         v.contact_id AS "contactId", c.channel, s.number AS place, v.local_day::text AS day,
         to_char(v.local_start, 'HH24:MI') AS time, v.zone, v.minutes, v.start_at AS "startAt",
         v.end_at AS "endAt", v.state, v.end_reason AS "endReason", v.ref, v.rev, v.replaces, v.moves,
         v.wait_id AS "waitId", v.hold_until AS "holdUntil", v.override
  FROM visits v
  JOIN slots o ON o.id = v.slot_id
  JOIN sites s ON s.id = v.site_id
  LEFT JOIN contact_points c ON c.id = v.contact_id`;

/** One visit as it is, or null. */
export async function findVisit(ctx: Context, id: string): Promise<Visit | null> {
  const [visit] = await ctx.sql<Visit>(`${VISIT} WHERE v.id = $1`, [id]);
  return visit ?? null;
}

/** A patient's visits that are booked or going on, the next first; those of a day of override too. */
export function visitsOf(ctx: Context, patientId: Id<'Patient'>): Promise<Visit[]> {
  return ctx.sql<Visit>(
    `${VISIT} WHERE v.patient_id = $1 AND v.state IN ('booked', 'arrived', 'checked-in')
       AND v.end_at > $2::timestamptz - interval '12 hours' ORDER BY v.start_at, v.id`,
    [patientId, ctx.now],
  );
}

/** The booked visit that its patient calls by this number, or null: the same for one that is nobody's and for somebody else's. */
export async function visitByRef(
  ctx: Context,
  patientId: Id<'Patient'>,
  ref: number,
): Promise<Visit | null> {
  const [visit] = await ctx.sql<Visit>(
    `${VISIT} WHERE v.patient_id = $1 AND v.ref = $2 AND v.state = 'booked'`,
    [patientId, ref],
  );
  return visit ?? null;
}

/** SQL that locks the time of the practitioner `id`, as text, to the end of the transaction; whoever takes or frees a slot has it. */
export const STAFF_LOCK = `lock_practitioner(id::uuid)`;

/** Locks the time of some practitioners, all at once and in order. */
export async function lockStaff(ctx: Context, staffIds: readonly Id<'Staff'>[]): Promise<void> {
  await ctx.sql(
    `SELECT ${STAFF_LOCK} FROM (SELECT DISTINCT unnest($1::text[]) AS id ORDER BY 1) AS each`,
    [staffIds],
  );
}

/** Locks the patient of a visit and gives it as it is. Throws `not-found`. */
export async function visitOfLocked(ctx: Context, id: Id<'Visit'>): Promise<Visit> {
  const [owner] = await ctx.sql<{ patientId: Id<'Patient'> }>(
    'SELECT patient_id AS "patientId" FROM visits WHERE id = $1',
    [id],
  );
  if (owner) await lockPatient(ctx, owner.patientId);
  const visit = await findVisit(ctx, id);
  if (!visit) throw new DomainError('not-found', { what: 'visit' });
  return visit;
}

/** Locks a visit for a change that takes no other slot: patient, practitioner, row, always in this order. Throws `not-found`. */
export async function lockVisit(ctx: Context, id: Id<'Visit'>): Promise<Visit> {
  const { staffId, siteId, serviceId } = await visitOfLocked(ctx, id);
  await ctx.sql(
    `WITH one AS MATERIALIZED (SELECT ${STAFF_LOCK}::text AS locked FROM (SELECT $1::text AS id) AS it)
     SELECT pg_advisory_xact_lock_shared(place_key($2)),
            pg_advisory_xact_lock_shared(service_key($3)) FROM one WHERE locked IS NOT NULL`,
    [staffId, siteId, serviceId],
  );
  const [visit] = await ctx.sql<Visit>(`${VISIT} WHERE v.id = $1 FOR NO KEY UPDATE OF v`, [id]);
  if (!visit) throw new DomainError('not-found', { what: 'visit' });
  return visit;
}

/** Locks the visit at which a parcel is to be given, before the parcel: always in this order; null where there is none. */
export async function lockVisitOfParcel(ctx: Context, id: Id<'Pickup'>): Promise<Visit | null> {
  const visitId = (await findPickup(ctx, id))?.visitId;
  return visitId ? lockVisit(ctx, visitId) : null;
}

/** Lets the changes of one patient's visits follow each other; true where that patient is in care. Throws `not-found`. */
export async function lockPatient(ctx: Context, id: Id<'Patient'>): Promise<boolean> {
  const [patient] = await ctx.sql<{ active: boolean }>(
    `SELECT state = 'active' AS active FROM patients WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  if (!patient) throw new DomainError('not-found', { what: 'patient' });
  return patient.active;
}

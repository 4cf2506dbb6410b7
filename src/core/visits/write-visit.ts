import { entrySql, entryValues } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { endOver } from './take-slot.js';
import type { Chosen, Wanted } from './take-slot.js';
import type { Visit } from './visit.js';

/** What a new visit carries beside its time. */
export interface NewVisit {
  wanted: Wanted;
  chosen: Chosen;
  courseId: Id<'Course'> | null;
  contactId: Id<'Contact'> | null;
  holdUntil: Date;
  waitId?: Id<'Wait'> | null;
  /** What it takes the place of: its ref stays, and its rev goes on. */
  replaces?: { id: Id<'Visit'>; ref: number; rev: number } | null;
}

/** The first number that is not a single digit, which would be read as an answer. */
const FIRST_REF = 11;
const LAST_REF = 999;

/** The next number of a patient, going round after 999 past those that are in use. */
const NEXT_REF = `
  SELECT n::int FROM (SELECT coalesce((SELECT ref FROM visits WHERE patient_id = $1
                                  ORDER BY made_at DESC, ref DESC LIMIT 1), ${FIRST_REF - 1}) AS last) l,
    generate_series(${FIRST_REF}, ${LAST_REF}) n
  WHERE NOT EXISTS (SELECT FROM visits v WHERE v.patient_id = $1 AND v.ref = n
                    AND v.state IN ('proposed', 'pending', 'booked', 'arrived', 'checked-in'))
  ORDER BY n <= l.last, n LIMIT 1`;

// The slot's row is made where it is taken first; its times are the visit's.
const WRITE = `
  WITH there AS (
    SELECT id FROM slots WHERE staff_id = $21 AND service_id = $3 AND site_id = $4 AND start_at = $11
      AND end_at = $12 ORDER BY taken DESC LIMIT 1),
  opened AS (
    INSERT INTO slots (id, staff_id, site_id, service_id, start_at, end_at, capacity)
    SELECT $5, $21, $4, $3, $11, $12, $22 WHERE NOT EXISTS (SELECT FROM there) RETURNING id),
  made AS (
    INSERT INTO visits (id, patient_id, service_id, site_id, slot_id, course_id, contact_id, local_day,
      local_start, zone, minutes, start_at, end_at, state, ref, rev, replaces, wait_id, hold_until,
      override, made_at, state_at, moves, beyond)
    SELECT $2::uuid, $1, $3::uuid, $4::uuid, slot.id, $6::uuid, $7::uuid, $8::date, $9::time, $10, $13::int, $11::timestamptz,
      $12::timestamptz, 'pending', coalesce($14, (${NEXT_REF})), $15::int, $16::uuid, $17::uuid, $18::timestamptz,
      $19::boolean, $20::timestamptz, $20::timestamptz, $23::uuid, $24
    FROM (SELECT id FROM there UNION ALL SELECT id FROM opened) AS slot
    RETURNING id, slot_id, ref),
  entered AS (${entrySql(25, 'FROM made')})
  SELECT slot_id AS "slotId", ref, (SELECT channel FROM contact_points WHERE id = $7) AS channel FROM made`;

/** Writes a visit as pending, in a slot that `chooseSlot` has locked in this transaction; what is over and in its way is ended. */
export async function writeVisit(ctx: Context, visit: NewVisit): Promise<Visit> {
  const { wanted, chosen, replaces, courseId, contactId, holdUntil, waitId = null } = visit;
  const { plan, turn } = chosen;
  const { service, site } = plan;
  await endOver(ctx, chosen);
  const id = newId<'Visit'>();
  const override = wanted.override === true;
  const { id: before, ref, rev: lastRev } = replaces ?? { id: null, ref: null, rev: 0 };
  const rev = lastRev + 1;
  const moves = wanted.held ? (wanted.moving ?? null) : null;
  const facts = { place: site.number, ...(override ? { override: 1 } : {}) };
  const [made] = await ctx.sql<Pick<Visit, 'slotId' | 'ref' | 'channel'>>(WRITE, [
    ...[wanted.patientId, id, service.id, site.id, newId<'Slot'>(), courseId, contactId],
    ...[wanted.day, wanted.time, site.zone, turn.startAt, turn.endAt, service.minutes],
    ...[ref, rev, before, waitId],
    ...[holdUntil, override, ctx.now, turn.staffId, service.capacity, moves, chosen.beyond],
    ...entryValues(ctx, 'visit.held', { kind: 'visit', id, facts }),
  ]);
  if (!made) throw new Error('a visit just written is not there');
  const { patientId, day, time } = wanted;
  return {
    ...{ id, patientId, serviceId: service.id, siteId: site.id, staffId: turn.staffId },
    ...{ courseId, contactId, place: site.number, day, time, zone: site.zone },
    ...{ minutes: service.minutes, startAt: turn.startAt, endAt: turn.endAt },
    ...{ state: 'pending', endReason: null, rev, replaces: before, waitId, moves },
    ...{ holdUntil, override, ...made },
  };
}

import { entrySql, entryValues } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { openSlot } from './take-slot.js';
import type { Chosen, Wanted } from './take-slot.js';

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

const WRITE = `
  WITH made AS (
    INSERT INTO visits (id, patient_id, service_id, site_id, slot_id, course_id, contact_id, local_day,
      local_start, zone, minutes, start_at, end_at, state, ref, rev, replaces, wait_id, hold_until,
      override, made_at, state_at)
    VALUES ($2, $1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'pending',
      coalesce($14, (${NEXT_REF})), $15, $16, $17, $18, $19, $20, $20) RETURNING id),
  entered AS (${entrySql(21, 'FROM made')})
  SELECT id FROM made`;

/** Writes a visit as pending, in a slot that `chooseSlot` has locked in this transaction. */
export async function writeVisit(ctx: Context, visit: NewVisit): Promise<Id<'Visit'>> {
  const { wanted, chosen, replaces } = visit;
  const { site, service } = chosen.plan;
  const slotId = await openSlot(ctx, chosen);
  const id = newId<'Visit'>();
  const facts = { place: site.number, ...(wanted.override ? { override: 1 } : {}) };
  await ctx.sql(WRITE, [
    ...[wanted.patientId, id, service.id, site.id, slotId, visit.courseId, visit.contactId],
    ...[wanted.day, wanted.time, site.zone, service.minutes],
    ...[chosen.turn.startAt, chosen.turn.endAt, replaces?.ref ?? null],
    ...[replaces ? replaces.rev + 1 : 1, replaces?.id ?? null, visit.waitId ?? null],
    ...[visit.holdUntil, wanted.override === true, ctx.now],
    ...entryValues(ctx, 'visit.held', { kind: 'visit', id, facts }),
  ]);
  return id;
}

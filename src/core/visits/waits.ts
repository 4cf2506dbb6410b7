import { record } from '../audit/index.js';
import { assertMayAt, assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, addMinutes, dayOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { orNull } from '../kernel/or-null.js';
import type { Level } from '../kernel/language.js';
import { isPaused, nextHour, numberNow } from '../patients/index.js';
import { enqueue } from '../outbox/index.js';
import { findSite } from '../sites/index.js';
import { openTask } from '../tasks/index.js';
import { courseGiven, coursePrescribed } from './course-given.js';
import { freeTimes, openDaysBetween } from './free.js';
import { chooseSlot } from './take-slot.js';
import { endVisit } from './end-visit.js';
import { lockPatient, lockVisit } from './visit.js';
import type { Visit } from './visit.js';
import { writeVisit } from './write-visit.js';

/** Whom an offer goes to has so long before the next is offered it. */
const TURN_MINUTES = 4 * 60;
const WAIT_DAYS = 30;

export interface WaitFor {
  patientId: Id<'Patient'>;
  serviceId: Id<'Service'>;
  siteId: Id<'Site'>;
  contactId: Id<'Contact'> | null;
  /** The visit that is given up for it, if it still stands then. */
  moves?: Id<'Visit'> | null | undefined;
  /** The days that would do: from today for thirty days when left out. */
  from?: Day | undefined;
  to?: Day | undefined;
}

/** Puts a patient in the line of those who want a time there. Asking twice keeps the first place in line. Throws `visit.not-prescribed` where they could be offered none. */
export async function waitFor(ctx: Context, wish: WaitFor): Promise<void> {
  assertMayFor(ctx.actor, wish.patientId, 'visit.book');
  if (!(await lockPatient(ctx, wish.patientId))) throw new DomainError('patient.not-active');
  await coursePrescribed(ctx, wish);
  const site = await findSite(ctx, wish.siteId);
  if (!site) throw new DomainError('not-found', { what: 'place' });
  const today = dayOf(ctx.now, site.zone);
  const from = wish.from && wish.from > today ? wish.from : today;
  const to = wish.to && wish.to >= from ? wish.to : addDays(from, WAIT_DAYS);
  const { patientId, serviceId, siteId, contactId, moves = null } = wish;
  await ctx.sql(
    `INSERT INTO visit_waits (id, patient_id, service_id, site_id, contact_id, from_day, to_day, state, asked_at, moves)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9)
     ON CONFLICT (patient_id, service_id, site_id) WHERE state IN ('waiting', 'offered')
     DO UPDATE SET from_day = excluded.from_day, to_day = excluded.to_day, contact_id = excluded.contact_id,
       moves = excluded.moves`,
    [newId(), patientId, serviceId, siteId, contactId, from, to, ctx.now, moves],
  );
  await record(ctx, 'visit.waits', { kind: 'patient', id: patientId });
  ctx.later('waits.offer', { siteId, serviceId });
}

/** Takes somebody out of the line of a place, with what they are being offered; throws `not-found` where they stand in it no more. */
export async function endWait(ctx: Context, id: Id<'Wait'>): Promise<void> {
  const [wait] = await ctx.sql<{ siteId: Id<'Site'>; patientId: Id<'Patient'> }>(
    `SELECT site_id AS "siteId", patient_id AS "patientId" FROM visit_waits
     WHERE id = $1 AND state IN ('waiting', 'offered')`,
    [id],
  );
  if (!wait) throw new DomainError('not-found', { what: 'wait' });
  assertMayAt(ctx.actor, 'visit.book', wait.siteId);
  await lockPatient(ctx, wait.patientId);
  const [offered] = await ctx.sql<{ visitId: Id<'Visit'> }>(
    `SELECT id AS "visitId" FROM visits WHERE wait_id = $1 AND state = 'pending'`,
    [id],
  );
  if (offered) await endVisit(ctx, await lockVisit(ctx, offered.visitId), 'site');
  const ended = await ctx.sql(
    `UPDATE visit_waits SET state = 'ended', rev = rev + 1
    WHERE id = $1 AND state = 'waiting' RETURNING id`,
    [id],
  );
  if (!ended.length) throw new DomainError('not-found', { what: 'wait' });
  await record(ctx, 'visit.waits-no-more', { kind: 'patient', id: wait.patientId });
}

interface Waiting {
  id: Id<'Wait'>;
  patientId: Id<'Patient'>;
  contactId: Id<'Contact'> | null;
  /** What is given up for it, where it still stands. */
  moves: Id<'Visit'> | null;
  /** Null where no number is proved: then a person calls, as for who paused. */
  channel: 'sms' | 'telegram' | null;
  levelCap: Level | null;
  pausedUntil: Day | null;
  from: Day;
  to: Day;
  hoursFrom: string;
  hoursTo: string;
  zone: string;
}

// Who was offered one already and did not answer stands behind those who were not; who lies in a ward is offered none.
const LINE = `
  SELECT w.id, w.patient_id AS "patientId", m.id AS moves,
         c.id AS "contactId", c.channel, c.level_cap AS "levelCap", c.paused_until::text AS "pausedUntil",
         w.from_day::text AS "from", w.to_day::text AS "to", coalesce(c.zone, s.zone) AS zone,
         coalesce(to_char(c.hours_from, 'HH24:MI'), '08:00') AS "hoursFrom",
         coalesce(to_char(c.hours_to, 'HH24:MI'), '19:00') AS "hoursTo"
  FROM visit_waits w JOIN sites s ON s.id = w.site_id
  JOIN patients p ON p.id = w.patient_id AND p.inpatient_since IS NULL
  LEFT JOIN visits m ON m.id = w.moves AND m.state = 'booked' AND m.start_at > $4
  LEFT JOIN LATERAL (${numberNow('w.patient_id', 'w.contact_id')}) c ON true
  WHERE w.site_id = $1 AND w.service_id = $2 AND w.state = 'waiting' AND w.to_day >= $3
  ORDER BY w.offers, w.asked_at, w.id LIMIT 200`;

/** A day is over wherever a place may be. */
const overSince = ({ now }: Context): Day => addDays(dayOf(now, 'UTC'), -1);

/** Offers a free time to the first in line for whom there is one and who may be written to at this hour, and holds it four hours or until it is answered. True where one was offered: then there may be another. */
export async function offerWaiting(
  ctx: Context,
  line: { siteId: Id<'Site'>; serviceId: Id<'Service'> },
): Promise<boolean> {
  await endPast(ctx, line);
  const { siteId, serviceId } = line;
  const values = [siteId, serviceId, overSince(ctx), ctx.now];
  for (const waiting of await ctx.sql<Waiting>(LINE, values)) {
    // An offer that nobody may read yet would be over before it is read.
    if (nextHour(waiting, ctx.now) > ctx.now) continue;
    if (await offer(ctx, waiting, line)) return true;
  }
  return false;
}

async function endPast(
  ctx: Context,
  { siteId, serviceId }: { siteId: Id<'Site'>; serviceId: Id<'Service'> },
): Promise<void> {
  const over = await ctx.sql<{ id: string }>(
    `UPDATE visit_waits SET state = 'ended', rev = rev + 1 WHERE site_id = $1 AND service_id = $2
       AND state = 'waiting' AND to_day < $3 RETURNING id`,
    [siteId, serviceId, overSince(ctx)],
  );
  if (over.length) await record(ctx, 'visit.waits-over', { kind: 'site', id: siteId });
}

async function offer(
  ctx: Context,
  waiting: Waiting,
  { siteId, serviceId }: { siteId: Id<'Site'>; serviceId: Id<'Service'> },
): Promise<boolean> {
  const { id: waitId, patientId, contactId, moves } = waiting;
  await lockPatient(ctx, patientId);
  // Who is choosing a time just now is left to it.
  const [still] = await ctx.sql(
    `SELECT 1 FROM visit_waits w WHERE w.id = $1 AND w.state = 'waiting' AND NOT EXISTS (
       SELECT FROM visits v WHERE v.patient_id = w.patient_id AND v.state = 'pending')
     FOR NO KEY UPDATE`,
    [waitId],
  );
  if (!still) return false;
  const made = await orNull(async () => {
    const ask = { patientId, serviceId, siteId };
    const [day] = await openDaysBetween(ctx, { ...ask, from: waiting.from, to: waiting.to });
    if (!day) return null;
    const [time] = await freeTimes(ctx, { ...ask, day });
    if (!time) return null;
    const wanted = { ...ask, day, time, ...(moves && { moving: moves, held: true }) };
    const chosen = await chooseSlot(ctx, wanted);
    const courseId = await courseGiven(ctx, chosen.plan, wanted);
    const answerBy = addMinutes(ctx.now, TURN_MINUTES);
    const { startAt } = chosen.turn;
    const holdUntil = answerBy < startAt ? answerBy : startAt;
    const held = { wanted, chosen, courseId, contactId, holdUntil, waitId };
    return { ...(await writeVisit(ctx, held)), holdUntil };
  });
  if (made) await tell(ctx, waiting, made);
  return made !== null;
}

async function tell(
  ctx: Context,
  waiting: Waiting,
  { id: subjectId, siteId, rev, holdUntil: usefulUntil }: Visit & { holdUntil: Date },
): Promise<void> {
  const { id: waitId, patientId, contactId, levelCap } = waiting;
  const channel = isPaused(waiting, ctx.now) ? null : waiting.channel;
  await ctx.sql(
    `UPDATE visit_waits SET state = 'offered', offers = offers + 1, rev = rev + 1 WHERE id = $1`,
    [waitId],
  );
  if (contactId && channel)
    await enqueue(ctx, {
      ...{ kind: 'visit-offer', contactId, channel, levelCap, patientId, subjectId },
      ...{ rev, usefulUntil },
    });
  else await openTask(ctx, { kind: 'call-back', patientId, siteId, subjectId, priority: 3 });
}

/** Lines in which somebody waits, for the sweep. */
export function linesWaited(
  ctx: Context,
): Promise<{ siteId: Id<'Site'>; serviceId: Id<'Service'> }[]> {
  return ctx.sql(
    `SELECT DISTINCT site_id AS "siteId", service_id AS "serviceId" FROM visit_waits
     WHERE state = 'waiting'`,
    [],
  );
}

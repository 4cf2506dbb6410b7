import { record } from '../audit/index.js';
import { assertMayOpen } from '../consent/index.js';
import { assertMay, assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, addMinutes, dayOf, instantOf, timeOf } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { clearScheduled, schedule, soon } from '../outbox/index.js';
import { openTask } from '../tasks/index.js';

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;
/** An answer is waited for so long before staff are asked to call; the question stays open a day longer. */
const ANSWER_HOURS = 48;
const USEFUL_MINUTES = 2 * DAY_MINUTES;

/** How a patient says that they are. */
export type Says = 'well' | 'not-well' | 'call';

/** Begins or ends the weekly question to a patient who agreed to it; the first comes at `firstAt`, each next one a week later. */
export async function setCheckIns(
  ctx: Context,
  patientId: Id<'Patient'>,
  firstAt: Date | null,
): Promise<void> {
  assertMay(ctx.actor, 'patient.edit');
  await assertMayOpen(ctx, patientId, 'details');
  if (firstAt && firstAt <= ctx.now) throw new DomainError('invalid', { field: 'firstAt' });
  await ctx.sql(
    `INSERT INTO check_ins (patient_id, next_at, since) VALUES ($1, $2, $3)
     ON CONFLICT (patient_id) DO UPDATE SET next_at = excluded.next_at, by_programme = false`,
    [patientId, firstAt, ctx.now],
  );
  if (!firstAt) await clearAsked(ctx, patientId);
  const action = firstAt ? 'check-ins.begun' : 'check-ins.ended';
  await record(ctx, action, { kind: 'patient', id: patientId });
}

async function clearAsked(ctx: Context, patientId: Id<'Patient'>): Promise<void> {
  const open = await ctx.sql<{ id: string }>(
    `SELECT subject_id AS id FROM messages WHERE patient_id = $1 AND kind = 'check-in' AND state = 'scheduled'`,
    [patientId],
  );
  for (const { id } of open) await clearScheduled(ctx, { subjectId: id });
}

// Whoever has a course of a programme that asks for it, from its first week on.
const JOINED = `
  INSERT INTO check_ins (patient_id, next_at, since, by_programme)
  SELECT DISTINCT u.patient_id, $1::timestamptz + interval '7 days', $1::timestamptz, true
  FROM programmes g JOIN courses u ON u.programme_id = g.id AND u.state = 'active'
  JOIN patients q ON q.id = u.patient_id AND q.state = 'active'
  WHERE g.check_ins ON CONFLICT (patient_id) DO NOTHING RETURNING patient_id AS id`;

// Whose programme asks no more, or who has no course of it any more.
const LEFT = `
  DELETE FROM check_ins c WHERE c.by_programme AND c.next_at <= $1 AND NOT EXISTS (
    SELECT FROM courses u JOIN programmes g ON g.id = u.programme_id AND g.check_ins
    WHERE u.patient_id = c.patient_id AND u.state IN ('active', 'on-hold'))
  RETURNING c.patient_id AS id`;

const DUE = `
  SELECT c.patient_id AS id, c.next_at AS at, coalesce(s.zone, $3) AS zone FROM check_ins c
  JOIN patients p ON p.id = c.patient_id LEFT JOIN sites s ON s.id = p.usual_site_id
  WHERE c.next_at <= $1 ORDER BY c.next_at LIMIT $2 FOR UPDATE OF c SKIP LOCKED`;
const NEXT = `
  UPDATE check_ins c SET next_at = n.at FROM unnest($1::uuid[], $2::timestamptz[]) AS n(id, at)
  WHERE c.patient_id = n.id`;

interface Due {
  id: Id<'Patient'>;
  at: Date;
  zone: string;
}

/** The same weekday and hour of the next week that is ahead, by the patient's own clock. */
function nextOf({ at, zone }: Due, now: Date): Date {
  const weeks = Math.floor((now.getTime() - at.getTime()) / (WEEK_MINUTES * 60_000));
  const on = (week: number) =>
    instantOf(addDays(dayOf(at, zone), 7 * week), timeOf(at, zone), zone);
  const soonest = on(weeks + 1);
  return soonest > now ? soonest : on(weeks + 2);
}

/** Puts the weekly questions whose time has come into the outbox; gives how many. Who lies in a ward or is no patient any more is left out. */
export async function askCheckIns(ctx: Context, limit: number): Promise<number> {
  const joined = await ctx.sql<{ id: Id<'Patient'> }>(JOINED, [ctx.now]);
  for (const { id } of joined) await record(ctx, 'check-ins.begun', { kind: 'patient', id });
  const left = await ctx.sql<{ id: Id<'Patient'> }>(LEFT, [ctx.now]);
  for (const { id } of left) await record(ctx, 'check-ins.ended', { kind: 'patient', id });
  const due = await ctx.sql<Due>(DUE, [ctx.now, limit, ctx.config.DEFAULT_ZONE]);
  await ctx.sql(NEXT, [due.map(({ id }) => id), due.map((each) => nextOf(each, ctx.now))]);
  for (const { id } of due) await ask(ctx, id);
  return due.length;
}

async function ask(ctx: Context, patientId: Id<'Patient'>): Promise<void> {
  const id = newId();
  const made = await ctx.sql(
    `INSERT INTO check_in_asks (id, patient_id, asked_at)
     SELECT $1, p.id, $3 FROM patients p
     WHERE p.id = $2 AND p.state = 'active' AND p.inpatient_since IS NULL RETURNING id`,
    [id, patientId, ctx.now],
  );
  await record(ctx, 'check-in.asked', { kind: 'patient', id: patientId });
  if (!made.length) return;
  const about = { kind: 'check-in', patientId, contactId: null, subjectId: id, rev: 0 } as const;
  const dueAt = soon(ctx);
  await schedule(ctx, { ...about, dueAt, usefulUntil: addMinutes(ctx.now, USEFUL_MINUTES) });
}

/** Whether a weekly question still takes its answer: unanswered, and not overtaken by the next. */
export async function openCheckIn(ctx: Context, id: string): Promise<boolean> {
  const rows = await ctx.sql(
    `SELECT 1 FROM check_in_asks a WHERE a.id = $1 AND a.says IS NULL AND a.asked_at > $2`,
    [id, addMinutes(ctx.now, -WEEK_MINUTES)],
  );
  return rows.length > 0;
}

/** Takes in how a patient is; "not well" asks staff to call at once. False where it was answered already. */
export async function answerCheckIn(
  ctx: Context,
  { ask: id, contactId, says }: { ask: string; contactId: Id<'Contact'>; says: Says },
): Promise<boolean> {
  const [row] = await ctx.sql<{ patientId: Id<'Patient'> }>(
    `UPDATE check_in_asks SET says = $2, answered_at = $3 WHERE id = $1 AND says IS NULL
     RETURNING patient_id AS "patientId"`,
    [id, says, ctx.now],
  );
  if (!row) return false;
  const { patientId } = row;
  assertMayFor(ctx.actor, patientId, 'patient.edit');
  await record(ctx, 'check-in.answered', { kind: 'patient', id: patientId, facts: { says } });
  if (says === 'not-well')
    await openTask(ctx, {
      ...{ kind: 'call-back', contactId, patientId, priority: 2 },
      facts: { why: 'not-well' },
    });
  return true;
}

/** How a question came to rest on its way. */
const RESTED = `('sent', 'delivered', 'undelivered', 'failed', 'denied', 'muted', 'expired')`;

// The last text of each: one that was put off comes after. Whoever lies in a ward is in good hands.
const SILENT = `
  SELECT a.id, a.patient_id AS "patientId", m.contact_id AS "contactId",
         m.state IN ('sent', 'delivered') AS reached
  FROM check_in_asks a
  JOIN patients p ON p.id = a.patient_id AND p.state = 'active' AND p.inpatient_since IS NULL
  CROSS JOIN LATERAL (
    SELECT contact_id, state, sent_at FROM messages
    WHERE subject_id = a.id AND kind = 'check-in' ORDER BY rev DESC LIMIT 1) m
  WHERE a.says IS NULL AND a.missed_at IS NULL
    AND a.asked_at > $1::timestamptz - make_interval(mins => ${WEEK_MINUTES})
    AND m.state IN ${RESTED}
    AND coalesce(m.sent_at, a.asked_at) <= $1::timestamptz - make_interval(hours => ${ANSWER_HOURS})
  ORDER BY a.asked_at LIMIT $2 FOR UPDATE OF a SKIP LOCKED`;

interface Silent {
  id: string;
  patientId: Id<'Patient'>;
  contactId: Id<'Contact'> | null;
  reached: boolean;
}

/** Asks staff to call those who did not answer in 48 hours, also where the question did not reach them; it stays open. */
export async function callSilent(ctx: Context, limit: number): Promise<number> {
  const silent = await ctx.sql<Silent>(SILENT, [ctx.now, limit]);
  for (const { id, patientId, contactId, reached } of silent) {
    await ctx.sql('UPDATE check_in_asks SET missed_at = $2 WHERE id = $1', [id, ctx.now]);
    await openTask(ctx, {
      ...{ kind: 'call-back', contactId, patientId, subjectId: patientId, priority: 4 },
      facts: { why: reached ? 'no-answer' : 'not-reached' },
    });
  }
  return silent.length;
}

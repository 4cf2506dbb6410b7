import { record } from '../audit/index.js';
import { assertMayOpen } from '../consent/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addMinutes, dayOf } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { enqueue } from '../outbox/index.js';
import { lockNumberOf } from './add-number.js';
import { lockActive } from './patient-row.js';
import { zoneOf } from './zone-of.js';

/** The three small tasks: answer with a digit, give two secret digits, delete what was said. */
export type RehearsalTask = 'answer' | 'secret' | 'delete';

/** How a rehearsal stands. */
export interface Rehearsal {
  id: Id<'Rehearsal'>;
  state: 'open' | 'done' | 'ended';
  passed: RehearsalTask[];
}

const USEFUL_MINUTES = 30;

/** Sends the first of three small tasks to the patient's own phone while they stand at the desk. */
export async function startRehearsal(
  ctx: Context,
  link: { patientId: Id<'Patient'>; contactId: Id<'Contact'> },
): Promise<void> {
  assertMay(ctx.actor, 'patient.edit');
  const { patientId, contactId } = link;
  await lockActive(ctx, patientId);
  await assertMayOpen(ctx, patientId, 'details');
  const contact = await lockNumberOf(ctx, link);
  if (contact.state !== 'verified') throw new DomainError('consent.no-number');
  await endRehearsal(ctx, patientId);
  const id = newId<'Rehearsal'>();
  await ctx.sql(
    'INSERT INTO rehearsals (id, patient_id, contact_id, started_at) VALUES ($1, $2, $3, $4)',
    [id, patientId, contactId, ctx.now],
  );
  await record(ctx, 'rehearsal.started', { kind: 'patient', id: patientId });
  await enqueue(ctx, {
    ...{ kind: 'rehearsal', contactId, channel: contact.channel, patientId, subjectId: id, rev: 1 },
    usefulUntil: addMinutes(ctx.now, USEFUL_MINUTES),
  });
}

/** Ends an open rehearsal and keeps what the person did in it. */
export async function endRehearsal(ctx: Context, patientId: Id<'Patient'>): Promise<void> {
  const [open] = await ctx.sql<{ passed: RehearsalTask[] }>(
    `UPDATE rehearsals SET state = 'ended', ended_at = $2
     WHERE patient_id = $1 AND state = 'open' RETURNING passed`,
    [patientId, ctx.now],
  );
  if (open) await keepSkills(ctx, patientId, open.passed);
}

/** As `endRehearsal`, asked for by staff. */
export async function stopRehearsal(ctx: Context, patientId: Id<'Patient'>): Promise<void> {
  assertMay(ctx.actor, 'patient.edit');
  await assertMayOpen(ctx, patientId, 'details');
  await endRehearsal(ctx, patientId);
}

/** A task was done on the phone; the last one ends it. Null where it is over. */
export async function passTask(
  ctx: Context,
  id: string,
  task: RehearsalTask,
): Promise<{ patientId: Id<'Patient'> } | null> {
  const [open] = await ctx.sql<{ patientId: Id<'Patient'>; passed: RehearsalTask[] }>(
    `UPDATE rehearsals SET passed = CASE WHEN $2 = ANY(passed) THEN passed ELSE passed || $2::text END,
            state = CASE WHEN $2 = 'delete' THEN 'done' ELSE state END,
            ended_at = CASE WHEN $2 = 'delete' THEN $3::timestamptz END
     WHERE id = $1 AND state = 'open' RETURNING patient_id AS "patientId", passed`,
    [id, task, ctx.now],
  );
  if (!open) return null;
  await record(ctx, 'rehearsal.passed', {
    ...{ kind: 'patient', id: open.patientId, facts: { task } },
  });
  if (task === 'delete') await keepSkills(ctx, open.patientId, open.passed);
  return { patientId: open.patientId };
}

async function keepSkills(
  ctx: Context,
  patientId: Id<'Patient'>,
  skills: readonly RehearsalTask[],
): Promise<void> {
  const on = dayOf(ctx.now, await zoneOf(ctx, patientId));
  await ctx.sql('UPDATE patients SET phone_skills = $2 WHERE id = $1', [
    patientId,
    JSON.stringify({ skills, on }),
  ]);
  await record(ctx, 'rehearsal.ended', {
    ...{ kind: 'patient', id: patientId, facts: { passed: skills.length } },
  });
}

/** The rehearsal that is going on, or the last one. */
export async function rehearsalOf(
  ctx: Context,
  patientId: Id<'Patient'>,
): Promise<Rehearsal | null> {
  const [row] = await ctx.sql<Rehearsal>(
    'SELECT id, state, passed FROM rehearsals WHERE patient_id = $1 ORDER BY id DESC LIMIT 1',
    [patientId],
  );
  return row ?? null;
}

/** Whether a rehearsal still waits for its answers. */
export async function isRehearsing(ctx: Context, id: string): Promise<boolean> {
  const rows = await ctx.sql(`SELECT 1 FROM rehearsals WHERE id = $1 AND state = 'open'`, [id]);
  return rows.length > 0;
}

import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Payload } from '../kernel/hash-chain.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';

/** What staff are asked to do. */
export type TaskKind =
  | 'call-back'
  | 'danger'
  | 'verify-number'
  | 'unlock-locked'
  | 'not-understood'
  | 'proposed-registration'
  | 'prepare'
  | 'recount'
  | 'new-secret'
  | 'not-delivered'
  | 'handover'
  | 'join-alarm'
  | 'proposed-staff'
  | 'code-refused'
  | 'code-alarm'
  | 'reply-alarm'
  | 'provider-alarm'
  | 'stock-alert'
  | 'uncollected'
  | 'missed'
  | 'withheld'
  | 'see-first'
  | 'no-phone'
  | 'records'
  | 'open-day';

/** A task; it names rows by id and holds no person's words. Priority 1 is the highest. */
export interface NewTask {
  kind: TaskKind;
  priority?: number;
  contactId?: Id<'Contact'> | null;
  patientId?: Id<'Patient'> | null;
  siteId?: Id<'Site'> | null;
  subjectId?: string;
  facts?: Payload;
}

/**
 * Puts a task on the worklist, once while one of its kind is open for the same person or thing; what is known newly is
 * added to that one. Each patient of a shared number has their own; what is of no patient known is added to any of its number.
 */
export async function openTask(ctx: Context, task: NewTask): Promise<void> {
  const { contactId = null, patientId = null, siteId = null, subjectId = null } = task;
  if (await addedToNumber(ctx, task)) return;
  const [opened] = await ctx.sql<{ id: string }>(
    `INSERT INTO tasks (id, kind, priority, contact_id, patient_id, site_id, subject_id, facts, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (kind, coalesce(contact_id, subject_id), patient_id) WHERE state = 'open'
     DO UPDATE SET facts = tasks.facts || excluded.facts,
                   priority = least(tasks.priority, excluded.priority)
     RETURNING id`,
    [
      newId(),
      task.kind,
      task.priority ?? 5,
      contactId,
      patientId,
      siteId,
      subjectId,
      JSON.stringify(task.facts ?? {}),
      ctx.now,
    ],
  );
  // So that an open worklist hears of it.
  if (opened) await record(ctx, 'task.opened', { kind: 'task', id: opened.id });
}

async function addedToNumber(
  ctx: Context,
  { kind, contactId, patientId, facts = {}, priority = 5 }: NewTask,
): Promise<boolean> {
  if (!contactId || patientId) return false;
  const [noted] = await ctx.sql<{ id: string }>(
    `UPDATE tasks SET facts = facts || $3::jsonb, priority = least(priority, $4) WHERE id = (
       SELECT id FROM tasks WHERE kind = $1 AND contact_id = $2 AND state = 'open'
       ORDER BY created_at, id LIMIT 1) AND state = 'open' RETURNING id`,
    [kind, contactId, JSON.stringify(facts), priority],
  );
  if (noted) await record(ctx, 'task.opened', { kind: 'task', id: noted.id });
  return noted !== undefined;
}

/** Adds what is known newly to the open task of a kind, if there is one. */
export async function addToTask(
  ctx: Context,
  kind: TaskKind,
  { subjectId, facts }: { subjectId: string; facts: Payload },
): Promise<void> {
  const [noted] = await ctx.sql<{ id: string }>(
    `UPDATE tasks SET facts = facts || $3::jsonb WHERE kind = $1 AND contact_id IS NULL AND subject_id = $2
       AND state = 'open' AND NOT facts @> $3::jsonb RETURNING id`,
    [kind, subjectId, JSON.stringify(facts)],
  );
  if (noted) await record(ctx, 'task.noted', { kind: 'task', id: noted.id });
}

/** Takes back the open tasks of a kind, if there are any ("sent by mistake"); of one patient of a number, theirs and what is of no patient known. */
export async function cancelTask(
  ctx: Context,
  kind: TaskKind,
  about: { contactId: Id<'Contact'>; patientId?: Id<'Patient'> } | { subjectId: string },
): Promise<void> {
  const [key, patientId = null] =
    'contactId' in about ? [about.contactId, about.patientId] : [about.subjectId];
  const rows = await ctx.sql<{ id: string }>(
    `UPDATE tasks SET state = 'cancelled'
     WHERE kind = $1 AND coalesce(contact_id, subject_id) = $2 AND state = 'open'
       AND ($3::uuid IS NULL OR coalesce(patient_id, $3) = $3) RETURNING id`,
    [kind, key, patientId],
  );
  for (const { id } of rows) await record(ctx, 'task.cancelled', { kind: 'task', id });
}

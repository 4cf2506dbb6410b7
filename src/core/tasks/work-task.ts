import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import { rolesWith } from '../kernel/permissions.js';
import type { Role } from '../kernel/permissions.js';
import { kinds, kindsOf } from './kinds.js';
import type { TaskKind } from './open-task.js';
import { sealWords } from './task-words.js';
import { readTask } from './worklist.js';
import type { Task } from './worklist.js';

type EventKind = 'taken' | 'given' | 'put-back' | 'comment' | 'closed';

/** Takes an open task for oneself, so that two do not call the same person. */
export async function takeTask(ctx: Context, id: Id<'Task'>, rev: number): Promise<void> {
  assertMay(ctx.actor, 'task.work');
  assertNotAbout(await readTask(ctx, id), staffId(ctx));
  await change(ctx, { id, rev, to: staffId(ctx) });
  await note(ctx, id, { kind: 'taken' });
}

/** Gives an open task to a colleague who may work it, or back to all. */
export async function giveTask(
  ctx: Context,
  id: Id<'Task'>,
  { rev, to }: { rev: number; to: Id<'Staff'> | null },
): Promise<void> {
  assertMay(ctx.actor, 'task.work');
  const task = await readTask(ctx, id);
  if (to !== null) await assertWorks(ctx, task, to);
  await change(ctx, { id, rev, to });
  await note(ctx, id, to ? { kind: 'given', to } : { kind: 'put-back' });
}

/** Writes a remark on a task, sealed. */
export async function commentTask(ctx: Context, id: Id<'Task'>, words: string): Promise<void> {
  assertMay(ctx.actor, 'task.work');
  await readTask(ctx, id);
  await note(ctx, id, { kind: 'comment', words });
}

/** Closes an open task with one of its kind's outcomes. */
export async function closeTask(
  ctx: Context,
  id: Id<'Task'>,
  { rev, outcome, words }: { rev: number; outcome: string; words: string | null },
): Promise<void> {
  assertMay(ctx.actor, 'task.work');
  const task = await readTask(ctx, id);
  assertNotAbout(task, staffId(ctx));
  const { kind } = task;
  if (!kinds[kind].outcomes.includes(outcome))
    throw new DomainError('invalid', { outcome: 'choice' });
  const closed = await ctx.sql(
    `UPDATE tasks SET state = 'done', outcome = $3, closed_by_id = $4, closed_at = $5, rev = rev + 1
     WHERE id = $1 AND rev = $2 AND state = 'open' RETURNING id`,
    [id, rev, outcome, staffId(ctx), ctx.now],
  );
  if (!closed.length) throw new DomainError('changed-meanwhile');
  await note(ctx, id, { kind: 'closed', ...(words && { words }) });
}

/** An alert about what somebody did is worked by somebody else; throws `approver.self`. */
function assertNotAbout({ facts }: Task, id: Id<'Staff'>): void {
  if (facts['asker'] === id) throw new DomainError('approver.self');
}

/** Closes the open tasks of a kind about a thing, or about a patient or one number of theirs, where what they ask for was done; there may be none. The service itself closes none but the alarm of a provider. */
export async function finishTask(
  ctx: Context,
  task: { kind: TaskKind } & (
    { subjectId: string } | { patientId: Id<'Patient'>; contactId?: Id<'Contact'> }
  ),
  outcome: string,
): Promise<void> {
  const [key, patientId] =
    'subjectId' in task ? [task.subjectId, null] : [task.contactId ?? null, task.patientId];
  const rows = await ctx.sql<{ id: Id<'Task'> }>(
    `UPDATE tasks SET state = 'done', outcome = $3, closed_by_id = $4, closed_at = $5, rev = rev + 1
     WHERE kind = $1 AND state = 'open' AND ($2::uuid IS NULL OR $2 IN (contact_id, subject_id))
       AND ($6::uuid IS NULL OR patient_id = $6 OR (patient_id IS NULL AND $2 IS NOT NULL)) RETURNING id`,
    [task.kind, key, outcome, doerOf(ctx), ctx.now, patientId],
  );
  for (const { id } of rows) await note(ctx, id, { kind: 'closed' });
}

/** By one conditional statement: the second of two who take it at once is told. */
async function change(
  ctx: Context,
  { id, rev, to }: { id: Id<'Task'>; rev: number; to: Id<'Staff'> | null },
): Promise<void> {
  const changed = await ctx.sql(
    `UPDATE tasks SET taken_by_id = $3, rev = rev + 1
     WHERE id = $1 AND rev = $2 AND state = 'open' RETURNING id`,
    [id, rev, to],
  );
  if (!changed.length) throw new DomainError('changed-meanwhile');
}

async function note(
  ctx: Context,
  taskId: Id<'Task'>,
  { kind, to = null, words }: { kind: EventKind; to?: Id<'Staff'> | null; words?: string },
): Promise<void> {
  const id = newId<'TaskEvent'>();
  const by = doerOf(ctx);
  const sealed = words ? await sealWords(ctx, { id, taskId, words }) : null;
  await ctx.sql(
    `INSERT INTO task_events (id, task_id, at, by_id, kind, to_id, words, key_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, taskId, ctx.now, by, kind, to, sealed?.blob ?? null, sealed?.keyId ?? null],
  );
  await record(ctx, `task.${kind}`, { kind: 'task', id: taskId });
}

function staffId(ctx: Context): Id<'Staff'> {
  const id = doerOf(ctx);
  if (!id) throw new DomainError('not-allowed');
  return id;
}

/** Whoever of the staff acts; null for the service itself. */
const doerOf = ({ actor }: Context): Id<'Staff'> | null =>
  actor.kind === 'staff' ? actor.staffId : null;

/** A colleague to whom a task may be given. */
export interface Colleague {
  id: Id<'Staff'>;
  name: string;
  role: Role;
}

/** Who else may work a task: active, of a role that works its kind, at its place, and not whom it is about. */
export async function colleaguesFor(ctx: Context, task: Task): Promise<Colleague[]> {
  assertMay(ctx.actor, 'task.work');
  const able = rolesWith('task.work').filter((role) =>
    kindsOf({
      kind: 'staff',
      role,
      staffId: staffId(ctx),
      siteIds: 'all',
      sessionId: null,
    }).includes(task.kind),
  );
  return ctx.sql<Colleague>(
    `SELECT s.id, s.name, s.role FROM staff s
     WHERE s.state = 'active' AND s.role = ANY($1) AND s.id <> $2 AND s.id::text IS DISTINCT FROM $4
       AND ($3::uuid IS NULL OR s.every_site
            OR EXISTS (SELECT FROM staff_sites w WHERE w.staff_id = s.id AND w.site_id = $3))
     ORDER BY s.name, s.id LIMIT 100`,
    [able, staffId(ctx), task.siteId, task.facts['asker'] ?? null],
  );
}

async function assertWorks(ctx: Context, task: Task, to: Id<'Staff'>): Promise<void> {
  const able = await colleaguesFor(ctx, task);
  if (!able.some(({ id }) => id === to)) throw new DomainError('not-found', { what: 'colleague' });
}

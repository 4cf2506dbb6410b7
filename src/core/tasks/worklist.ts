import { entrySql, entryValues, record } from '../audit/index.js';
import { accountOf, assertMay, placesOf } from '../kernel/actor.js';
import type { Actor, StaffActor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Payload } from '../kernel/hash-chain.js';
import type { Id } from '../kernel/ids.js';
import { pageOf } from '../kernel/page.js';
import { kindsOf } from './kinds.js';
import type { TaskKind } from './open-task.js';

/** A task as the worklist shows it. */
export interface Task {
  id: Id<'Task'>;
  kind: TaskKind;
  priority: number;
  siteId: Id<'Site'> | null;
  /** The number of its place, and the zone of its times. */
  place: number | null;
  zone: string | null;
  contactId: Id<'Contact'> | null;
  patientId: Id<'Patient'> | null;
  /** The patient's public reference. */
  ref: string | null;
  parcel: number | null;
  facts: Payload;
  state: 'open' | 'done' | 'cancelled';
  createdAt: Date;
  takenById: Id<'Staff'> | null;
  takenBy: string | null;
  outcome: string | null;
  closedAt: Date | null;
  closedBy: string | null;
  rev: number;
}

// A task without a place of its own belongs to the usual place of its patient, else to every place.
const TASK = `
  SELECT t.id, t.kind, t.priority, s.id AS "siteId", s.number AS place, s.zone,
         t.contact_id AS "contactId", p.id AS "patientId", p.public_ref AS ref, u.parcel, t.facts, t.state,
         t.created_at AS "createdAt", t.taken_by_id AS "takenById", a.name AS "takenBy",
         t.outcome, t.closed_at AS "closedAt", c.name AS "closedBy", t.rev
  FROM tasks t
  LEFT JOIN patients p ON p.id = t.patient_id
  LEFT JOIN sites s ON s.id = coalesce(t.site_id, p.usual_site_id)
  LEFT JOIN pickups u ON u.id = t.subject_id
  LEFT JOIN staff a ON a.id = t.taken_by_id
  LEFT JOIN staff c ON c.id = t.closed_by_id`;

/** SQL for what an actor may see; the values stand at `$1` (kinds) and `$2` (places, null for all). */
const SEEN = `t.kind = ANY($1) AND ($2::uuid[] IS NULL OR s.id IS NULL OR s.id = ANY($2))`;

const seenBy = (actor: Actor) => [kindsOf(actor), placesOf(actor)];

/** `usual`: the most urgent first, or of those closed the newest. */
export type TaskSort = 'usual' | 'since' | '-since' | 'what' | '-what';

export interface TaskAsk {
  /** Open ones, those that I took, or those closed, newest first. */
  show: 'open' | 'mine' | 'done';
  /** One place and what belongs to no place; null for all of the person's. */
  siteId: Id<'Site'> | null;
  kind: TaskKind | null;
  sort: TaskSort;
  page: number;
  size: number;
}

const SHOWS = {
  open: { where: `t.state = 'open'`, order: 't.priority, t.created_at, t.id' },
  mine: {
    where: `t.state = 'open' AND t.taken_by_id = $4`,
    order: 't.priority, t.created_at, t.id',
  },
  done: { where: `t.state = 'done'`, order: 't.closed_at DESC, t.id' },
} as const;

const SORTS: Record<Exclude<TaskSort, 'usual'>, string> = {
  since: 't.created_at, t.id',
  '-since': 't.created_at DESC, t.id DESC',
  what: 't.kind, t.priority, t.created_at, t.id',
  '-what': 't.kind DESC, t.priority, t.created_at, t.id',
};

/** One page of the tasks that a person may work, at the places where they work. */
export async function worklist(
  ctx: Context,
  { show, siteId, kind, sort, page, size }: TaskAsk,
): Promise<{ rows: Task[]; total: number }> {
  assertMay(ctx.actor, 'task.work');
  await record(ctx, 'task.listed', { kind: 'site', id: siteId ?? 'all' });
  const me = accountOf(ctx.actor);
  const { where, order: usual } = SHOWS[show];
  const order = sort === 'usual' ? usual : SORTS[sort];
  return pageOf({ page, size }, (limit, offset) =>
    ctx.sql<Task & { total: number }>(
      `SELECT *, count(*) OVER ()::int AS total FROM (
       ${TASK} WHERE ${SEEN} AND ($3::uuid IS NULL OR s.id IS NULL OR s.id = $3)
         AND ($4::uuid IS NULL OR true) AND ($5::text IS NULL OR t.kind = $5) AND ${where}
       ORDER BY ${order} LIMIT 5000) l LIMIT $6 OFFSET $7`,
      [...seenBy(ctx.actor), siteId, me, kind, limit, offset],
    ),
  );
}

/** What waits for a person, at a glance. */
export interface TaskGlance {
  /** Open at the place, or at none. */
  open: number;
  /** Those that I took, wherever. */
  mine: number;
  /** The first of those open. */
  first: Task[];
}

const GLANCE = `
  WITH noted AS (${entrySql(6)}),
  waiting AS MATERIALIZED (
    SELECT t.id, t.priority, t.created_at, coalesce(s.id = $3, true) AS here, t.taken_by_id = $4 AS mine
    FROM tasks t
    LEFT JOIN patients p ON p.id = t.patient_id
    LEFT JOIN sites s ON s.id = coalesce(t.site_id, p.usual_site_id)
    WHERE ${SEEN} AND t.state = 'open' LIMIT 5000)
  SELECT l.*, n.waiting, n.taken
  FROM (SELECT count(*) FILTER (WHERE here)::int AS waiting, count(*) FILTER (WHERE mine)::int AS taken
        FROM waiting) n
  LEFT JOIN (${TASK} WHERE t.id IN (SELECT id FROM waiting WHERE here ORDER BY priority, created_at, id LIMIT $5)) l
    ON true
  ORDER BY l.priority, l."createdAt", l.id`;

/** How many tasks are open at a place and how many are the person's own, with the first few: one statement, its entry included. */
export async function glanceAtTasks(
  ctx: Context,
  siteId: Id<'Site'>,
  size: number,
): Promise<TaskGlance> {
  assertMay(ctx.actor, 'task.work');
  const rows = await ctx.sql<Task & { waiting: number; taken: number }>(GLANCE, [
    ...seenBy(ctx.actor),
    siteId,
    accountOf(ctx.actor),
    size,
    ...entryValues(ctx, 'task.listed', { kind: 'site', id: siteId }),
  ]);
  const [{ waiting, taken } = { waiting: 0, taken: 0 }] = rows;
  return { open: waiting, mine: taken, first: waiting ? rows : [] };
}

/** One task that the person may work, or `not-found`; the same answer for one of others. */
export async function readTask(ctx: Context, id: Id<'Task'>): Promise<Task> {
  assertMay(ctx.actor, 'task.work');
  await record(ctx, 'task.read', { kind: 'task', id });
  const [task] = await ctx.sql<Task>(`${TASK} WHERE ${SEEN} AND t.id = $3`, [
    ...seenBy(ctx.actor),
    id,
  ]);
  if (!task) throw new DomainError('not-found', { what: 'task' });
  return task;
}

/** What waits for a person: how many tasks, when the newest of them came to them, and the newest in which somebody may be in danger. */
export interface Waiting {
  count: number;
  newestAt: Date | null;
  newestDangerAt: Date | null;
}

export const NOTHING_WAITS: Waiting = { count: 0, newestAt: null, newestDangerAt: null };

// A task comes to somebody when it is made, or when a colleague hands it to them or back to all.
const CAME = `
  greatest(l."createdAt", (SELECT max(e.at) FROM task_events e WHERE e.task_id = l.id AND e.by_id <> $3
    AND (e.kind = 'given' AND e.to_id = $3 OR e.kind = 'put-back')))`;

/** The open tasks that wait for a person; those that a colleague took are not among them. */
export async function tasksFor(ctx: Context, actor: StaffActor): Promise<Waiting> {
  const [row] = await ctx.sql<Waiting>(
    `SELECT count(*)::int AS count, max(came) AS "newestAt",
            max(came) FILTER (WHERE kind = 'danger') AS "newestDangerAt"
     FROM (SELECT l.kind, ${CAME} AS came FROM (
       ${TASK} WHERE ${SEEN} AND t.state = 'open' AND (t.taken_by_id IS NULL OR t.taken_by_id = $3)
       LIMIT 1000) l) w`,
    [...seenBy(actor), actor.staffId],
  );
  return row ?? NOTHING_WAITS;
}

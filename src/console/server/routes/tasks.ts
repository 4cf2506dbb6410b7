import type { z } from 'zod';
import { assertMay } from '#core/kernel/actor.js';
import type { Context } from '#core/kernel/context.js';
import { dayOf, timeOf } from '#core/kernel/dates.js';
import { DomainError } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import { numberToCall, readProposed, rejectProposed } from '#core/patients/index.js';
import {
  closeTask,
  colleaguesFor,
  commentTask,
  giveTask,
  kinds,
  kindsOf,
  readTask,
  takeTask,
  taskEvents,
  worklist,
} from '#core/tasks/index.js';
import type { Task, TaskKind } from '#core/tasks/index.js';
import { DONE } from '../../contract/route.js';
import { tasks } from '../../contract/tasks.js';
import type { TaskView } from '../../contract/tasks.js';
import type { Desk } from '../desk.js';

/** The worklist: take, remark, give away, close. */
export function taskRoutes(desk: Desk): void {
  desk.on(tasks.list, 'task.work', async (ctx, { query }) => {
    const { siteId = null, kind, ...rest } = query;
    const ask = { ...rest, siteId: siteId as Id<'Site'> | null, kind: knownKind(kind) };
    const { rows, total } = await worklist(ctx, ask);
    const seen = rows.map((task) => presentTask(ctx, task));
    return { rows: seen, total, kinds: kindsOf(ctx.actor) };
  });

  desk.on(tasks.read, 'task.work', async (ctx, { params }) => {
    const task = await readTask(ctx, idOf(params));
    const { outcomes, calls } = kinds[task.kind];
    const events = await taskEvents(ctx, task.id);
    return {
      task: presentTask(ctx, task),
      outcomes: [...outcomes],
      calls: calls && task.contactId !== null,
      events: events.map((event) => ({ ...event, at: localOf(ctx, event.at, task.zone) })),
      colleagues: await colleaguesFor(ctx, task),
    };
  });

  desk.on(tasks.number, 'task.call', async (ctx, { params }) => {
    assertMay(ctx.actor, 'task.call');
    const { contactId, kind, takenById } = await readTask(ctx, idOf(params));
    const mine = ctx.actor.kind === 'staff' && takenById === ctx.actor.staffId;
    if (!mine || !kinds[kind].calls) throw new DomainError('not-allowed');
    if (!contactId) throw new DomainError('not-found', { what: 'number' });
    return numberToCall(ctx, contactId);
  });

  desk.on(tasks.registration, 'patient.enrol', async (ctx, { params }) => {
    const proposed = await readProposed(ctx, idOf(params));
    return { ...proposed, at: localOf(ctx, proposed.at, null) };
  });

  desk.on(tasks.take, 'task.work', async (ctx, { params, body }) => {
    await takeTask(ctx, idOf(params), body.rev);
    return DONE;
  });

  desk.on(tasks.give, 'task.work', async (ctx, { params, body }) => {
    await giveTask(ctx, idOf(params), { rev: body.rev, to: body.to as Id<'Staff'> | null });
    return DONE;
  });

  desk.on(tasks.comment, 'task.work', async (ctx, { params, body }) => {
    await commentTask(ctx, idOf(params), body.words);
    return DONE;
  });

  desk.on(tasks.close, 'task.work', async (ctx, { params, body }) => {
    await closeTask(ctx, idOf(params), body);
    await rejectProposed(ctx, idOf(params));
    return DONE;
  });
}

const idOf = ({ id }: { id: string }) => id as Id<'Task'>;

/** A kind that there is not is the same as none. */
const knownKind = (kind: string | undefined): TaskKind | null =>
  (Object.keys(kinds) as TaskKind[]).find((one) => one === kind) ?? null;

function localOf(ctx: Context, at: Date, zone: string | null) {
  const where = zone ?? ctx.config.DEFAULT_ZONE;
  return { day: dayOf(at, where), time: timeOf(at, where) };
}

/** A task as it leaves. */
export function presentTask(ctx: Context, task: Task): z.input<typeof TaskView> {
  const { createdAt, closedAt, takenById, zone, ...rest } = task;
  return {
    ...rest,
    created: localOf(ctx, createdAt, zone),
    closed: closedAt && localOf(ctx, closedAt, zone),
    mine: ctx.actor.kind === 'staff' && takenById === ctx.actor.staffId,
  };
}

import { z } from 'zod';
import { byId, done, pageOf, paging, route } from './route.js';
import { line, local, rev, Role } from './words.js';

const words = line(500);

/** A task as the worklist shows it; it names nobody but by public reference. */
export const TaskView = z.object({
  id: z.uuid(),
  kind: z.string(),
  /** 1 is the most urgent. */
  priority: z.int(),
  place: z.int().nullable(),
  /** Whom it is about; their record opens by their leave alone. */
  patientId: z.uuid().nullable(),
  ref: z.string().nullable(),
  parcel: z.int().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  state: z.enum(['open', 'done', 'cancelled']),
  created: local,
  takenBy: z.string().nullable(),
  mine: z.boolean(),
  outcome: z.string().nullable(),
  closed: local.nullable(),
  /** Null where it is open, or ended by itself. */
  closedBy: z.string().nullable(),
  rev: z.int(),
});
export type TaskView = z.infer<typeof TaskView>;

export const TaskWhole = z.object({
  task: TaskView,
  /** What one may close it with; none where it closes with what it asks for alone. */
  outcomes: z.array(z.string()),
  /** Whether a number can be shown to call. */
  calls: z.boolean(),
  events: z.array(
    z.object({
      id: z.uuid(),
      at: local,
      kind: z.enum(['taken', 'given', 'put-back', 'comment', 'closed']),
      /** Null where the service itself did it. */
      by: z.string().nullable(),
      to: z.string().nullable(),
      words: z.string().nullable(),
    }),
  ),
  /** To whom it may be given. */
  colleagues: z.array(z.object({ id: z.uuid(), name: z.string(), role: Role })),
});
export type TaskWhole = z.infer<typeof TaskWhole>;

export const TASK_SORTS = ['usual', 'since', '-since', 'what', '-what'] as const;

export const tasks = {
  list: route('GET /api/tasks', {
    summary: 'What waits for somebody, a page at a time, the most urgent on top.',
    query: z.strictObject({
      ...paging,
      show: z.enum(['open', 'mine', 'done']).default('open'),
      siteId: z.uuid().optional(),
      kind: z.string().max(40).optional(),
      sort: z.enum(TASK_SORTS).default('usual'),
    }),
    answer: pageOf(TaskView).extend({
      /** Every kind that one works. */
      kinds: z.array(z.string()),
    }),
  }),
  read: route('GET /api/tasks/:id', {
    summary: 'One task, and what was done about it.',
    params: byId,
    answer: TaskWhole,
  }),
  number: route('GET /api/tasks/:id/number', {
    summary: 'The number to call about a task that one has taken; the record says who looked.',
    params: byId,
    answer: z.object({
      channel: z.enum(['sms', 'telegram']),
      /** Null where there is nothing to call. */
      number: z.string().nullable(),
      nicknames: z.array(z.string()),
    }),
  }),
  registration: route('GET /api/tasks/:id/registration', {
    summary: 'What somebody proposed who asked to be registered; the record says who looked.',
    params: byId,
    answer: z.object({
      id: z.uuid(),
      channel: z.enum(['sms', 'telegram']),
      /** Null where there is none to show. */
      number: z.string().nullable(),
      language: z.enum(['en', 'sw', 'fr']),
      siteId: z.uuid(),
      at: local,
    }),
  }),
  take: route('POST /api/tasks/:id/take', {
    summary: 'Take a task for oneself.',
    params: byId,
    body: z.strictObject({ rev }),
    answer: done,
  }),
  give: route('POST /api/tasks/:id/give', {
    summary: 'Give a task to a colleague, or (null) back to all.',
    params: byId,
    body: z.strictObject({ rev, to: z.uuid().nullable() }),
    answer: done,
  }),
  comment: route('POST /api/tasks/:id/comments', {
    summary: 'Write a remark on a task.',
    params: byId,
    body: z.strictObject({ words }),
    answer: done,
  }),
  close: route('POST /api/tasks/:id/close', {
    summary: 'Close a task with what it came to.',
    params: byId,
    body: z.strictObject({
      rev,
      outcome: z.string().max(40),
      words: words.nullable().default(null),
    }),
    answer: done,
  }),
};

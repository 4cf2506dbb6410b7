import type { App } from '#core/kernel/context.js';
import { record } from '#core/audit/index.js';
import { asSystem } from '../../support/app.js';

/** A text as the outbox keeps it, with the hours before its end that it is due. */
export interface Row {
  kind: string;
  state: string;
  dueAt: Date;
  hours: number;
}

/** What is in the outbox about a row, the first due on top. */
export const textsAbout = (app: App, subjectId: string): Promise<Row[]> =>
  asSystem(app, (ctx) =>
    ctx.sql<Row>(
      `SELECT kind, state, due_at AS "dueAt",
              round(extract(epoch FROM useful_until - due_at) / 3600)::int AS hours
       FROM messages WHERE subject_id = $1 ORDER BY due_at, id`,
      [subjectId],
    ),
  );

/** Kinds and states alone, one word each. */
export const statesAbout = async (app: App, subjectId: string): Promise<string[]> =>
  (await textsAbout(app, subjectId)).map(({ kind, state }) => `${kind} ${state}`);

/** Open tasks of the worklist by kind, those about a patient. */
export const tasksAbout = (app: App, patientId: string): Promise<string[]> =>
  asSystem(app, async (ctx) => {
    const rows = await ctx.sql<{ kind: string }>(
      `SELECT kind FROM tasks WHERE patient_id = $1 AND state = 'open' ORDER BY created_at, kind`,
      [patientId],
    );
    return rows.map(({ kind }) => kind);
  });

/** Changes rows of a personal table as no use case does, with the entry that the tests ask for. */
export const change = (app: App, sql: string, values: unknown[]): Promise<void> =>
  asSystem(app, async (ctx) => {
    await ctx.sql(sql, values);
    await record(ctx, 'test.changed', { kind: 'patient', id: 'test' });
  });

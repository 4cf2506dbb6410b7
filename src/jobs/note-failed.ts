import { perform } from '#core/kernel/context.js';
import type { App } from '#core/kernel/context.js';
import { plainError } from '#core/kernel/log.js';
import { noteStuck } from '#core/reports/index.js';

/** What was worked on when it failed: a step or a job, and its row, if it came so far. */
export interface Failed {
  step: string;
  row?: unknown;
}

/** Logs that work failed and keeps it in the list of what is stuck, where the database still takes it. */
export async function noteFailed(app: App, failed: Failed, err: unknown): Promise<void> {
  const { step } = failed;
  const row = idsIn(failed.row).join(' ');
  app.log.error({ err, step, row }, 'work failed and will be tried again');
  const { type, code } = plainError(err);
  const fault = typeof code === 'string' ? `${type} ${code}` : type;
  await perform(app, { kind: 'system', name: 'stuck' }, (ctx) =>
    noteStuck(ctx, { step, row, fault }),
  ).catch((again: unknown) => {
    app.log.warn({ err: again, step }, 'that work failed could not be kept');
  });
}

/** A row by its ids: itself, its `id`, or all it holds of them. */
function idsIn(row: unknown): string[] {
  if (typeof row === 'string') return [row];
  if (typeof row !== 'object' || row === null) return [];
  if ('id' in row) return [String(row.id)];
  return Object.values(row)
    .flat()
    .filter((value): value is string => typeof value === 'string' && UUID.test(value));
}

const UUID = /^[0-9a-f-]{36}$/;

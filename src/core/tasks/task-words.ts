import { accountOf } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import type { WrappedKey } from '../kernel/keys.js';
import { open, seal } from '../kernel/sealed.js';

interface Written {
  id: Id<'TaskEvent'>;
  taskId: Id<'Task'>;
  words: string;
}

const cell = (id: string, taskId: string) => ({
  table: 'task_events',
  column: 'words',
  row: id,
  owner: taskId,
});

/** Seals what staff write about a task under the key of its patient, else of its number, else of the writer. */
export async function sealWords(
  ctx: Context,
  { id, taskId, words }: Written,
): Promise<{ blob: Buffer; keyId: string }> {
  const writer = accountOf(ctx.actor);
  const [stored] = await ctx.sql<WrappedKey>(
    `SELECT k.id, k.wrapped, k.kek_version AS "kekVersion" FROM tasks t
     JOIN data_keys k ON k.id = coalesce((SELECT key_id FROM patients WHERE id = t.patient_id),
                                         (SELECT key_id FROM contact_points WHERE id = t.contact_id),
                                         (SELECT key_id FROM staff WHERE id = $2))
     WHERE t.id = $1`,
    [taskId, writer],
  );
  if (!stored) throw new Error('a task has no key for what is written of it');
  return { blob: seal(ctx.keys.unwrap(stored), cell(id, taskId), words), keyId: stored.id };
}

/** What was done about a task. */
export interface TaskEvent {
  id: Id<'TaskEvent'>;
  at: Date;
  kind: 'taken' | 'given' | 'put-back' | 'comment' | 'closed';
  /** Null where the service itself did it. */
  by: string | null;
  to: string | null;
  /** Null where nothing was written, or its key is gone. */
  words: string | null;
}

interface Row extends Omit<TaskEvent, 'words'> {
  words: Buffer | null;
  keyId: string | null;
  wrapped: Buffer | null;
  kekVersion: number | null;
}

/** The history of a task, oldest first. */
export async function taskEvents(ctx: Context, taskId: Id<'Task'>): Promise<TaskEvent[]> {
  const rows = await ctx.sql<Row>(
    `SELECT e.id, e.at, e.kind, b.name AS by, o.name AS to, e.words, k.id AS "keyId", k.wrapped,
            k.kek_version AS "kekVersion"
     FROM task_events e LEFT JOIN staff b ON b.id = e.by_id LEFT JOIN staff o ON o.id = e.to_id
     LEFT JOIN data_keys k ON k.id = e.key_id
     WHERE e.task_id = $1 ORDER BY e.id LIMIT 500`,
    [taskId],
  );
  return rows.map(({ id, at, kind, by, to, words, keyId, wrapped, kekVersion }) => {
    const key =
      keyId && wrapped && kekVersion && ctx.keys.unwrap({ id: keyId, wrapped, kekVersion });
    return {
      id,
      at,
      kind,
      by,
      to,
      words: key && words ? open(key, cell(id, taskId), words) : null,
    };
  });
}

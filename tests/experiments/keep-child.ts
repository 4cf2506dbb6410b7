import { json } from 'node:stream/consumers';
import { perform } from '#core/kernel/context.js';
import type { Course } from '#core/patients/index.js';
import { keep } from '#core/pickups/index.js';
import type { Id } from '#core/kernel/ids.js';
import { DomainError } from '#core/kernel/errors.js';
import { childApp } from './parts.js';

export interface KeepInput {
  databaseUrl: string;
  siteId: Id<'Site'>;
  course: Course;
  contenders: { courseId: Id<'Course'>; patientId: Id<'Patient'> }[];
  /** The control: statements lose their row locks on the way to the database. */
  unlocked: boolean;
}

const input = (await json(process.stdin)) as KeepInput;
const app = childApp(input.databaseUrl);
if (input.unlocked)
  app.db.addHook('afterConnect', (connection) => {
    takeLocksAway(connection);
  });

const outcomes: Record<string, number> = {};
const waiting = [...input.contenders];
/** Fewer at a time than would wait longer for a connection than the pool lets them. */
const HANDS = 64;
await Promise.all(
  Array.from({ length: HANDS }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const outcome = await contend(next);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  }),
);
process.stdout.write(JSON.stringify(outcomes));
await app.db.close();

function contend({ courseId, patientId }: KeepInput['contenders'][number]): Promise<string> {
  const course = { ...input.course, id: courseId, patientId };
  return perform(app, { kind: 'system', name: 'test' }, (ctx) =>
    keep(ctx, { course, siteId: input.siteId, contactId: null }),
  ).then(
    () => 'kept',
    (error: unknown) => (error instanceof DomainError ? error.code : 'failed'),
  );
}

/** The same statements, without the lock on the lots. */
function takeLocksAway(connection: unknown): void {
  const client = connection as { query: (...args: unknown[]) => unknown };
  const query = client.query.bind(client);
  client.query = (...args) => {
    const [statement] = args;
    if (typeof statement === 'object' && statement !== null && 'text' in statement) {
      const text = String(statement.text).replaceAll(/FOR (?:NO KEY )?UPDATE OF l\b/g, '');
      args[0] = { ...statement, text };
    }
    return query(...args);
  };
}

import type { App } from '#core/kernel/context.js';

const STAFF_LOCK = `lock_practitioner(id::uuid)`;

const unlocked = (text: string): string =>
  text.replaceAll(STAFF_LOCK, 'id').replaceAll(/FOR (?:NO KEY )?UPDATE(?: OF \w+)?/g, '');

/** The control: an app whose statements lose the locks of patients, of numbers and of practitioners' time on the way to the database. Before its first connection. */
export function withoutLocks(app: App): void {
  app.db.addHook('afterConnect', (connection) => {
    const client = connection as { query: (...args: unknown[]) => unknown };
    const query = client.query.bind(client);
    client.query = (...args) => {
      const [statement] = args;
      if (typeof statement === 'string') args[0] = unlocked(statement);
      if (typeof statement === 'object' && statement !== null && 'text' in statement)
        args[0] = { ...statement, text: unlocked(String(statement.text)) };
      return query(...args);
    };
  });
}

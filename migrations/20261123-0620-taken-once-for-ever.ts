import type { Migration } from '../src/core/kernel/migrations.js';

// The rows stay, so that what was taken is never taken again; their replies alone are looked for.
export const up: Migration = (db) =>
  db.query(`
  DROP INDEX inbox_received;
  CREATE INDEX inbox_replies ON inbox (received_at) WHERE reply IS NOT NULL;
`);

export const down: Migration = (db) =>
  db.query(`
  DROP INDEX inbox_replies;
  CREATE INDEX inbox_received ON inbox (received_at);
`);

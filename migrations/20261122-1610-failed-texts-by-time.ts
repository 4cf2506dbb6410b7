import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  -- A reminder is made long before it is due: what failed is found by when it was to leave.
  DROP INDEX messages_failed;
  CREATE INDEX messages_failed ON messages (due_at)
    WHERE state IN ('failed', 'denied', 'undelivered', 'expired');
`);

export const down: Migration = (db) =>
  db.query(`
  DROP INDEX messages_failed;
  CREATE INDEX messages_failed ON messages (made_at)
    WHERE state IN ('failed', 'denied', 'undelivered', 'expired');
`);

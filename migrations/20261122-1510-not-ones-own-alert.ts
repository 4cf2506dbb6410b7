import type { Migration } from '../src/core/kernel/migrations.js';

// Whoever asked for a code that its patient refused does not clear themself of it.
export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE tasks ADD CONSTRAINT tasks_not_own_alert
    CHECK (kind <> 'code-refused' OR closed_by_id IS NULL OR facts->>'asker' IS DISTINCT FROM closed_by_id::text)
    NOT VALID`);

export const down: Migration = (db) =>
  db.query('ALTER TABLE tasks DROP CONSTRAINT tasks_not_own_alert');

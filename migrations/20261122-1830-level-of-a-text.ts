import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE messages ADD COLUMN level_cap text CHECK (level_cap IN ('COVERT', 'GENERAL', 'OPEN'));
  COMMENT ON COLUMN messages.level_cap IS 'It says no more than this, for it goes to another number than the one it was made for.';
`);

export const down: Migration = (db) => db.query('ALTER TABLE messages DROP COLUMN level_cap');

import type { Migration } from '../src/core/kernel/migrations.js';

// Failures before this say nothing of whose fault they were: they count for nobody.
export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE messages ADD COLUMN unreached boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT messages_unreached CHECK (NOT unreached OR state IN ('failed', 'undelivered'));
  COMMENT ON COLUMN messages.unreached IS 'The handset did not get it, and that is not our doing: three in a row make a number doubtful.';
`);

export const down: Migration = (db) => db.query('ALTER TABLE messages DROP COLUMN unreached');

import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE check_ins
    ALTER COLUMN next_at DROP NOT NULL,
    ADD COLUMN by_programme boolean NOT NULL DEFAULT false;
  COMMENT ON COLUMN check_ins.next_at IS 'Null for somebody who does not want to be asked: no programme begins it again.';
  COMMENT ON COLUMN check_ins.by_programme IS 'Begun by a programme, and asked while they have a course of one that asks.';
`);

export const down: Migration = (db) =>
  db.query(`
  DELETE FROM check_ins WHERE next_at IS NULL;
  ALTER TABLE check_ins DROP COLUMN by_programme, ALTER COLUMN next_at SET NOT NULL;
`);

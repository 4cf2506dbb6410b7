import type { Migration } from '../src/core/kernel/migrations.js';

// One patient cannot doubt a shelf again and again.
export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE turned_away ADD COLUMN day date;
  ALTER TABLE turned_away ADD CONSTRAINT turned_away_day CHECK (day IS NOT NULL) NOT VALID;
  CREATE UNIQUE INDEX turned_away_once ON turned_away (course_id, site_id, day);
  COMMENT ON TABLE turned_away IS 'I came, it was not there; one a course, place and day.';
`);

export const down: Migration = (db) =>
  db.query(`
  ALTER TABLE turned_away DROP COLUMN day;
  COMMENT ON TABLE turned_away IS 'I came, it was not there.';
`);

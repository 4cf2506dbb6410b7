import type { Migration } from '../src/core/kernel/migrations.js';

const LIVE = `state IN ('proposed', 'pending', 'booked', 'arrived', 'checked-in') AND NOT override`;

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE visits ADD COLUMN moves uuid REFERENCES visits,
    ADD CONSTRAINT visits_moves_held CHECK (moves IS NULL OR state IN ('pending', 'cancelled'));
  COMMENT ON COLUMN visits.moves IS 'The booked visit that is to be moved here, while its patient makes up their mind.';
  DROP INDEX visits_one_a_day;
  CREATE UNIQUE INDEX visits_one_a_day ON visits (patient_id, local_day) WHERE ${LIVE} AND moves IS NULL;
`);

export const down: Migration = (db) =>
  db.query(`
  DROP INDEX visits_one_a_day;
  ALTER TABLE visits DROP COLUMN moves;
  CREATE UNIQUE INDEX visits_one_a_day ON visits (patient_id, local_day) WHERE ${LIVE};
`);

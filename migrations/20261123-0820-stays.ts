import type { Migration } from '../src/core/kernel/migrations.js';

// Those that ended before this are not known: what they moved was moved in the course itself.
export const up: Migration = (db) =>
  db.query(`
  CREATE TABLE stays (
    id         uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES patients,
    first_day  date NOT NULL,
    home_on    date NOT NULL CHECK (home_on > first_day)
  );
  COMMENT ON TABLE stays IS 'personal: days in a ward that are over, which supplied what was needed';
  CREATE INDEX stays_patient ON stays (patient_id);
`);

export const down: Migration = (db) => db.query('DROP TABLE stays');

import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  CREATE TABLE staff_days (
    staff_id uuid NOT NULL REFERENCES staff,
    day      date NOT NULL,
    told_at  timestamptz NOT NULL,
    told_by  text NOT NULL CHECK (told_by IN ('console', 'sms', 'telegram')),
    PRIMARY KEY (staff_id, day)
  );
  COMMENT ON TABLE staff_days IS 'Who was told in the morning what the day holds for them, and how: once a day.';
`);

export const down: Migration = (db) => db.query('DROP TABLE staff_days');

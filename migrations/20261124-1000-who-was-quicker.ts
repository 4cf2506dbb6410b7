import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE patient_services ADD COLUMN rev integer NOT NULL DEFAULT 1;
  ALTER TABLE specialities ADD COLUMN rev integer NOT NULL DEFAULT 1;
`);

export const down: Migration = (db) =>
  db.query(`
  ALTER TABLE patient_services DROP COLUMN rev;
  ALTER TABLE specialities DROP COLUMN rev;
`);

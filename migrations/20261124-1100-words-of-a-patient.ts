import type { Migration } from '../src/core/kernel/migrations.js';

// A record that is opened says what was agreed when its newest words were made.
export const up: Migration = (db) =>
  db.query('CREATE INDEX join_codes_patient ON join_codes (patient_id, expires_at)');

export const down: Migration = (db) => db.query('DROP INDEX join_codes_patient');

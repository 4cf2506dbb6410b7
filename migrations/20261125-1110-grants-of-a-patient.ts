import type { Migration } from '../src/core/kernel/migrations.js';

// What a patient refuses is looked for by the patient, whoever it was opened to.
export const up: Migration = (db) =>
  db.query(
    'CREATE INDEX consent_grants_patient ON consent_grants (patient_id, expires_at) WHERE ended_at IS NULL',
  );

export const down: Migration = (db) => db.query('DROP INDEX consent_grants_patient');

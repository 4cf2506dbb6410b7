import type { Migration } from '../src/core/kernel/migrations.js';

// How many visits a service has ahead is counted in the index alone.
export const up: Migration = (db) =>
  db.query(
    `CREATE INDEX visits_of_service ON visits (service_id, start_at, id) WHERE state = 'booked'`,
  );

export const down: Migration = (db) => db.query('DROP INDEX visits_of_service');

import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  -- What the dashboard and the desk's lists ask of live parcels is in the index itself.
  DROP INDEX pickups_desk;
  CREATE INDEX pickups_desk ON pickups (site_id, state, (coalesce(window_start, until)), id)
    INCLUDE (window_start, until, arrived_at, parcel)
    WHERE state IN ('held', 'ready');
`);

export const down: Migration = (db) =>
  db.query(`
  DROP INDEX pickups_desk;
  CREATE INDEX pickups_desk ON pickups (site_id, state, (coalesce(window_start, until)), id)
    WHERE state IN ('held', 'ready');
`);

import type { Migration } from '../src/core/kernel/migrations.js';

// Beside the state: whoever holds its number may still be handed a parcel that was there after all.
export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE pickups
    ADD COLUMN sought_at timestamptz,
    ADD CONSTRAINT pickups_sought CHECK (sought_at IS NULL OR state <> 'held');
  COMMENT ON COLUMN pickups.sought_at IS 'Since when staff look for it, as its patient came and was told that it is not there; nobody is sent to it until it is marked as ready anew.';`);

export const down: Migration = (db) => db.query(`ALTER TABLE pickups DROP COLUMN sought_at`);

import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE zone_data ADD COLUMN rules jsonb NOT NULL DEFAULT '{}';
  COMMENT ON COLUMN zone_data.rules IS 'The offsets by which instants of parcels were computed, by zone: from when on, and minutes east of UTC.';
`);

export const down: Migration = (db) => db.query('ALTER TABLE zone_data DROP COLUMN rules');

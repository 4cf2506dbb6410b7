import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE contact_points ADD COLUMN block_index bytea CHECK (octet_length(block_index) = 32);
  COMMENT ON COLUMN contact_points.block_index IS 'A keyed digest of the number without its last three digits, which numbers side by side share.';
  CREATE INDEX contact_points_no_block ON contact_points (id)
    WHERE block_index IS NULL AND channel = 'sms' AND octet_length(address) > 0;

  ALTER TABLE one_time_codes
    ADD COLUMN asked_by_id uuid REFERENCES staff,
    ADD COLUMN block_index bytea CHECK (octet_length(block_index) = 32);
  COMMENT ON COLUMN one_time_codes.asked_by_id IS 'The person of the staff who asked; null where it was the service for somebody not signed in.';
  CREATE INDEX one_time_codes_recent ON one_time_codes (asked_at) INCLUDE (asked_by_id, block_index);
`);

export const down: Migration = (db) =>
  db.query(`
  DROP INDEX one_time_codes_recent, contact_points_no_block;
  ALTER TABLE one_time_codes DROP COLUMN asked_by_id, DROP COLUMN block_index;
  ALTER TABLE contact_points DROP COLUMN block_index;
`);

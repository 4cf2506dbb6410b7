import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE join_tries
    ADD COLUMN id         uuid UNIQUE,
    ADD COLUMN code_index bytea CHECK (octet_length(code_index) = 32);
  COMMENT ON COLUMN join_tries.wrong IS 'True until its words were found to be right.';
  COMMENT ON COLUMN join_tries.code_index IS 'A keyed digest of the words, which are looked up when the answer is sent.';
`);

export const down: Migration = (db) =>
  db.query(`ALTER TABLE join_tries DROP COLUMN code_index, DROP COLUMN id;`);

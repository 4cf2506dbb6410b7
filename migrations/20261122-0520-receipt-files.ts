import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  CREATE TABLE receipt_files (
    id         uuid PRIMARY KEY,
    digest     bytea NOT NULL UNIQUE CHECK (octet_length(digest) = 32),
    state      text NOT NULL DEFAULT 'checked' CHECK (state IN ('checked', 'running', 'done')),
    made_by    uuid REFERENCES staff,
    made_at    timestamptz NOT NULL,
    rows       integer NOT NULL CHECK (rows > 0)
  );
  COMMENT ON COLUMN receipt_files.digest IS 'SHA-256 of the file: one file is imported once.';

  CREATE TABLE receipt_rows (
    file_id    uuid NOT NULL REFERENCES receipt_files,
    row        integer NOT NULL CHECK (row > 0),
    place      text NOT NULL,
    product    text NOT NULL,
    lot_number text NOT NULL,
    expires    text NOT NULL,
    quantity   text NOT NULL,
    problem    text,
    lot_id     uuid REFERENCES stock_lots,
    PRIMARY KEY (file_id, row),
    CHECK (problem IS NULL OR lot_id IS NULL)
  );
  COMMENT ON COLUMN receipt_rows.lot_id IS 'Where its units went; set once, in the transaction that took them in.';
  CREATE INDEX receipt_rows_waiting ON receipt_rows (file_id, row) WHERE problem IS NULL AND lot_id IS NULL;
`);

export const down: Migration = (db) => db.query(`DROP TABLE receipt_rows, receipt_files;`);

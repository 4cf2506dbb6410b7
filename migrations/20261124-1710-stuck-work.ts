import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  CREATE TABLE stuck_work (
    step text NOT NULL CHECK (step <> ''),
    -- Ids alone, and nothing where it is the whole step that fails.
    row_id text NOT NULL,
    times integer NOT NULL DEFAULT 1 CHECK (times > 0),
    since timestamptz NOT NULL,
    last_at timestamptz NOT NULL CHECK (last_at >= since),
    fault text NOT NULL,
    PRIMARY KEY (step, row_id)
  );
  COMMENT ON TABLE stuck_work IS 'What a sweep or a job tries again and again in vain; ids and names of faults, no words.';
`);

export const down: Migration = (db) => db.query('DROP TABLE stuck_work');

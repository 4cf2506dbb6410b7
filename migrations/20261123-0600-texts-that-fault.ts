import type { Migration } from '../src/core/kernel/migrations.js';

// A text that cannot be worded would be tried for as long as it is of use, before all that is due after it.
export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE messages ADD COLUMN faults smallint NOT NULL DEFAULT 0 CHECK (faults BETWEEN 0 AND 5);
  ALTER TABLE messages ADD CONSTRAINT messages_faulty_end
    CHECK (faults < 5 OR state NOT IN ('due', 'sending', 'in-doubt'));
  COMMENT ON COLUMN messages.faults IS 'How often a fault of ours kept it from being said; after five it has failed.';
`);

export const down: Migration = (db) => db.query('ALTER TABLE messages DROP COLUMN faults');

import type { Migration } from '../src/core/kernel/migrations.js';

// An account is found by its e-mail only while it stands: who comes back after a deletion gets a new one.
export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE staff DROP CONSTRAINT staff_email_key;
  CREATE UNIQUE INDEX staff_email_live ON staff (email) WHERE state <> 'deleted'`);

export const down: Migration = (db) =>
  db.query(`
  UPDATE staff d SET email = d.id || '.deleted' WHERE state = 'deleted'
    AND EXISTS (SELECT FROM staff s WHERE s.email = d.email AND s.id <> d.id);
  DROP INDEX staff_email_live;
  ALTER TABLE staff ADD CONSTRAINT staff_email_key UNIQUE (email)`);

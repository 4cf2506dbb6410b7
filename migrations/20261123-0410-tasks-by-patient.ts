import type { Migration } from '../src/core/kernel/migrations.js';

// Two patients of one phone are two whom somebody is to see to.
export const up: Migration = (db) =>
  db.query(`
  DROP INDEX tasks_once;
  CREATE UNIQUE INDEX tasks_once ON tasks (kind, coalesce(contact_id, subject_id), patient_id)
    NULLS NOT DISTINCT WHERE state = 'open';
`);

export const down: Migration = (db) =>
  db.query(`
  UPDATE tasks t SET state = 'cancelled' WHERE state = 'open' AND EXISTS (
    SELECT FROM tasks o WHERE o.state = 'open' AND o.kind = t.kind AND o.id < t.id
      AND coalesce(o.contact_id, o.subject_id) = coalesce(t.contact_id, t.subject_id));
  DROP INDEX tasks_once;
  CREATE UNIQUE INDEX tasks_once ON tasks (kind, coalesce(contact_id, subject_id)) WHERE state = 'open';
`);

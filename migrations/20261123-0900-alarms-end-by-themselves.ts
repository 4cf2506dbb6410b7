import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  -- Somebody closes a task, but for the alarm of a provider: that one ends when it answers again.
  ALTER TABLE tasks DROP CONSTRAINT tasks_check1,
    ADD CONSTRAINT tasks_closed_by CHECK (num_nulls(outcome, closed_at) <> 1 AND
      CASE WHEN outcome IS NULL THEN closed_by_id IS NULL
           ELSE closed_by_id IS NOT NULL OR kind = 'provider-alarm' END);
  ALTER TABLE task_events ALTER COLUMN by_id DROP NOT NULL,
    ADD CONSTRAINT task_events_by CHECK (by_id IS NOT NULL OR kind = 'closed');
`);

export const down: Migration = (db) =>
  db.query(`
  ALTER TABLE task_events DISABLE TRIGGER task_events_grow;
  DELETE FROM task_events WHERE by_id IS NULL;
  ALTER TABLE task_events ENABLE TRIGGER task_events_grow;
  ALTER TABLE task_events DROP CONSTRAINT task_events_by, ALTER COLUMN by_id SET NOT NULL;
  UPDATE tasks SET state = 'cancelled', outcome = NULL, closed_at = NULL
    WHERE outcome IS NOT NULL AND closed_by_id IS NULL;
  ALTER TABLE tasks DROP CONSTRAINT tasks_closed_by,
    ADD CONSTRAINT tasks_check1 CHECK (num_nulls(outcome, closed_by_id, closed_at) IN (0, 3));
`);

import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE tasks
    ADD COLUMN taken_by_id uuid REFERENCES staff,
    ADD COLUMN outcome     text,
    ADD COLUMN closed_by_id uuid REFERENCES staff,
    ADD COLUMN closed_at   timestamptz,
    ADD COLUMN rev         integer NOT NULL DEFAULT 1,
    ADD CHECK ((state = 'done') = (outcome IS NOT NULL)),
    ADD CHECK (num_nulls(outcome, closed_by_id, closed_at) IN (0, 3));
  CREATE INDEX tasks_open ON tasks (priority, created_at, id) WHERE state = 'open';
  CREATE INDEX tasks_done ON tasks (closed_at) WHERE state = 'done';
  CREATE INDEX tasks_taken ON tasks (taken_by_id) WHERE state = 'open';

  CREATE TABLE task_events (
    id       uuid PRIMARY KEY,
    task_id  uuid NOT NULL REFERENCES tasks,
    at       timestamptz NOT NULL,
    by_id    uuid NOT NULL REFERENCES staff,
    kind     text NOT NULL CHECK (kind IN ('taken', 'given', 'put-back', 'comment', 'closed')),
    to_id    uuid REFERENCES staff,
    words    bytea,
    key_id   uuid REFERENCES data_keys ON DELETE SET NULL,
    CHECK ((kind = 'given') = (to_id IS NOT NULL)),
    CHECK (kind <> 'comment' OR words IS NOT NULL)
  );
  COMMENT ON TABLE task_events IS 'personal: what was done about a task; what staff wrote is sealed by the key of the patient, the number or the writer, so it is gone when they are';
  CREATE INDEX task_events_task ON task_events (task_id, id);
  CREATE TRIGGER task_events_grow BEFORE DELETE OR TRUNCATE ON task_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TABLE task_events;
  DROP INDEX tasks_open, tasks_done, tasks_taken;
  ALTER TABLE tasks DROP COLUMN taken_by_id, DROP COLUMN outcome, DROP COLUMN closed_by_id,
    DROP COLUMN closed_at, DROP COLUMN rev;
`);

import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  -- Domain invariant 11: whose visit is taken off by us is told of it, or called.
  CREATE FUNCTION visit_not_lost() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM messages m WHERE m.subject_id = NEW.id AND m.kind = 'visit-closed')
       AND NOT EXISTS (SELECT FROM tasks t WHERE t.subject_id = NEW.id) THEN
      RAISE EXCEPTION 'a visit was taken off, and nobody was told' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER visits_not_lost AFTER UPDATE OF state ON visits
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.state = 'cancelled' AND NEW.end_reason = 'needs-reschedule')
    EXECUTE FUNCTION visit_not_lost();
  CREATE INDEX messages_of_visit ON messages (subject_id) WHERE kind = 'visit-closed';
  CREATE INDEX tasks_subject ON tasks (subject_id) WHERE subject_id IS NOT NULL;

  CREATE TABLE zone_data (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version  text NOT NULL
  );
  COMMENT ON TABLE zone_data IS 'By which rules of the time zones the instants of visits were computed last.';
  INSERT INTO zone_data (version) VALUES ('');
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TABLE zone_data;
  DROP INDEX messages_of_visit, tasks_subject;
  DROP TRIGGER visits_not_lost ON visits;
  DROP FUNCTION visit_not_lost;
`);

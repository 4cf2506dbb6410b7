import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE visits ADD COLUMN coming_at timestamptz;
  COMMENT ON COLUMN visits.coming_at IS 'When its patient first said that they will come.';

  CREATE FUNCTION note_coming() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO visit_events (visit_id, at, was, state, reason)
    VALUES (NEW.id, NEW.coming_at, NEW.state, NEW.state, 'coming');
    RETURN NULL;
  END $$;
  CREATE TRIGGER visits_coming AFTER UPDATE OF coming_at ON visits
    FOR EACH ROW WHEN (OLD.coming_at IS NULL AND NEW.coming_at IS NOT NULL) EXECUTE FUNCTION note_coming();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER visits_coming ON visits;
  DROP FUNCTION note_coming;
  ALTER TABLE visits DROP COLUMN coming_at;
`);

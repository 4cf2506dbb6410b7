import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE pickups ADD COLUMN visit_id uuid REFERENCES visits;
  COMMENT ON COLUMN pickups.visit_id IS 'The visit at which it is given; it is kept to the end of that day.';
  CREATE UNIQUE INDEX pickups_visit ON pickups (visit_id) WHERE state IN ('requested', 'held', 'ready');

  CREATE FUNCTION visit_has_parcel() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM pickups p WHERE p.visit_id = NEW.id AND p.course_id = NEW.course_id
                   AND p.state IN ('held', 'ready', 'collected'))
       AND EXISTS (SELECT FROM visits v WHERE v.id = NEW.id AND v.state = 'booked') THEN
      RAISE EXCEPTION 'what is given on site is kept with its visit' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER visits_have_parcel AFTER UPDATE OF state ON visits
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.state = 'booked' AND NEW.course_id IS NOT NULL) EXECUTE FUNCTION visit_has_parcel();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER visits_have_parcel ON visits;
  DROP FUNCTION visit_has_parcel;
  DROP INDEX pickups_visit;
  ALTER TABLE pickups DROP COLUMN visit_id;
`);
